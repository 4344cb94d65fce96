"""Commands that change what is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.commands.table import command
from briefing.tui.commands.taking import no_brief

if TYPE_CHECKING:
    from briefing.tui.screens.desk import DeskScreen

VIEWS = "Views"


@command("brief", "B", VIEWS, why_not=no_brief)
def brief(desk: DeskScreen, key: str) -> None:
    """Brief: the sections and their points."""
    desk.show_view("brief")


@command("sources", "S", VIEWS, why_not=no_brief)
def sources(desk: DeskScreen, key: str) -> None:
    """Sources: outlet, date, words, origin, share of the briefing."""
    desk.show_view("sources")


@command("voices", "V", VIEWS, why_not=no_brief)
def voices(desk: DeskScreen, key: str) -> None:
    """Voices: who says what."""
    desk.show_view("voices")


@command("timeline", "T", VIEWS, why_not=no_brief)
def timeline(desk: DeskScreen, key: str) -> None:
    """Timeline: what happened when."""
    desk.show_view("timeline")


@command("disputes", "D", VIEWS, why_not=no_brief)
def disputes(desk: DeskScreen, key: str) -> None:
    """Disputes: where sources disagree, side by side."""
    desk.show_view("disputes")


@command("unplaced", "U", VIEWS, why_not=no_brief)
def unplaced(desk: DeskScreen, key: str) -> None:
    """Unplaced: statements that no section wants."""
    desk.show_view("unplaced")


@command("edits", "E", VIEWS, why_not=no_brief)
def edits(desk: DeskScreen, key: str) -> None:
    """Notes and edits: everything you decided."""
    desk.show_view("edits")


@command("excluded", "X", VIEWS, why_not=no_brief)
def excluded(desk: DeskScreen, key: str) -> None:
    """Excluded: what you took out of the briefing."""
    desk.show_view("excluded")


@command("why", "w", VIEWS, why_not=lambda desk: "" if desk.target and desk.target.statement else "There is no statement under the cursor.")
def why(desk: DeskScreen, key: str) -> None:
    """Why is this here: what the program went by."""
    from briefing.tui.screens.why import WhyScreen

    desk.app.push_screen(WhyScreen(desk.shown, desk.aim))
