"""The panes of the desk: which there are, which has the focus, how they stand at each size, how the cursor moves in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from textual.containers import Container
from textual.screen import Screen

from briefing.tui import painting
from briefing.tui.views.listing import Group
from briefing.tui.widgets.bars import FilterBar, KeyBar, TabBar, TopBar
from briefing.tui.widgets.detail import DetailPane
from briefing.tui.widgets.lazy_rows import LazyRows
from briefing.tui.widgets.row_list import Line, RowList
from briefing.tui.widgets.source_pane import SourcePane

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from briefing.tui.commands import Command
    from briefing.tui.styles import Styles

NARROW, WIDE, VERY_WIDE, SHORT, TALL = 60, 120, 180, 16, 30
"""Columns and lines where the layout changes: below NARROW or SHORT one pane at a time, from WIDE three side by side."""

LETTERS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"
"""Of jump mode: those under the fingers first."""


class Panes(Screen[None]):
    """Bars and panes, the focus among them, the layout. What they show is the business of `DeskScreen`."""

    AUTO_FOCUS: ClassVar[str] = "#rows"

    def __init__(self) -> None:
        super().__init__()
        self.zoomed = False
        self.pane = "rows"
        self.top = TopBar()
        self.filter_bar = FilterBar()
        self.tabs = TabBar()
        self.group_list = RowList(self.paint_group, id="groups")
        self.detail = DetailPane()
        self.left = Container(self.group_list, self.detail, id="left")
        self.row_list = RowList(self.paint_row, id="rows", empty="Reading the sources…", spaced=True)
        self.source = SourcePane(id="source")
        self.against = SourcePane(id="against")
        self.keys = KeyBar(self.usable)

    def compose(self) -> ComposeResult:
        """Bars and panes, filled before they are mounted: what is changed later is styled and painted twice."""
        self.choose_layout()
        self.fill()
        yield self.top
        yield self.filter_bar
        yield self.tabs
        yield Container(self.left, self.row_list, self.source, self.against, id="panes")
        yield self.keys

    def fill(self) -> None:
        """Show what there is to show before the first frame."""

    def paint_group(self, row: Group, index: int, width: int, styles: Styles) -> list[Line]:
        """The lines of a group."""
        return painting.group(row, index + 1, width, styles)

    def paint_row(self, row: Any, index: int, width: int, styles: Styles) -> list[Line]:
        """The lines of a row."""
        raise NotImplementedError

    def usable(self) -> list[tuple[str, Command]]:
        """The commands that the footer shows now, each with its key."""
        raise NotImplementedError

    def say(self, text: str, severity: Literal["information", "error"] = "information") -> None:
        """Tell the reader something in passing."""
        self.app.notify(text, severity=severity, timeout=4 if severity == "information" else None)

    def remark(self, text: str) -> None:
        """Say in the footer why a key did nothing; the next key wipes it away."""
        self.keys.message = text
        self.keys.refresh()

    # --- focus

    @property
    def current_pane(self) -> LazyRows:
        """The pane that has the focus."""
        return {"groups": self.group_list, "rows": self.row_list, "source": self.source, "against": self.against}[self.pane]

    def panes(self) -> list[str]:
        """The panes that can be gone to, in order."""
        found = ["groups"] if len(self.group_list.rows) > 1 and not (self.has_class("-stacked") and not self.has_class("-single")) else []
        return [*found, "rows", "source", *(["against"] if self.has_class("-against") else [])]

    def focus_pane(self, name: str) -> None:
        """Give a pane the focus; where one is shown at a time, show it."""
        self.pane = name
        for one in ("groups", "rows", "source", "against"):
            self.set_class(one == name, f"-at-{one}")
        self.set_focus(self.current_pane, scroll_visible=False)  # at once; a widget's own `focus` waits its turn among the keys
        self.keys.refresh()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click gives the focus too: the pane that has it is the one that keys act on."""
        name = event.widget.id or ""
        if event.widget is self.focused and name != self.pane and name in self.panes():
            self.focus_pane(name)

    def step_pane(self, by: int) -> None:
        """Go to the next pane."""
        panes = self.panes()
        here = panes.index(self.pane) if self.pane in panes else 0
        self.focus_pane(panes[(here + by) % len(panes)])

    # --- moving

    def move(self, by: int) -> None:
        """Move the cursor, or scroll the source."""
        self._moving(lambda pane: pane.move_to(pane.cursor + by), lambda pane: pane.scroll_lines(by), by)

    def page(self, direction: int) -> None:
        """Move by what is in sight."""
        lines = direction * max(1, self.current_pane.body_height - 2)
        self._moving(lambda pane: pane.page(direction), lambda pane: pane.scroll_lines(lines), direction)

    def to_end(self, direction: int) -> None:
        """Move to the first or the last line."""
        last = 0 if direction < 0 else 1 << 40
        self._moving(lambda pane: pane.move_to(last), lambda pane: pane.scroll_lines(direction * 1_000_000), direction)

    def _moving(self, in_list: Callable[[RowList], None], in_text: Callable[[LazyRows], None], direction: int) -> None:
        """Move in the pane with the focus; where it does not move any further, say so."""
        pane = self.current_pane
        before = self._standing(pane)
        if isinstance(pane, RowList):
            in_list(pane)
        else:
            in_text(pane)
        if self._standing(pane) == before:
            self.remark("This is the beginning." if direction < 0 else "This is the end.")

    @staticmethod
    def _standing(pane: LazyRows) -> object:
        return pane.cursor if isinstance(pane, RowList) else (pane.in_sight()[0], pane.in_sight()[-1])

    # --- jump mode

    def start_jump(self) -> None:
        """Put a letter on each row in sight; the next key goes there."""
        pane = self.current_pane if isinstance(self.current_pane, RowList) else self.row_list
        seen = [place for place in pane.in_sight() if place[0] < len(pane.rows)]
        rows = sorted({row for row, line in seen if line == 0} or {row for row, _ in seen})
        pane.label(dict(zip(rows, LETTERS, strict=False)))
        self.keys.message = "Jump: press the letter of a line, any other key to stay."
        self.keys.refresh()

    def end_jump(self, letter: str | None) -> None:
        """Go to the row of a letter, if there is one, and take the letters off."""
        for pane in (self.row_list, self.group_list):
            found = next((row for row, sign in pane.letters.items() if sign == letter), None)
            if pane.letters:
                pane.label({})
            if found is not None:
                pane.move_to(found)
        self.keys.message = ""
        self.keys.refresh()

    # --- layout

    def toggle_zoom(self) -> None:
        """Show the pane with the focus alone, or all again."""
        self.zoomed = not self.zoomed
        self.lay_out()

    def on_resize(self, event: events.Resize) -> None:
        """Choose the layout for this size."""
        self.lay_out()

    def lay_out(self) -> None:
        """Choose the layout for the size of the terminal, and keep the focus in a pane that is shown."""
        self.choose_layout()
        if self.focused is None or isinstance(self.focused, LazyRows):
            self.focus_pane(self.pane if self.pane in self.panes() else "rows")

    def choose_layout(self) -> None:
        """The classes that the style sheet goes by."""
        width, height = self.app.size
        tiny = width < NARROW or height < SHORT
        self.set_class(width < WIDE, "-stacked")
        self.set_class(width >= VERY_WIDE, "-very-wide")
        self.set_class(height >= TALL and width >= WIDE, "-detailed")
        self.set_class(tiny or self.zoomed, "-single")
        for one in ("groups", "rows", "source", "against"):
            self.set_class(one == self.pane, f"-at-{one}")
