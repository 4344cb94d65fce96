"""Why a command can't be done now, where several commands have the same reason; an empty text where it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.tui.desk import Desk


def no_brief(desk: Desk) -> str:
    """Why nothing can be done with the brief."""
    return "" if desk.navigator.view else "The briefing is not there yet."


def no_statement(desk: Desk) -> str:
    """Why there is no passage to act on."""
    return "" if desk.follower.target and desk.follower.target.statement else "There is no statement under the cursor."
