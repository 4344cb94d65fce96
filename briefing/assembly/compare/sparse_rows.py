"""What rows have, as numbers in one sorted list, so that what pairs of rows have in common is found by sorting."""

from __future__ import annotations

import numpy as np

from briefing.assembly.arrays import Floats, Integers, expand_ranges, intersect
from briefing.assembly.compare.term_matrix import PAIRS_PER_BATCH


def rows_in(left: Integers, right: Integers, size: int) -> tuple[Integers, Integers, Integers]:
    """The rows, of `size`, that stand in any of these pairs, in order; and the places among them of the left and of the right ones."""
    there = np.zeros(size, dtype=bool)
    there[left] = True
    there[right] = True
    place = np.cumsum(there) - 1
    return np.flatnonzero(there), place[left], place[right]


class SparseRows:
    """`keys` are sorted, each once: row times `width` plus the number of what it has. `rows` and `columns` are these, place by place."""

    def __init__(self, keys: Integers, width: int, rows: int) -> None:
        self.width = width
        self.rows, self.columns = keys // width, keys % width
        self._size = rows
        self._starts = np.searchsorted(self.rows, np.arange(rows + 1))

    def summed(self, weights: Floats) -> Floats:
        """The weight of all that each row has."""
        return np.bincount(self.rows, weights=weights[self.columns], minlength=self._size).astype(np.float64)

    def spread(self) -> Integers:
        """How many rows have each."""
        return np.bincount(self.columns, minlength=self.width)

    def common(self, left: Integers, right: Integers, *weights: Floats) -> list[Floats]:
        """The weight of what pairs of rows have in common, for each of these weights."""
        found = [np.zeros(len(left)) for _ in weights]
        for at in range(0, len(left), PAIRS_PER_BATCH):
            ones, others = left[at : at + PAIRS_PER_BATCH], right[at : at + PAIRS_PER_BATCH]
            pair, column = intersect(np.concatenate((self._of(ones), self._of(others))), self.width)
            for summed, weight in zip(found, weights, strict=True):
                summed[at : at + PAIRS_PER_BATCH] = np.bincount(pair, weights=weight[column], minlength=len(ones))
        return found

    def _of(self, rows: Integers) -> Integers:
        """What rows have, given one after the other, as place times width plus number."""
        cells, lengths = expand_ranges(self._starts[rows], self._starts[rows + 1])
        keyed: Integers = np.repeat(np.arange(len(rows)) * self.width, lengths) + self.columns[cells]
        return keyed
