"""The printed words of many texts as numbers, read once: what is asked of a word is asked of each different one, not of each place."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.assembly.numbering import Numbering
from briefing.assembly.points.terms import WORD, Cue

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]
    Flags = NDArray[np.bool_]


class Forms:
    """`flat` holds the numbers of all words in order of reading, `sizes` how many each text has; `printed` are the words by number;
    `word` says what a word is.
    """

    def __init__(self, texts: Iterable[str], word: re.Pattern[str] = WORD) -> None:
        import numpy as np

        numbers, flat, lengths, begins = Numbering(), array("i"), array("i"), array("b")
        for text in texts:
            found = word.findall(text)
            flat.extend(map(numbers.__getitem__, found))
            lengths.append(len(found))
            begins.append(text[:1].isalnum() or text[1:2].isalnum())
        self.printed = list(numbers)
        self.flat: Numbers = np.frombuffer(flat, dtype=np.int32) if flat else np.zeros(0, dtype=np.int32)
        self.rows = len(lengths)
        self.sizes: Numbers = np.array(lengths, dtype=np.int32)
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
        for row in self.having(cue.hint).tolist():
            found[row] = cue.pattern.search(texts[row].lower()) is not None
        return found
