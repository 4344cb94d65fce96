"""The sides that are printed beside voices: only where the text itself says that a voice is a side, or speaks for it.

What stands near a name is evidence for sections (`assign_sides`) and proves nothing here: without proof a voice has no side.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from briefing.analysis.actors.lexicon import load
from briefing.analysis.voices.offices import belongs
from briefing.analysis.wordlists import any_of, listed
from briefing.assembly.entities.side_by_context import JOINED
from briefing.assembly.entities.side_by_description import heads_of
from briefing.assembly.text.names import family_key, name_words, normalize_name
from briefing.model import Article, Side, Voice

NOT_OF_THE_GOVERNMENT = listed(
    """senator sen rep representative congressman congresswoman lawmaker legislator mp parliamentarian governor gov mayor sheriff councilman
    councilwoman prosecutor judge police"""
)
"""Offices in a state whose holders do not speak for it: they may be of any party, or of a town."""

STATE_BODY = listed("Ministry Army Navy Government Embassy Forces Cabinet")
"""Words in the names of bodies that speak for their state."""


FOREMOST = 5
"""How much oftener than all others of his family name somebody is named who is meant by it alone."""


class SideForms(NamedTuple):
    """What a side is called: normalized names, those of them that are a person's in full, a pattern of the printed ones, and its state."""

    id: str
    names: frozenset[str]
    people: frozenset[str]
    printed: re.Pattern[str] | None
    country: str | None


def with_proven_sides(voices: Sequence[Voice], sides: Sequence[Side], articles: Sequence[Article]) -> tuple[Voice, ...]:
    """The voices of a corpus with the sides that the text gives them; None for all others."""
    if not sides:
        return tuple(replace(voice, side=None) for voice in voices)
    named = {mention.name for article in articles for mention in article.analysis.mentions}
    forms = [_forms(side, named) for side in sides]
    families = _families(articles)
    names = {side.id: side.name for side in sides}
    return tuple(_with_side(voice, _side_of(voice, forms, families), names) for voice in voices)


def _with_side(voice: Voice, side: str | None, names: dict[str, str]) -> Voice:
    """The voice with its side, apart where its own name says it already: "Lund" beside "Bo Lund" tells nobody anything."""
    called = set(normalize_name(voice.name).split())
    told = side is not None and bool(called & set(normalize_name(names[side]).split()))
    return replace(voice, side=None if told else side, own_side=side if told else None)


def _side_of(voice: Voice, sides: Sequence[SideForms], families: dict[str, Counter[str]]) -> str | None:
    """The one side that a voice is, or else the one it speaks for; None where it may be two."""
    found = [side.id for side in sides if _is(voice, side, families)] or [side.id for side in sides if _speaks_for(voice, side)]
    return found[0] if len(found) == 1 else None


def _forms(side: Side, named: set[str]) -> SideForms:
    """The names of a side: the user's, those that the word list has for it, and its parts where it is several ("Peru and Chile")."""
    entries = load().entries
    known = entries.get(side.name)
    printed = {side.name, *side.aliases, *heads_of((side.name, *side.aliases))}
    if side.name not in named:
        printed |= {part for part in JOINED.split(side.name) if len(part) > 2}
    if known is not None:
        printed |= {form for form, entry in entries.items() if entry.name == known.name and entry.sort == known.sort}
    country = known.country if known and known.sort == "name" else None
    if country:
        printed |= {form for form, entry in entries.items() if entry.country == country and entry.sort in ("capital", "seat")}
    names = frozenset(map(normalize_name, printed))
    proper = {form for form in printed if form[:1].isupper() and len(form) > 1}
    return SideForms(
        side.id,
        names,
        frozenset(name for name in names if len(name.split()) > 1),
        re.compile(rf"(?<![\w-]){any_of(proper)}(?![\w-])") if proper and country is None else None,
        country,
    )


def _families(articles: Iterable[Article]) -> dict[str, Counter[str]]:
    """The full names that the corpus has for each family name, and how often each person is named."""
    families: dict[str, Counter[str]] = defaultdict(Counter)
    for name, count in Counter(one.name for article in articles for one in article.analysis.mentions if one.kind == "person").items():
        if len(name_words(name)) > 1:
            families[family_key(name)][normalize_name(name)] += count
    return families


def _is(voice: Voice, side: SideForms, families: dict[str, Counter[str]]) -> bool:
    """Whether the voice is the side itself, under any of its names; a family name alone is the one person of it that the corpus has."""
    name = normalize_name(voice.name)
    if name in side.names or voice.kind != "person":
        return name in side.names
    family = family_key(voice.name)
    if family not in side.names:
        return False
    bearers = families.get(family, Counter[str]())
    others = sum(count for bearer, count in bearers.items() if bearer != name)
    return bearers[name] > FOREMOST * others and not side.people.intersection(bearers)


def _speaks_for(voice: Voice, side: SideForms) -> bool:
    """Whether the voice's office, affiliation or description says that it speaks for the side."""
    words = {word.strip(".,").lower() for word in f"{voice.title or ''} {voice.name if voice.kind == 'unnamed' else ''}".split()}
    if voice.affiliation and normalize_name(voice.affiliation) in side.names:
        return side.country is None or words.isdisjoint(NOT_OF_THE_GOVERNMENT)
    if side.country is not None:
        return voice.country == side.country and voice.kind == "organisation" and not STATE_BODY.isdisjoint(voice.name.split())
    if side.printed is None:
        return False
    described = [voice.title] if voice.kind == "person" else [voice.name]
    return any(belongs(text, *match.span()) for text in described if text for match in side.printed.finditer(text))
