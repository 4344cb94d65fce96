"""The desk as commands see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from textual.app import App
    from textual.notifications import SeverityLevel

    from briefing.tui.parts.drafts import Drafts
    from briefing.tui.parts.find_line import FindLine
    from briefing.tui.parts.folds import Folds
    from briefing.tui.parts.marks import Marks
    from briefing.tui.parts.navigator import Navigator
    from briefing.tui.parts.output import Output
    from briefing.tui.parts.panes import Panes
    from briefing.tui.parts.review import Review
    from briefing.tui.parts.search import Search
    from briefing.tui.parts.source_follower import SourceFollower


class Desk(Protocol):
    """The parts that a command acts on, and what they do together. The main screen is one."""

    own_keys: dict[str, str]
    """The user's keys by the names of commands."""
    panes: Panes
    follower: SourceFollower
    navigator: Navigator
    marks: Marks
    review: Review
    search: Search
    find_line: FindLine
    folds: Folds
    drafts: Drafts
    output: Output

    @property
    def app(self) -> App[Any]:
        """The app, for dialogs, the palette and leaving."""

    def notify(self, message: str, *, severity: SeverityLevel = "information") -> None:
        """Tell the reader something in passing."""

    def decided(self, words: str, *, on: bool = False, follow: bool = False) -> None:
        """An edit was made: show what it changed, and say so; or say why it could not be kept.

        Where `on`, go on to the line below; where `follow`, stay on the line, wherever it stands now.
        """

    def ask(self, question: str, answer: str, hint: str, then: Callable[[str], Any], words: str) -> None:
        """Ask for a text, make an edit of it, and say so."""

    def read_corpus(self) -> None:
        """Bring the brief up to date in the background."""

    def use_template(self, name: str) -> None:
        """Put the brief together by another template."""

    def choose_theme(self) -> None:
        """Ask which theme is to be on."""


class Host(Protocol):
    """What the main screen needs of the app that it stands in."""

    def fill_desk(self) -> None:
        """Show what is stored at once, in the first frame."""

    def begin(self) -> None:
        """Do what waits for the first frame."""

    def read_corpus(self) -> None:
        """Bring the brief up to date in the background."""

    def use_template(self, name: str) -> None:
        """Put the brief together by another template."""

    def choose_theme(self) -> None:
        """Ask which theme is to be on."""
