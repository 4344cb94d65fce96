"""The one line in which everything is said in passing, over the keys at the bottom; what is long is wrapped and never cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.strip import Strip
from textual.widget import Widget

from briefing.tui.wrapping import strip, wrapped

if TYPE_CHECKING:
    from textual import events
    from textual.timer import Timer

    from briefing.tui.styles import Styles

MOST = 8
"""Lines of a message; only what somebody makes to fill the screen is longer."""


class StatusLine(Widget):
    """Shows a message until its time is over, another takes its place, or it is clicked."""

    DEFAULT_CSS = "StatusLine { layer: status; dock: bottom; height: 1; display: none; }"

    def __init__(self) -> None:
        super().__init__(id="status")
        self.message = ""
        self._is_error = False
        self._lines: Sequence[str] = ()
        self._timer: Timer | None = None

    def say(self, message: str, *, error: bool, seconds: float) -> None:
        """Show a message for so long."""
        self.clear()
        self.message, self._is_error = message, error
        self._wrap()
        self.display = True
        self.refresh()
        self._timer = self.set_timer(max(0.1, seconds), self.clear)

    def clear(self) -> None:
        """Say nothing any more."""
        if self._timer:
            self._timer.stop()
        self.message, self._timer, self.display = "", None, False

    def _wrap(self) -> None:
        self._lines = wrapped(self.message, max(10, self.app.size.width - 2))[:MOST]
        self.styles.height = len(self._lines)

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the message to the new width."""
        self._wrap()

    def on_click(self) -> None:
        """A click puts it away."""
        self.clear()

    def render_line(self, y: int) -> Strip:
        """A line of the message."""
        styles: Styles = self.app.styles_now  # type: ignore[attr-defined]
        style = styles.bar_error if self._is_error else styles.bar_accent
        text = self._lines[y] if y < len(self._lines) else ""
        return strip([(" ", styles.bar), (text, style)], self.size.width, styles.bar)
