"""The panes of the main screen: which there are, which has the focus, how they stand at each size, how the cursor moves in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.containers import Container

from briefing.tui import painting
from briefing.tui.display import Group, Work
from briefing.tui.widgets.bars import FilterBar, FooterKey, KeyBar, TabBar, TopBar
from briefing.tui.widgets.detail import DetailPane
from briefing.tui.widgets.lazy_rows import LazyRows
from briefing.tui.widgets.row_list import Painter, RowList
from briefing.tui.widgets.source_pane import SourcePane
from briefing.tui.wrapping import Line

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.screen import Screen
    from textual.widget import Widget

    from briefing.tui.styles import Styles
    from briefing.tui.widgets.status_line import StatusLine

NARROW, WIDE, VERY_WIDE, SHORT, TALL = 60, 120, 180, 16, 30
"""Columns and lines where the layout changes: below NARROW or SHORT one pane at a time, from WIDE three side by side."""

SHARES = (30, 40, 50, 60, 70)
"""Per cent of the room for list and source that the list may have."""

NAMES = ("groups", "rows", "source", "comparison")
"""The panes that may have the focus, in order."""

LETTERS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"
"""Of jump mode: those under the fingers first."""


class Panes:
    """Bars and panes, the focus among them, the layout. What the panes show is the business of the other parts."""

    def __init__(self, screen: Screen[None], paint_row: Painter, footer_keys: Callable[[], Sequence[FooterKey]]) -> None:
        self._screen = screen
        self.zoomed = False
        self.share: int | None = None
        """Per cent of the room for list and source that the list has; None: as the style sheet says."""
        self.alone = False
        """Whether the view that is shown has the screen for itself."""
        self.step_statement: Callable[[int], bool] = lambda by: False
        """Goes to another statement of the source that is shown; whether there was one."""
        self.when_source_left: Callable[[], None] = lambda: None
        """Called before another pane than the source gets the focus."""
        self.current = "rows"
        """The name of the pane that has the focus."""
        self.top = TopBar()
        self.filter_bar = FilterBar()
        self.tabs = TabBar()
        self.first_number = 1
        """The number of the first group."""
        self.group_list = RowList(self._paint_group, id="groups", varying=True)
        self.detail = DetailPane()
        self.left = Container(self.group_list, self.detail, id="left")
        self.row_list = RowList(paint_row, id="rows", empty="Reading the sources…", spaced=True)
        self.source = SourcePane(id="source")
        self.comparison = SourcePane(id="comparison")
        self.keys = KeyBar(footer_keys)
        self.status: StatusLine | None = None

    def compose(self) -> ComposeResult:
        """The bars and panes from the top to the bottom."""
        yield self.top
        yield self.filter_bar
        yield self.tabs
        yield Container(self.left, self.row_list, self.source, self.comparison, id="panes")
        yield self.keys

    def repaint(self) -> None:
        """Paint every pane again: the theme is another."""
        for pane in (self.group_list, self.row_list, self.source, self.comparison):
            pane.repaint()

    def tell(self, message: str, *, error: bool, seconds: float) -> None:
        """Say what was done in the status line, over the footer; made when it is first needed, as the first frame needs none."""
        if self.status is None:
            from briefing.tui.widgets.status_line import StatusLine

            self.status = StatusLine()
            self._screen.mount(self.status)
        self.status.say(message, error=error, seconds=seconds)

    def hint(self, text: str) -> None:
        """Say in the footer why a key did nothing; the next key wipes it away."""
        if text and self.status:
            self.status.clear()
        self.keys.message = text
        self.keys.refresh()

    def show_work(self, work: Work | None) -> None:
        """Say what goes on, or that nothing does any more."""
        self.top.work = work
        self.top.refresh()

    # --- focus

    @property
    def current_pane(self) -> LazyRows:
        """The pane that has the focus."""
        return {"groups": self.group_list, "rows": self.row_list, "source": self.source, "comparison": self.comparison}[self.current]

    def reachable(self) -> list[str]:
        """The names of the panes that can be gone to, in order."""
        has_class = self._screen.has_class
        groups = ["groups"] if len(self.group_list.rows) > 1 and not (has_class("-stacked") and not has_class("-single")) else []
        return [*groups, "rows", "source", *(["comparison"] if has_class("-comparison") else [])]

    def focus(self, name: str) -> None:
        """Give a pane the focus; where one is shown at a time, show it."""
        if name != "source" and self.current == "source":
            self.when_source_left()
        self.current = name
        self._show_current()
        self._screen.set_focus(self.current_pane, scroll_visible=False)  # at once; a widget's own `focus` waits its turn among the keys
        self.keys.refresh()

    def focus_came_to(self, widget: Widget) -> None:
        """A click gives the focus too: the pane that has it is the one that keys act on."""
        name = widget.id or ""
        if widget is self._screen.focused and name != self.current and name in self.reachable():
            self.focus(name)

    def step(self, by: int) -> None:
        """Go to the next pane, or the previous one."""
        names = self.reachable()
        here = names.index(self.current) if self.current in names else 0
        self.focus(names[(here + by) % len(names)])

    def enter(self) -> None:
        """From the sections to the points, from the points to the source."""
        self.focus("rows" if self.current == "groups" else "source")

    def leave_source(self) -> None:
        """What was gone to is in the list; who was reading the source would not see it where one pane is shown at a time."""
        if self.current in ("source", "comparison"):
            self.focus("rows")

    # --- moving

    def move(self, by: int) -> None:
        """Move the cursor, in the source from statement to statement; scroll what has none."""
        if self.current == "source":
            if not self.step_statement(by):
                self.hint("This is the first statement." if by < 0 else "This is the last statement.")
            return
        self._move(lambda pane: pane.move_to(pane.cursor + by), lambda pane: pane.scroll_lines(by), by)

    def page(self, direction: int) -> None:
        """Move by what is in sight."""
        lines = direction * max(1, self.current_pane.body_height - 2)
        self._move(lambda pane: pane.page(direction), lambda pane: pane.scroll_lines(lines), direction)

    def to_end(self, direction: int) -> None:
        """Move to the first or the last line."""
        last = 0 if direction < 0 else 1 << 40
        self._move(lambda pane: pane.move_to(last), lambda pane: pane.scroll_lines(direction * 1_000_000), direction)

    def _move(self, in_list: Callable[[RowList], None], in_text: Callable[[LazyRows], None], direction: int) -> None:
        """Move in the pane with the focus; where it does not move any further, say so."""
        pane = self.current_pane
        before = _position(pane)
        if isinstance(pane, RowList):
            in_list(pane)
        else:
            in_text(pane)
        if _position(pane) == before:
            self.hint("This is the beginning." if direction < 0 else "This is the end.")

    # --- jump mode

    @property
    def jumping(self) -> bool:
        """Whether rows bear letters, and the next key goes to one of them."""
        return bool(self.row_list.letters or self.group_list.letters)

    def start_jump(self) -> None:
        """Put a letter on each row in sight; the next key goes there."""
        pane = self.current_pane if isinstance(self.current_pane, RowList) else self.row_list
        seen = [place for place in pane.in_sight() if place[0] < len(pane.rows)]
        rows = sorted({row for row, line in seen if line == 0} or {row for row, _ in seen})
        pane.label(dict(zip(rows, LETTERS, strict=False)))
        self.hint("Jump: press the letter of a line, any other key to stay.")

    def end_jump(self, letter: str | None) -> None:
        """Go to the row of a letter, if there is one, and take the letters off."""
        for pane in (self.row_list, self.group_list):
            row = next((row for row, label in pane.letters.items() if label == letter), None)
            if pane.letters:
                pane.label({})
            if row is not None:
                pane.move_to(row)
        self.hint("")

    # --- layout

    def toggle_zoom(self) -> None:
        """Show the pane with the focus alone, or all again."""
        self.zoomed = not self.zoomed
        self.lay_out()

    def show_alone(self, alone: bool) -> None:
        """Give the list the whole screen, or put the other panes beside it again."""
        if alone != self.alone:
            self.alone = alone
            self.choose_layout()

    @property
    def single(self) -> bool:
        """Whether one pane is shown at a time."""
        return self._screen.has_class("-single")

    def resize(self, by: int) -> bool:
        """Give the list more room beside the source or above it, or less; whether it could be."""
        wanted = SHARES.index(self.share) + by if self.share else SHARES.index(50) + by
        if not 0 <= wanted < len(SHARES):
            return False
        self.share = SHARES[wanted]
        self._show_shares()
        return True

    def _show_shares(self) -> None:
        """Set the sizes of list and source where the reader chose them; else those of the style sheet hold."""
        if not self.share:
            return
        side_by_side = self._screen.app.size.width >= WIDE
        for pane, share in ((self.row_list, self.share), (self.source, 100 - self.share)):
            pane.styles.width = f"{share}fr" if side_by_side else "1fr"
        if self.row_list.parent is not None:
            panes = self._screen.query_one("#panes")
            if side_by_side:
                panes.styles.clear_rule("grid_rows")
            else:
                panes.styles.grid_rows = f"{self.share}fr {100 - self.share}fr"

    def lay_out(self) -> None:
        """Choose the layout for the size of the terminal, and keep the focus in a pane that is shown."""
        self.choose_layout()
        if self._screen.focused is None or isinstance(self._screen.focused, LazyRows):
            self.focus(self.current if self.current in self.reachable() else "rows")

    def choose_layout(self) -> None:
        """Set the classes that the style sheet goes by."""
        width, height = self._screen.app.size
        tiny = width < NARROW or height < SHORT
        set_class = self._screen.set_class
        set_class(width < WIDE, "-stacked")
        set_class(width >= VERY_WIDE, "-very-wide")
        set_class(height >= TALL and width >= WIDE, "-detailed")
        set_class(tiny or self.zoomed or self.alone, "-single")
        self._show_shares()
        self._show_current()

    def _paint_group(self, row: Group, index: int, width: int, styles: Styles) -> list[Line]:
        return painting.group(row, index + self.first_number, width, styles, current=index == self.group_list.cursor)

    def _show_current(self) -> None:
        for name in NAMES:
            self._screen.set_class(name == self.current, f"-at-{name}")


def _position(pane: LazyRows) -> object:
    return pane.cursor if isinstance(pane, RowList) else (pane.in_sight()[0], pane.in_sight()[-1])
