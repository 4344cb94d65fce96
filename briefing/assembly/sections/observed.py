"""The evidence in all statements of a corpus, held in arrays: ten times smaller than as it is found, and weighed all at once."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from briefing.assembly.numbering import Numbering
from briefing.assembly.points.table import Floats
from briefing.assembly.sections.evidence import Found
from briefing.assembly.sections.wording import Hit

Rows = NDArray[np.int64]

ROWS_AT_ONCE = 5_000
"""Statements weighed in one piece, so that memory stays small."""


class Values:
    """Named values of each row, most rows having few of the names. Rows are added in order."""

    def __init__(self) -> None:
        self._numbers = Numbering()
        self._names = array("H")
        self._values = array("f")
        self._starts = array("q", [0])

    def add(self, row: Mapping[str, float]) -> None:
        """Add a row."""
        self._names.fromlist(list(map(self._numbers.__getitem__, row)))
        self._values.fromlist(list(row.values()))
        self._starts.append(len(self._names))

    @property
    def names(self) -> list[str]:
        """All names, by number."""
        return list(self._numbers)

    def column(self, name: str) -> array[float]:
        """The value of each row under a name, 0 where it has none."""
        rows, values = self._under(name)
        found = np.zeros(len(self._starts) - 1, dtype=np.float32)
        found[rows] = values
        return array("f", found.tobytes())

    def rows_with(self, name: str) -> Rows:
        """The rows that have a value under a name, other than 0."""
        rows, values = self._under(name)
        found: Rows = rows[values != 0]
        return found

    def _under(self, name: str) -> tuple[Rows, NDArray[np.float32]]:
        """The rows that have a value under a name, and these values."""
        places = np.flatnonzero(np.frombuffer(self._names, dtype=np.uint16) == self._numbers.get(name, -1))
        rows: Rows = np.searchsorted(np.frombuffer(self._starts, dtype=np.int64), places, side="right") - 1
        return rows, np.frombuffer(self._values, dtype=np.float32)[places]

    def cells(self, start: int, end: int) -> tuple[Rows, Rows, Floats]:
        """Row, number of the name, and value, of all values of the rows from `start` on, before `end`."""
        starts = np.frombuffer(self._starts, dtype=np.int64)[start : end + 1]
        piece = slice(int(starts[0]), int(starts[-1]))
        names = np.array(self._names[piece], dtype=np.int64)
        return np.repeat(np.arange(start, end), np.diff(starts)), names, np.array(self._values[piece], dtype=np.float64)

    def weighed(self, weights: Mapping[str, Sequence[float]], into: Floats, start: int) -> None:
        """Add to `into`, shape (rows, weights), the values of its rows times the weights of their names; what has none counts nothing.

        Its first row is the row `start`.
        """
        table = np.array([weights.get(name, (0.0,) * into.shape[1]) for name in self._numbers]).reshape(-1, into.shape[1])
        rows, names, values = self.cells(start, start + len(into))
        # What is there already and then the values in the order in which they were found: sums are the same to the last bit.
        places = np.concatenate([np.arange(len(into)), rows - start])
        for column in range(into.shape[1]):
            summed = np.concatenate([into[:, column], table[names, column] * values])
            into[:, column] = np.bincount(places, weights=summed, minlength=len(into))


class Observed:
    """What `Found` says, of all statements in order: `general`, `by_side` for each side, `speaks`, and `voice` (-1 for nobody).

    `first` says of each statement whether it begins an article.
    """

    def __init__(self, articles: Iterable[Sequence[Found]]) -> None:
        self.general = Values()
        self.by_side: dict[str, Values] = {}
        self.speaks: list[str] = []
        self.voice = array("i")
        self.first = array("b")
        self.hopeful: dict[int, tuple[Hit, ...]] = {}
        """The words of likelihood of each statement that has some."""
        voices = Numbering()
        for article in articles:
            for ordinal, found in enumerate(article):
                self.general.add(found.general)
                for side, own in found.by_side.items():
                    self.by_side.setdefault(side, Values()).add(own)
                self.speaks.append(found.speaks)
                self.voice.append(voices[found.voice] if found.voice else -1)
                self.first.append(ordinal == 0)
                if found.hopeful:
                    self.hopeful[len(self.speaks) - 1] = found.hopeful

    def __len__(self) -> int:
        return len(self.speaks)
