"""Where a statement names a side, and whose it is: by the names of the side, of its voices, and its country."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefing.analysis.actors.lexicon import load
from briefing.analysis.actors.linking import family_name
from briefing.analysis.wordlists import any_of
from briefing.assembly.entities.side_by_context import SHORTEST, forms_of
from briefing.model import Side, Statement, Voice


class SideMatcher(NamedTuple):
    """A side with all the words it goes by, and the countries it may be; of a person also the words of its own name alone."""

    side: Side
    pattern: re.Pattern[str] | None
    countries: frozenset[str]
    person: re.Pattern[str] | None = None

    def is_itself(self, text: str) -> bool:
        """Whether a name or description is of the side itself: of a person's side not of all those who stand with it."""
        return self.person is None or self.person.search(text) is not None


class SideMention(NamedTuple):
    """A place in a statement's text where a side is named; `start` counts from the start of the statement."""

    side: str
    start: int


def side_matchers(sides: Sequence[Side], voices: Iterable[Voice], statements: Iterable[Statement]) -> tuple[SideMatcher, ...]:
    """The sides with their names, learned from the voices that belong to them."""
    if not sides:
        return ()
    voices = tuple(voices)
    forms: dict[str, set[str]] = {side.id: {form for name in (side.name, *side.aliases) for form in forms_of(name)} for side in sides}
    plain = {form.lower(): side for side, found in forms.items() for form in found}
    own = {side: _pattern(found) for side, found in forms.items()}
    persons = {
        voice.side
        for voice in voices
        if voice.kind == "person" and voice.side and (names := own.get(voice.side)) and names.search(voice.name or "")
    }
    for voice in voices:
        if voice.side in forms and voice.kind == "person" and voice.name:
            forms[voice.side] |= {family_name(voice.name, load()), voice.name}
    countries = {side.id: _states(side) for side in sides}
    for statement in statements:
        for mention in statement.mentions:
            if mention.country and mention.kind == "state" and (side := plain.get(mention.name.lower())):
                countries[side].add(mention.country)
    return tuple(
        SideMatcher(side, _pattern(forms[side.id]), frozenset(countries[side.id]), own[side.id] if side.id in persons else None)
        for side in sides
    )


def _states(side: Side) -> set[str]:
    """The states that a side's names stand for, under whatever name the user has for them: USA, U.S."""
    known = (load().entries.get(name) for name in (side.name, *side.aliases))
    return {entry.country for entry in known if entry and entry.country and entry.sort == "name"}


def _pattern(forms: Iterable[str]) -> re.Pattern[str] | None:
    known = {form for form in forms if len(form) >= SHORTEST}
    return re.compile(rf"\b{any_of(known)}(?:s|n|an|ns)?(?:['’]s?)?(?!\w)") if known else None


def described(voice: Voice | None) -> str:
    """The name of a voice, its title and whom it belongs to."""
    return " ".join(filter(None, (voice.name, voice.title, voice.affiliation))) if voice else ""


def mentions_in_statement(statement: Statement, matchers: Sequence[SideMatcher]) -> list[SideMention]:
    """Every place where the statement names a side, in order."""
    mentions = mentions_in_text(statement.text, matchers)
    for matcher in matchers:
        mentions += [
            SideMention(matcher.side.id, named.start - statement.start)
            for named in statement.mentions
            if named.country in matcher.countries
        ]
    return sorted(set(mentions), key=lambda mention: (mention.start, mention.side))


def mentions_in_text(text: str, matchers: Sequence[SideMatcher]) -> list[SideMention]:
    """Every place where a text has one of the words a side goes by, in order."""
    mentions = [
        SideMention(matcher.side.id, match.start()) for matcher in matchers if matcher.pattern for match in matcher.pattern.finditer(text)
    ]
    return sorted(mentions, key=lambda mention: (mention.start, mention.side))
