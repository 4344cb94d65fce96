"""Weighted sets of rows, whose intersections for many pairs of rows are found by sorting."""

from __future__ import annotations

import numpy as np

from briefing.assembly.arrays import PAIRS_PER_BATCH, Floats, Integers, RaggedArray, batches, intersect


def rows_in(left: Integers, right: Integers, size: int) -> tuple[Integers, Integers, Integers]:
    """The rows, of `size`, that stand in any of these pairs, in order; and the places among them of the left and of the right ones."""
    there = np.zeros(size, dtype=bool)
    there[left] = True
    there[right] = True
    place = np.cumsum(there) - 1
    return np.flatnonzero(there), place[left], place[right]


class SparseRows:
    """Rows that have some of `width` things each, from sorted keys (row times `width` plus the thing's number), each once."""

    def __init__(self, keys: Integers, width: int, rows: int) -> None:
        self.width = width
        self.size = rows
        self._things = RaggedArray((keys % width).astype(np.int32), np.searchsorted(keys, np.arange(rows + 1) * width))

    def sums(self, weights: Floats) -> Floats:
        """The summed weights of what each row has."""
        rows, things = self._things.cells(slice(0, self.size))
        return np.bincount(rows, weights=weights[things], minlength=self.size).astype(np.float64)

    def document_frequency(self) -> Integers:
        """How many rows have each thing."""
        return np.bincount(self._things.values, minlength=self.width)

    def shared(self, left: Integers, right: Integers, *weights: Floats) -> list[Floats]:
        """The summed weights of what pairs of rows have in common, for each of these weights."""
        sums = [np.zeros(len(left)) for _ in weights]
        for batch in batches(len(left), PAIRS_PER_BATCH):
            keys = np.concatenate([self._things.keys(ends[batch], self.width) for ends in (left, right)])
            pair, thing = intersect(keys, self.width)
            for column, weight in zip(sums, weights, strict=True):
                column[batch] = np.bincount(pair, weights=weight[thing], minlength=batch.stop - batch.start)
        return sums
