"""The sections that a template asks for, and how well each point fits them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import exp
from typing import NamedTuple

import numpy as np

from briefing.assembly.arrays import Floats
from briefing.assembly.sections.phrases import PhraseMatcher, lower_words
from briefing.assembly.sections.section_model import LEAST_PROBABILITY
from briefing.model import ROLES, Side, Statement
from briefing.templates import SectionRule, Template

CUE_WEIGHT = 1.5
"""What a match with a section's cues or headings adds, in log odds: more than four times the odds of a section of the same kind without."""
LEAST_ROLE_PROBABILITY = 0.25
"""A section that asks for roles takes statements that have one of them with at least this probability."""


class Slot(NamedTuple):
    """One section of the brief: its id, its rule, and its side where it has one."""

    id: str
    rule: SectionRule
    side: Side | None

    @property
    def kind(self) -> str:
        """What its statements answer, one of `section_model.kind_columns`."""
        return f"{self.rule.kind}/{self.side.id}" if self.side else self.rule.kind


TemplateEvidence = tuple[tuple[str, float], ...]
"""What the wording of a statement adds to the score of a section: name of the evidence and weight, in log odds."""


class Slots:
    """The sections of a template with these sides, made ready for many statements."""

    def __init__(self, template: Template, sides: Sequence[Side]) -> None:
        self.slots: list[Slot] = []
        for rule in template.sections:
            if rule.each_side:
                self.slots += [Slot(f"{rule.id}/{side.id}", rule, side) for side in sides]
            else:
                self.slots.append(Slot(rule.id, rule, None))
        self._narrowed = [(number, slot.rule) for number, slot in enumerate(self.slots) if slot.rule.narrowed]
        cues = {rule.id: list(rule.cues) for rule in template.sections if rule.cues}
        headings = {rule.id: list(rule.headings) for rule in template.sections if rule.headings}
        self._cues = PhraseMatcher(cues) if cues else None
        self._headings = PhraseMatcher(headings) if headings else None

    def scores(
        self, probabilities: Floats, kinds: Sequence[str], spoken: Iterable[Sequence[tuple[Statement, str]]]
    ) -> tuple[Floats, dict[tuple[int, int], TemplateEvidence]]:
        """The score of each point in each slot, 0 where it may not stand, and what the template added. Shape (points, slots).

        `probabilities` are the points', of these kinds, shape (points, kinds); `spoken` gives the statements of each, with the kind of
        speaker. A section that only some of the statements may enter counts by their share.
        """
        least = np.maximum(probabilities[:, [kinds.index(slot.kind) for slot in self.slots]], LEAST_PROBABILITY)
        scores: Floats = np.where([not slot.rule.narrowed for slot in self.slots], least, 0.0)
        evidence: dict[tuple[int, int], TemplateEvidence] = {}
        for point, members in enumerate(spoken) if self._narrowed else ():
            for statement, speaker in members:
                for slot, added in self._narrow(statement, speaker):
                    scores[point, slot] += least[point, slot] * exp(sum(weight for _, weight in added)) / len(members)
                    evidence[point, slot] = max(evidence.get((point, slot), ()), added, key=len)
        return scores, evidence

    def _narrow(self, statement: Statement, speaker: str) -> Iterator[tuple[int, TemplateEvidence]]:
        """The slots with conditions of their own that may hold the statement, and what its wording adds there."""
        cued = _matching_rules(self._cues, statement.text)
        headed = _matching_rules(self._headings, statement.heading)
        for number, rule in self._narrowed:
            added = [("cues", CUE_WEIGHT)] * (rule.id in cued) + [("headings", CUE_WEIGHT)] * (rule.id in headed)
            if (rule.cues or rule.headings) and not added:
                continue
            if rule.speakers not in ("any", speaker):
                continue
            if rule.roles and sum(_role_probability(statement, role) for role in rule.roles) < LEAST_ROLE_PROBABILITY:
                continue
            yield number, tuple(added)


def _matching_rules(matcher: PhraseMatcher | None, text: str | None) -> set[str]:
    return {match.name for match in matcher.find(lower_words(text))} if matcher and text else set()


def _role_probability(statement: Statement, role: str) -> float:
    return statement.role_scores[ROLES.index(role)] if statement.role_scores else 0.0
