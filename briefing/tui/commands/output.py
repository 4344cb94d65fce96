"""Commands that take something away from the desk: exports, citations, originals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.commands.reasons import no_brief, no_statement
from briefing.tui.commands.registry import TAKING_AWAY, command

if TYPE_CHECKING:
    from briefing.tui.desk import Desk


@command("export", "e", TAKING_AWAY, footer="export", footer_order=130, why_not=no_brief)
def export(desk: Desk, key: str) -> None:
    """Export: format, what is taken, with what beside it, a preview, and the file; enter writes what was chosen last."""
    desk.output.ask_export()


@command("copy", "y", TAKING_AWAY, why_not=lambda desk: "" if desk.output.selected_text or desk.marks.marked else no_statement(desk))
def copy(desk: Desk, key: str) -> None:
    """Copy the line, or the marked ones, or what is selected in the source, with citations as markdown."""
    desk.output.copy()


@command("open", "o", TAKING_AWAY, why_not=lambda desk: "" if desk.panes.source.page else "No source is shown.")
def open_original(desk: Desk, key: str) -> None:
    """Open the original: the file at this line in $EDITOR, else its address in the browser."""
    desk.output.open_original()
