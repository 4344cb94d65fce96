"""The order of the points in a section: by support and centrality, by time, or by who says them."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2
from typing import NamedTuple

from briefing.model import Point, Statement


class Standing(NamedTuple):
    """What a point's rank depends on."""

    point: Point
    score: float
    when: str
    """ISO date of what it tells, else of its source; empty where neither is known."""
    voice: str
    """Name of who says it; empty for nobody."""


def score(point: Point, lead: Statement, chance: float, share: float) -> float:
    """How central and well supported a point is: independent origins, how sure its section is (`chance`, 0 to 1), how much of its wording
    stands in title and lead of its article (`share`, 0 to 1), and an early place.
    """
    early = 1 / (1 + lead.ordinal / 5)
    return round(1.5 * log2(max(1, point.independent)) + chance + share + 0.5 * early, 4)


def ordered(standings: Sequence[Standing], order: str) -> list[Standing]:
    """The points in the order that the template asks for (one of ORDERS); ties by score, then by id."""
    ranked = sorted(standings, key=lambda one: (-one.score, one.point.id))
    if order == "newest":
        return sorted(ranked, key=_newest)
    if order == "oldest":
        return sorted(ranked, key=lambda one: (one.when == "", one.when))
    if order == "voice":
        best: dict[str, int] = {}
        for place, one in enumerate(ranked):
            best.setdefault(one.voice, place)
        return sorted(ranked, key=lambda one: (one.voice == "", best[one.voice]))
    return ranked


def _newest(one: Standing) -> tuple[float, ...]:
    """Later days first; what has no date stands after what has one. Within a day the score decides."""
    digits = one.when[:10].replace("-", "")
    return (0.0, -float(digits.ljust(8, "0"))) if digits.isdigit() else (1.0, 0.0)
