"""Which points a filter lets through, found in the store and among those that edits changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec.structs import replace

from briefing.model import Point, Record
from briefing.workspace.lazy import PatchedOrder
from briefing.workspace.overlay import Overlay
from briefing.workspace.records import AT_ONCE, among
from briefing.workspace.store import Store


class Filter(Record, frozen=True):
    """What a point must have; all of it. Several sources, voices or sides mean: one of them."""

    sources: tuple[str, ...] = ()
    """Ids of sources in which one of its statements stands."""
    voices: tuple[str, ...] = ()
    """Ids of voices that say one of its statements."""
    sides: tuple[str, ...] = ()
    """Ids of sides of which a voice says one of its statements."""
    independent: int = 0
    """How many origins stand behind it at least."""
    disputed: bool = False
    new: bool = False
    pinned: bool = False
    noted: bool = False

    def __bool__(self) -> bool:
        return self != Filter()

    def conditions(self, form: str) -> tuple[list[str], list[str | None]]:
        """One condition in SQL each for the sources, voices and sides that are asked for, and the values of all."""
        conditions: list[str] = []
        values: list[str | None] = []
        spoken = "JOIN said ON said.statement = s.number JOIN voice v ON v.number = said.voice"
        for names, joins, column in (
            (self.sources, "JOIN source o ON o.number = s.source", "o.id"),
            (self.voices, spoken, "v.id"),
            (self.sides, spoken, "v.side"),
        ):
            if names:
                conditions.append(form.format(joins=joins, where=f"{column} IN ({', '.join('?' * len(names))})"))
                values += names
        return conditions, values


def expanded(criteria: Filter, overlay: Overlay) -> Filter:
    """The filter with all voices that are one with those that it asks for."""
    if not criteria.voices or not overlay.joined:
        return criteria
    voices = dict.fromkeys(other for name in criteria.voices for other in overlay.voices_of(name))
    return replace(criteria, voices=tuple(voices))


class FilterQuery:
    """The points of one section that a filter lets through, in their order: places in the store, and ids that edits put there."""

    def __init__(self, store: Store, overlay: Overlay, new: frozenset[str], section: str | None, criteria: Filter) -> None:
        self._store, self._overlay, self._new, self._criteria = store, overlay, new, expanded(criteria, overlay)
        self._section = section

    def matching(self, order: PatchedOrder, stored: Sequence[int] | None = None) -> list[int | str]:
        """Those of `order` that match; its numbers stand for the places in `stored`, or for themselves."""
        places = self._places()
        inside = set(places) if stored is not None else ()
        found: list[int | str] = []
        for piece in order.pieces(0, len(order)):
            if isinstance(piece, range) and stored is not None:
                found += [place for place in stored[piece.start : piece.stop] if place in inside]
            elif isinstance(piece, range):
                found += places[bisect_left(places, piece.start) : bisect_left(places, piece.stop)]
            else:
                found += [name for name in piece if self._passes(name)]
        return found

    def _passes(self, name: str) -> bool:
        """Whether a point that stands where no place leads to matches: one that an edit changed, or a stored one on the page."""
        if name in self._overlay.points:
            return self._matches(self._overlay.points[name])
        return name in self._untouched

    @cached_property
    def _untouched(self) -> frozenset[str]:
        """The ids of the points of the section that match and that no edit changed."""
        return frozenset(name for _, name in self._stored("p.section IS ?", [self._section]))

    def _places(self) -> list[int]:
        """Places of stored points that match, ascending; those that edits changed are judged as they are now."""
        places: list[int] = [place for place, _ in self._stored("p.section IS ?", [self._section])]
        for name, point in self._overlay.points.items():
            row = self._store.row("SELECT place FROM point WHERE id = ? AND section IS ?", (name, self._section))
            if row and row[0] is not None and self._matches(point):
                places.append(row[0])
        return sorted(places)

    def matching_ids(self) -> frozenset[str]:
        """Ids of all points that match, in whatever section they stand."""
        edited = (name for name, point in self._overlay.points.items() if self._matches(point))
        return frozenset((*(name for _, name in self._stored("1", [])), *edited))

    def _stored(self, where: str, values: list[str | None]) -> list[tuple[int, str]]:
        """Place and id of the stored points that match and that no edit changed, by place."""
        criteria, touched = self._criteria, self._overlay.points
        if criteria.pinned or criteria.noted:
            return []
        conditions, more = criteria.conditions("p.id IN (SELECT s.point FROM statement s {joins} WHERE {where})")
        if criteria.independent:
            conditions.append(f"p.independent >= {int(criteria.independent)}")
        if criteria.disputed:
            conditions.append("p.disputes IS NOT NULL")
        query = f"SELECT p.place, p.id, p.disputes FROM point p WHERE {' AND '.join([where, *conditions])} ORDER BY p.place"
        rows = self._store.rows(query, (*values, *more))
        return [
            (place, name)
            for place, name, disputes in rows
            if name not in touched
            and (not criteria.new or name in self._new)
            and (not criteria.disputed or self._overlay.open_disputes(disputes))
        ]

    def _matches(self, point: Point) -> bool:
        """Whether a point that an edit changed matches."""
        criteria = self._criteria
        if point.independent < criteria.independent or (criteria.new and point.id not in self._new):
            return False
        if (criteria.pinned and not point.pinned) or (criteria.noted and not point.note):
            return False
        if criteria.disputed:
            query = "SELECT p.disputes FROM statement s JOIN point p ON p.id = s.point WHERE p.disputes IS NOT NULL AND s.id IN"
            rows = among(self._store, query, point.statements)
            if not any(self._overlay.open_disputes(disputes) for (disputes,) in rows):
                return False
        return all(self._is_said(point, query, values) for query, values in self._said())

    def _is_said(self, point: Point, query: str, values: tuple[str | None, ...]) -> bool:
        """Whether the query finds one of the point's statements."""
        for start in range(0, len(point.statements), AT_ONCE):
            names = point.statements[start : start + AT_ONCE]
            if self._store.row(f"{query} AND s.id IN ({', '.join('?' * len(names))})", (*values, *names)):
                return True
        return False

    def _said(self) -> Iterator[tuple[str, tuple[str | None, ...]]]:
        """For the sources, the voices and the sides that are asked for, a query each, with its values."""
        conditions, values = self._criteria.conditions("SELECT 1 FROM statement s {joins} WHERE {where}")
        return zip(conditions, self._parts(values, conditions), strict=True)

    def _parts(self, values: list[str | None], conditions: list[str]) -> list[tuple[str | None, ...]]:
        """The values of each condition of `Filter.conditions`, in the same order."""
        lengths = [len(names) for names in (self._criteria.sources, self._criteria.voices, self._criteria.sides) if names]
        assert len(lengths) == len(conditions)
        starts = [sum(lengths[:number]) for number in range(len(lengths))]
        return [tuple(values[start : start + length]) for start, length in zip(starts, lengths, strict=True)]
