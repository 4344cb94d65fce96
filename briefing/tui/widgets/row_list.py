"""A list with a cursor: the points of a section, voices, sources, whatever a view lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.strip import Strip

from briefing.tui.styles import Styles
from briefing.tui.widgets.lazy_rows import LazyRows
from briefing.tui.wrapping import Line, cells, clipped, shown, strip, wrapped

if TYPE_CHECKING:
    from textual import events

Painter = Callable[[Any, int, int, Styles], list[Line]]
"""Paints one row: what it is, its number from 0, the width in cells, the styles; gives its lines."""

GUTTER = 3
"""Cells left of every row: the cursor's bar, and a letter for a marked row or of jump mode."""

END = "The end of the list. k goes back up."


class RowList(LazyRows):
    """Rows with a cursor, marks for several rows, and a letter on each row in sight while jumping."""

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        rows: RowList
        index: int

        @property
        def control(self) -> RowList:
            """For `@on` with a selector."""
            return self.rows

    @dataclass
    class Chosen(Message):
        """A row was chosen with the mouse."""

        rows: RowList
        index: int

        @property
        def control(self) -> RowList:
            """For `@on` with a selector."""
            return self.rows

    def __init__(
        self,
        painter: Painter,
        *,
        id: str,
        empty: str = "",
        spaced: bool = False,
        varying: bool = False,
        is_marked: Callable[[Any], bool] = lambda row: False,
    ) -> None:
        super().__init__(id=id)
        self.is_marked = is_marked
        """Whether a row shows the sign of a marked one."""
        self.is_seen: Callable[[Any], bool] = lambda row: False
        """Whether a row says that it was looked at."""
        self.dense = False
        """Whether a row has two lines, except under the cursor."""
        self.spaced = spaced
        """Whether an empty line follows each row."""
        self.varying = varying
        """Whether a row has more lines under the cursor."""
        self.painter = painter
        self.rows: Sequence[Any] = ()
        self.cursor = 0
        self.letters: dict[int, str] = {}
        self.heading = ""
        self.note = ""
        self.empty = empty
        self._revision = 0
        self.follow: Callable[[], None] | None = None
        """Called as soon as the cursor moved, so that what depends on it is painted in the same frame; a message is a frame late."""

    # --- what it shows

    def show(self, rows: Sequence[Any], cursor: int | None = 0, *, empty: str | None = None) -> None:
        """Show other rows, with the cursor on one of them; None: on none, below the last. Posts nothing."""
        self.rows = rows
        self.empty = self.empty if empty is None else empty
        self.cursor = len(rows) if cursor is None else min(max(0, cursor), max(0, len(rows) - 1))
        self.top_row, self.top_line = min(self.top_row, self.cursor), 0
        self._revision += 1
        self.repaint()
        self.reveal(self.cursor)

    def title(self, heading: str, note: str = "") -> None:
        """Set the line above the rows."""
        if (heading, note) != (self.heading, self.note):
            self.heading, self.note = heading, note
            self._head = None
            self.refresh()

    @property
    def row(self) -> Any | None:
        """The row under the cursor, None in an empty list."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def at_end(self) -> bool:
        """Whether the cursor stands below the last row, where a row was taken away from under it: no key acts on a row there."""
        return 0 < len(self.rows) == self.cursor

    def move_to(self, index: int) -> None:
        """Put the cursor on a row and say so."""
        if not len(self.rows):
            return
        index = min(max(0, index), len(self.rows) - (0 if self.at_end else 1))
        if index != self.cursor:
            if self.at_end:
                self.repaint(rows=False)  # the line below the last row goes
            left, top = self.cursor, (self.top_row, self.top_line)
            self.cursor = index
            if self.varying or self.dense:
                self.repaint(rows=False)
            self.reveal(index, margin=1)
            if not (self.varying or self.dense) and top == (self.top_row, self.top_line):
                self.refresh_rows({left, index})
            else:
                self.refresh()
            if self.follow:
                self.follow()
            self.post_message(self.Moved(self, index))

    def page(self, direction: int) -> None:
        """Move by what is in sight, at least one row."""
        rows = {row for row, _ in self.in_sight()}
        self.move_to(self.cursor + direction * max(1, len(rows) - 1))

    def label(self, letters: dict[int, str]) -> None:
        """Put letters on rows (jump mode), or take them off."""
        self.letters = letters
        self.repaint()

    def fitted(self) -> None:
        """The cursor stays in sight."""
        self.reveal(self.cursor)

    # --- how it looks

    def row_count(self) -> int:
        """How many rows there are; an empty list shows why it is empty in one, and a cursor below the last row has a line of its own."""
        return max(1, len(self.rows) + self.at_end)

    def key_of(self, row: int) -> object:
        """A row looks different under the cursor."""
        under, seen = row == self.cursor, row < len(self.rows) and self.is_seen(self.rows[row])
        return (row, under, under and self.has_focus, seen, self._revision)

    def paint_head(self, width: int) -> list[Strip]:
        """The name of what is listed."""
        return [pane_head(self.heading, self.note, width, self.has_focus, self.styles_now)] if self.heading else []

    def paint(self, row: int, width: int) -> list[Strip]:
        """A row with its gutter."""
        styles = self.styles_now
        if not len(self.rows):
            return [strip([("  " + line, styles.muted)], width, styles.text) for line in wrapped(self.empty, width - GUTTER)]
        under = row == self.cursor
        own = (styles.under_cursor if self.has_focus else styles.under_resting_cursor) if under else styles
        if row == len(self.rows):
            return [strip([("▌  ", own.accent), (clipped(END, width - GUTTER - 1), own.muted)], width, own.text)]
        lines = self.painter(self.rows[row], row, max(4, width - GUTTER - 1), own)
        if self.dense and not under:
            lines = short(lines, max(4, width - GUTTER - 1))
        mark = self.letters.get(row) or ("✓" if self.is_marked(self.rows[row]) else " ")
        painted = []
        for number, line in enumerate(lines):
            bar = ("▌" if under else " ", own.accent)
            sign = (f"{mark if not number else ' '} ", own.accent)
            painted.append(strip([bar, sign, *line], width, own.text))
        return [*painted, strip([], width, styles.text)] if self.spaced and not self.dense else painted

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse points; a second click goes into the row."""
        row = self.row_at(event.y)
        if row is None or row >= len(self.rows):
            return
        if row == self.cursor or event.chain > 1:
            self.post_message(self.Chosen(self, row))
        self.move_to(row)


def short(lines: list[Line], width: int) -> list[Line]:
    """The lines of a row as two: the words on the first, who says them and what else there is on the second, cut where there is more."""
    if len(lines) <= 2:
        return lines
    text, style = "".join(piece for piece, _ in lines[0]), lines[0][0][1]
    rest = " ".join(piece for line in lines[1:-1] for piece, _ in line)
    return [[(clipped(f"{text} {rest}", width), style)], lines[-1]]


def pane_head(heading: str, note: str, width: int, focused: bool, styles: Styles) -> Strip:
    """The line above a pane: what it shows, a note at the right, and whether it has the focus."""
    sign = "▶ " if focused else "  "
    style = styles.bar_accent if focused else styles.bar
    note = clipped(note, max(0, width - 12))
    left = clipped(heading, max(4, width - cells(note) - 4))
    gap = max(1, width - 3 - cells(shown(left)) - cells(note))
    return strip([(sign, styles.bar_accent), (left, style), (" " * gap, styles.bar), (note, styles.bar_muted)], width, styles.bar)
