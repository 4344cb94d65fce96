"""Commands that take something away from the desk: exports, citations, originals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.commands.table import command

if TYPE_CHECKING:
    from briefing.tui.screens.desk import DeskScreen

TAKING = "Taking away"


def no_brief(desk: DeskScreen) -> str:
    """Why nothing can be done with the brief."""
    return "" if desk.view else "The briefing is not there yet."


@command("export", "e", TAKING, footer="export", why_not=no_brief)
def export(desk: DeskScreen, key: str) -> None:
    """Export: write the briefing, its filtered lines or the marked ones to a file."""
    desk.desk_app.ask_export()


def no_statement(desk: DeskScreen) -> str:
    """Why there is no passage to take."""
    return "" if desk.target and desk.target.statement else "There is no statement under the cursor."


@command("copy", "y", TAKING, why_not=lambda desk: "" if desk.selected_text() else no_statement(desk))
def copy(desk: DeskScreen, key: str) -> None:
    """Copy the line with its citation, as markdown; or what is selected in the source."""
    desk.desk_app.copy(desk.selected_text() or desk.citation())


@command("open", "o", TAKING, why_not=lambda desk: "" if desk.source.page else "No source is shown.")
def open_original(desk: DeskScreen, key: str) -> None:
    """Open the original: the file at this line in $EDITOR, else its address in the browser."""
    desk.desk_app.open_original()
