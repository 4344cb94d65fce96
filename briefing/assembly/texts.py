"""The texts of a corpus split at spaces, once for all stages: what is asked of a stretch is asked of each different one."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefing.assembly.numbering import Numbering
from briefing.model import Article

Flags = NDArray[np.bool_]
Integers = NDArray[np.signedinteger[Any]]
Numbers = NDArray[np.int32]

PLAIN = re.compile(r"\w+")
TEXTS_AT_ONCE = 10_000
"""Texts that are laid out in one piece, so that memory stays small."""


class Texts:
    """`chunks` are the different stretches between spaces, by number. No word has a space in it, and splitting texts at spaces takes half
    as long as looking for their words.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        numbers = Numbering()
        flat, ends = array("i"), array("q", [0])
        for text in texts:
            flat.fromlist(list(map(numbers.__getitem__, text.split())))
            ends.append(len(flat))
        self.chunks = list(numbers)
        self._flat: Numbers = np.array(flat, dtype=np.int32)
        self._starts: Integers = np.array(ends, dtype=np.int64)
        self._numbers: Integers = np.arange(len(ends) - 1)

    def __len__(self) -> int:
        return len(self._numbers)

    @property
    def sizes(self) -> Integers:
        """How many stretches each text has."""
        return self._starts[self._numbers + 1] - self._starts[self._numbers]

    @property
    def first(self) -> Numbers:
        """The number of the stretch that each text begins with, -1 where it is empty."""
        found = np.full(len(self), -1, dtype=np.int32)
        there = self.sizes > 0
        found[there] = self._flat[self._starts[self._numbers[there]]]
        return found

    @property
    def counts(self) -> Integers:
        """How often each stretch stands in the texts, by number."""
        found = np.zeros(len(self.chunks), dtype=np.int64)
        for texts in self.pieces():
            found += np.bincount(self.laid(texts)[0], minlength=len(found))
        return found

    def chosen(self, numbers: Sequence[int]) -> Texts:
        """Some of the texts, their numbers ascending; what they are split into is not held twice."""
        found = copy(self)
        found._numbers = self._numbers[np.array(numbers, dtype=np.int64)]
        return found

    def let_go(self) -> None:
        """Let go of everything: in a large corpus tens of megabytes that are not asked for any more."""
        self.chunks = []
        self._flat, self._starts, self._numbers = np.zeros(0, dtype=np.int32), np.zeros(1, dtype=np.int64), np.zeros(0, dtype=np.int64)

    def laid(self, texts: Integers) -> tuple[Numbers, Integers]:
        """The numbers of the stretches of these texts in order of reading, one text after the other, and how many each has."""
        numbers = self._numbers[texts]
        cells, sizes = stretches(self._starts[numbers], self._starts[numbers + 1])
        return self._flat[cells], sizes

    def pieces(self) -> Iterator[Integers]:
        """The numbers of all texts in order, so many at a time."""
        for start in range(0, len(self), TEXTS_AT_ONCE):
            yield np.arange(start, min(len(self), start + TEXTS_AT_ONCE))

    def each(self, value: Callable[[str], int]) -> Numbers:
        """What `value` says of each different stretch, by the number of the stretch."""
        return np.fromiter(map(value, self.chunks), dtype=np.int32, count=len(self.chunks))

    def places(self, told: Flags) -> tuple[Integers, Numbers]:
        """Where the stretches stand that are told, by number: the text and the stretch of each place, in order of reading."""
        at = np.flatnonzero(told[self._flat])
        texts = np.searchsorted(self._starts, at, side="right") - 1
        place = np.minimum(np.searchsorted(self._numbers, texts), max(0, len(self) - 1))
        kept = self._numbers[place] == texts if len(self) else np.zeros(len(at), dtype=bool)
        return place[kept], self._flat[at[kept]]

    def having(self, told: Flags) -> Flags:
        """Which texts have one of the stretches that are told, by number."""
        found = np.zeros(len(self._starts), dtype=bool)
        found[np.searchsorted(self._starts, np.flatnonzero(told[self._flat]), side="right") - 1] = True
        return found[self._numbers]

    def showing(self, test: Callable[[str], object]) -> Flags:
        """Which texts have a stretch that passes a test."""
        return self.having(self.each(lambda chunk: bool(test(chunk))).astype(bool))


def stretches(starts: Integers, ends: Integers) -> tuple[Integers, Integers]:
    """The places from each start on, before its end, one stretch after the other; and how long each stretch is."""
    lengths = ends - starts
    return np.arange(int(lengths.sum())) + np.repeat(starts - np.cumsum(lengths) + lengths, lengths), lengths


def summed(values: Integers, sizes: Integers) -> Integers:
    """The sums of values that stand in stretches of these sizes, one stretch after the other."""
    before = np.append(0, np.cumsum(values))
    found: Integers = np.diff(before[np.append(0, np.cumsum(sizes))])
    return found


def plain_words(chunk: str) -> list[str]:
    """The words of a stretch in lower case, without any marks."""
    low = chunk.lower()
    return [low] if low.isascii() and low.isalpha() else PLAIN.findall(low)  # most are letters alone


def texts_of(articles: Sequence[Article]) -> Texts:
    """The texts of all statements of the articles, in order."""
    return Texts(statement.text for article in articles for statement in article.analysis.statements)
