"""The features of all statements of a corpus in arrays: a tenth of the memory that they take as they are found, and weighed all at once."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from briefing.assembly.arrays import Floats, Floats32, Integers, RaggedArray
from briefing.assembly.sections.phrases import PhraseMatch
from briefing.assembly.sections.statement_features import StatementFeatures
from briefing.assembly.text.vocabulary import Vocabulary

ROWS_PER_BATCH = 5_000
"""Statements that are weighed in one piece, so that what is held in between stays small."""


class SparseColumns:
    """Named values of each row, where most rows have few of the names. Rows are added in order."""

    def __init__(self) -> None:
        self._numbers = Vocabulary()
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

    @property
    def _cells(self) -> RaggedArray:
        """The names of each row; their values stand at the same places of `_values`."""
        return RaggedArray(np.frombuffer(self._names, dtype=np.uint16), np.frombuffer(self._starts, dtype=np.int64))

    def column(self, name: str) -> array[float]:
        """The value of each row under a name, 0 where it has none."""
        rows, values = self._under(name)
        column = np.zeros(len(self._starts) - 1, dtype=np.float32)
        column[rows] = values
        return array("f", column.tobytes())

    def rows_with(self, name: str) -> Integers:
        """The rows that have a value under a name, other than 0."""
        rows, values = self._under(name)
        found: Integers = rows[values != 0]
        return found

    def _under(self, name: str) -> tuple[Integers, Floats32]:
        """The rows that have a value under a name, and these values."""
        cells = self._cells
        places = np.flatnonzero(cells.values == self._numbers.get(name, -1))
        return cells.rows_at(places), np.frombuffer(self._values, dtype=np.float32)[places]

    def cells(self, rows: slice) -> tuple[Integers, Integers, Floats]:
        """Row, number of the name, and value, of all values of a batch of rows."""
        cells = self._cells
        numbers, names = cells.cells(rows)
        values = np.frombuffer(self._values, dtype=np.float32)[cells.offsets[rows.start] : cells.offsets[rows.stop]]
        return numbers.astype(np.int64), names.astype(np.int64), values.astype(np.float64)

    def add_weighted(self, weights: Mapping[str, Sequence[float]], totals: Floats, start: int) -> None:
        """Add to `totals` the values of its rows times the weights of their names; no weight counts as 0. Shape (rows, weights).

        The first row of `totals` is the row `start`.
        """
        table = np.array([weights.get(name, (0.0,) * totals.shape[1]) for name in self._numbers]).reshape(-1, totals.shape[1])
        rows, names, values = self.cells(slice(start, start + len(totals)))
        # What is there already and then the values in the order in which they were found: sums are the same to the last bit.
        places = np.concatenate([np.arange(len(totals)), rows - start])
        for column in range(totals.shape[1]):
            parts = np.concatenate([totals[:, column], table[names, column] * values])
            totals[:, column] = np.bincount(places, weights=parts, minlength=len(totals))


class FeatureMatrix:
    """The features of all statements in order: `general`, and `by_side` for each side.

    `speakers` says what kind of speaker each has, `voice` numbers the voice that says it (-1 for nobody), and `first` says whether it
    begins an article. `likelihood` has the words of likelihood of each statement with some.
    """

    def __init__(self, articles: Iterable[Sequence[StatementFeatures]]) -> None:
        self.general = SparseColumns()
        self.by_side: dict[str, SparseColumns] = {}
        self.speakers: list[str] = []
        self.voice = array("i")
        self.first = array("b")
        self.likelihood: dict[int, tuple[PhraseMatch, ...]] = {}
        voices = Vocabulary()
        for article in articles:
            for ordinal, features in enumerate(article):
                self.general.add(features.general)
                for side, own in features.by_side.items():
                    self.by_side.setdefault(side, SparseColumns()).add(own)
                self.speakers.append(features.speaker)
                self.voice.append(voices[features.voice] if features.voice else -1)
                self.first.append(ordinal == 0)
                if features.likelihood:
                    self.likelihood[len(self.speakers) - 1] = features.likelihood

    def __len__(self) -> int:
        return len(self.speakers)
