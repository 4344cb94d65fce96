"""Choosing one of a few: a small list over the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Static

from briefing.tui.key_labels import key_label
from briefing.tui.screens.modal import Modal
from briefing.tui.styles import Styles
from briefing.tui.widgets.row_list import RowList
from briefing.tui.wrapping import Line, clipped, wrapped

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

T = TypeVar("T")

WIDTH = 64
"""Cells of the list, where the screen has them (`stylesheet`)."""


@dataclass(frozen=True)
class Choice(Generic[T]):
    """One thing to choose: its value, its name, and what is to be said of it; `why_not` says why it can't be chosen."""

    value: T
    title: str
    note: str = ""
    why_not: str = ""


class Chooser(Modal[T | None]):
    """A list to choose from. Gives the value that was chosen, None where it was left with esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "leave"),
        Binding("enter", "choose", "choose"),
        Binding("j,down", "move(1)", "down", show=False),
        Binding("k,up", "move(-1)", "up", show=False),
        Binding("g,home", "move(-1000000)", "first", show=False),
        Binding("G,end", "move(1000000)", "last", show=False),
        *(Binding(str(number), f"choose_number({number})", show=False) for number in range(1, 10)),
    ]

    def __init__(self, heading: str, choices: Sequence[Choice[T]], current: int = 0, note: str = "") -> None:
        """`note` is what there is to know before one chooses; it stands above the choices."""
        super().__init__()
        self.heading, self.choices, self.note = heading, choices, note
        self.row_list = RowList(self._paint, id="choices")
        self.hint = "enter chooses, esc leaves"
        self._current = current

    def compose(self) -> ComposeResult:
        """The list, below what there is to know."""
        if self.note:
            yield Static(self.note, id="chooser-note", markup=False)
        yield self.row_list

    def on_mount(self) -> None:
        """Show the choices, with the cursor on the current one."""
        self.row_list.title(self.heading, self.hint)
        self.row_list.styles.height = min(self.room, sum(2 if one.note or one.why_not else 1 for one in self.choices) + 2)
        self.row_list.show(self.choices, self._current)

    @property
    def room(self) -> int:
        """How many lines of the screen the list may have below what there is to know."""
        width = min(WIDTH, self.app.size.width * 96 // 100) - 2
        return max(4, self.app.size.height - 2 - (len(wrapped(self.note, max(10, width))) if self.note else 0))

    def on_key(self, event: events.Key) -> None:
        """No key does nothing without saying why."""
        if event.key not in self.active_bindings:
            self.row_list.title(self.heading, f"`{key_label(event.key)}` is not bound here; {self.hint or 'esc leaves'}")

    def _paint(self, row: Choice[T], index: int, width: int, styles: Styles) -> list[Line]:
        number = index + 1
        note = row.why_not or row.note
        head = f"{number} " if number < 10 else "  "
        style = styles.muted if row.why_not else styles.text
        lines: list[Line] = [[(head, styles.accent), (clipped(row.title, width - 2), style)]]
        return lines + [[("  " + line, styles.muted)] for line in (wrapped(note, width - 2, 1) if note else [])]

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.row_list.move_to(self.row_list.cursor + by)

    def action_choose(self) -> None:
        """Take what is under the cursor, or say why it can't be taken."""
        if not self.choices:
            return
        choice = self.choices[self.row_list.cursor]
        if choice.why_not:
            self.app.notify(choice.why_not)
        else:
            self.dismiss(choice.value)

    def action_choose_number(self, ordinal: int) -> None:
        """Take the choice of that number."""
        if ordinal <= len(self.choices):
            self.row_list.move_to(ordinal - 1)
            self.action_choose()

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    @on(RowList.Chosen)
    def _clicked(self) -> None:
        self.action_choose()
