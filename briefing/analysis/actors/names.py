"""Names in running text, by their capitals, the words around them and what is known beforehand. No parser, no model.

Two passes over an article: the first finds stretches of capitalised words and what their form says of them, the second decides what only
the whole article can tell (that "Alvarez" is the "Rosa Alvarez" of the second paragraph, or that an acronym is a ministry's).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from briefing.analysis.actors.capitalised import NO_NAME, Token, behind_capitals, tokens_of
from briefing.analysis.actors.joints import SMALL, goes_on_from_medium, is_banded, is_team, joins_in_body, joins_over, leads_to_body
from briefing.analysis.actors.lexicon import Entry, Lexicon
from briefing.analysis.actors.word_before import word_before
from briefing.analysis.datelines import DATELINE
from briefing.analysis.dates.patterns import MONTHS, WEEKDAYS
from briefing.analysis.wordlists import listed
from briefing.model import ActorKind, Span

CALENDAR = (
    frozenset(name.capitalize() for name in (*MONTHS, *WEEKDAYS, *(f"{day}s" for day in WEEKDAYS)))
    | frozenset(day[:3].capitalize() for day in WEEKDAYS)
    | listed("Christmas Easter EST EDT ET GMT PM AM TV")
)
PLACE_BEFORE = re.compile(r"\b(?:in|near|outside|across|throughout)(?: the)?[ \u00a0]$")
MAYBE_PLACE_BEFORE = re.compile(r"\b(?:at|from|to|toward|towards|around|into)(?: the)?[ \u00a0]$")
THE_BEFORE = re.compile(r"\b[Tt]he[ \u00a0]$")
AGE_AFTER = re.compile(r",? ?(?:,|\() ?(?:age )?\d{1,2}\b(?![\d:.])(?! (?:percent|million|billion|years))")
LOWER = re.compile(r"\b[a-z]{2,}\b")

PLACE_FIRST = listed("Mount Lake Fort Cape Camp Port Point Las Los San Santa São New Saint Rio Puerto Novo Costa Tel Ciudad Villa")
NAMES_TOO = listed(
    "state justice defense defence foreign interior finance first lady prince lord king citizen major general bishop judge sheikh"
)
"""Words of titles that stand inside names of people and bodies as well."""


OFFICES_OF_MANY = listed(
    """Senators Sens Sens. Representatives Reps Reps. Governors Govs Govs. Congressmen Congresswomen Ministers Lawmakers Mayors Justices
    Judges"""
)
"""Titles before the names of several: "Senators | Rosa Alvarez and Tom Okoro"."""

CALLINGS = listed(
    """Model Supermodel Blogger Novelist Poet Playwright Photographer Artist Painter Musician Guitarist Drummer Dancer Designer Stylist
    Trooper Investigator Pollster Nurse Surgeon Teacher Principal Student Farmer Protester Banker Trader Investor Entrepreneur
    Publicist Agent Staff Millionaire Socialite Heiress Widow Mum Mom YouTuber Influencer Restaurateur"""
)
"""What somebody is, which opens a sentence before the whole name: "Model | Rosa Alvarez"."""

ELECT = re.compile(r"[A-Z][a-z]+-[Ee]lect")
""" "Senator-elect"."""

POLITE = listed("Mr. Mr Mrs. Mrs Ms. Ms Miss Dr. Dr")
IMPERATIVES = listed("Meet Enter Watch See Read Ask Tell Join Resist Stop Elect Impeach Thank Follow Beat Dump")
"""What is called out before a name: "“Meet | Rosa Alvarez.”"."""

PORTFOLIOS = listed("foreign defense defence interior finance state justice")
"""Words of ministers' titles that name ministries too."""
MODIFIERS = PORTFOLIOS | listed("attorney chief governor representative")
"""Words of titles that can open a body's name."""


DIRECTED = re.compile(r"(?:North|South|East|West|Central|Latin|Middle|Sub-Saharan)(?:ern)? [A-Z]\w+(?:ans?|ese|erns?|ish)")
"""Peoples of a part of the world: "North African", "Middle Eastern" are nobody's names."""


class Name(NamedTuple):
    """A name as it stands: passage, words without title, what is known of it, kind as far as its form tells, and evidence for a person."""

    start: int
    end: int
    text: str
    entry: Entry | None
    kind: ActorKind | None
    person: bool
    country: str | None
    initial: bool


def read_names(
    text: str, passage: Span, initials: set[int], lower: frozenset[str], lexicon: Lexicon, word_names: frozenset[int] = frozenset()
) -> list[Name]:
    """The names of a passage, first pass.

    `initials`: where sentences start; `lower`: the article's words in lower case; `word_names`: where words open names (`word_names.py`).
    """
    found: list[Name] = []
    dateline = DATELINE.match(text, *passage)
    for group in tokens_of(text, *passage, lexicon, word_names):
        initial = group[0].start in initials or (group[0].start > 0 and text[group[0].start - 1] in "“\"‘'")
        if initial and len(group) > 1 and _is_plain_word(group[0], group[1].text, lower, lexicon):
            group, initial = group[1:], False
        for part in _split_stretch(group, lexicon):
            found.extend(_names(text, part, initial and part[0].start == group[0].start, lexicon))
    if dateline is None:
        return found
    head = dateline.end("place") if dateline["place"] else dateline.end()
    return [name for name in found if name.entry or name.start >= head]


def _is_plain_word(token: Token, follows: str, lower: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether the first word of a sentence is capitalised for that alone: the article has it in lower case too, it is an adverb, or acts.

    A participle acts on the name that `follows`: "Attacking | Rosa Alvarez, the minister said".
    """
    word = token.text.lower()
    known = (
        token.named
        or word in lexicon.titles
        or token.text in lexicon.longest
        or token.text in lexicon.given
        or token.text in lexicon.body_words
    )
    acts = word.endswith("ing") and len(word) > 5 and (follows in lexicon.given or follows in lexicon.entries)
    plain = word in lower and not (follows in lexicon.body_words and word not in NO_NAME and not word.endswith(("ing", "ed", "s")))
    return not known and (plain or (word.endswith("ly") and len(word) > 4) or acts)


def _split_stretch(group: list[Token], lexicon: Lexicon) -> Iterable[list[Token]]:
    """A stretch cut at words that end a name, and at "of", "for", "and" where no body's name goes over them."""
    part: list[Token] = []
    for number, token in enumerate(group):
        plain = token.text.rstrip(".")
        stops = (
            plain in CALENDAR
            and not token.named
            and not (part and part[-1].text in lexicon.given and plain in {"May", "March", "August", "April"})
        )
        cut = (
            bool(part)
            and token.joint.split(" ")[0] in SMALL
            and not (joins_over(part, token, lexicon) or joins_in_body(part, group[number : number + 2], lexicon))
        )
        if part and (stops or cut):
            yield part
            part = []
        if not stops and plain != "I":
            part.append(token if part or not token.joint else token._replace(joint=""))
    if part:
        yield part


def _names(text: str, part: list[Token], initial: bool, lexicon: Lexicon) -> Iterable[Name]:
    """The names of one stretch: known ones first, titles taken off, the rest by its form."""
    at = 0
    titled = False
    while at < len(part):
        if (
            initial
            and at == 0
            and part[0].text.lower() in NO_NAME
            and not part[0].named
            and not is_banded(part)
            and not (len(part) > 1 and f"{part[0].text} {part[1].text}" in lexicon.entries)
        ):
            at, initial = at + 1, False
            continue
        entry, length = known_at(part, at, lexicon)
        directed = _directed_body(part, at, lexicon)
        if directed:
            yield name_of(text, part[at:directed], None, "organisation", initial)
            at, titled = directed, False
        elif entry and not _rather_person(part, at, length, entry, lexicon):
            stop = (
                _body_end(part, at + length, lexicon)
                if entry.sort in {"people", "name", "region", "place", "seat", "capital", "body", "party"}
                else 0
            )
            if stop:
                yield name_of(text, part[at:stop], None, "organisation", initial, country=entry.country)
                at = stop
            elif entry.sort == "place" and at + length < len(part) and part[at + length].text in lexicon.place_words:
                yield name_of(text, part[at : at + length + 1], None, "place", initial)
                at += length + 1
            elif entry.sort == "media" and goes_on_from_medium(part[at + length :], lexicon):
                yield name_of(text, part[at : at + length], entry, entry.kind, initial)
                at = len(part)
            else:
                yield name_of(text, part[at : at + length], entry, entry.kind, initial, country=entry.country)
                at += length
            titled = False
        elif _is_title(part, at, lexicon) or _is_before_person(part, at, lexicon):
            titled, at = True, at + 1
        else:
            stop = _rest_end(part, at, lexicon)
            person = _person_inside(part, at, stop, lexicon)
            if person > at:
                at, titled = person, True
            yield from _unlisted_name(text, part[at:stop], titled, initial and at == 0, lexicon)
            at, titled = stop, False


def _is_title(part: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a word is a title, or the rank before one, and no body's: "Special | Envoy"."""
    follows = part[at + 1].text.lower() if at + 1 < len(part) else ""
    ranks = part[at].text in ("Special", "Senior", "Assistant", "Associate") and follows in lexicon.titles
    return ranks or (part[at].text.lower() in lexicon.titles and not _modifies_body(part, at, lexicon))


def _is_before_person(part: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a word is no part of the person's name that follows: "Senators | Rosa Alvarez", "House | Rosa Alvarez"."""
    if at + 2 >= len(part) or part[at].joint or part[at + 1].joint or part[at].named:
        return False
    word = part[at].text
    office = word in OFFICES_OF_MANY or word in CALLINGS or ELECT.fullmatch(word) is not None
    return office or (part[at + 1].text in lexicon.given and (word == "House" or word in IMPERATIVES))


def known_at(part: list[Token], at: int, lexicon: Lexicon) -> tuple[Entry | None, int]:
    """The longest known name that starts at a word, and its length in words."""
    words = [part[at].text]
    best: tuple[Entry | None, int] = (lexicon.entries.get(part[at].text), 1)
    for step in range(1, min(lexicon.longest.get(part[at].text, 1), 8)):
        if at + step >= len(part):
            break
        words.extend(word for word in (part[at + step].joint, part[at + step].text) if word)
        entry = lexicon.entries.get(" ".join(words))
        if entry:
            best = (entry, step + 1)
    return best


def _rather_person(part: list[Token], at: int, length: int, entry: Entry, lexicon: Lexicon) -> bool:
    """ "Jordan Ellis" is a person although Jordan is a state; "Ellis Jordan" too."""
    follows = part[at + length].text if at + length < len(part) else ""
    if entry.sort == "people" and length == 1:
        return False
    if at > 0 and (part[at - 1].text in lexicon.given or part[at - 1].text in POLITE) and length == 1 and entry.sort != "seat":
        return True
    ambiguous = length == 1 and part[at].text in lexicon.given
    return (
        ambiguous
        and bool(follows)
        and follows.lower() not in lexicon.titles
        and follows not in lexicon.body_words
        and follows not in lexicon.entries
    )


def _body_end(part: list[Token], at: int, lexicon: Lexicon) -> int:
    """Where a body's name ends that a known name opens ("Peruvian | Health Ministry"); 0 where none is opened."""
    for stop in range(at, min(at + 5, len(part))):
        if part[stop].text in lexicon.given or (part[stop].joint and stop == at):
            return 0
        if part[stop].text == "Press" and stop + 1 < len(part) and part[stop + 1].text.lower() in lexicon.titles:
            return 0
        if part[stop].text in lexicon.body_words or (stop == at and is_team(part, at, lexicon)):
            stop += 1
            while stop < len(part) and (
                part[stop].text in lexicon.body_words
                or part[stop].joint.startswith(("of", "for", "on", "and"))
                or leads_to_body(part, stop, lexicon)
            ):
                stop += 1
            return stop
        if (word := part[stop].text.lower()) in lexicon.titles and word not in PORTFOLIOS:
            return 0
    return 0


def _directed_body(part: list[Token], at: int, lexicon: Lexicon) -> int:
    """Where a body's name ends that a people of a part of the world opens ("East African | Rail Authority"); 0 where none does."""
    if at + 2 >= len(part) or part[at + 1].joint or part[at + 1].text not in lexicon.entries:
        return 0
    if not DIRECTED.fullmatch(f"{part[at].text} {part[at + 1].text}") or f"{part[at].text} {part[at + 1].text}" in lexicon.entries:
        return 0
    return _body_end(part, at + 2, lexicon)


def _modifies_body(part: list[Token], at: int, lexicon: Lexicon) -> bool:
    """ "Defence Ministry": a title's word that belongs to a body's name."""
    if part[at].text.lower() not in MODIFIERS:
        return False
    return at + 1 < len(part) and (part[at + 1].text in lexicon.body_words or part[at + 1].text in {"Affairs", "Security", "Intelligence"})


def _rest_end(part: list[Token], at: int, lexicon: Lexicon) -> int:
    """Where an unknown name ends: at a title or a known party, medium or people."""
    stop = at + 1
    while stop < len(part):
        entry = lexicon.entries.get(part[stop].text)
        joined = bool(part[stop].joint) or part[stop - 1].text in lexicon.body_words
        word = part[stop].text.lower()
        if word in lexicon.titles and word not in NAMES_TOO and not part[stop].joint:
            break
        if (
            entry
            and not joined
            and not _is_surname(part, at, stop, lexicon)
            and not (entry.sort == "party" and stop + 1 < len(part) and part[stop + 1].text == "Party")  # "Free | Democratic Party"
            and (entry.sort in {"people", "media", "party"} or (entry.sort == "name" and part[at].text not in lexicon.given))
        ):
            break
        stop += 1
    return stop


def _is_surname(part: list[Token], at: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether a known name ends a person's behind a first name or initials: "Rosa R. | Reuters", "Mark | Cuban", no "Mark | Cuban Bank"."""
    if part[at].text not in lexicon.given or any(len(one.text) != 2 or one.text[1] != "." for one in part[at + 1 : stop]):
        return False
    entry, word = lexicon.entries[part[stop].text], part[stop].text
    opens = stop + 1 < len(part) and part[stop + 1].text in lexicon.body_words
    alone = entry.sort == "people" and not (opens or word.endswith("s") or part[at].text in lexicon.entries)
    return alone or entry.sort == "media" or stop - at > 1


def _person_inside(part: list[Token], at: int, stop: int, lexicon: Lexicon) -> int:
    """Where a person's name starts after the words of an office ("Natural Resources | Rosa Alvarez"); `at` where it is all one name."""
    if (
        part[at].text in lexicon.given
        or part[at].text in lexicon.family_first
        or any(one.text in lexicon.body_words for one in part[at:stop])
    ):
        return at
    for index in range(at + 1, stop - 1):
        if part[index].text in lexicon.given and not part[index].joint and index - at >= 2:
            return index
    return at


def name_of(
    text: str,
    part: list[Token],
    entry: Entry | None,
    kind: ActorKind | None,
    initial: bool,
    *,
    country: str | None = None,
) -> Name:
    """The name that some words make."""
    start, end = part[0].start, part[-1].end
    return Name(start, end, text[start:end], entry, kind, False, country, initial)


def _unlisted_name(text: str, part: list[Token], titled: bool, initial: bool, lexicon: Lexicon) -> Iterable[Name]:
    """A name that no list has: what its words and its neighbours say of it."""
    if is_banded(part):
        yield name_of(text, part, None, "organisation", initial)
        return
    named = part[0].named
    if initial and len(part) > 1 and part[0].text.lower() in NO_NAME and not named:
        part, initial = part[1:], False
    part = behind_capitals(part, lexicon)
    last = part[-1].text.rstrip(".")
    words = {token.text.rstrip(".") for token in part}
    before = text[max(0, part[0].start - 24) : part[0].start]
    noun = word_before(before, 0, len(before))
    titled = titled or named or (noun is not None and _is_office(noun[1].lower(), lexicon))
    if (len(part) > 1 and words & lexicon.body_words and not (titled and last not in lexicon.body_words)) or last in lexicon.body_words:
        known = next((lexicon.entries[token.text] for token in part if token.text in lexicon.entries), None)
        if len(part) > 1:
            yield name_of(text, part, None, "organisation", initial, country=known.country if known else None)
        return
    if DIRECTED.fullmatch(" ".join(token.text for token in part)):
        return
    if (
        last in lexicon.thing_words
        or (part[0].text.lower() in NO_NAME and not named)
        or all(len(word) > 5 and word.isupper() for word in words)
    ):
        return
    if last in lexicon.place_words or part[0].text in PLACE_FIRST:
        if len(part) > 1:
            yield name_of(text, part, None, "place", initial)
        elif last in lexicon.family_first:  # a park, or Ms Park: whether somebody is called so, the whole article tells
            yield name_of(text, part, None, None, initial)
        return
    person = (titled and len(last) > 1) or (
        len(part) > 1 and len(last) > 1 and (part[0].text in lexicon.given or _has_initial(part) or _family_first(part, lexicon))
    )
    person = person or AGE_AFTER.match(text, part[-1].end) is not None
    kind: ActorKind | None = "person" if person and not THE_BEFORE.search(before) else None
    yield name_of(text, part, None, kind, initial)._replace(person=person)


ADJECTIVAL = listed("state first lady foreign former major general private interim minority majority executive prime finance vice")
"""Words of titles that stand before anything: "a major Lumo customer"."""


def _is_office(word: str, lexicon: Lexicon) -> bool:
    """Whether a title's word right before a name makes it a person's."""
    return word in lexicon.titles and word not in ADJECTIVAL


def _has_initial(part: list[Token]) -> bool:
    return any(len(token.text) == 2 and token.text[1] == "." for token in part[:-1]) or part[-1].text in {"Jr.", "Jr", "Sr.", "III", "II"}


def _family_first(part: list[Token], lexicon: Lexicon) -> bool:
    return 2 <= len(part) <= 3 and part[0].text in lexicon.family_first and part[-1].text not in lexicon.body_words
