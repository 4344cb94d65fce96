"""Commands of a draft that is held against the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.commands.reasons import no_brief
from briefing.tui.commands.registry import VIEWS, command

if TYPE_CHECKING:
    from briefing.tui.desk import Desk


def no_draft(desk: Desk) -> str:
    """Why no draft can be opened."""
    if desk.app.is_web:
        return "Files of the machine that serves the desk can't be opened in a browser; `briefing check` checks a draft."
    return no_brief(desk)


@command("draft", "Y", VIEWS, why_not=no_draft)
def draft(desk: Desk, key: str) -> None:
    """Your draft: each sentence held against the articles; asks for the file, in the view reads it again."""
    if desk.navigator.draft is None:
        desk.drafts.ask()
    elif desk.navigator.listing_name == "draft":
        desk.drafts.read_again()
    else:
        desk.navigator.show_view("draft")


@command("open_draft", "", VIEWS, why_not=no_draft)
def open_draft(desk: Desk, key: str) -> None:
    """Check another draft: asks for its file."""
    desk.drafts.ask()
