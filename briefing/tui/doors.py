"""The doors between the desk and its terminal: notices, and whatever Textual's own widgets draw. Nothing that acts passes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment  # noqa: TID251 - the door itself
from textual import on
from textual.app import App
from textual.filter import LineFilter
from textual.notifications import Notify

from briefing.workspace.safe_text import is_safe, one_line, safe

if TYPE_CHECKING:
    from textual.color import Color
    from textual.notifications import SeverityLevel


_BREAKS = {"\n", "\t"}
"""What stays in a safe text, and would move the cursor of a terminal."""
_BLANKS = dict.fromkeys(map(ord, _BREAKS), " ")


class SafeLines(LineFilter):
    """The last door, through which every line goes before it is written: inputs, notices and the palette are not painted by us."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments where their text is safe, as it nearly always is."""
        for text, _, _ in segments:
            if not (text.isprintable() if text.isascii() else is_safe(text) and not _BREAKS & set(text)):
                break
        else:
            return segments
        return [segment._replace(text=safe(segment.text).translate(_BLANKS)) for segment in segments]


_SAFE_LINES = SafeLines()


class Doors(App[None]):
    """The part of the app that makes safe what leaves it."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters of what is drawn, and after them ours."""
        return [*super().get_line_filters(), _SAFE_LINES]

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """A notice is text, and never markup: the name of a file, of a voice or of a folder may stand in it."""
        super().notify(one_line(message), title=one_line(title), severity=severity, timeout=timeout, markup=False)

    @on(Notify)
    def _take_the_place_of_the_last(self) -> None:
        """A heap of notices would hide the desk; done when one comes, as a key that is held asks for many before the first comes."""
        self.clear_notifications()
        self.screen.query("ToastHolder").remove()  # Textual leaves those that are not filled yet
