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
