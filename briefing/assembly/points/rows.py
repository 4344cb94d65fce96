"""Statements that are the same word for word, taken as one row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from briefing.model import Statement

WORD = re.compile(r"\w+")
LEAST_WORDS = 4
"""Shorter statements ("He declined to comment.") say different things in different places."""


class Rows(NamedTuple):
    """`first` is each row's first statement by number, `members` all statements of the row."""

    first: list[int]
    members: list[list[int]]


def rows_of(statements: Sequence[Statement]) -> Rows:
    """One row for each different wording, in the order of the statements."""
    place: dict[bytes | str, int] = {}
    rows = Rows([], [])
    for number, statement in enumerate(statements):
        wording = WORD.findall(statement.text.lower())
        key = blake2b(" ".join(wording).encode(), digest_size=16).digest() if len(wording) >= LEAST_WORDS else statement.id
        row = place.setdefault(key, len(rows.first))
        if row == len(rows.first):
            rows.first.append(number)
            rows.members.append([])
        rows.members[row].append(number)
    return rows
