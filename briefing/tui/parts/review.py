"""What the reader has looked at: a line on which the cursor rested is seen, and there is a way to the next that is not."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.workspace.rows import PointRow

if TYPE_CHECKING:
    from briefing.tui.parts.navigator import Navigator
    from briefing.tui.parts.panes import Panes

REST = 0.7
"""Seconds on a line after which it was looked at and not only passed."""
AT_ONCE, MOST = 200, 20_000
"""Rows that are fetched together, and that are looked through in one section, for one that was not seen."""


class Review:
    """Keeps what was seen, and says how much of the brief that is."""

    def __init__(self, panes: Panes, navigator: Navigator) -> None:
        self._panes, self._navigator = panes, navigator
        self._row: PointRow | None = None
        self._since = 0.0
        navigator.when_followed.append(self._followed)
        navigator.when_changed.append(self.count)
        panes.row_list.is_seen = self._is_seen

    def _followed(self) -> None:
        """The cursor came to a row: the one that it left was seen where it rested there."""
        row, now = self._navigator.row, time.monotonic()
        here = row if isinstance(row, PointRow) else None
        if self._row and here and here.id == self._row.id:
            self._row = here
            return
        if now - self._since >= REST:
            self.see()
        self._row, self._since = here, now

    def see(self) -> None:
        """The line under the cursor was looked at."""
        view = self._navigator.view
        if self._row and view:
            view.seen.add(view.rows_of(view.still_there([self._row.id])))
            self.count()

    def decided_on(self, points: Sequence[str]) -> None:
        """Who decides about a line has looked at it, and knows what the decision made of it."""
        view = self._navigator.shown
        view.seen.add(view.rows_of(view.still_there(points[:AT_ONCE])))

    def leave(self) -> None:
        """The desk is left."""
        if time.monotonic() - self._since >= REST:
            self.see()

    def count(self) -> None:
        """Say in the header how much was seen."""
        view = self._navigator.view
        if view:
            self._panes.top.seen = view.seen.among((section.id for section in view.shown_sections()), view.overlay)
            self._panes.top.refresh()

    def to_next(self) -> bool:
        """Go to the next line that was not seen, in this section or one behind it; whether there is one."""
        self.see()
        for group, index in self._unseen():
            if group != self._navigator.group:
                self._navigator.go_to_group(group)
            self._panes.row_list.move_to(index)
            return True
        return False

    def _unseen(self) -> Iterator[tuple[int, int]]:
        """The group and the index of each line that was not seen: first those below the cursor, then on in turn."""
        navigator = self._navigator
        listing, groups, here = navigator.listing, navigator.groups, navigator.group
        assert listing
        cursor = self._panes.row_list.cursor
        for step in range(len(groups) + 1):
            group = (here + step) % len(groups)
            rows = listing.rows(groups[group].id)
            first = cursor + 1 if not step else 0
            last = min(len(rows), first + MOST) if step < len(groups) else min(len(rows), cursor)
            for start in range(first, last, AT_ONCE):
                for index, row in enumerate(rows[start : min(start + AT_ONCE, last)], start):
                    if isinstance(row, PointRow) and row.id not in navigator.shown.seen:
                        yield group, index

    def _is_seen(self, row: object) -> bool:
        view = self._navigator.view
        return isinstance(row, PointRow) and view is not None and row.id in view.seen
