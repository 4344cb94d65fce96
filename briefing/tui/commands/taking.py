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
    """Export: write the briefing to a file."""
    desk.desk_app.ask_export()
