"""What to export, and to which file: the dialog says what is taken before it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from briefing.tui.screens.modal import Modal

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from briefing.export.part import Offer


@dataclass(frozen=True)
class Wanted:
    """The answer: the file as it was typed, and what goes into it."""

    file: str
    offer: Offer


class ExportScreen(Modal[Wanted | None]):
    """Asks what to take and where to. Gives both, or None where it was left with esc. `check` says what is wrong with a file's name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave"),
        Binding("up", "choose(-1)", "the line above", show=False),
        Binding("down", "choose(1)", "the line below", show=False),
    ]

    def __init__(self, offers: Sequence[Offer], answer: str, hint: str, check: Callable[[str], str]) -> None:
        super().__init__()
        self.offers, self.answer, self.check = offers, answer, check
        self.hint = f"{hint} ↑ and ↓ choose what is taken." if len(offers) > 1 else hint
        self.current = 0

    def compose(self) -> ComposeResult:
        """What can be taken, the line for the file, what there is to know."""
        with Vertical(id="prompt"):
            yield Static("Export", id="question", markup=False)
            for index in range(len(self.offers)):
                yield Static(self._look(index), classes="offer", markup=False)
            yield Static("to the file", markup=False)
            line = Input(self.answer)
            line.cursor_blink = False
            yield line
            yield Static(self.hint, id="hint", markup=False)

    def _look(self, index: int) -> str:
        return f"{'(•)' if index == self.current else '( )'} {self.offers[index].words}"

    def action_leave(self) -> None:
        """Export nothing."""
        self.dismiss(None)

    def action_choose(self, by: int) -> None:
        """Take what stands above or below; after the last comes the first."""
        self._choose((self.current + by) % len(self.offers))

    def _choose(self, index: int) -> None:
        self.current = index
        for place, line in enumerate(self.query(".offer").results(Static)):
            line.update(self._look(place))
        self.query_one("#hint", Static).update(self.hint)

    def on_click(self, event: events.Click) -> None:
        """A click on a line takes it."""
        lines = list(self.query(".offer"))
        if event.widget in lines:
            self._choose(lines.index(event.widget))

    def on_key(self, event: events.Key) -> None:
        """What was typed before the line had the focus belongs into it all the same."""
        if event.is_printable and event.character:
            self.query_one(Input).insert_text_at_cursor(event.character)

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        offer = self.offers[self.current]
        wrong = self.check(event.value) if offer.count else "There is no such line: choose with ↑ and ↓ what is taken."
        if wrong:
            self.query_one("#hint", Static).update(wrong)
        else:
            self.dismiss(Wanted(event.value, offer))
