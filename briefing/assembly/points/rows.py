"""Statements that are the same word for word, taken as one row."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from briefing.assembly.forms import Forms
from briefing.assembly.texts import Integers, Texts, plain_words
from briefing.model import Statement

LEAST_WORDS = 4
"""Shorter statements ("He declined to comment.") say different things in different places."""


class Rows:
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


def rows_of(statements: Sequence[Statement], texts: Texts) -> Rows:
    """One row for each different wording, in the order of the statements; `texts` are theirs."""
    forms = Forms(texts, plain_words)
    place: dict[bytes | str, int] = {}
    first: list[int] = []
    of = np.empty(len(statements), dtype=np.int32)
    for numbers in texts.pieces():
        words, sizes = forms.laid(numbers)
        ends = [0, *np.cumsum(sizes).tolist()]
        for number, start, end in zip(numbers.tolist(), ends, ends[1:], strict=False):
            long = end - start >= LEAST_WORDS
            key = words[start:end].tobytes() if long else statements[number].id
            row = of[number] = place.setdefault(key, len(first))
            if row == len(first):
                first.append(number)
    return Rows(first, of)
