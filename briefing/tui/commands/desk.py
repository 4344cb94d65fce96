"""Commands of the desk itself: help, palette, layout, colours, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.commands.table import command

if TYPE_CHECKING:
    from briefing.tui.screens.desk import DeskScreen

DESK = "The desk"


@command("zoom", "z", DESK, footer="large")
def zoom(desk: DeskScreen, key: str) -> None:
    """One pane large, and back."""
    desk.toggle_zoom()


@command("help", "question_mark f1", DESK, footer="help")
def show_help(desk: DeskScreen, key: str) -> None:
    """Help: this view and its keys."""
    from briefing.tui.screens.help import HelpScreen

    desk.app.push_screen(HelpScreen(desk))


@command("palette", "ctrl+p", DESK, footer="palette")
def palette(desk: DeskScreen, key: str) -> None:
    """Palette: every action, section, source and voice by name."""
    desk.app.action_command_palette()


@command("theme", "t", DESK)
def theme(desk: DeskScreen, key: str) -> None:
    """Colours: choose a theme."""
    desk.desk_app.choose_theme()


@command("picture", "ctrl+s", DESK)
def picture(desk: DeskScreen, key: str) -> None:
    """Save a picture of the screen (SVG)."""
    desk.desk_app.save_picture()


def no_problems(desk: DeskScreen) -> str:
    """Why there are no problems to show."""
    if desk.problems:
        return ""
    return (
        "There are no problems: everything could be read." if desk.view else "There is nothing that could be read, and no problem with it."
    )


@command("problems", "exclamation_mark", DESK, why_not=no_problems)
def problems(desk: DeskScreen, key: str) -> None:
    """Problems: what could not be read, and what to do."""
    from briefing.tui.screens.problems import ProblemsScreen

    desk.app.push_screen(ProblemsScreen(desk.problems))


@command("tour", "", DESK)
def tour(desk: DeskScreen, key: str) -> None:
    """Tour: the dozen keys that matter."""
    from briefing.tui.screens.tour import TourScreen

    desk.app.push_screen(TourScreen())


@command("quit", "q", DESK, footer="quit")
def leave(desk: DeskScreen, key: str) -> None:
    """Leave."""
    desk.app.exit()
