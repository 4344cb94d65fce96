"""Voices that belong to a side without bearing its name: its officers, fellow partisans, staff of a head of government, members of a house.

`allegiance` reads a voice's own name, title and affiliation; here the corpus is read: what stands right before and after a person's name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from briefing.analysis.actors.lexicon import load
from briefing.analysis.wordlists import any_of, listed
from briefing.assembly.entities.side_by_description import OFFICE, OUTSIDE
from briefing.assembly.text.names import family_key, normalize_name
from briefing.assembly.text.vocabulary import BoundedCache
from briefing.model import Article, Side, Voice

JOINED = re.compile(r"\s+and\s+|\s*[,/&]\s*|(?<=[a-z])-(?=[A-Z])")
"""How several parties stand in one side's name: `Gomez and Ruiz`, `Gomez-Ruiz`, `Acme/Orbit`."""
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
MARK = re.compile(r"\s*[(,]\s*([DR])[-–]")
MARKS = {"D": "Democrats", "R": "Republicans"}
"""The party letter that American papers print behind a name: (D-Ohio)."""
HEADS = frozenset(listed("president premier chancellor prime_minister"))
MEMBERS = frozenset(
    listed("sen. sen senator senators rep. representative congressman congresswoman lawmaker lawmakers mp legislator deputy")
)
HOUSES = frozenset(listed("congress senate parliament legislature house_of_representatives knesset bundestag duma lawmakers"))
STAFF = re.compile(
    r"\b(?:administration|press secretary|chief of staff|national security advis[eo]r|cabinet|prime minister[’']s (?:office|bureau))\b",
    re.I,
)


class _SideInContext(NamedTuple):
    side: str
    forms: frozenset[str]
    pattern: re.Pattern[str]
    politics: str | None
    """The political party that the side is, or that a person who is the side belongs to."""
    head: bool
    house: bool
    countries: frozenset[str]
    """Where the side is at home, as far as its name or its people say."""


def forms_of(name: str) -> list[str]:
    """What a side's name is called by in running text: itself, its joined parts, a person's last name, a group's common noun.

    >>> forms_of("Acme board and strikers")
    ['Acme board and strikers', 'Acme board', 'board', 'Acme', 'strikers']
    """
    found = [name]
    for part in JOINED.split(name):
        found.append(part)
        words = part.split()
        if len(words) > 1 and words[-1][:1].islower():
            found += [words[-1], " ".join(words[:-1])]
        elif len(words) == 2 and not words[0].isupper() and words[0].lower() not in DIRECTIONS and not _common(words[-1]):
            found.append(words[-1])
    return list(dict.fromkeys(form for form in found if len(form) >= SHORTEST))


def _common(word: str) -> bool:
    """The word names a kind of body or place, as in "Northern Front": alone it may be any."""
    lexicon = load()
    return word == "State" or word in lexicon.body_words | lexicon.place_words | lexicon.thing_words


def sides_by_context(voices: Mapping[str, Voice], articles: Sequence[Article], sides: Sequence[Side]) -> dict[str, str]:
    """The side of each voice that has none yet and belongs to one, by voice id."""
    parties = [_side_in_context(side, voices.values()) for side in sides]
    without = [voice for voice in voices.values() if voice.side is None]
    near = _surroundings_of_people(
        {family_key(voice.name) for voice in without if voice.kind == "person" and voice.name}, articles, parties
    )
    result = {}
    for voice in without:
        if side := _side_of(voice, near.get(family_key(voice.name)) if voice.kind == "person" and voice.name else None, parties):
            result[voice.id] = side
    return result


class _Surroundings(NamedTuple):
    """What stands around the people of one family name, everywhere in the corpus: party letters, and posts of each side by its id."""

    marks: set[str]
    posts: Counter[str]


def _surroundings_of_people(
    families: Container[str], articles: Sequence[Article], parties: Sequence[_SideInContext]
) -> dict[str, _Surroundings]:
    found: dict[str, _Surroundings] = defaultdict(lambda: _Surroundings(set(), Counter()))
    family_keys = BoundedCache(family_key)
    for article in articles:
        text = article.source.text
        for mention in article.analysis.mentions:
            if mention.kind == "person" and (name := family_keys[mention.name]) in families:
                _count_surroundings(
                    text[max(0, mention.start - BEFORE) : mention.start], text[mention.end : mention.end + AFTER], parties, found[name]
                )
    return found


def _count_surroundings(before: str, after: str, parties: Sequence[_SideInContext], near: _Surroundings) -> None:
    """Count what stands before and after one naming of a person."""
    if match := MARK.match(after):
        near.marks.add(MARKS[match[1]])
    for party in parties:
        if posts := _post_before(before, party) + _post_after(after, party):
            near.posts[party.side] += posts


def _side_in_context(side: Side, voices: Iterable[Voice]) -> _SideInContext:
    entries = load().entries
    forms = {form for name in (side.name, *side.aliases) for form in forms_of(name)}
    politics = next((entry.name for form in sorted(forms) if (entry := entries.get(form)) and entry.sort == "party"), None)
    forms |= {form for form, entry in entries.items() if entry.sort == "party" and entry.name == politics}
    itself = [voice for voice in voices if voice.side == side.id and voice.kind == "person"]
    known = Counter(politics_of(voice) for voice in itself)
    known.pop(None, None)
    if politics is None and known:
        politics = max(sorted(name for name in known if name), key=lambda name: known[name])
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


def politics_of(voice: Voice, marked: Set[str] = frozenset()) -> str | None:
    """The political party that a voice's affiliation, title or printed letter names."""
    entries = load().entries
    words = [voice.affiliation or "", *re.split(r"[\s,]+", voice.title or "")]
    named = {entry.name for word in words if (entry := entries.get(word)) and entry.sort == "party"} | marked
    return min(named) if len(named) == 1 else None


def _side_of(voice: Voice, near: _Surroundings | None, parties: Sequence[_SideInContext]) -> str | None:
    named = {party.side for party in parties if _names(voice, party)}
    if len(named) == 1:
        return named.pop()
    if near:
        ranked = near.posts.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > 2 * ranked[1][1]):
            return ranked[0][0]
    politics = politics_of(voice, near.marks if near else frozenset())
    allies = [party.side for party in parties if politics and party.politics == politics]
    if len(allies) == 1:
        return allies[0]
    described = f"{voice.title or ''} {voice.affiliation or ''} {voice.name if voice.kind != 'person' else ''}"
    houses = [party.side for party in parties if party.house]
    if len(houses) == 1 and set(described.lower().split()) & MEMBERS:
        return houses[0]
    heads = [party for party in parties if party.head]
    return heads[0].side if len(heads) == 1 and _staff(described, voice, heads[0]) else None


def _names(voice: Voice, party: _SideInContext) -> bool:
    """The voice's name, title or affiliation has a part of the side's name, and it holds a post there or is a body."""
    described = f"{voice.title or ''} {voice.affiliation or ''} {voice.name if voice.kind != 'person' else ''}"
    words = set(described.lower().replace(",", " ").split())
    if words & AGAINST:
        return False
    bare = {normalize_name(voice.name), normalize_name(voice.affiliation or "")} - {""}
    return bool(bare & party.forms) or (bool(words & POST) and party.pattern.search(described) is not None)


def _staff(described: str, voice: Voice, party: _SideInContext) -> bool:
    """The voice is of the staff of the head who is the side: never that of another country's."""
    seats = [
        entry
        for form, entry in load().entries.items()
        if entry.sort == "seat" and form in described and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", described)
    ]
    homes = {country for country in (voice.country, *(seat.country for seat in seats)) if country}
    if homes and party.countries and not homes & party.countries:
        return False
    return bool(seats) or STAFF.search(described) is not None


def _post_before(text: str, party: _SideInContext) -> bool:
    """`Acme chief executive Mara Ruiz`: the side's name, then nothing but the post, then the person."""
    for match in party.pattern.finditer(text):
        words = text[match.end() :].lower().replace(",", " , ").split()
        if len(words) <= 6 and set(words) & POST and not set(words) & (BREAKS | AGAINST | {"."}) and ";" not in text[match.end() :]:
            return "former" not in text[max(0, match.start() - 8) : match.start()].lower()
    return False


def _post_after(text: str, party: _SideInContext) -> bool:
    """`Mara Ruiz, the chief executive of Acme`, `Mara Ruiz of Acme`: an apposition with a post and the side's name, or that alone."""
    if text.startswith(" of "):
        return party.pattern.match(text, len(" of ")) is not None
    if not text.startswith(","):
        return False
    clause = re.split(r"[,.;:—–]", text[1:], maxsplit=1)[0]
    words = set(clause.lower().split())
    return bool(words & POST) and not words & (AGAINST | {"said", "told", "says"}) and party.pattern.search(clause) is not None
