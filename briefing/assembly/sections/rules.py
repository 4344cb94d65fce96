"""What a template asks for, held against a statement: kinds of section become sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import exp
from typing import NamedTuple

import numpy as np

from briefing.assembly.points.table import Floats
from briefing.assembly.sections.choice import LEAST_PROBABILITY
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
        """What its statements answer, as a key of `choice.kinds_of`."""
        return f"motives/{self.side.id}" if self.side else self.rule.kind


Added = tuple[tuple[str, float], ...]
"""What the wording of a statement adds to the chance of a section: name of the evidence and weight, in log odds."""


class Rules:
    """A template made ready for many statements."""

    def __init__(self, template: Template, sides: Sequence[Side]) -> None:
        self.places: list[Place] = []
        for rule in template.sections:
            if rule.each_side:
                self.places += [Place(f"{rule.id}/{side.id}", rule, side) for side in sides]
            else:
                self.places.append(Place(rule.id, rule, None))
        self._narrowed = [(at, place.rule) for at, place in enumerate(self.places) if place.rule.narrowed]
        cues = {rule.id: list(rule.cues) for rule in template.sections if rule.cues}
        headings = {rule.id: list(rule.headings) for rule in template.sections if rule.headings}
        self._cues = Wording(cues) if cues else None
        self._headings = Wording(headings) if headings else None

    def worth(
        self, chances: Floats, kinds: Sequence[str], said: Iterable[Sequence[tuple[Statement, str]]]
    ) -> tuple[Floats, dict[tuple[int, int], Added]]:
        """What each point is worth in each of `places`, shape (points, places), 0 where it may not stand; and what the template added to
        it there, by point and place.

        `chances` are the points', of these kinds, shape (points, kinds); `said` gives the statements of each, with who speaks in them:
        none, side, outside, media or unknown. A section that only some of the statements may enter counts by their share.
        """
        least = np.maximum(chances[:, [kinds.index(place.kind) for place in self.places]], LEAST_PROBABILITY)
        worth: Floats = np.where([not place.rule.narrowed for place in self.places], least, 0.0)
        found: dict[tuple[int, int], Added] = {}
        for number, several in enumerate(said) if self._narrowed else ():
            for statement, speaks in several:
                for at, added in self._narrow(statement, speaks):
                    worth[number, at] += least[number, at] * exp(sum(weight for _, weight in added)) / len(several)
                    found[number, at] = max(found.get((number, at), ()), added, key=len)
        return worth, found

    def _narrow(self, statement: Statement, speaks: str) -> Iterator[tuple[int, Added]]:
        """The places with conditions of their own that may hold the statement, and what its wording adds there."""
        cued = _names(self._cues, statement.text)
        headed = _names(self._headings, statement.heading)
        for at, rule in self._narrowed:
            added = [("cues", CUE)] * (rule.id in cued) + [("headings", CUE)] * (rule.id in headed)
            if (rule.cues or rule.headings) and not added:
                continue
            if rule.speakers != "any" and speaks != rule.speakers:
                continue
            if rule.roles and sum(_share(statement, role) for role in rule.roles) < ROLE_SHARE:
                continue
            yield at, tuple(added)


def _names(known: Wording | None, text: str | None) -> set[str]:
    return {hit.name for hit in known.find(words(text))} if known and text else set()


def _share(statement: Statement, role: str) -> float:
    return statement.role_scores[ROLES.index(role)] if statement.role_scores else 0.0
