"""The arrays that assembly works with: their types, one ragged array, batches, and sets of sorted keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Integers = NDArray[np.signedinteger[Any]]
Floats = NDArray[np.float64]
Floats32 = NDArray[np.float32]

ROWS_PER_BATCH = PAIRS_PER_BATCH = 20_000
"""Rows or pairs that are worked on in one piece, so that what is held in between stays small."""


def batches(size: int, batch_size: int) -> Iterator[slice]:
    """Slices that cover `size` places in order, `batch_size` at a time; the last may be shorter."""
    for start in range(0, size, batch_size):
        yield slice(start, min(size, start + batch_size))


@dataclass(frozen=True, slots=True)
class RaggedArray:
    """Rows of different lengths in one array. Row r is `values[offsets[r] : offsets[r + 1]]`."""

    values: Integers
    offsets: Integers

    @classmethod
    def from_row_numbers(cls, rows: Integers, values: Integers, size: int) -> RaggedArray:
        """The array of `size` rows in which each value stands in its row; the row numbers ascend."""
        return cls(values, np.searchsorted(rows, np.arange(size + 1)))

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, row: int) -> Integers:
        return self.values[self.offsets[row] : self.offsets[row + 1]]

    @property
    def sizes(self) -> Integers:
        """How many values each row has."""
        return np.diff(self.offsets)

    def gather(self, rows: Integers) -> tuple[Integers, Integers]:
        """The values of these rows, one row after the other, and how many each has."""
        places, sizes = expand_ranges(self.offsets[rows], self.offsets[rows + 1])
        return self.values[places], sizes

    def keys(self, rows: Integers, width: int) -> Integers:
        """The values of these rows as keys: place in `rows` times `width` plus the value."""
        values, sizes = self.gather(rows)
        keys: Integers = np.repeat(np.arange(len(rows)) * width, sizes) + values
        return keys

    def cells(self, rows: slice) -> tuple[Integers, Integers]:
        """Row number and value of each value of a batch of rows."""
        offsets = self.offsets[rows.start : rows.stop + 1]
        return np.repeat(np.arange(rows.start, rows.stop, dtype=np.int32), np.diff(offsets)), self.values[offsets[0] : offsets[-1]]

    def rows_at(self, places: Integers) -> Integers:
        """The row that each of these places of `values` belongs to."""
        return np.searchsorted(self.offsets, places, side="right") - 1

    def rows_with(self, wanted: Flags) -> Flags:
        """Which rows have a value that is wanted; `wanted` says so for each possible value."""
        found: Flags = np.zeros(len(self) + 1, dtype=bool)
        found[self.rows_at(np.flatnonzero(wanted[self.values]))] = True
        return found[:-1]


def expand_ranges(starts: Integers, ends: Integers) -> tuple[Integers, Integers]:
    """The numbers from each start on, before its end, one range after the other; and the length of each range."""
    lengths = ends - starts
    return np.arange(int(lengths.sum())) + np.repeat(starts - np.cumsum(lengths) + lengths, lengths), lengths


def sum_ranges(values: Integers, sizes: Integers) -> Integers:
    """The sums of values that stand in ranges of these sizes, one range after the other."""
    before = np.append(0, np.cumsum(values))
    sums: Integers = np.diff(before[np.append(0, np.cumsum(sizes))])
    return sums


def unique_sorted(keys: Integers) -> Integers:
    """The keys in order, each once. `numpy.unique` hashes them first, which takes ten times as long.

    They come nearly in order, row by row, which the stable sort makes use of.
    """
    ordered = np.sort(keys, kind="stable")
    return ordered[first_of_runs(ordered)]


def first_of_runs(*ordered: NDArray[Any]) -> Flags:
    """Where a run of equal values begins; of several arrays, where one begins in any of them."""
    changes = np.zeros(max(0, len(ordered[0]) - 1), dtype=bool)
    for values in ordered:
        changes |= values[1:] != values[:-1]
    first: Flags = np.append(True, changes)[: len(ordered[0])]
    return first


def number_densely(codes: Integers) -> tuple[Integers, int]:
    """Codes of any size numbered from 0 on without gaps, in their order; and how many are different. In half the room of `numpy.unique`."""
    order = np.argsort(codes)
    number = np.cumsum(first_of_runs(codes[order]), dtype=np.int32) - np.int32(1)
    numbers = np.empty(len(codes), dtype=np.int32)
    numbers[order] = number
    return numbers, int(number[-1]) + 1 if len(number) else 0


def intersect(keys: Integers, width: int) -> tuple[Integers, Integers]:
    """Of keys `row * width + column`, none more than twice among them, those that are there twice, as rows and columns, in order.

    The keys are sorted in place. Sorting is ten times as fast as looking each up, and merging again ten times: they come in two or three
    pieces in order.
    """
    keys.sort(kind="stable")
    common = keys[:-1][keys[1:] == keys[:-1]]
    return common // width, common % width


def safe_ratio(part: Floats, whole: Floats) -> Floats:
    """Part by whole, 0 where there is no whole."""
    ratio: Floats = np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
    return ratio
