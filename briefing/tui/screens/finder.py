"""Choosing one of many: what is typed narrows the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding, BindingType

from briefing.tui.screens.chooser import Choice, Chooser
from briefing.tui.wrapping import Line, clipped, wrapped

if TYPE_CHECKING:
    from textual import events

    from briefing.tui.styles import Styles

T = TypeVar("T")

Offers = Callable[[str], Sequence[Choice[T]]]
"""What there is to choose from when this was typed."""


class Finder(Chooser[T], inherit_bindings=False):
    """A list to choose from that letters narrow. Gives the value that was chosen, None where it was left with esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave"),
        Binding("enter", "choose", "choose"),
        Binding("down,ctrl+n", "move(1)", "down", show=False),
        Binding("up,ctrl+p", "move(-1)", "up", show=False),
        Binding("pagedown", "move(10)", "down", show=False),
        Binding("pageup", "move(-10)", "up", show=False),
        Binding("backspace", "erase", "erase", show=False),
        Binding("ctrl+u", "clear", "erase all", show=False),
    ]

    def __init__(self, heading: str, offers: Offers[T], note: str = "", hint: str = "type to find, enter chooses") -> None:
        self._offers, self.typed = offers, ""
        super().__init__(heading, offers(""), note=note)
        self.hint = hint

    def on_mount(self) -> None:
        """Take all the room there is: the list grows and shrinks as one types."""
        super().on_mount()
        self.row_list.styles.height = max(6, min(self.app.size.height * 3 // 4, self.room))
        self.show_offers()

    def show_offers(self, cursor: int = 0) -> None:
        """List what there is now that this was typed."""
        self.choices = self._offers(self.typed)
        self.row_list.title(f"Find: {self.typed}▏" if self.typed else self.heading, self.hint)
        self.row_list.show(self.choices, cursor, empty="Nothing is called so; backspace takes letters back.")

    def on_key(self, event: events.Key) -> None:
        """A letter narrows the list."""
        if event.is_printable and event.character:
            event.stop()
            event.prevent_default()  # Textual would go on to the chooser's own handler, to which a letter is no key
            self.typed += event.character
            self.show_offers()

    def action_erase(self) -> None:
        """Take the last letter back."""
        if self.typed:
            self.typed = self.typed[:-1]
            self.show_offers()

    def action_clear(self) -> None:
        """Take all letters back."""
        self.typed = ""
        self.show_offers()

    def _paint(self, row: Choice[T], index: int, width: int, styles: Styles) -> list[Line]:
        style = styles.muted if row.why_not else styles.text
        lines: list[Line] = [[(clipped(row.title, width), style)]]
        told = row.why_not or row.note
        return lines + [[("  " + line, styles.muted)] for line in (wrapped(told, width - 2, 1) if told else [])]
