"""Which points a filter lets through, found in the store and among those that edits changed."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from briefing.model import Point, Record
from briefing.workspace.lazy import PatchedOrder
from briefing.workspace.overlay import Overlay
from briefing.workspace.records import among
from briefing.workspace.speakers import spoken
from briefing.workspace.store import Store

if TYPE_CHECKING:
    from briefing.workspace.brief_state import BriefState


class Filter(Record, frozen=True):
    """What a point must have; all of it. Several sources, voices or sides mean: one of them; with `every`, each of them."""

    sources: tuple[str, ...] = ()
    """Ids of sources in which one of its statements stands."""
    voices: tuple[str, ...] = ()
    """Ids of voices that say one of its statements."""
    sides: tuple[str, ...] = ()
    """Ids of sides of which a voice says one of its statements."""
    every: bool = False
    not_sources: tuple[str, ...] = ()
    """Ids of sources in which none of its statements stands."""
    not_voices: tuple[str, ...] = ()
    not_sides: tuple[str, ...] = ()
    independent: int = 0
    """How many origins stand behind it at least."""
    alone: bool = False
    """Whether only one origin stands behind it."""
    disputed: bool = False
    new: bool = False
    pinned: bool = False
    noted: bool = False
    seen: bool = False
    denied: tuple[str, ...] = ()
    """Which of these (`FLAGS`) it must not be."""

    def __bool__(self) -> bool:
        return self != Filter()

    @property
    def asks_what_was_seen(self) -> bool:
        """Whether what the reader looked at decides what passes."""
        return self.seen or "seen" in self.denied


FLAGS = ("disputed", "new", "pinned", "noted", "seen")
"""What a point is or is not."""
KINDS = ("sources", "voices", "sides")
"""Of what a filter asks for or against, by names."""


class Condition(NamedTuple):
    """What a statement `s` must have, in SQL, with its values; where `denied`, what none of a point may have."""

    where: str
    values: tuple[str, ...]
    denied: bool = False


def conditions(store: Store, overlay: Overlay, criteria: Filter) -> list[Condition]:
    """What a filter asks of statements."""
    found = []
    for kind in KINDS:
        names, denied = getattr(criteria, kind), getattr(criteria, f"not_{kind}")
        asked = [(name,) for name in names] if criteria.every else [names] if names else []
        found += [_condition(store, overlay, kind, one, False) for one in asked]
        if denied:
            found.append(_condition(store, overlay, kind, denied, True))
    return found


def _condition(store: Store, overlay: Overlay, kind: str, names: Sequence[str], denied: bool) -> Condition:
    if kind == "sources":
        where = "s.source IN (SELECT o.number FROM source o WHERE o.id IN (SELECT value FROM json_each(?)))"
        return Condition(where, (json.dumps(names),), denied)
    voices = {other for name in names for other in overlay.voices_of(name)} if kind == "voices" else _voices_of_sides(store, overlay, names)
    return Condition(*spoken(voices, overlay), denied)


def _voices_of_sides(store: Store, overlay: Overlay, sides: Sequence[str]) -> set[str]:
    """The ids of the voices that speak for one of the sides; of those that the analyst joined, what they are counts."""
    found = {name for (name,) in among(store, "SELECT id FROM voice WHERE side IN", sides)}
    return {name for name in found if name not in overlay.joined} | {name for name, into in overlay.joined.items() if into in found}


class FilterQuery:
    """The points of one section that a filter lets through, in their order: places in the store, and ids that edits put there."""

    def __init__(self, state: BriefState, section: str | None, criteria: Filter) -> None:
        store, overlay = state.store, state.overlay
        self._store, self._overlay, self._new, self._criteria = store, overlay, state.changes.points, criteria
        self._section = section
        self._wanted = {flag: flag not in criteria.denied for flag in FLAGS if getattr(criteria, flag) or flag in criteria.denied}
        self._seen: Collection[str] = state.seen if "seen" in self._wanted else ()
        self._conditions = conditions(store, overlay, criteria)

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

    def count(self, sections: Sequence[str]) -> int:
        """How many points of these sections match."""
        overlay = self._overlay
        out = overlay.gone | overlay.excluded.keys()
        edited = [point for name, point in overlay.points.items() if name not in out and point.section in sections]
        found = sum(map(self._matches, edited))
        where, values = "p.section IN (SELECT value FROM json_each(?))", [json.dumps(sections)]
        if self._wanted:
            return found + len(self._stored(where, values))
        asked, more = self._asked()
        query = f"SELECT count(*) FROM point p WHERE {' AND '.join([where, *asked])}"
        row = self._store.row(query, (*values, *more))
        found += row[0] if row else 0
        if overlay.points:  # counted as they were stored, above
            touched = "AND p.id IN (SELECT value FROM json_each(?))"
            row = self._store.row(f"{query} {touched}", (*values, *more, json.dumps(list(overlay.points))))
            found -= row[0] if row else 0
        return found

    def _asked(self) -> tuple[list[str], list[str]]:
        """What is asked of stored points, in SQL, and the values; flags that the store does not know aside."""
        criteria, inside = self._criteria, "SELECT s.point FROM statement s WHERE s.point IS NOT NULL AND"
        asked = [f"p.id {'NOT ' if one.denied else ''}IN ({inside} {one.where})" for one in self._conditions]
        values = [value for one in self._conditions for value in one.values]
        if criteria.independent:
            asked.append(f"p.independent >= {int(criteria.independent)}")
        if criteria.alone:
            asked.append("p.independent = 1")
        if self._wanted.get("disputed"):
            asked.append("p.disputes IS NOT NULL")
        if self._wanted.get("new"):
            asked.append("p.id IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(sorted(self._new)))
        if self._wanted.get("seen"):
            asked.append("p.id IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(list(self._seen)))
        return asked, values

    def _stored(self, where: str, values: Sequence[str | None]) -> list[tuple[int, str]]:
        """Place and id of the stored points that match and that no edit changed, by place."""
        touched = self._overlay.points
        if self._wanted.get("pinned") or self._wanted.get("noted"):
            return []
        asked, more = self._asked()
        query = f"SELECT p.place, p.id, p.disputes FROM point p WHERE {' AND '.join([where, *asked])} ORDER BY p.place"
        rows = self._store.rows(query, (*values, *more))
        return [
            (place, name)
            for place, name, disputes in rows
            if name not in touched and (not self._wanted or self._is_as_wanted(name, (disputes,)))
        ]

    def _is_as_wanted(self, name: str, disputes: Iterable[str | None], point: Point | None = None) -> bool:
        """Whether a point is what is asked for, and nothing that is denied; one that no edit changed is neither pinned nor noted."""
        for flag, wanted in self._wanted.items():
            if flag == "disputed":
                found = any(self._overlay.open_disputes(one) for one in disputes)
            elif flag in ("new", "seen"):
                found = name in (self._new if flag == "new" else self._seen)
            else:
                found = point is not None and bool(point.pinned if flag == "pinned" else point.note)
            if found != wanted:
                return False
        return True

    def _matches(self, point: Point) -> bool:
        """Whether a point that an edit changed matches."""
        if point.independent < self._criteria.independent or (self._criteria.alone and point.independent > 1):
            return False
        disputes: list[str | None] = []
        if "disputed" in self._wanted:
            query = "SELECT p.disputes FROM statement s JOIN point p ON p.id = s.point WHERE p.disputes IS NOT NULL AND s.id IN"
            disputes = [found for (found,) in among(self._store, query, point.statements)]
        return self._is_as_wanted(point.id, disputes, point) and all(self._holds(one, point) for one in self._conditions)

    def _holds(self, condition: Condition, point: Point) -> bool:
        """Whether one of the point's statements has what is asked, or none of them what is denied."""
        query = f"SELECT 1 FROM statement s WHERE {condition.where} AND s.id IN (SELECT value FROM json_each(?))"
        found = self._store.row(query, (*condition.values, json.dumps(point.statements)))
        return (found is None) == condition.denied


def count_lines(state: BriefState, sections: Sequence[str], criteria: Filter) -> int:
    """How many lines of these sections a filter lets through."""
    return FilterQuery(state, None, criteria).count(sections)
