"""The desk."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Static

from briefing.workspace.opening import Options, make_brief
from briefing.workspace.view import View


class Desk(App[None]):
    """The app: sections, points, source."""

    def __init__(self, options: Options) -> None:
        super().__init__()
        self.view = View(make_brief(options))

    def compose(self) -> ComposeResult:
        """The panes."""
        for section in self.view.sections():
            yield Static(f"{section.title} {section.count}", markup=False)
        yield Footer()


def run(options: Options) -> None:
    """Open the desk and stay until it is left."""
    Desk(options).run()
