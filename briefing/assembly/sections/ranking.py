"""The order of the points in a section: by support and centrality, by time, or by who says them."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2
from typing import NamedTuple

from briefing.model import Point, Statement


class RankedPoint(NamedTuple):
    """A point and what its rank in a section depends on."""

    point: Point
    score: float
    when: str
    """ISO date of what it tells, else of its source; empty where neither is known."""
    voice: str
    """Name of who says it; empty for nobody."""


def score(point: Point, lead: Statement, probability: float, title_share: float) -> float:
    """How central and well supported a point is.

    Independent origins count, how sure its section is (`probability`), how much of its wording stands in title and lead of its article
    (`title_share`, 0 to 1), and an early place.
    """
    early = 1 / (1 + lead.ordinal / 5)
    return round(1.5 * log2(max(1, point.independent)) + probability + title_share + 0.5 * early, 4)


def ordered(entries: Sequence[RankedPoint], order: str) -> list[RankedPoint]:
    """The points in the order that the template asks for (one of ORDERS); ties by score, then by id."""
    ranked = sorted(entries, key=lambda entry: (-entry.score, entry.point.id))
    if order == "newest":
        return sorted(ranked, key=_newest)
    if order == "oldest":
        return sorted(ranked, key=lambda entry: (entry.when == "", entry.when))
    if order == "voice":
        best: dict[str, int] = {}
        for place, entry in enumerate(ranked):
            best.setdefault(entry.voice, place)
        return sorted(ranked, key=lambda entry: (entry.voice == "", best[entry.voice]))
    return ranked


def _newest(entry: RankedPoint) -> tuple[float, ...]:
    """Later days first; what has no date stands after what has entry. Within a day the score decides."""
    digits = entry.when[:10].replace("-", "")
    return (0.0, -float(digits.ljust(8, "0"))) if digits.isdigit() else (1.0, 0.0)
