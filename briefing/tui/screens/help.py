"""The help panel: what this view shows, what the signs mean, and every key with what it does here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType

from briefing.tui.screens.text_modal import TextModal
from briefing.tui.styles import Styles
from briefing.tui.views.listing import Listing
from briefing.tui.wrapping import Line, cells, wrapped
from briefing.workspace.safe_text import one_line

SIGNS = (
    ("▌", "the cursor; in the source, the passage that the line was taken from"),
    ("●", "on the page; in the source, beside the line in which the statement begins"),
    ("·", "in the source: in a section, behind its fold"),
    ("○", "in the source: in no section; m moves it into one"),
    ("×", "excluded"),
    ("▸ ▾", "a fold: the rest of a section behind its lines of the page"),
    ("┊", "furniture: text of the page that is not its reporting"),
    ("likely", "underlined in italics: in an outlook, a word that says how likely something is"),
    ("seen", "the cursor rested on it; where it is told otherwise or by more sources since, it is unseen again"),
    ("+ new", "was not there at your last visit"),
    ("≠ disputed", "other statements disagree; D lists them side by side"),
    ("◷ earlier, later", "it happened before or after the days of the event"),
    ("⊘ withdrawn by", "an outlet had this line, and its newest version has it no more"),
    ("▲ pinned", "you pinned it"),
    ("→ moved", "you moved it here"),
    ("✎", "your note"),
    ("✓", "marked, to be acted on with others"),
)
KEYS_WIDTH = 18


@dataclass(frozen=True)
class HelpEntry:
    """A command in the help: its keys as people write them, what it does, why that can't be done now or nothing."""

    keys: str
    words: str
    reason: str


class HelpScreen(TextModal):
    """Help for the view that is shown."""

    heading = "Help"
    leaving = "/ finds, esc closes"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("slash", "find", "find")]

    def __init__(self, listing: Listing | None, commands: Mapping[str, Sequence[HelpEntry]]) -> None:
        """`listing` is the view that is shown, `commands` are all that there are, by their group."""
        super().__init__()
        self.listing, self.commands = listing, commands
        self.wanted = ""
        """What is looked for: only entries that hold all these words are shown."""

    def action_find(self) -> None:
        """Ask what to look for; nothing shows everything again."""
        from briefing.tui.screens.prompt import Prompt

        def answered(text: str | None) -> None:
            if text is not None:
                self.wanted = text.strip()
                self.leaving = f"what holds “{one_line(self.wanted)}”; / finds, esc closes" if self.wanted else HelpScreen.leaving
                self.text.repaint()
                self.text.scroll_rows_home()

        self.app.push_screen(Prompt("Find in the help", self.wanted, "What you want to do, or a key. Empty: everything."), answered)

    def _found(self) -> dict[str, list[HelpEntry]]:
        """The commands in their groups that hold what is looked for."""
        words = self.wanted.casefold().split()
        return {
            group: [one for one in entries if all(word in f"{one.keys} {one.words}".casefold() for word in words)]
            for group, entries in self.commands.items()
        }

    def lines(self, width: int, styles: Styles) -> Sequence[Line]:
        """The view, the signs, the keys in their groups; what can't be done now with its reason."""
        lines: list[Line] = []
        listing = self.listing
        if listing and not self.wanted:
            lines += [[(listing.title, styles.strong)], *([(line, styles.text)] for line in wrapped(listing.help, width)), []]
        for group, entries in self._found().items():
            if entries:
                lines.append([(group, styles.strong)])
                for entry in entries:
                    lines += _entry(entry.keys, entry.words, entry.reason, width, styles)
                lines.append([])
        signs = [one for one in SIGNS if all(word in " ".join(one).casefold() for word in self.wanted.casefold().split())]
        if signs:
            lines.append([("Signs", styles.strong)])
        for sign, meaning in signs:
            lines += _entry(sign, meaning, "", width, styles)
        return lines or [[("Nothing in the help holds that. / finds something else.", styles.muted)]]


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
