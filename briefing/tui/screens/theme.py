"""Choosing a theme, with the desk behind in its colours at once."""

from __future__ import annotations

from textual import on

from briefing.tui import themes
from briefing.tui.screens.chooser import Choice, Chooser
from briefing.tui.widgets.row_list import RowList


class ThemeScreen(Chooser[str]):
    """The themes that can be used; leaving with esc keeps the one that was on."""

    def __init__(self, usable: list[themes.Theme], current: str) -> None:
        choices = [Choice(theme.name, theme.title, theme.name) for theme in usable]
        names = [theme.name for theme in usable]
        super().__init__("Theme", choices, names.index(current) if current in names else 0)
        self.before = current

    @on(RowList.Moved)
    def _preview(self, event: RowList.Moved) -> None:
        self.app.theme = self.choices[event.index].value
        self.row_list.repaint()

    def action_leave(self) -> None:
        """Keep the theme that was on."""
        self.app.theme = self.before
        self.dismiss(None)
