"""The printed words of many texts as numbers: what is asked of a word is asked of each different one, not of each place."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from briefing.assembly.numbering import Numbering
from briefing.assembly.texts import Flags, Integers, Numbers, Texts, stretches, summed


class Cue:
    """An expression to look for in texts in lower case: words, each by itself, and phrases, some word of which matches `hint` by itself."""

    def __init__(self, words: str = "", phrases: str = "", hint: str = "") -> None:
        self.pattern = re.compile("|".join(filter(None, (words, phrases))))
        self.words = re.compile(words) if words else None
        self.hint = re.compile(hint) if phrases else None


class Forms:
    """`printed` are the different words by number, `sizes` tells how many each text has; `find` gives the words of a stretch."""

    def __init__(self, texts: Texts, find: Callable[[str], Iterable[str]]) -> None:
        printed, words, ends = Numbering(), array("i"), array("i", [0])
        for chunk in texts.chunks:
            words.extend(map(printed.__getitem__, find(chunk)))
            ends.append(len(words))
        self.printed = list(printed)
        self.rows = len(texts)
        self._texts = texts
        self._words: Numbers = np.array(words, dtype=np.int32)
        self._starts: Integers = np.array(ends, dtype=np.int64)

    @cached_property
    def sizes(self) -> Numbers:
        """How many words each text has."""
        of_chunk, found = np.diff(self._starts), [np.zeros(0, dtype=np.int32)]
        for rows in self._texts.pieces():
            chunks, sizes = self._texts.laid(rows)
            found.append(summed(of_chunk[chunks], sizes).astype(np.int32))
        return np.concatenate(found)

    def laid(self, rows: Integers) -> tuple[Numbers, Integers]:
        """The numbers of the words of these texts in order of reading, one text after the other, and how many each has."""
        chunks, sizes = self._texts.laid(rows)
        cells, lengths = stretches(self._starts[chunks], self._starts[chunks + 1])
        return self._words[cells], summed(lengths, sizes)

    @property
    def flat(self) -> Numbers:
        """The numbers of the words of all texts in order of reading; laid out anew each time, as it is large and seldom asked for."""
        return np.concatenate([np.zeros(0, dtype=np.int32), *(self.laid(rows)[0] for rows in self._texts.pieces())])

    @property
    def row(self) -> Numbers:
        """The text that each place of `flat` is of."""
        return np.repeat(np.arange(self.rows, dtype=np.int32), self.sizes)

    @property
    def opens(self) -> Flags:
        """Whether the word at each place of `flat` stands at the very beginning of its text, where any word has a capital."""
        found: Flags = np.zeros(int(self.sizes.sum()), dtype=bool)
        first = np.cumsum(self.sizes, dtype=np.int64) - self.sizes
        found[first[self.first >= 0]] = True
        return found

    @cached_property
    def first(self) -> Numbers:
        """The number of the word that each text begins with, or after one mark; -1 where it begins otherwise."""
        begins = self._texts.each(lambda chunk: chunk[:1].isalnum() or chunk[1:2].isalnum()).astype(bool) & (np.diff(self._starts) > 0)
        chunks = self._texts.first
        found: Numbers = np.full(self.rows, -1, dtype=np.int32)
        there = np.flatnonzero(chunks >= 0)
        there = there[begins[chunks[there]]]
        found[there] = self._words[self._starts[chunks[there]]]
        return found

    @property
    def counts(self) -> Integers:
        """How often each word stands in the texts, by number."""
        of_chunk = np.repeat(self._texts.counts, np.diff(self._starts))
        return np.bincount(self._words, weights=of_chunk, minlength=len(self.printed)).astype(np.int64)

    def each(self, value: Callable[[str], int]) -> Numbers:
        """What `value` says of each different word, by the number of the word."""
        return np.fromiter(map(value, self.printed), dtype=np.int32, count=len(self.printed))

    @cached_property
    def _lowered(self) -> tuple[str, NDArray[np.int64]]:
        """The different words in lower case, a line each, and where each line ends."""
        words = [word.lower() for word in self.printed]
        return "\n".join(words), np.cumsum(np.fromiter((len(word) + 1 for word in words), dtype=np.int64, count=len(words)))

    def having(self, hint: re.Pattern[str]) -> Integers:
        """The texts, in order, that have a word in which the hint is found, in lower case. The hint matches nothing of two words."""
        text, ends = self._lowered
        told = np.zeros(len(self.printed), dtype=bool)
        told[np.searchsorted(ends, [match.start() for match in hint.finditer(text)], side="right")] = True
        return np.flatnonzero(self._texts.having(self._chunks_with(told)))

    def places(self, told: Flags) -> tuple[Integers, Numbers]:
        """Where the words stand that are told, by number: the text and the word of each place, in order of reading."""
        texts, chunks = self._texts.places(self._chunks_with(told))
        cells, lengths = stretches(self._starts[chunks], self._starts[chunks + 1])
        words = self._words[cells]
        return np.repeat(texts, lengths)[told[words]], words[told[words]]

    def _chunks_with(self, told: Flags) -> Flags:
        """The stretches that have one of the words that are told."""
        found: Flags = np.zeros(len(self._starts) - 1, dtype=bool)
        found[np.searchsorted(self._starts, np.flatnonzero(told[self._words]), side="right") - 1] = True
        return found

    def having_each(self, words: Iterable[str]) -> dict[str, Integers]:
        """For each of these words in lower case the texts, in order, that have it in any case."""
        known = {word: number for number, word in enumerate(dict.fromkeys(words))}
        codes = self.each(lambda printed: known.get(printed.lower(), -1))
        texts, places = self.places(codes >= 0)
        keys = np.unique(codes[places].astype(np.int64) * self.rows + texts)
        starts = np.searchsorted(keys, np.arange(len(known) + 1) * self.rows)
        return {word: keys[starts[number] : starts[number + 1]] % max(1, self.rows) for word, number in known.items()}

    def showing(self, cue: Cue, texts: Sequence[str]) -> Flags:
        """Which of the texts, those that the words are of, show the cue."""
        found, asked = (np.zeros(self.rows, dtype=bool) for _ in range(2))
        if cue.words:
            found[self.having(cue.words)] = True
            # For an expression an underscore is a letter, for a word it is none.
            asked |= found & self._underscored
        if cue.hint:
            asked[self.having(cue.hint)] = True
            asked &= ~found | self._underscored
        for row in np.flatnonzero(asked).tolist():
            found[row] = cue.pattern.search(texts[row].lower()) is not None
        return found

    @cached_property
    def _underscored(self) -> Flags:
        """Which texts have an underscore."""
        return self._texts.showing(lambda chunk: "_" in chunk)
