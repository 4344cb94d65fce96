"""Statements that are the same word for word, taken as one row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.model import Statement

if TYPE_CHECKING:
    from briefing.assembly.points.table import Integers

WORD = re.compile(r"\w+")
LEAST_WORDS = 4
"""Shorter statements ("He declined to comment.") say different things in different places."""


class Rows:
    """`first` is each row's first statement by number, `of` the row of each statement."""

    def __init__(self, first: list[int], of: Integers) -> None:
        import numpy as np

        self.first = first
        self.of = of
        self._statements = np.argsort(of, kind="stable").astype(np.int32)
        self._starts = np.searchsorted(of[self._statements], np.arange(len(first) + 1))

    def members(self, row: int) -> list[int]:
        """All statements of a row, by number."""
        found: list[int] = self._statements[self._starts[row] : self._starts[row + 1]].tolist()
        return found


def rows_of(statements: Sequence[Statement]) -> Rows:
    """One row for each different wording, in the order of the statements."""
    import numpy as np

    place: dict[bytes | str, int] = {}
    first: list[int] = []
    of = np.empty(len(statements), dtype=np.int32)
    for number, statement in enumerate(statements):
        wording = WORD.findall(statement.text.lower())
        key = blake2b(" ".join(wording).encode(), digest_size=16).digest() if len(wording) >= LEAST_WORDS else statement.id
        row = of[number] = place.setdefault(key, len(first))
        if row == len(first):
            first.append(number)
    return Rows(first, of)
