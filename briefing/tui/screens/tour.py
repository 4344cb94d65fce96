"""The tour of the first start: what the desk shows and the dozen keys that matter. Any key leaves it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefing.tui.screens.text_modal import TextModal
from briefing.tui.styles import Styles
from briefing.tui.wrapping import Line, wrapped

if TYPE_CHECKING:
    from textual import events

STOPS = (
    ("", "Five articles on one visit, made into a briefing: it sorts what they say, and never writes a line of its own."),
    ("down", "goes down the points. The source follows: the passage is lit, and beneath it stands who says it."),
    ("next_statement", "steps through the sources behind a point. “2 independent of 3” means that two of them print one story."),
    ("next_group", "goes to the next section, a number to that one."),
    ("enter", "goes into the source, esc comes back; tab changes the pane, z makes one large."),
    ("disputes", "shows where the sources disagree, side by side."),
    ("voices", "shows who speaks, and for whom."),
    ("search", "searches as you type."),
    ("pin", "pins a point; x excludes, m moves, a notes; u undoes it all."),
    ("export", "writes the briefing to a file, each line with its footnote."),
    ("help", "explains every key; ctrl+p finds any action, section, source or voice by name."),
)
ROOMY = 44
"""Lines of a terminal from which the stops stand apart."""


class TourScreen(TextModal):
    """The tour, as one text."""

    heading = "Welcome to briefing"
    leaving = "any key begins"

    def __init__(self, key_of: Callable[[str], str]) -> None:
        """`key_of` gives the key of a command by its name."""
        super().__init__()
        self._key_of = key_of

    def lines(self, width: int, styles: Styles) -> Sequence[Line]:
        """One stop after the other, each with its key."""
        found: list[Line] = []
        for name, words in STOPS:
            key = self._key_of(name) if name else ""
            indent = 8 if name else 0
            lines = wrapped(words, width - indent)
            first: Line = [(key.ljust(indent), styles.accent), (lines[0], styles.text)]
            found += [first, *([(" " * indent, styles.text), (line, styles.text)] for line in lines[1:])]
            if not name or self.app.size.height >= ROOMY:
                found.append([])
        return found

    def on_key(self, event: events.Key) -> None:
        """Any key leaves, but those that scroll where the text is longer than the screen."""
        if event.key not in ("down", "up", "pagedown", "pageup"):
            event.stop()
            event.prevent_default()
            self.dismiss()
