"""A text over the desk: help, reasons, problems. It is painted line by line, and esc closes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.strip import Strip

from briefing.tui.key_labels import key_label
from briefing.tui.screens.modal import Modal
from briefing.tui.styles import Styles
from briefing.tui.widgets.lazy_rows import LazyRows
from briefing.tui.widgets.row_list import pane_head
from briefing.tui.wrapping import Line, strip

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult


class ModalText(LazyRows):
    """The lines of the text."""

    def __init__(self, modal: TextModal) -> None:
        super().__init__(id="modal-text")
        self.modal = modal
        self._lines: Sequence[Line] = ()

    def repaint(self, *, rows: bool = True) -> None:
        """Lay the lines out anew: what they say may be another thing."""
        self.fitted()
        super().repaint(rows=rows)

    def fitted(self) -> None:
        """Lay the lines out anew: their number depends on the width, which is known only when the first line is painted."""
        self._lines = self.modal.lines(max(10, self.size.width - 4), self.styles_now)

    def row_count(self) -> int:
        """One row a line."""
        return len(self._lines)

    def paint_head(self, width: int) -> list[Strip]:
        """The title and how to leave."""
        return [pane_head(self.modal.heading, self.modal.leaving, width, True, self.styles_now), strip([], width, self.styles_now.text)]

    def paint(self, row: int, width: int) -> list[Strip]:
        """A line of the text, painted."""
        return [strip([("  ", self.styles_now.text), *self._lines[row]], width, self.styles_now.text)]


class TextModal(Modal[None]):
    """A modal screen of text. Subclasses give the heading and the lines."""

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
        """The lines of the text, at most `width` cells each."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Build the screen from its text."""
        yield ModalText(self)

    @property
    def text(self) -> ModalText:
        """The text that is shown."""
        return self.query_one(ModalText)

    def on_key(self, event: events.Key) -> None:
        """No key does nothing without saying why."""
        if event.key not in self.active_bindings:
            self.leaving = f"`{key_label(event.key)}` is not bound here; esc closes"
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
