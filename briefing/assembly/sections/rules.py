"""What a template asks for, held against a statement: kinds of section become sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp
from typing import NamedTuple

from briefing.assembly.sections.choice import LEAST_PROBABILITY, Chances
from briefing.assembly.sections.wording import Wording, words
from briefing.assembly.templates import SectionRule, Template
from briefing.model import ROLES, Side, Statement

CUE = 1.5
"""What a match with a section's cues or headings is worth: more than four times the chance of a section of the same kind without."""
ROLE_SHARE = 0.25
"""A section that asks for roles takes statements that have one of them with at least this probability."""


class Place(NamedTuple):
    """One section of the brief: its id, its rule, and its side where it has one."""

    id: str
    rule: SectionRule
    side: Side | None

    @property
    def kind(self) -> str:
        """What its statements answer, as a key of Chances."""
        return f"motives/{self.side.id}" if self.side else self.rule.kind


Added = tuple[tuple[str, float], ...]
"""What the wording of a statement adds to the chance of a section: name of the evidence and weight, in log odds."""


class Worth(NamedTuple):
    """A point's score in a section, and what the template added to it."""

    score: float
    added: Added


class Rules:
    """A template made ready for many statements."""

    def __init__(self, template: Template, sides: Sequence[Side]) -> None:
        self.places: list[Place] = []
        for rule in template.sections:
            if rule.each_side:
                self.places += [Place(f"{rule.id}/{side.id}", rule, side) for side in sides]
            else:
                self.places.append(Place(rule.id, rule, None))
        self.motives = {place.side.id: place.id for place in self.places if place.side}
        """The section of each side's motives, by the side's id."""
        self._narrowed = [place for place in self.places if place.rule.narrowed]
        self._open = [(place.id, place.kind) for place in self.places if not place.rule.narrowed]
        cues = {rule.id: list(rule.cues) for rule in template.sections if rule.cues}
        headings = {rule.id: list(rule.headings) for rule in template.sections if rule.headings}
        self._cues = Wording(cues) if cues else None
        self._headings = Wording(headings) if headings else None

    def worth(self, statements: Sequence[Statement], chances: Chances, speaks: Sequence[str]) -> dict[str, Worth]:
        """What a point with these statements is worth in each section that may hold it.

        `chances` are the point's, `speaks` says of each statement who does: none, side, outside, media or unknown. A section that only
        some of the statements may enter counts by their share.
        """
        found = {name: Worth(max(chances[kind], LEAST_PROBABILITY), ()) for name, kind in self._open}
        for statement, speaker in zip(statements, speaks, strict=True) if self._narrowed else ():
            for place, added in self._narrow(statement, speaker):
                score = max(chances[place.kind], LEAST_PROBABILITY) * exp(sum(weight for _, weight in added)) / len(statements)
                before = found.get(place.id, Worth(0.0, ()))
                found[place.id] = Worth(before.score + score, max(before.added, added, key=len))
        return found

    def _narrow(self, statement: Statement, speaks: str) -> Iterator[tuple[Place, Added]]:
        """The sections with conditions of their own that may hold the statement, and what its wording adds there."""
        cued = _names(self._cues, statement.text)
        headed = _names(self._headings, statement.heading)
        for place in self._narrowed:
            rule = place.rule
            added = [("cues", CUE)] * (rule.id in cued) + [("headings", CUE)] * (rule.id in headed)
            if (rule.cues or rule.headings) and not added:
                continue
            if rule.speakers != "any" and speaks != rule.speakers:
                continue
            if rule.roles and sum(_share(statement, role) for role in rule.roles) < ROLE_SHARE:
                continue
            yield place, tuple(added)


def _names(known: Wording | None, text: str | None) -> set[str]:
    return {hit.name for hit in known.find(words(text))} if known and text else set()


def _share(statement: Statement, role: str) -> float:
    return statement.role_scores[ROLES.index(role)] if statement.role_scores else 0.0
