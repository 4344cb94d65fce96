"""Commands of the desk as a whole: help, palette, layout, colours, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.commands.reasons import no_brief
from briefing.tui.commands.registry import COMMANDS, GROUPS, THE_DESK, by_name, command, first_key, keys_shown

if TYPE_CHECKING:
    from briefing.tui.desk import Desk


@command("zoom", "z", THE_DESK, footer="large", footer_order=140)
def zoom(desk: Desk, key: str) -> None:
    """One pane large, and back."""
    desk.panes.toggle_zoom()


def no_two_panes(desk: Desk) -> str:
    """Why no pane can be made larger."""
    return "One pane is shown at a time here." if desk.panes.single else ""


@command("wider", "right_parenthesis", THE_DESK, why_not=no_two_panes)
def wider(desk: Desk, key: str) -> None:
    """More room for the list, less for the source."""
    _resize(desk, 1)


@command("narrower", "left_parenthesis", THE_DESK, why_not=no_two_panes)
def narrower(desk: Desk, key: str) -> None:
    """Less room for the list, more for the source."""
    _resize(desk, -1)


def _resize(desk: Desk, by: int) -> None:
    if not desk.panes.resize(by):
        desk.panes.hint("The list has as much room as it may." if by > 0 else "The source has as much room as it may.")


@command("density", "h", THE_DESK, why_not=no_brief)
def density(desk: Desk, key: str) -> None:
    """Height of lines: in full, or two lines each but for the one under the cursor."""
    state = desk.navigator.shown.desk
    state.set_density(dense=not state.left.dense)
    desk.navigator.show_density()
    desk.panes.hint("Two lines each; h shows all in full." if state.left.dense else "Every line in full.")


@command("help", "question_mark f1", THE_DESK, footer="help", footer_order=10)
def show_help(desk: Desk, key: str) -> None:
    """Help: this view and its keys."""
    from briefing.tui.screens.help import HelpEntry, HelpScreen

    keys = {
        group: [
            HelpEntry(keys_shown(command, desk.own_keys), command.title, command.why_not(desk))
            for command in COMMANDS
            if command.group == group
        ]
        for group in GROUPS
    }
    desk.app.push_screen(HelpScreen(desk.navigator.listing, keys))


@command("palette", "ctrl+p", THE_DESK, footer="palette", footer_order=20)
def palette(desk: Desk, key: str) -> None:
    """Palette: every action, section, source and voice by name."""
    desk.app.action_command_palette()


@command("theme", "t", THE_DESK)
def theme(desk: Desk, key: str) -> None:
    """Colours: choose a theme."""
    desk.choose_theme()


@command("picture", "ctrl+s", THE_DESK)
def picture(desk: Desk, key: str) -> None:
    """Save a picture of the screen (SVG)."""
    desk.output.save_picture()


def no_problems(desk: Desk) -> str:
    """Why there are no problems to show."""
    if desk.navigator.problems:
        return ""
    if desk.navigator.view:
        return "There are no problems: everything could be read."
    return "There is nothing that could be read, and no problem with it."


@command("problems", "exclamation_mark", THE_DESK, why_not=no_problems)
def problems(desk: Desk, key: str) -> None:
    """Problems: what could not be read, and what to do."""
    from briefing.tui.screens.problems import ProblemsScreen

    desk.app.push_screen(ProblemsScreen(desk.navigator.problems))


@command("tour", "", THE_DESK)
def tour(desk: Desk, key: str) -> None:
    """Tour: the dozen keys that matter."""
    from briefing.tui.screens.tour import TourScreen

    desk.app.push_screen(TourScreen(lambda name: first_key(by_name(name), {})))


@command("quit", "q", THE_DESK, footer="quit", footer_order=150)
def leave(desk: Desk, key: str) -> None:
    """Leave."""
    desk.app.exit()
