"""The page: the few points that stand for the brief, section by section. The only place that decides which these are and in what order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.model import Point
from briefing.workspace.overlay import Overlay
from briefing.workspace.point_orders import LAST, POINT_ORDERS, PageLine
from briefing.workspace.records import among
from briefing.workspace.store import Store

IN_BRIEF = "in brief"
"""Stands for a section: the lines with which the page opens. No template can have a section of this id, as it holds a blank."""

SORTS = {
    **{name: order.words for name, order in POINT_ORDERS.items()},
    "newest": "newest first",
    "oldest": "oldest first",
    "voice": "by who says it",
}
"""The orders that a section can have, in words: those that can be chosen for any, and behind them those that only templates ask for."""
BY_TIME = frozenset({"time", "oldest", "newest"})
"""Orders in which what happened earlier or later has its place."""


class Page:
    """Which points stand on the page of a brief with its edits.

    What the program chose stands there unless an edit took it off, and what an edit took onto it; a pinned point always does. What is
    excluded, in no section or in a hidden one never does.
    """

    def __init__(self, store: Store, overlay: Overlay, sorts: dict[str, str]) -> None:
        """`sorts` are the orders of the stored sections by id, as their template asks."""
        self._store, self._overlay, self._sorts = store, overlay, sorts
        lines = [*self._untouched(), *self._edited()]
        self.lines_by_id = {line.id: line for line in lines}
        self.points = frozenset(self.lines_by_id)
        """The ids of the points on the page."""
        self._sections: dict[str, tuple[str, ...]] = {}

    @property
    def chosen(self) -> bool:
        """Whether there is a page: of a brief in which nothing was chosen, every line is shown."""
        return bool(self._store.row("SELECT 1 FROM point WHERE page") or any(self._overlay.page.values()))

    def lines(self, section: str) -> tuple[str, ...]:
        """The ids of its points in a section, without those in brief; or of those (`IN_BRIEF`), in their order."""
        if section not in self._sections:
            of_all = self.lines_by_id.values()
            inside = [one for one in of_all if (one.in_brief if section == IN_BRIEF else one.section == section and not one.in_brief)]
            self._sections[section] = self._in_order(inside, section)
        return self._sections[section]

    def in_order(self, sections: Iterable[str]) -> list[str]:
        """The ids of its points as a reader meets them: those in brief, then those of each of the sections."""
        return [name for group in (IN_BRIEF, *sections) for name in self.lines(group)]

    def sort(self, section: str) -> str:
        """The order of a section, one of `SORTS`: the analyst's, else its template's, else by rank."""
        if section == IN_BRIEF:
            return "rank"
        own = self._overlay.sorts.get(section) or self._overlay.sorts.get(None)
        stored = self._sorts.get(section, "")
        return own or (stored if stored in SORTS else "rank")

    def is_placed(self, section: str) -> bool:
        """Whether the analyst moved a line up or down in a section."""
        return any(name in self.lines(section) for names, _ in self._overlay.placed.get(section, ()) for name in names)

    def by_rank(self, lines: int | None = None) -> list[str]:
        """The ids of all its points, pinned ones first; with `lines`, of a page of so many, to which what edits took onto it belongs."""
        overlay = self._overlay
        pinned = [name for name in overlay.pinned if name in self.points]
        if lines is None:
            return [*pinned, *(one.id for one in self._ranked(self.lines_by_id.values()) if one.id not in overlay.pinned)]
        added = [one.id for one in self._ranked(self.lines_by_id.values()) if overlay.page.get(one.id) and one.id not in overlay.pinned]
        wanted = max(0, lines - len(pinned) - len(added))
        more = lines + len(overlay.points)
        stored = self._store.rows("SELECT id FROM point WHERE section IS NOT NULL ORDER BY rank LIMIT ?", (more,))
        never = {*pinned, *added, *(name for name, on in overlay.page.items() if not on)}
        first = [name for (name,) in stored if name not in never and self._may_stand(name)][:wanted]
        return [*pinned, *added, *first]

    @staticmethod
    def _ranked(lines: Iterable[PageLine]) -> list[PageLine]:
        return sorted(lines, key=lambda one: (one.rank, one.place, one.id))

    def _may_stand(self, name: str) -> bool:
        """Whether a stored point stands in a section that is shown, as edits have it."""
        overlay = self._overlay
        if name in overlay.gone or name in overlay.excluded:
            return False
        point = overlay.points.get(name)
        if point is not None:
            return point.section is not None and point.section not in overlay.hidden_sections
        return not overlay.hidden_sections or bool(
            (row := self._store.row("SELECT section FROM point WHERE id = ?", (name,))) and row[0] not in overlay.hidden_sections
        )

    def _untouched(self) -> list[PageLine]:
        """The stored points on the page that no edit changed."""
        query = """
            SELECT id, section, rank, independent, day, place, in_brief, other_time FROM point
            WHERE page AND section IS NOT NULL ORDER BY rank"""
        overlay = self._overlay
        return [
            PageLine(name, section, rank or LAST, independent, day, LAST if place is None else place, bool(in_brief), bool(other_time))
            for name, section, rank, independent, day, place, in_brief, other_time in self._store.rows(query)
            if name not in overlay.points and section not in overlay.hidden_sections
        ]

    def _edited(self) -> list[PageLine]:
        """The points on the page that edits changed."""
        overlay = self._overlay
        there = [point for name, point in overlay.points.items() if self._stands(name, point)]
        rows = among(self._store, "SELECT id, section, place, day FROM point WHERE id IN", [point.id for point in there])
        stored = {name: (section, place, day) for name, section, place, day in rows}
        found = []
        for point in there:
            section, place, day = stored.get(point.id, (None, None, ""))
            here = place if section == point.section and place is not None else -1
            assert point.section
            apart = point.other_time is not None
            found.append(PageLine(point.id, point.section, point.rank or LAST, point.independent, day, here, point.in_brief, apart))
        return found

    def _stands(self, name: str, point: Point) -> bool:
        overlay = self._overlay
        out = name in overlay.gone or name in overlay.excluded or point.section is None or point.section in overlay.hidden_sections
        return not out and stands_on_page(point)

    def _in_order(self, lines: Sequence[PageLine], section: str) -> tuple[str, ...]:
        """The lines of a section: pinned ones first, the rest in its order, those of other times last unless the order is by time.

        Then what the analyst moved up or down is moved.
        """
        overlay, sort = self._overlay, self.sort(section)
        order = POINT_ORDERS.get(sort)
        ordered = sorted(lines, key=order.key if order else lambda line: (line.place, line.rank))
        if sort not in BY_TIME:
            ordered.sort(key=lambda line: line.apart)
        names = [one.id for one in ordered if one.id not in overlay.pinned]
        inside = {one.id for one in lines}
        names = [*(name for name in overlay.pinned if name in inside), *names]
        for moved, behind in overlay.placed.get(section, ()):
            names = put_behind(names, moved, behind)
        return tuple(names)


def stands_on_page(point: Point) -> bool:
    """Whether a point, edits applied, is one of the page: it was chosen, or taken onto it, or pinned."""
    return point.page or point.pinned


def put_behind(names: list[str], moved: Sequence[str], behind: str | None) -> list[str]:
    """The names with some moved behind one, or to the top with None; as they are where that one is not among them."""
    here = [name for name in moved if name in names]
    rest = [name for name in names if name not in here]
    if not here or (behind is not None and behind not in rest):
        return names
    at = 0 if behind is None else rest.index(behind) + 1
    return [*rest[:at], *here, *rest[at:]]
