"""The printed words of many texts as numbers, read once: what is asked of a word is asked of each different one, not of each place."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from briefing.assembly.numbering import Numbering
from briefing.assembly.points.terms import WORD, Cue

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]
    Flags = NDArray[np.bool_]


TEXTS_AT_ONCE = 10_000
"""Texts that are read in one piece, so that memory stays small."""


class Chunks:
    """What stands between spaces, and the words of it: no word has a space in it, and splitting texts at spaces takes half as long as
    looking for their words. `printed` are the different words by number.
    """

    def __init__(self, word: re.Pattern[str]) -> None:
        self.printed = Numbering()
        self._word = word
        self._numbers = Numbering()
        self._words, self._ends = array("i"), array("i")

    def words(self, texts: Sequence[str]) -> tuple[Numbers, Numbers]:
        """The numbers of all words of these texts in order of reading, and how many each text has."""
        import numpy as np

        flat, ends, known = array("i"), array("i"), len(self._numbers)
        for text in texts:
            flat.fromlist(list(map(self._numbers.__getitem__, text.split())))
            ends.append(len(flat))
        for chunk in islice(self._numbers, known, None):
            self._words.extend(map(self.printed.__getitem__, self._word.findall(chunk)))
            self._ends.append(len(self._words))
        chunks = np.array(flat, dtype=np.int32)
        sizes = np.diff(self._ends, prepend=0)[chunks]
        before = np.append(0, np.cumsum(sizes))
        # From the place of a word to its place among those of its chunk, which are known once.
        shift = np.repeat(np.array(self._ends, dtype=np.int32)[chunks] - before[1:], sizes)
        words = np.array(self._words, dtype=np.int32)[np.arange(len(shift)) + shift]
        return words, np.diff(before[np.array(ends, dtype=np.int64)], prepend=0).astype(np.int32)


def batched(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts, so many at a time."""
    rest = iter(texts)
    while some := list(islice(rest, TEXTS_AT_ONCE)):
        yield some


class Forms:
    """`flat` holds the numbers of all words in order of reading, `sizes` how many each text has; `printed` are the words by number;
    `word` says what a word is.
    """

    def __init__(self, texts: Iterable[str], word: re.Pattern[str] = WORD) -> None:
        import numpy as np

        chunks, begins = Chunks(word), array("b")
        flat, sizes = [np.zeros(0, dtype=np.int32)], [np.zeros(0, dtype=np.int32)]
        for some in batched(texts):
            begins.extend(text[:1].isalnum() or text[1:2].isalnum() for text in some)
            for found, parts in zip(chunks.words(some), (flat, sizes), strict=True):
                parts.append(found)
        self.printed = list(chunks.printed)
        del chunks
        self.flat: Numbers = np.concatenate(flat)
        self.sizes: Numbers = np.concatenate(sizes)
        self.rows = len(self.sizes)
        self._begins = begins

    @property
    def row(self) -> Numbers:
        """The text that each place is of."""
        import numpy as np

        return np.repeat(np.arange(self.rows, dtype=np.int32), self.sizes)

    @property
    def opens(self) -> Flags:
        """Whether the word at each place stands at the very beginning of its text, where any word has a capital."""
        import numpy as np

        found: Flags = np.zeros(len(self.flat), dtype=bool)
        first = np.cumsum(self.sizes, dtype=np.int64) - self.sizes
        found[first[(self.sizes > 0) & np.frombuffer(self._begins, dtype=np.int8).astype(bool)]] = True
        return found

    def each(self, value: Callable[[str], int]) -> Numbers:
        """What `value` says of each different word, by the number of the word."""
        import numpy as np

        return np.fromiter(map(value, self.printed), dtype=np.int32, count=len(self.printed))

    @cached_property
    def _lowered(self) -> tuple[str, NDArray[np.int64]]:
        """The different words in lower case, a line each, and where each line ends."""
        import numpy as np

        words = [word.lower() for word in self.printed]
        return "\n".join(words), np.cumsum(np.fromiter((len(word) + 1 for word in words), dtype=np.int64, count=len(words)))

    def having(self, hint: re.Pattern[str]) -> Numbers:
        """The texts, in order, that have a word in which the hint is found, in lower case. The hint matches nothing of two words."""
        import numpy as np

        text, ends = self._lowered
        told = np.zeros(len(self.printed), dtype=bool)
        told[np.searchsorted(ends, [match.start() for match in hint.finditer(text)], side="right")] = True
        rows = self._rows_of(np.flatnonzero(told[self.flat]))
        found: Numbers = rows[np.append(True, rows[1:] != rows[:-1])[: len(rows)]]
        return found

    def having_each(self, words: Iterable[str]) -> dict[str, Numbers]:
        """For each of these words in lower case the texts, in order, that have it in any case."""
        import numpy as np

        known = {word: number for number, word in enumerate(dict.fromkeys(words))}
        codes = self.each(lambda printed: known.get(printed.lower(), -1))
        places = np.flatnonzero((codes >= 0)[self.flat])
        keys = np.unique(codes[self.flat[places]].astype(np.int64) * self.rows + self._rows_of(places))
        starts = np.searchsorted(keys, np.arange(len(known) + 1) * self.rows)
        return {word: (keys[starts[number] : starts[number + 1]] % self.rows).astype(np.int32) for word, number in known.items()}

    def _rows_of(self, places: NDArray[np.int64]) -> Numbers:
        """The texts that these places, in order, are of."""
        import numpy as np

        found: Numbers = np.searchsorted(np.cumsum(self.sizes, dtype=np.int64), places, side="right").astype(np.int32)
        return found

    def showing(self, cue: Cue, texts: Sequence[str]) -> Flags:
        """Which of the texts, those that the words are of, show the cue."""
        import numpy as np

        found: Flags = np.zeros(self.rows, dtype=bool)
        by_word = cue.pattern is cue.hint
        for row in self.having(cue.hint).tolist():
            # For an expression an underscore is a letter, for a word it is none.
            found[row] = (by_word and "_" not in texts[row]) or cue.pattern.search(texts[row].lower()) is not None
        return found
