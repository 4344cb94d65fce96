"""The orders that an analyst can choose for the points of a section: one row each, which page, record and desk follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

LAST = 1 << 40
"""Behind every rank and place."""


class PageLine(NamedTuple):
    """A point on the page and what its place among others depends on."""

    id: str
    section: str
    rank: int
    """From 1; LAST where it was not ranked."""
    independent: int
    day: str
    """The time that it tells of, ISO; empty where none is known."""
    place: int
    """Its place in the section as the template orders it; -1 where an edit brought it there."""
    in_brief: bool
    apart: bool = False
    """Whether it happened before or after the days of the event."""


class PointOrder(NamedTuple):
    """One order: what it is called, what it is for, and how the stored points of a section and the lines of the page are sorted by it."""

    words: str
    note: str
    sql: str
    key: Callable[[PageLine], tuple[object, ...]]


POINT_ORDERS = {
    "rank": PointOrder(
        "by rank",
        "What matters most first.",
        "rank = 0, rank, place",
        lambda line: (line.rank, line.place),
    ),
    "time": PointOrder(
        "by time",
        "What happened first first.",
        "day = '', day, rank, place",
        lambda line: (line.day == "", line.day, line.rank),
    ),
    "origins": PointOrder(
        "by origins",
        "What most independent sources tell first.",
        "independent DESC, rank = 0, rank, place",
        lambda line: (-line.independent, line.rank, line.place),
    ),
}
"""By the names that edits keep (`Edit.by`)."""
