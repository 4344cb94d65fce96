"""Commands that change what is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.commands.table import command
from briefing.tui.commands.taking import no_brief

if TYPE_CHECKING:
    from briefing.tui.screens.desk import DeskScreen

VIEWS = "Views"


def _show(desk: DeskScreen, name: str) -> None:
    if desk.listing_name == name:
        desk.remark(f"{desk.listing_title} is shown already.")
    else:
        desk.show_view(name)


@command("brief", "B", VIEWS, why_not=no_brief)
def brief(desk: DeskScreen, key: str) -> None:
    """Brief: the sections and their points."""
    _show(desk, "brief")


@command("sources", "S", VIEWS, why_not=no_brief)
def sources(desk: DeskScreen, key: str) -> None:
    """Sources: outlet, date, words, origin, share of the briefing."""
    _show(desk, "sources")


@command("voices", "V", VIEWS, why_not=no_brief)
def voices(desk: DeskScreen, key: str) -> None:
    """Voices: who says what."""
    _show(desk, "voices")


@command("timeline", "T", VIEWS, why_not=no_brief)
def timeline(desk: DeskScreen, key: str) -> None:
    """Timeline: what happened when."""
    _show(desk, "timeline")


@command("disputes", "D", VIEWS, why_not=no_brief)
def disputes(desk: DeskScreen, key: str) -> None:
    """Disputes: where sources disagree, side by side."""
    _show(desk, "disputes")


@command("unplaced", "U", VIEWS, why_not=no_brief)
def unplaced(desk: DeskScreen, key: str) -> None:
    """Unplaced: statements that no section wants."""
    _show(desk, "unplaced")


@command("edits", "E", VIEWS, why_not=no_brief)
def edits(desk: DeskScreen, key: str) -> None:
    """Notes and edits: everything you decided."""
    _show(desk, "edits")


@command("excluded", "X", VIEWS, why_not=no_brief)
def excluded(desk: DeskScreen, key: str) -> None:
    """Excluded: what you took out of the briefing."""
    _show(desk, "excluded")


@command("why", "w", VIEWS, why_not=lambda desk: "" if desk.target and desk.target.statement else "There is no statement under the cursor.")
def why(desk: DeskScreen, key: str) -> None:
    """Why is this here: what the program went by."""
    from briefing.tui.screens.why import WhyScreen

    desk.app.push_screen(WhyScreen(desk.shown, desk.aim))
