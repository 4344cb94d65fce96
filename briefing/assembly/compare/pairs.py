"""Pairs of rows and their scores."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from briefing.assembly.arrays import Flags, Floats, Integers, batches


class Pairs(NamedTuple):
    """Pairs of rows, left < right, in order, each with a score from 0 to 1 of how likely both say the same."""

    score: Floats
    left: Integers
    right: Integers

    def subset(self, chosen: slice | Integers | Flags) -> Pairs:
        """Some of the pairs, in their order."""
        return Pairs(self.score[chosen], self.left[chosen], self.right[chosen])

    def batches(self, size: int) -> Iterator[Pairs]:
        """The same pairs, `size` at a time."""
        for batch in batches(len(self.left), size):
            yield self.subset(batch)

    def best_per_row(self, rows: int, keep: int) -> Pairs:
        """The pairs that are among the `keep` best of one of their two rows, of so many rows."""
        ends, pair = np.concatenate((self.left, self.right)).astype(np.int32), np.tile(np.arange(len(self.left), dtype=np.int32), 2)
        order = np.lexsort((pair, -self.score[pair], ends))
        first = np.searchsorted(ends[order], np.arange(rows))
        rank = np.arange(len(ends)) - first[ends[order]]
        kept = np.zeros(len(self.left), dtype=bool)
        kept[pair[order][rank < keep]] = True
        return self.subset(kept)

    def within(self, wanted: Flags) -> Pairs:
        """The pairs of which both rows are wanted."""
        return self.subset(wanted[self.left] & wanted[self.right])

    def each(self) -> Iterator[tuple[float, int, int]]:
        """Each pair as (score, left, right)."""
        return zip(self.score.tolist(), self.left.tolist(), self.right.tolist(), strict=True)

    def best_first(self, least: float) -> Iterator[tuple[float, int, int]]:
        """The pairs with at least this score as (score, left, right), the best first."""
        enough = np.flatnonzero(self.score >= least)
        return self.subset(enough[np.lexsort((self.right[enough], self.left[enough], -self.score[enough]))]).each()


class PairLookup:
    """The scores of pairs, to be looked up one by one."""

    def __init__(self, pairs: Pairs, rows: int) -> None:
        # Plain arrays give a number in a third of the time that numpy's take.
        self._starts = array("q", np.searchsorted(pairs.left, np.arange(rows + 1)).astype(np.int64).tobytes())
        self._right = array("i", pairs.right.astype(np.int32).tobytes())
        self._score = array("d", pairs.score.tobytes())

    def get(self, left: int, right: int) -> float | None:
        """The score of two rows, left < right; None where they are no pair."""
        end = self._starts[left + 1]
        place = bisect_left(self._right, right, self._starts[left], end)
        return self._score[place] if place < end and self._right[place] == right else None
