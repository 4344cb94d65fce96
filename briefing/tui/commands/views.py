"""Commands that change what is listed: one for each row of the views, and the reasons of a line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing.tui.commands.reasons import no_brief, no_statement
from briefing.tui.commands.registry import VIEWS, Command, command, register
from briefing.tui.views.registry import ROWS, ViewRow

if TYPE_CHECKING:
    from briefing.tui.desk import Desk


def _show(row: ViewRow, desk: Desk, key: str) -> None:
    if desk.navigator.listing_name == row.name:
        desk.panes.hint(f"{desk.navigator.listing_title} is shown already.")
    else:
        desk.navigator.show_view(row.name)


for row in ROWS:
    if row.description:
        register(Command(row.name, tuple(row.keys.split()), row.description, VIEWS, partial(_show, row), why_not=no_brief))


@command("why", "w", VIEWS, why_not=no_statement)
def why(desk: Desk, key: str) -> None:
    """Why is this here: what the program went by."""
    from briefing.tui.screens.why import WhyScreen

    desk.app.push_screen(WhyScreen(desk.navigator.shown, desk.follower.shown))
