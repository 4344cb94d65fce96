"""The help panel: what this view shows, what the signs mean, and every key with what it does here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.tui import commands
from briefing.tui.commands.table import GROUPS
from briefing.tui.screens.sheet import Sheet
from briefing.tui.styles import Styles
from briefing.tui.widgets.row_list import Line
from briefing.tui.wrapping import cells, wrapped

if TYPE_CHECKING:
    from briefing.tui.screens.desk import DeskScreen

SIGNS = (
    ("▌", "the cursor; in the source, the passage that the line was taken from"),
    ("┊", "furniture: text of the page that is not its reporting"),
    ("likely", "underlined in italics: in an outlook, a word that says how likely something is"),
    ("+ new", "was not there at your last visit"),
    ("≠ disputed", "other statements disagree; D lists them side by side"),
    ("▲ pinned", "you pinned it"),
    ("→ moved", "you moved it here"),
    ("✎", "your note"),
    ("✓", "marked, to be acted on with others"),
)
KEYS_WIDTH = 18


class HelpScreen(Sheet):
    """Help for the view that is shown."""

    heading = "Help"

    def __init__(self, desk: DeskScreen) -> None:
        super().__init__()
        self.desk = desk

    def lines(self, width: int, styles: Styles) -> Sequence[Line]:
        """The view, the signs, the keys in their groups; what can't be done now with its reason."""
        found: list[Line] = []
        listing = self.desk.listing
        if listing:
            found += [[(listing.title, styles.strong)], *([(line, styles.text)] for line in wrapped(listing.help, width)), []]
        for group in GROUPS:
            members = [one for one in commands.COMMANDS if one.group == group]
            if members:
                found.append([(group, styles.strong)])
                for one in members:
                    found += self._command(one, width, styles)
                found.append([])
        found.append([("Signs", styles.strong)])
        for sign, meaning in SIGNS:
            found += _entry(sign, meaning, "", width, styles)
        return found

    def _command(self, one: commands.Command, width: int, styles: Styles) -> list[Line]:
        return _entry(commands.keys_shown(one, self.desk.own_keys), one.title, one.why_not(self.desk), width, styles)


def _entry(left: str, right: str, reason: str, width: int, styles: Styles) -> list[Line]:
    style = styles.muted if reason else styles.text
    indent = KEYS_WIDTH if width >= 50 else 4
    lines = wrapped(right, width - indent)
    found: list[Line] = [[(" " * indent, style), (line, style)] for line in lines]
    found += [[(" " * indent, style), (line, styles.muted)] for line in (wrapped(f"Not now: {reason}", width - indent) if reason else [])]
    if indent == KEYS_WIDTH and cells(left) < KEYS_WIDTH:
        found[0] = [(left, styles.accent), (" " * (KEYS_WIDTH - cells(left)), style), (lines[0], style)]
    else:
        found.insert(0, [(left, styles.accent)])
    return found
