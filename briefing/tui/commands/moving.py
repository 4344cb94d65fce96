"""Commands that move about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.commands.table import command

if TYPE_CHECKING:
    from briefing.tui.screens.desk import DeskScreen

MOVING = "Moving"


def no_groups(desk: DeskScreen) -> str:
    """Why no other section can be gone to."""
    if desk.listing is None:
        return "The briefing is not there yet."
    return "" if len(desk.groups) > 1 else f"{desk.listing.title} has no sections to go to."


def one_statement(desk: DeskScreen) -> str:
    """Why no other source can be stepped to."""
    target = desk.target
    if target is None:
        return "There is nothing under the cursor."
    return "" if target.steps > 1 else "Only one statement stands behind this line."


@command("group", "1 2 3 4 5 6 7 8 9", "Go to the section of that number", MOVING, footer="section", why_not=no_groups)
def to_group(desk: DeskScreen, key: str) -> None:
    number = int(key) if key.isdigit() else 1
    if number > len(desk.groups):
        desk.say(f"There is no {number}: {desk.listing_title} has {len(desk.groups)}.")
    else:
        desk.go_to_group(number - 1)


@command("previous_group", "left_square_bracket", "Previous section", MOVING, why_not=no_groups)
def previous_group(desk: DeskScreen, key: str) -> None:
    desk.step_group(-1)


@command("next_group", "right_square_bracket", "Next section", MOVING, footer="section", why_not=no_groups)
def next_group(desk: DeskScreen, key: str) -> None:
    desk.step_group(1)


@command("down", "j down", "Down", MOVING, footer="move")
def down(desk: DeskScreen, key: str) -> None:
    desk.move(1)


@command("up", "k up", "Up", MOVING)
def up(desk: DeskScreen, key: str) -> None:
    desk.move(-1)


@command("page_down", "pagedown ctrl+d", "A page down", MOVING)
def page_down(desk: DeskScreen, key: str) -> None:
    desk.page(1)


@command("page_up", "pageup ctrl+u", "A page up", MOVING)
def page_up(desk: DeskScreen, key: str) -> None:
    desk.page(-1)


@command("first", "g home", "To the first line", MOVING)
def first(desk: DeskScreen, key: str) -> None:
    desk.to_end(-1)


@command("last", "G end", "To the last line", MOVING)
def last(desk: DeskScreen, key: str) -> None:
    desk.to_end(1)


@command("next_pane", "tab right", "Next pane", MOVING, footer="pane")
def next_pane(desk: DeskScreen, key: str) -> None:
    desk.step_pane(1)


@command("previous_pane", "shift+tab left", "Previous pane", MOVING)
def previous_pane(desk: DeskScreen, key: str) -> None:
    desk.step_pane(-1)


@command("enter", "enter", "Into the source", MOVING, footer="source")
def enter(desk: DeskScreen, key: str) -> None:
    desk.enter()


@command("back_out", "escape", "Back from the source; out of what is open", MOVING)
def back_out(desk: DeskScreen, key: str) -> None:
    desk.back_out()


@command("previous_statement", "comma", "Previous source behind the point", MOVING, why_not=one_statement)
def previous_statement(desk: DeskScreen, key: str) -> None:
    desk.step_statement(-1)


@command("next_statement", "full_stop", "Next source behind the point", MOVING, footer="sources behind", why_not=one_statement)
def next_statement(desk: DeskScreen, key: str) -> None:
    desk.step_statement(1)


@command("jump", "semicolon", "Jump: a letter on each line in sight", MOVING)
def jump(desk: DeskScreen, key: str) -> None:
    desk.start_jump()


@command(
    "history_back",
    "less_than_sign backspace",
    "Back to where you were",
    MOVING,
    why_not=lambda desk: "" if desk.history.can_go(-1) else "You have been nowhere else yet.",
)
def history_back(desk: DeskScreen, key: str) -> None:
    desk.travel(-1)


@command(
    "history_forward",
    "greater_than_sign",
    "Forward again",
    MOVING,
    why_not=lambda desk: "" if desk.history.can_go(1) else "This is where you went last.",
)
def history_forward(desk: DeskScreen, key: str) -> None:
    desk.travel(1)
