"""A pane of any number of rows of different heights, painted when they come into sight.

Textual's `ScrollView` wants to know how many lines there are, and wrapping a hundred thousand rows to learn that takes seconds. This pane
knows only its rows: what stands on top (a row and a line of it), and what follows until the pane is full.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from briefing.tui.wrapping import strip

if TYPE_CHECKING:
    from textual import events

    from briefing.tui.styles import Styles

KEPT = 2000
"""Painted rows that are kept. A row takes some 2 kB."""


class LazyRows(Widget, can_focus=True):
    """The base of all panes. Subclasses say how many rows there are and paint one; they may set lines above and below them."""

    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.top_row = 0
        self.top_line = 0
        self._fitted = Size(0, 0)
        """The size that what is kept was painted for."""
        self._painted: dict[object, list[Strip]] = {}
        self._in_sight: list[tuple[int, int]] | None = None
        self._head: list[Strip] | None = None
        self._foot: list[Strip] | None = None

    # --- what subclasses say

    def row_count(self) -> int:
        """How many rows there are."""
        return 0

    def paint(self, row: int, width: int) -> list[Strip]:
        """The lines of a row, each `width` cells wide; at least one."""
        raise NotImplementedError

    def paint_head(self, width: int) -> list[Strip]:
        """Lines that stay above the rows."""
        return []

    def paint_foot(self, width: int) -> list[Strip]:
        """Lines that stay below the rows."""
        return []

    def key_of(self, row: int) -> object:
        """What the look of a row depends on, apart from width and theme."""
        return row

    # --- the styles of the theme

    @property
    def styles_now(self) -> Styles:
        """The styles of the theme that is on."""
        found: Styles = self.app.styles_now  # type: ignore[attr-defined]
        return found

    # --- what is in sight

    @property
    def head(self) -> list[Strip]:
        """The lines above the rows."""
        if self._head is None:
            self._head = self.paint_head(self.size.width)
        return self._head

    @property
    def foot(self) -> list[Strip]:
        """The lines below the rows."""
        if self._foot is None:
            self._foot = self.paint_foot(self.size.width)
        return self._foot

    @property
    def body_height(self) -> int:
        """How many lines of rows are in sight."""
        return max(1, self.size.height - len(self.head) - len(self.foot))

    def lines_of(self, row: int) -> list[Strip]:
        """The painted lines of a row, kept until something changes."""
        key = self.key_of(row)
        found = self._painted.get(key)
        if found is None:
            if len(self._painted) > KEPT:
                self._painted.clear()
            found = self._painted[key] = self.paint(row, max(1, self.size.width - 1))
        return found

    def repaint(self, *, rows: bool = True) -> None:
        """Paint again: everything, or with `rows=False` only what stands above and below the rows, and rows that have another key."""
        if rows:
            self._painted.clear()
        self._in_sight = self._head = self._foot = None
        self.refresh()

    def in_sight(self) -> list[tuple[int, int]]:
        """Row and line of every line in sight."""
        if self._in_sight is None:
            self._clamp()
            found: list[tuple[int, int]] = []
            row, line, count = self.top_row, self.top_line, self.row_count()
            while row < count and len(found) < self.body_height:
                height = len(self.lines_of(row))
                found.extend((row, one) for one in range(line, height))
                row, line = row + 1, 0
            self._in_sight = found[: self.body_height]
        return self._in_sight

    def _clamp(self) -> None:
        """Keep the top where it leaves no empty lines below the last row."""
        count = self.row_count()
        if not count:
            self.top_row = self.top_line = 0
            return
        last = self.moved(count - 1, len(self.lines_of(count - 1)) - 1, 1 - self.body_height)
        self.top_row = min(max(0, self.top_row), count - 1)
        self.top_line = min(self.top_line, len(self.lines_of(self.top_row)) - 1)
        self.top_row, self.top_line = min((self.top_row, self.top_line), last)

    def moved(self, row: int, line: int, by: int) -> tuple[int, int]:
        """The place `by` lines from a place, no further than the first and the last line."""
        count = self.row_count()
        line += by
        while line < 0 and row > 0:
            row -= 1
            line += len(self.lines_of(row))
        while line >= len(self.lines_of(row)) and row < count - 1:
            line -= len(self.lines_of(row))
            row += 1
        return row, min(max(0, line), len(self.lines_of(row)) - 1)

    def scroll_lines(self, by: int) -> None:
        """Scroll by lines, at once."""
        if self.row_count():
            self._clamp()
            self.top_row, self.top_line = self.moved(self.top_row, self.top_line, by)
            self._in_sight = None
            self.refresh()

    def scroll_rows_home(self) -> None:
        """Scroll to the first line."""
        self.top_row = self.top_line = 0
        self._in_sight = None
        self.refresh()

    def reveal(self, row: int, first: int = 0, last: int | None = None, margin: int = 0) -> None:
        """Scroll as little as brings the lines `first` to `last` of a row into sight, with some around them where there is room."""
        if not self.row_count() or not self.size.height:
            return
        last = len(self.lines_of(row)) - 1 if last is None else last
        room = max(0, min(margin, (self.body_height - (last - first + 1)) // 2))
        highest = self.moved(row, first, -room)
        lowest = self.moved(row, last, room - self.body_height + 1)
        if (self.top_row, self.top_line) > highest or lowest > highest:
            self.top_row, self.top_line = highest
        elif (self.top_row, self.top_line) < lowest:
            self.top_row, self.top_line = lowest
        self._in_sight = None

    def refresh_rows(self, rows: Container[int]) -> None:
        """Paint only some rows again."""
        places = [place for place, (row, _) in enumerate(self.in_sight()) if row in rows]
        if places:
            self.refresh(*(Region(0, len(self.head) + place, self.size.width, 1) for place in places))

    # --- painting

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        self.fit()
        head, foot, width = self.head, self.foot, self.size.width
        if y < len(head):
            return head[y]
        if y >= self.size.height - len(foot):
            return foot[y - self.size.height + len(foot)]
        sight = self.in_sight()
        place = y - len(head)
        bar = self._bar(place, len(sight))
        if place >= len(sight):
            return strip([], width, self.styles_now.text)
        row, line = sight[place]
        return self.finish(Strip.join([self.lines_of(row)[line], bar]), row, line)

    def finish(self, painted: Strip, row: int, line: int) -> Strip:
        """A last chance to change a line, such as for what is selected."""
        return painted

    def _bar(self, place: int, filled: int) -> Strip:
        """The scroll bar's cell beside a line: drawn only where there is more than fits."""
        styles, count, height = self.styles_now, self.row_count(), self.body_height
        sight = self.in_sight()
        whole = not sight or (sight[0] == (0, 0) and sight[-1][0] == count - 1 and filled < height)
        if whole or (sight[0] == (0, 0) and sight[-1] == (count - 1, len(self.lines_of(count - 1)) - 1)):
            return strip([(" ", styles.text)], 1, styles.text)
        rows_in_sight = sight[-1][0] - sight[0][0] + 1
        size = max(1, min(height - 1, round(height * rows_in_sight / max(count, 1))))
        above = (sight[0][0] + sight[0][1] / max(1, len(self.lines_of(sight[0][0])))) / max(1, count - rows_in_sight + 1)
        top = min(height - size, round(above * (height - size)))
        return strip([("█" if top <= place < top + size else "│", styles.border)], 1, styles.text)

    # --- what happens to it

    def on_resize(self, event: events.Resize) -> None:
        """Rows wrap anew where the width changed, unless the frame of the new layout was painted so already."""
        if self.fit():
            self.refresh()

    def fit(self) -> bool:
        """Forget what was painted for another size; whether there was another.

        The first line of a frame asks for it: word of the new size comes only after that frame, which would be painted twice.
        """
        size, before = self.size, self._fitted
        if size == before:
            return False
        self._fitted = size
        if size.width != before.width:
            self._painted.clear()
        self._in_sight = self._head = self._foot = None
        self.fitted()
        return True

    def fitted(self) -> None:
        """Keep in sight what is to be seen, after the pane got another size."""

    def on_focus(self) -> None:
        """The head and the cursor look different."""
        self.repaint(rows=False)

    def on_blur(self) -> None:
        """The head and the cursor look different."""
        self.repaint(rows=False)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Three lines a notch, as terminals do."""
        event.stop()
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Three lines a notch, as terminals do."""
        event.stop()
        self.scroll_lines(-3)

    def row_at(self, y: int) -> int | None:
        """The row that is painted at line `y` of the pane."""
        sight: Sequence[tuple[int, int]] = self.in_sight()
        place = y - len(self.head)
        return sight[place][0] if 0 <= place < len(sight) else None
