"""The printed words of many texts as numbers, read once: what is asked of a word is asked of each different one, not of each place."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from briefing.assembly.numbering import Numbering
from briefing.assembly.points.terms import WORD

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]
    Flags = NDArray[np.bool_]


class Forms:
    """`flat` holds the numbers of all words in order of reading, `row` the text that each is of; `printed` are the words by number.

    `opens` says of each place whether the word stands at the very beginning of its text, where any word has a capital.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        import numpy as np

        numbers, flat, lengths, begins = Numbering(), array("i"), array("i"), array("b")
        for text in texts:
            found = WORD.findall(text)
            flat.extend(map(numbers.__getitem__, found))
            lengths.append(len(found))
            begins.append(text[:1].isalnum() or text[1:2].isalnum())
        self.printed = list(numbers)
        self.flat: Numbers = np.frombuffer(flat, dtype=np.int32) if flat else np.zeros(0, dtype=np.int32)
        self.rows = len(lengths)
        sizes = np.array(lengths, dtype=np.int32)
        self.row: Numbers = np.repeat(np.arange(self.rows, dtype=np.int32), sizes)
        self.opens: Flags = np.zeros(len(self.flat), dtype=bool)
        first = np.cumsum(sizes, dtype=np.int64) - sizes
        self.opens[first[(sizes > 0) & np.array(begins, dtype=bool)]] = True

    def each(self, value: Callable[[str], int]) -> Numbers:
        """What `value` says of each different word, by the number of the word."""
        import numpy as np

        return np.fromiter(map(value, self.printed), dtype=np.int32, count=len(self.printed))
