"""Which points may say the same as another, and are not counted behind it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from briefing.assembly.arrays import Integers, RaggedArray, first_of_runs
from briefing.assembly.compare.pairs import Pairs
from briefing.model import Near

MOST_NEAR = 5
"""Points that stand near one."""
LEAST_CHANCE = 0.004
"""Probability below which nobody would look whether two points say the same."""
STEPS = 1000
"""Chances are given in so many steps; equal ones are one number in memory."""


def point_likeness(matches: Pairs, point_of: Integers, points: int) -> Pairs:
    """Pairs of points by number, with the greatest probability that a row of the one says the same as a row of the other.

    `matches` are pairs of rows, `point_of` numbers the point of each row. Every two points of which some rows were compared are there.
    """
    one, other = point_of[matches.left], point_of[matches.right]
    apart = np.flatnonzero(one != other)
    left, right, score = np.minimum(one, other)[apart], np.maximum(one, other)[apart], matches.score[apart]
    order = np.lexsort((-score, left.astype(np.int64) * points + right))
    left, right, score = left[order], right[order], score[order]
    best = first_of_runs(left, right)
    return Pairs(score[best], left[best], right[best])


class NearPoints:
    """For each point the others that may say the same, the likest first, MOST_NEAR at the most."""

    def __init__(self, likeness: Pairs, points: int) -> None:
        likely = likeness.subset(np.flatnonzero(likeness.score >= LEAST_CHANCE))
        ends, others = np.concatenate((likely.left, likely.right)), np.concatenate((likely.right, likely.left))
        chance = np.tile(likely.score, 2)
        order = np.lexsort((others, -chance, ends))
        ends, others, chance = ends[order], others[order], chance[order]
        rank = np.arange(len(ends)) - np.searchsorted(ends, ends)
        nearest = rank < MOST_NEAR
        self._others = RaggedArray.from_row_numbers(ends[nearest], others[nearest], points)
        self._steps: Integers = np.minimum(np.rint(chance[nearest] * STEPS), STEPS - 1).astype(np.int32)
        self._chances = [step / STEPS for step in range(STEPS)]

    def of(self, point: int, names: Sequence[str]) -> tuple[Near, ...]:
        """Those of a point by number; `names` are the ids of all points."""
        start, end = self._others.offsets[point : point + 2]
        return tuple(
            Near(point=names[other], chance=self._chances[step])
            for other, step in zip(self._others.values[start:end].tolist(), self._steps[start:end].tolist(), strict=True)
        )
