"""Where each point belongs: the section that its statements together speak for most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from briefing.assembly.arrays import Flags, Floats, Floats32, Integers, batches
from briefing.assembly.sections.section_model import combine_members
from briefing.assembly.sections.slots import Slots, TemplateEvidence
from briefing.model import Statement

ALTERNATIVE_FROM = 0.22
"""A section that is not the first choice is named too where its score is at least this."""
MOST_ALTERNATIVES = 2
POINTS_PER_BATCH = 20_000
"""Points that are placed in one piece, so that what is held in between stays small."""


class Placement(NamedTuple):
    """Where a point belongs: its section, the alternatives it is named in, how likely it is, and what the template added to it."""

    section: str | None
    also: tuple[str, ...]
    probability: float
    from_template: TemplateEvidence


NOWHERE = Placement(None, (), 0.0, ())


class Predictions(NamedTuple):
    """What is predicted of all statements.

    The kind of speaker (none, side, outside, media, unknown); the probabilities of `kinds`, shape (statements, kinds); and for each side
    which statements name a goal of it.
    """

    statements: Sequence[Statement]
    speakers: Sequence[str]
    kinds: Sequence[str]
    probabilities: Floats
    goals: Mapping[str, Flags]


class Placements(NamedTuple):
    """The placement of each point, and the score of each in every slot. Shape (points, slots)."""

    chosen: list[Placement]
    scores: Floats32


def place_all(points: Sequence[Sequence[int]], predictions: Predictions, slots: Slots) -> Placements:
    """Place each point, which is given by the numbers of its statements."""
    scores = np.zeros((len(points), len(slots.slots)), dtype=np.float32)
    if not slots.slots:
        return Placements([NOWHERE] * len(points), scores)
    chosen: list[Placement] = []
    for some in batches(len(points), POINTS_PER_BATCH):
        placements, scores[some] = _place_batch(points[some], predictions, slots)
        chosen += placements
    return Placements(chosen, scores)


def _place_batch(points: Sequence[Sequence[int]], predictions: Predictions, slots: Slots) -> tuple[list[Placement], Floats]:
    members = np.fromiter(chain.from_iterable(points), dtype=np.int64)
    starts = np.cumsum([0, *map(len, points)])[:-1]
    probabilities = combine_members(predictions.probabilities[members], starts)
    spoken = ([(predictions.statements[member], predictions.speakers[member]) for member in point] for point in points)
    scores, from_template = slots.scores(probabilities, predictions.kinds, spoken)
    names = [slot.id for slot in slots.slots]
    order = np.argsort(names)[::-1]  # of equals the last in the alphabet
    best = order[np.argmax(scores[:, order], axis=1)]
    score = scores[np.arange(len(points)), best]
    nowhere = (score == 0) | (probabilities[:, predictions.kinds.index("none")] > score)
    also = _alternatives(scores, best, predictions.goals, members, starts, slots)
    placements = [
        NOWHERE if out else Placement(names[slot], (), min(1.0, probability), from_template.get((number, slot), ()))
        for number, (out, slot, probability) in enumerate(zip(nowhere.tolist(), best.tolist(), score.tolist(), strict=True))
    ]
    for number in np.flatnonzero(also.any(axis=1) & ~nowhere).tolist():
        others = sorted(np.flatnonzero(also[number]).tolist(), key=lambda slot: (-scores[number, slot], names[slot]))
        placements[number] = placements[number]._replace(also=tuple(names[slot] for slot in others[:MOST_ALTERNATIVES]))
    return placements, scores


def _alternatives(scores: Floats, best: Integers, goals: Mapping[str, Flags], members: Integers, starts: Integers, slots: Slots) -> Flags:
    """Which other sections a point is named in: likely ones, and of a point in somebody's motives those of every side whose goal it names.

    So a sentence on both sides' goals can be reached from either. Shape (points, slots).
    """
    naming = np.zeros(scores.shape, dtype=bool)
    for column, slot in enumerate(slots.slots):
        if slot.side and slot.side.id in goals:
            naming[:, column] = np.logical_or.reduceat(goals[slot.side.id][members], starts)
    naming[~np.array([slot.side is not None for slot in slots.slots])[best]] = False
    alternatives: Flags = (scores >= ALTERNATIVE_FROM) | (naming & (scores > 0))
    alternatives[np.arange(len(best)), best] = False
    return alternatives
