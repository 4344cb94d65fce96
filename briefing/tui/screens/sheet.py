"""A sheet of text over the desk: help, reasons, problems. Painted line by line; any key that does not scroll closes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.strip import Strip

from briefing.tui.commands import sign
from briefing.tui.styles import Styles
from briefing.tui.widgets.lazy_rows import LazyRows
from briefing.tui.widgets.row_list import Line, pane_head
from briefing.tui.wrapping import strip

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult


class SheetText(LazyRows):
    """The lines of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(id="sheet")
        self.sheet = sheet
        self._lines: Sequence[Line] = ()

    def repaint(self, *, rows: bool = True) -> None:
        """Lay the lines out anew: their number depends on the width."""
        self._lines = self.sheet.lines(max(10, self.size.width - 4), self.styles_now)
        super().repaint(rows=rows)

    def row_count(self) -> int:
        """One row a line."""
        return len(self._lines)

    def paint_head(self, width: int) -> list[Strip]:
        """The sheet's title and how to leave it."""
        return [pane_head(self.sheet.heading, self.sheet.leaving, width, True, self.styles_now), strip([], width, self.styles_now.text)]

    def paint(self, row: int, width: int) -> list[Strip]:
        """One line."""
        return [strip([("  ", self.styles_now.text), *self._lines[row]], width, self.styles_now.text)]


class Sheet(ModalScreen[None]):
    """A modal sheet. Subclasses give the heading and the lines."""

    heading = ""
    leaving = "esc closes"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,question_mark", "close", "close"),
        Binding("j,down", "scroll_by(1)", "down", show=False),
        Binding("k,up", "scroll_by(-1)", "up", show=False),
        Binding("pagedown,space,ctrl+d", "scroll_page(1)", "page down", show=False),
        Binding("pageup,ctrl+u", "scroll_page(-1)", "page up", show=False),
        Binding("g,home", "scroll_first", "first", show=False),
        Binding("G,end", "scroll_last", "last", show=False),
    ]

    def lines(self, width: int, styles: Styles) -> Sequence[Line]:
        """The lines of the sheet, at most `width` cells each."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The text."""
        yield SheetText(self)

    @property
    def text(self) -> SheetText:
        """The text that is shown."""
        return self.query_one(SheetText)

    def on_key(self, event: events.Key) -> None:
        """No key does nothing without saying why."""
        if event.key not in self.active_bindings:
            self.leaving = f"{sign(event.key)} is no key here; esc closes"
            self.text.repaint(rows=False)

    def action_close(self) -> None:
        """Back to the desk."""
        self.dismiss()

    def action_scroll_by(self, by: int) -> None:
        """Scroll by lines."""
        self.text.scroll_lines(by)

    def action_scroll_page(self, direction: int) -> None:
        """Scroll by what is in sight."""
        self.text.scroll_lines(direction * max(1, self.text.body_height - 2))

    def action_scroll_first(self) -> None:
        """To the first line."""
        self.text.scroll_rows_home()

    def action_scroll_last(self) -> None:
        """To the last line."""
        self.text.scroll_lines(1_000_000)
