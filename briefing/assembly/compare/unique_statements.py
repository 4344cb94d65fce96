"""Statements that are the same word for word, taken as one row."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from briefing.assembly.arrays import Integers, RaggedArray
from briefing.assembly.text.tokens import TokenMatrix, plain_words
from briefing.assembly.text.words import WordIndex
from briefing.model import Statement

LEAST_WORDS = 4
"""Shorter statements ("He declined to comment.") say different things in different places."""


class UniqueStatements:
    """Rows of equal statements: `first` is each row's first statement by number, `row_of` the row of each statement."""

    def __init__(self, first: list[int], row_of: Integers) -> None:
        self.first = first
        self.row_of = row_of
        order = np.argsort(row_of, kind="stable").astype(np.int32)
        self._members = RaggedArray.from_row_numbers(row_of[order], order, len(first))

    def members(self, row: int) -> list[int]:
        """All statements of a row, by number."""
        numbers: list[int] = self._members[row].tolist()
        return numbers


def unique_statements(statements: Sequence[Statement], tokens: TokenMatrix) -> UniqueStatements:
    """One row for each different wording, in the order of the statements, whose tokens these are."""
    words = WordIndex(tokens, plain_words)
    row_of_key: dict[bytes | str, int] = {}
    first: list[int] = []
    row_of = np.empty(len(statements), dtype=np.int32)
    for numbers in tokens.batches():
        flat, sizes = words.gather(numbers)
        ends = [0, *np.cumsum(sizes).tolist()]
        for number, start, end in zip(numbers.tolist(), ends, ends[1:], strict=False):
            key = flat[start:end].tobytes() if end - start >= LEAST_WORDS else statements[number].id
            row = row_of[number] = row_of_key.setdefault(key, len(first))
            if row == len(first):
                first.append(number)
    return UniqueStatements(first, row_of)
