"""Marked points: several lines that the next decision is about, wherever they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from briefing.tui.painting import counted
from briefing.tui.repeats import Repeats
from briefing.workspace.rows import PointRow, VoiceEntry

if TYPE_CHECKING:
    from briefing.tui.parts.navigator import Navigator
    from briefing.tui.parts.panes import Panes
    from briefing.tui.parts.source_follower import SourceFollower

FAR = 2000
"""Lines above and below the cursor that a range may hold."""


class Marks:
    """The points that decisions are about: those that are marked, else the one under the cursor."""

    def __init__(self, panes: Panes, navigator: Navigator, follower: SourceFollower) -> None:
        self._panes, self._navigator, self._follower = panes, navigator, follower
        self.marked: tuple[str, ...] = ()
        """Marked points, in the order they were marked."""
        self._among: frozenset[str] = frozenset()
        """The same, to look them up in."""
        self.repeats = Repeats()
        panes.row_list.is_marked = self._is_marked
        navigator.when_changed.append(self._drop_lost)

    def point_under_cursor(self) -> str | None:
        """The point that the row under the cursor is, or stands behind."""
        view, row = self._navigator.view, self._navigator.row
        if view and self._follower.own:
            return view.point_of(self._follower.own)
        if isinstance(row, PointRow):
            return row.id
        if isinstance(row, VoiceEntry):
            return None  # what a voice said last is shown, and a decision would be about more than one looks at
        statement = self._follower.target.statement if self._follower.target else None
        return view.point_of(statement.id) if view and statement else None

    def chosen(self) -> list[str]:
        """The points that a decision is about."""
        if self.marked:
            return list(self.marked)
        point = self.point_under_cursor()
        return [point] if point else []

    def toggle(self) -> None:
        """Mark the point under the cursor, or take its mark off, and go on to the next."""
        point = self.point_under_cursor()
        if point:
            if not self.done_just_now([point]):
                self._mark(tuple(name for name in self.marked if name != point) if point in self.marked else (*self.marked, point))
            self._panes.row_list.move_to(self._panes.row_list.cursor + 1)

    def mark_to_cursor(self) -> bool:
        """Mark the lines from the one that was marked last to the one under the cursor; false where that one is not near it here."""
        rows, here, listing = self._panes.row_list.rows, self._panes.row_list.cursor, self._navigator.listing
        assert listing
        start = max(0, here - FAR)
        points = [listing.points_of(row) for row in rows[start : here + FAR]]
        last = next((number for number, names in enumerate(points, start) if self.marked[-1] in names), None)
        if last is None:
            return False
        first, end = min(last, here) - start, max(last, here) - start
        self._add(name for names in points[first : end + 1] for name in names)
        return True

    def mark_shown(self, *, invert: bool) -> bool:
        """Mark the lines of the list that is shown; with `invert` only those that were not marked. Whether that changed anything."""
        listing = self._navigator.listing
        assert listing
        names = list(dict.fromkeys(name for row in self._panes.row_list.rows for name in listing.points_of(row)))
        if invert:
            here = set(names)
            kept = [name for name in self.marked if name not in here]
            self._mark((*kept, *(name for name in names if name not in self._among)))
            return bool(names)
        return self._add(names)

    def mark_filtered(self) -> bool:
        """Mark the lines of every section that the filter lets through; whether there were any more."""
        view, wanted = self._navigator.shown, self._navigator.filter
        return self._add(row.id for section in view.shown_sections() for row in view.points(section.id, wanted))

    def _add(self, names: Iterable[str]) -> bool:
        before = len(self.marked)
        self._mark(tuple(dict.fromkeys((*self.marked, *names))))
        return len(self.marked) > before

    def done_just_now(self, names: Sequence[str]) -> bool:
        """Whether the key that is pressed now was the last one too, and did to all of these what it does; then that is said."""
        again = self.repeats.again(names)
        if again:
            self._panes.hint("Done just now, and a key that is held takes nothing back; after any other key it does.")
        return again

    def clear(self) -> None:
        """Take all marks off."""
        self._mark(())

    def elsewhere(self) -> str:
        """Which of the marked lines the list that is shown has not, in words that follow others; empty where it has them all."""
        if not self.marked or self._navigator.listing is None:
            return ""
        here = self._navigator.listing.listed(self.marked, self._navigator.current_group.id, self._panes.row_list.rows)
        away = [row for row in self._navigator.shown.rows_of(self.marked) if row.id not in here]
        if not away:
            return ""
        titles = {section.id: section.title for section in self._navigator.shown.sections()}
        places = Counter(self._place_of(row, titles) for row in away)
        stand = "stands" if len(away) == 1 else "stand"
        where = ", ".join(f"{count} {place}" for place, count in places.items())
        return f" {len(away)} of {counted(len(self.marked), 'marked line')} {stand} elsewhere: {where}."

    def _drop_lost(self) -> None:
        """Marks stay on what the brief still has."""
        view = self._navigator.view
        if self.marked and view:
            there = view.still_there(self.marked)
            if len(there) != len(self.marked):
                self._mark(tuple(there))

    def _mark(self, names: tuple[str, ...]) -> None:
        self.marked = self._panes.top.marked = names
        self._among = frozenset(names)
        self._panes.row_list.repaint()
        self._panes.top.refresh()

    def _is_marked(self, row: Any) -> bool:
        if not self.marked or self._navigator.listing is None:
            return False
        return any(name in self._among for name in self._navigator.listing.points_of(row))

    @staticmethod
    def _place_of(row: PointRow, titles: dict[str, str]) -> str:
        if row.excluded:
            return "among the excluded"
        return f"in “{titles.get(row.section, row.section)}”" if row.section else "in no section"
