"""Pairs of statements and how alike they are."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from briefing.assembly.arrays import Flags, Floats, Integers


class Pairs(NamedTuple):
    """Pairs by number, left < right, in order; likeness from 0 to 1."""

    likeness: Floats
    left: Integers
    right: Integers

    def pieces(self, size: int) -> Iterator[Pairs]:
        """The same pairs, so many at a time."""
        for at in range(0, len(self.left), size):
            piece = slice(at, at + size)
            yield Pairs(self.likeness[piece], self.left[piece], self.right[piece])

    def best(self, size: int, keep: int) -> Pairs:
        """The pairs that are among the `keep` likest of one of their two; numbers are below `size`."""
        ends, pair = np.concatenate((self.left, self.right)).astype(np.int32), np.tile(np.arange(len(self.left), dtype=np.int32), 2)
        order = np.lexsort((pair, -self.likeness[pair], ends))
        first = np.searchsorted(ends[order], np.arange(size))
        rank = np.arange(len(ends)) - first[ends[order]]
        kept = np.zeros(len(self.left), dtype=bool)
        kept[pair[order][rank < keep]] = True
        return Pairs(self.likeness[kept], self.left[kept], self.right[kept])

    def of(self, wanted: Flags) -> Pairs:
        """The pairs of which both are wanted."""
        kept = wanted[self.left] & wanted[self.right]
        return Pairs(self.likeness[kept], self.left[kept], self.right[kept])

    def at_least(self, least: float) -> Iterator[tuple[float, int, int]]:
        """(likeness, left, right) of those that are at least so alike."""
        kept = np.flatnonzero(self.likeness >= least)
        return zip(self.likeness[kept].tolist(), self.left[kept].tolist(), self.right[kept].tolist(), strict=True)

    def likest_first(self, least: float) -> Iterator[tuple[float, int, int]]:
        """(likeness, left, right) of those that are at least so alike, the likest first."""
        enough = np.flatnonzero(self.likeness >= least)
        order = enough[np.lexsort((self.right[enough], self.left[enough], -self.likeness[enough]))]
        return zip(self.likeness[order].tolist(), self.left[order].tolist(), self.right[order].tolist(), strict=True)


class PairLookup:
    """The likeness of pairs, to be asked for one by one."""

    def __init__(self, pairs: Pairs, size: int) -> None:
        # Plain arrays give a number in a third of the time that numpy's take.
        self._starts = array("q", np.searchsorted(pairs.left, np.arange(size + 1)).astype(np.int64).tobytes())
        self._right = array("i", pairs.right.astype(np.int32).tobytes())
        self._likeness = array("d", pairs.likeness.tobytes())

    def get(self, left: int, right: int) -> float | None:
        """How alike two are, left < right; None where they are no pair."""
        end = self._starts[left + 1]
        place = bisect_left(self._right, right, self._starts[left], end)
        return self._likeness[place] if place < end and self._right[place] == right else None
