"""The word model of the roles network: for each sentence the maximum and mean of a convolution over its word pieces, and their mean vector.

A piece gives the convolution the same three numbers a channel wherever it stands: what it adds to the place before it, to its own and to
the place behind it. They are worked out once and remembered, so that a sentence costs only sums.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from briefing.analysis.arrays import Floats

MOST_REMEMBERED = 10_000
"""Pieces; with the four members that ship, 6 kB each."""


class PooledConvolution:
    """The convolutions of several members over one table of vectors, side by side. Shapes: D vector, W width of all members together."""

    def __init__(self, vectors: NDArray[np.int8], scale: Floats, kernels: Sequence[Floats], biases: Sequence[Floats]) -> None:
        """`vectors` (pieces + 1, D) in units of `scale` (D,), the last row zero; kernels (3 D, C), biases (C,), one a member."""
        self._vectors, self._scale = vectors, scale
        depth = len(scale)
        # In double precision, because a matrix product rounds in ways that depend on where in it a row stands: cut to single
        # precision, a piece gets the same numbers whatever was read before it.
        self._taps = [
            scale[:, None].astype(np.float64) * np.concatenate([kernel[at : at + depth] for kernel in kernels], axis=1)
            for at in (0, depth, 2 * depth)
        ]
        self._bias = np.concatenate(biases)
        self._row_of = np.full(len(vectors), -1, np.intp)
        self._known = 0
        self._lock = Lock()
        # Room for all from the start: memory is taken only where something was written, and growing would copy what is there.
        room = min(len(vectors), MOST_REMEMBERED)
        self._rows = [np.empty((room, len(self._bias)), np.float32) for _ in self._taps]

    def pooled(self, sentences: Sequence[Sequence[int]]) -> tuple[Floats, Floats, Floats]:
        """The maximum and the mean of each sentence's convolution, (sentences, W) each, and its mean vector, (sentences, D).

        No sentence is empty, and all together have no more pieces than MOST_REMEMBERED.
        """
        gap = len(self._vectors) - 1
        ends = np.cumsum([len(pieces) + 1 for pieces in sentences])
        numbers = np.array([number for pieces in sentences for number in (*pieces, gap)])
        with self._lock:  # an executor of threads, as Dask's workers have, shares the tables
            at = self._remembered(numbers)
            before, own, after = self._rows
            waves = own.take(at, axis=0)
            waves[1:] += before.take(at[:-1], axis=0)
            waves[:-1] += after.take(at[1:], axis=0)
        np.maximum(waves, 0, out=waves)
        vectors = self._vectors.take(numbers, axis=0).astype(np.float32)
        # A slice for each sentence: `reduceat` down the rows of a table takes ten times as long.
        spans = [slice(start, end - 1) for start, end in pairwise([0, *ends.tolist()])]
        size = np.array([[span.stop - span.start] for span in spans], np.float32)
        highest: Floats = np.array([waves[span].max(axis=0) for span in spans], np.float32)
        mean: Floats = np.array([waves[span].sum(axis=0) for span in spans], np.float32) / size
        bag: Floats = np.array([vectors[span].sum(axis=0) for span in spans], np.float32) * self._scale / size
        return highest, mean, bag

    def _remembered(self, numbers: NDArray[np.intp]) -> NDArray[np.intp]:
        """Where in the tables each piece stands; those that are new are put there first."""
        new = np.unique(numbers[self._row_of[numbers] < 0])
        if self._known + len(new) > MOST_REMEMBERED:
            self._row_of[:] = -1
            self._known, new = 0, np.unique(numbers)
        if len(new):
            self._project(new)
        return self._row_of[numbers]

    def _project(self, new: NDArray[np.intp]) -> None:
        end = self._known + len(new)
        vectors = self._vectors[new].astype(np.float64)
        for number, taps in enumerate(self._taps):
            self._rows[number][self._known : end] = vectors @ taps + (self._bias if number == 1 else 0)
        self._row_of[new] = np.arange(self._known, end)
        self._known = end
