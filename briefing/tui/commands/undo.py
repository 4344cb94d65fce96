"""Commands that take decisions back, and go to what they were about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.tui.commands.reasons import no_brief
from briefing.tui.commands.registry import DECIDING, command
from briefing.tui.history import Place
from briefing.tui.wrapping import clipped

if TYPE_CHECKING:
    from briefing.tui.desk import Desk
    from briefing.workspace.edit_session import EditRow


@command("undo", "u", DECIDING, footer="undo", footer_order=120, why_not=no_brief)
def undo(desk: Desk, key: str) -> None:
    """Undo the last decision, and go to what it was about; what another desk decided only when asked."""
    edits = desk.navigator.shown.edits
    edits.refresh()
    last = edits.next_undo()
    if last and edits.is_anothers(last.id):
        _ask_whose(desk, last)
    else:
        _taken_back(desk, edits.undo(), "Undone", "There is nothing to undo.")


def _ask_whose(desk: Desk, last: EditRow) -> None:
    """Ask which decision is to be undone, where the last one was made elsewhere."""
    from briefing.tui.screens.chooser import Choice, Chooser

    edits = desk.navigator.shown.edits
    mine = edits.next_undo(own=True)
    why_not = "" if mine else "There is none."
    choices = [Choice(True, f"My last one: {_words(mine)}" if mine else "My last one", why_not=why_not)]
    choices.append(Choice(False, f"The other desk's: {_words(last)}", "Who made it sees it undone."))

    def chosen(own: bool | None) -> None:
        if own is not None:
            _taken_back(desk, edits.undo(own=own), "Undone", "There is nothing to undo.")

    desk.app.push_screen(Chooser("The last decision was made elsewhere. Undo", choices, 0 if mine else 1), chosen)


@command("redo", "ctrl+r", DECIDING, why_not=no_brief)
def redo(desk: Desk, key: str) -> None:
    """Redo what was undone."""
    _taken_back(desk, desk.navigator.shown.edits.redo(), "Done again", "There is nothing to redo.")


def _taken_back(desk: Desk, row: EditRow | None, done: str, nothing: str) -> None:
    if row is None:
        desk.panes.hint(nothing)
        return
    desk.decided(f"{done}: {_words(row)}.")
    standing = next((other for other in desk.navigator.shown.edits.rows() if other.id == row.id), row)
    _go_to(desk, standing, [*standing.points, *row.points])
    if row.remakes:
        desk.read_corpus()  # other sides make other sections, another agency another origin


def _go_to(desk: Desk, row: EditRow, points: Sequence[str]) -> None:
    """Go to what an edit is about: its lines, else its voice, its source or its section."""
    navigator = desk.navigator
    if points:
        navigator.go_to_point(points)
    elif row.voice:
        navigator.go_to(Place("voices", "", row.voice))
    elif row.source:
        navigator.go_to(Place("sources", "", row.source))
    elif row.section in {section.id for section in navigator.shown.shown_sections()} - {navigator.current_group.id}:
        navigator.show_view("brief", row.section)


def _words(row: EditRow) -> str:
    about = row.quotes[0] if row.quotes else row.text or ""
    return f"{row.what.lower()} “{clipped(about, 50)}”"
