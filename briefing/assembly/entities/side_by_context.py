"""Finds the side of voices by what the corpus prints around their names: posts at a side, party letters, the staff of a head of government.

`side_by_description` reads only a voice's own name, title and affiliation, and comes first; this takes those that it leaves without a side.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from briefing.analysis.actors.lexicon import Entry, load
from briefing.analysis.wordlists import any_of, listed
from briefing.assembly.entities import governments
from briefing.assembly.entities.side_by_description import OFFICE, OUTSIDE
from briefing.assembly.text.names import family_key, normalize_name
from briefing.assembly.text.vocabulary import BoundedCache
from briefing.model import Article, Side, Voice

JOINED = re.compile(r"\s+and\s+|\s*[,/&]\s*|(?<=[a-z])-(?=[A-Z])")
"""What stands between several bodies in one side's name: `Gomez and Ruiz`, `Gomez-Ruiz`, `Acme/Orbit`."""
SHORTEST = 3
"""Letters of a single word that can stand for a side; shorter ones mean too many other things."""
DIRECTIONS = frozenset(listed("north south east west northern southern eastern western new saint san central united"))
"""First words that belong to a place's name: the second alone is another place."""
POST = OFFICE | frozenset(
    listed(
        """sen. sen senator rep. rep congressman congresswoman lawmaker leaders ceo cfo coo executive founder co-founder president director
        manager lawyer attorney counsel aide adviser advisor strategist candidate nominee whip speaker treasurer senators members member
        head deputy chairwoman chair mp lawmakers governor mayor organiser organizer negotiators runner running mate"""
    )
)
AGAINST = OUTSIDE | frozenset(listed("against rival rivals opponent opponents suing sued accused challenger lawsuit versus targeting ex"))
BREAKS = frozenset(
    listed("said says told to with by from on in about over that who which as but while and met asked after before when urged called")
)
"""Words that end a name's title on the left."""
BEFORE, AFTER = 60, 70
"""Characters on each side of a person's name that are read."""
PARTY_LETTER = re.compile(r"\s*[(,]\s*([DR])[-–]")
PARTY_OF_LETTER = {"D": "Democrats", "R": "Republicans"}
"""The party of the letter that American papers print behind a name: (D-Ohio)."""
PARTS = frozenset(listed("party committee board council caucus office bureau cabinet team campaign management leadership faction"))
"""What a body has, which speaks for it: "Lumo’s board", "the Lumo Central Committee"."""
HEADS = frozenset(listed("president premier chancellor prime_minister"))
MEMBERS = frozenset(
    listed("sen. sen senator senators rep. representative congressman congresswoman lawmaker lawmakers mp legislator deputy")
)
HOUSES = frozenset(listed("congress senate parliament legislature house_of_representatives knesset bundestag duma lawmakers"))
STAFF = re.compile(
    r"\b(?:administration|press secretary|chief of staff|national security advis[eo]r|cabinet|prime minister[’']s (?:office|bureau))\b",
    re.I,
)


OWN_POST = re.compile(r"(?:\b(?:its|their)|, with)(?P<post>(?: [\w-]+){1,4}) \Z")
"""Before a name, a post at a body that is named before it in the sentence."""
NAMES_NOBODY = re.compile(r"[^A-Z.;]*")


class _SideInContext(NamedTuple):
    """A side, by its id, and how the corpus shows that somebody belongs to it."""

    side: str
    forms: frozenset[str]
    """What the side is called, normalized; `pattern` finds it as it is printed."""
    pattern: re.Pattern[str]
    politics: str | None
    """The political party that the side is, or that a person who is the side belongs to."""
    is_head_of_government: bool
    is_house: bool
    countries: frozenset[str]
    """Where the side is at home, as far as its name or its people say."""


def forms_of(name: str) -> list[str]:
    """The forms in which running text prints a side's name: the name, its parts, a person's last name, a group's common noun.

    >>> forms_of("Acme board and strikers")
    ['Acme board and strikers', 'Acme board', 'board', 'Acme', 'strikers']
    """
    forms = [name]
    for part in JOINED.split(name):
        forms.append(part)
        words = part.split()
        if len(words) > 1 and words[-1][:1].islower():
            forms += [words[-1], " ".join(words[:-1])]
        elif len(words) == 2 and not words[0].isupper() and words[0].lower() not in DIRECTIONS and not _is_common_noun(words[-1]):
            forms.append(words[-1])
    return list(dict.fromkeys(form for form in forms if len(form) >= SHORTEST))


def _is_common_noun(word: str) -> bool:
    """Whether a word names a kind of body or place, as in "Northern Front": alone it may be any of them."""
    lexicon = load()
    return word == "State" or word in lexicon.body_words | lexicon.place_words | lexicon.thing_words


def sides_by_context(voices: Mapping[str, Voice], articles: Sequence[Article], sides: Sequence[Side]) -> dict[str, str]:
    """The sides of voices that have none yet, by voice id; voices that belong to none are left out."""
    candidates = [_side_in_context(side, voices.values()) for side in sides]
    families = {
        voice.id: family_key(voice.name) for voice in voices.values() if voice.side is None and voice.kind == "person" and voice.name
    }
    surroundings = _surroundings_of_people(set(families.values()), articles, candidates)
    without = (voice for voice in voices.values() if voice.side is None)
    side_of = {
        voice.id: _side_of(voice, surroundings.get(families[voice.id]) if voice.id in families else None, candidates) for voice in without
    }
    return {voice: side for voice, side in side_of.items() if side}


class _Surroundings(NamedTuple):
    """What stands around people of one family name everywhere in the corpus: their party letters, and how often a post of each side."""

    parties: set[str]
    posts: Counter[str]


def _surroundings_of_people(
    families: Container[str], articles: Sequence[Article], sides: Sequence[_SideInContext]
) -> dict[str, _Surroundings]:
    """What stands around the people of these family names, by family name."""
    surroundings: dict[str, _Surroundings] = defaultdict(lambda: _Surroundings(set(), Counter()))
    family_keys = BoundedCache(family_key)
    for article in articles:
        text = article.source.text
        for mention in article.analysis.mentions:
            if mention.kind == "person" and (name := family_keys[mention.name]) in families:
                _count_surroundings(
                    text[max(0, mention.start - BEFORE) : mention.start], text[mention.end : mention.end + AFTER], sides, surroundings[name]
                )
    return surroundings


def _count_surroundings(before: str, after: str, sides: Sequence[_SideInContext], surroundings: _Surroundings) -> None:
    """Add to the surroundings what stands before and after one naming of a person."""
    if match := PARTY_LETTER.match(after):
        surroundings.parties.add(PARTY_OF_LETTER[match[1]])
    for side in sides:
        if posts := _has_post_before(before, side) + _has_post_after(after, side):
            surroundings.posts[side.side] += posts


def _side_in_context(side: Side, voices: Iterable[Voice]) -> _SideInContext:
    """What the lexicon and the people who are the side tell of it."""
    entries = load().entries
    forms = {form for name in (side.name, *side.aliases) for form in forms_of(name)}
    politics = next((entry.name for form in sorted(forms) if (entry := entries.get(form)) and entry.sort == "party"), None)
    forms |= {form for form, entry in entries.items() if entry.sort == "party" and entry.name == politics}
    itself = [voice for voice in voices if voice.side == side.id and voice.kind == "person"]
    parties = Counter(party for voice in itself if (party := politics_of(voice)))
    if politics is None and parties:
        politics = max(sorted(parties), key=lambda party: parties[party])
    titles = " ".join(f"{voice.title or ''}" for voice in itself).lower()
    head = any(title.replace("_", " ") in titles for title in HEADS) and "former" not in titles
    pattern = re.compile(rf"(?<!\w){any_of(forms)}(?:['’]s?)?(?!\w)")
    countries = {country for form in forms if (entry := entries.get(form)) and (country := entry.country)}
    countries |= {voice.country for voice in itself if voice.country}
    return _SideInContext(
        side.id,
        frozenset(map(normalize_name, forms)),
        pattern,
        politics,
        head or "administration" in side.name,
        normalize_name(side.name) in HOUSES,
        frozenset(countries),
    )


def politics_of(voice: Voice, by_letter: Set[str] = frozenset()) -> str | None:
    """The political party that a voice's affiliation, title or printed letters name; None where they name several, or none."""
    entries = load().entries
    words = [voice.affiliation or "", *re.split(r"[\s,]+", voice.title or "")]
    named = {entry.name for word in words if (entry := entries.get(word)) and entry.sort == "party"} | by_letter
    return min(named) if len(named) == 1 else None


def _side_of(voice: Voice, surroundings: _Surroundings | None, sides: Sequence[_SideInContext]) -> str | None:
    """The side of a voice: by its description, then posts and party letters near its name, then its house or government."""
    named = {side.side for side in sides if _describes_post(voice, side)}
    if len(named) == 1:
        return named.pop()
    heads = [side.side for side in sides if side.is_head_of_government and _is_staff(voice, side)]
    if len(heads) == 1 and _is_officer(voice):  # others who stand beside the name are whom he met
        return heads[0]
    if surroundings:
        ranked = surroundings.posts.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > 2 * ranked[1][1]):
            return ranked[0][0]
    politics = politics_of(voice, surroundings.parties if surroundings else frozenset())
    allies = [side.side for side in sides if politics and side.politics == politics]
    if len(allies) == 1:
        return allies[0]
    description = _description(voice)
    houses = [side.side for side in sides if side.is_house]
    if len(houses) == 1 and set(description.lower().split()) & MEMBERS:
        return houses[0]
    return heads[0] if len(heads) == 1 else None


def _description(voice: Voice) -> str:
    """A voice's title and affiliation, and its name unless it is a person's."""
    return f"{voice.title or ''} {voice.affiliation or ''} {voice.name if voice.kind != 'person' else ''}"


def _describes_post(voice: Voice, side: _SideInContext) -> bool:
    """Whether the voice's description has a part of the side's name, and it holds a post there or is a body."""
    description = _description(voice)
    words = set(description.lower().replace(",", " ").split())
    if words & AGAINST:
        return False
    bare = {normalize_name(voice.name), normalize_name(voice.affiliation or "")} - {""}
    belongs = POST if voice.kind == "person" else POST | PARTS
    return bool(bare & side.forms) or (bool(words & belongs) and side.pattern.search(description) is not None)


def _is_staff(voice: Voice, head: _SideInContext) -> bool:
    """Whether the voice is of the staff of the head of government who is the side, not of another country's."""
    description = _description(voice)
    seats = [entry for form, entry in _seats() if form in description and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", description)]
    homes = {country for country in (voice.country, *(seat.country for seat in seats)) if country}
    if homes and head.countries and not homes & head.countries:
        return False
    officer = _is_officer(voice) and not homes - head.countries
    return bool(seats) or officer or STAFF.search(description) is not None


def _is_officer(voice: Voice) -> bool:
    """Whether somebody holds an office in the government of a state."""
    return voice.kind == "person" and governments.office_in_state(voice.title or "") == "officer"


@cache
def _seats() -> tuple[tuple[str, Entry], ...]:
    """The seats of government ("the Kremlin") by their printed form."""
    return tuple((form, entry) for form, entry in load().entries.items() if entry.sort == "seat")


def _has_post_before(text: str, side: _SideInContext) -> bool:
    """Whether a text ends in a post at the side, as before a name: `Acme chief executive` Mara Ruiz, `Acme, with its chair` Bo Ruiz."""
    own = OWN_POST.search(text)
    if own and not POST.isdisjoint(own["post"].lower().split()):
        return any(NAMES_NOBODY.fullmatch(text, match.end(), own.start()) for match in side.pattern.finditer(text, 0, own.start()))
    for match in side.pattern.finditer(text):
        words = text[match.end() :].lower().replace(",", " , ").split()
        if len(words) <= 6 and set(words) & POST and not set(words) & (BREAKS | AGAINST | {"."}) and ";" not in text[match.end() :]:
            return "former" not in text[max(0, match.start() - 8) : match.start()].lower()
    return False


def _has_post_after(text: str, side: _SideInContext) -> bool:
    """Whether a text begins with a post at the side, as after a name: Mara Ruiz`, the chief executive of Acme`, Mara Ruiz` of Acme`."""
    if text.startswith(" of "):
        return side.pattern.match(text, len(" of ")) is not None
    if not text.startswith(","):
        return False
    clause = re.split(r"[,.;:—–]", text[1:], maxsplit=1)[0]
    words = set(clause.lower().split())
    return bool(words & POST) and not words & (AGAINST | {"said", "told", "says"}) and side.pattern.search(clause) is not None
