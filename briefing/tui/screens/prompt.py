"""A question that is answered with a line of text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from briefing.tui.screens.modal import Modal
from briefing.workspace.safe_text import one_line

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult


class Prompt(Modal[str | None]):
    """Asks for a text. Gives it, or None where it was left with esc. `check` says what is wrong with an answer, or nothing.

    What stands in the line at first is shown safe, on one line; left as it is, the answer is the text that was given and no other.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave"), Binding("tab", "complete", "complete", show=False)]

    def __init__(
        self, question: str, answer: str = "", hint: str = "", check: Callable[[str], str] = lambda answer: "", *, completes: bool = False
    ) -> None:
        """`completes`: the answer is the name of a file, which tab completes."""
        super().__init__()
        self._completes = completes
        self.question, self.hint = one_line(question), one_line(hint)
        self.answer, self.check = answer, check
        self.proposed = one_line(answer)

    def compose(self) -> ComposeResult:
        """The question, the line, what there is to know."""
        with Vertical(id="prompt"):
            yield Static(self.question, id="question", markup=False)
            line = Input(self.proposed)
            line.cursor_blink = False
            yield line
            yield Static(self.hint, id="hint", markup=False)

    def action_leave(self) -> None:
        """Answer nothing."""
        self.dismiss(None)

    def action_complete(self) -> None:
        """Complete the name of a file, or name those that there are to go on with."""
        if self._completes:
            from briefing.tui.path_completion import completed

            line = self.query_one(Input)
            found = completed(line.value)
            line.value, line.cursor_position = found.text, len(found.text)
            if found.others:
                self.query_one("#hint", Static).update(one_line("  ".join(found.others)))

    def on_key(self, event: events.Key) -> None:
        """What was typed before the line had the focus belongs into it all the same."""
        if event.is_printable and event.character:
            self.query_one(Input).insert_text_at_cursor(event.character)

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        answer = self.answer if event.value == self.proposed else event.value
        wrong = self.check(answer)
        if wrong:
            self.query_one("#hint", Static).update(one_line(wrong))
        else:
            self.dismiss(answer)
