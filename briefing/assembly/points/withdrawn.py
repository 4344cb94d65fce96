"""Lines that an outlet has withdrawn: its article had them, and has them no more in its newest version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from briefing.model import Point, Source, Statement
from briefing.reading.duplicates import squeezed


def with_withdrawn(points: Sequence[Point], statements: Sequence[Statement], sources: Sequence[Source]) -> tuple[Point, ...]:
    """The points, each with the outlets whose article had its lead to the letter, and says nothing of the point any more."""
    gone = _gone(sources)
    if not gone:
        return tuple(points)
    by_id = {statement.id: statement for statement in statements}
    outlets = {source.id: source.metadata.outlet.value if source.metadata.outlet else source.path for source in sources}

    def marked(point: Point) -> Point:
        had = gone.get(squeezed(by_id[point.lead].text))
        if not had:
            return point
        still = {by_id[name].source for name in point.statements}
        return replace(point, withdrawn=tuple(dict.fromkeys(outlets[source] for source in had if source not in still)))

    return tuple(map(marked, points))


def _gone(sources: Sequence[Source]) -> dict[str, list[str]]:
    """By the letters of each line that stands only in older versions: whose it is. Without an order of versions nothing is known."""
    found: dict[str, list[str]] = defaultdict(list)
    for source in sources:
        there = squeezed(source.text) if source.versions else ""
        for version in source.versions:
            # A line that only has a later figure now is no line withdrawn.
            changed = (change.before for change in version.changed if not change.figures)
            for line in (*version.gone, *changed) if version.ordered else ():
                letters = squeezed(line)
                if letters not in there and source.id not in found[letters]:
                    found[letters].append(source.id)
    return found
