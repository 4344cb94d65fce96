"""Statements that are the same word for word, taken as one row."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from briefing.assembly.arrays import Integers
from briefing.assembly.text.tokens import TokenMatrix, plain_words
from briefing.assembly.text.words import WordIndex
from briefing.model import Statement

LEAST_WORDS = 4
"""Shorter statements ("He declined to comment.") say different things in different places."""


class UniqueStatements:
    """`first` is each row's first statement by number, `of` the row of each statement."""

    def __init__(self, first: list[int], of: Integers) -> None:
        self.first = first
        self.of = of
        self._statements = np.argsort(of, kind="stable").astype(np.int32)
        self._starts = np.searchsorted(of[self._statements], np.arange(len(first) + 1))

    def members(self, row: int) -> list[int]:
        """All statements of a row, by number."""
        found: list[int] = self._statements[self._starts[row] : self._starts[row + 1]].tolist()
        return found


def unique_statements(statements: Sequence[Statement], texts: TokenMatrix) -> UniqueStatements:
    """One row for each different wording, in the order of the statements; `texts` are theirs."""
    forms = WordIndex(texts, plain_words)
    place: dict[bytes | str, int] = {}
    first: list[int] = []
    of = np.empty(len(statements), dtype=np.int32)
    for numbers in texts.batches():
        words, sizes = forms.gather(numbers)
        ends = [0, *np.cumsum(sizes).tolist()]
        for number, start, end in zip(numbers.tolist(), ends, ends[1:], strict=False):
            long = end - start >= LEAST_WORDS
            key = words[start:end].tobytes() if long else statements[number].id
            row = of[number] = place.setdefault(key, len(first))
            if row == len(first):
                first.append(number)
    return UniqueStatements(first, of)
