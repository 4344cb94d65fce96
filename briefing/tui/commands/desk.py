"""Commands of the desk itself: help, palette, layout, colours, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.commands.table import command

if TYPE_CHECKING:
    from briefing.tui.screens.desk import DeskScreen

DESK = "The desk"


@command("zoom", "z", "One pane large, and back", DESK, footer="large")
def zoom(desk: DeskScreen, key: str) -> None:
    desk.toggle_zoom()


@command("help", "question_mark f1", "Help: this view and its keys", DESK, footer="help")
def show_help(desk: DeskScreen, key: str) -> None:
    from briefing.tui.screens.help import HelpScreen

    desk.app.push_screen(HelpScreen(desk))


@command("palette", "ctrl+p", "Palette: every action, section, source and voice by name", DESK, footer="palette")
def palette(desk: DeskScreen, key: str) -> None:
    desk.app.action_command_palette()


@command("theme", "t", "Colours: choose a theme", DESK)
def theme(desk: DeskScreen, key: str) -> None:
    from briefing.tui.screens.theme import ThemeScreen

    desk.app.push_screen(ThemeScreen())


@command("picture", "ctrl+s", "Save a picture of the screen (SVG)", DESK)
def picture(desk: DeskScreen, key: str) -> None:
    desk.desk_app.save_picture()


@command(
    "problems",
    "exclamation_mark",
    "Problems: what could not be read, and what to do",
    DESK,
    why_not=lambda desk: "" if desk.problems else "There are no problems: everything could be read.",
)
def problems(desk: DeskScreen, key: str) -> None:
    from briefing.tui.screens.problems import ProblemsScreen

    desk.app.push_screen(ProblemsScreen(desk.problems))


@command("quit", "q", "Leave", DESK, footer="quit")
def leave(desk: DeskScreen, key: str) -> None:
    desk.app.exit()
