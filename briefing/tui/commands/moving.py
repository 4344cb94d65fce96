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


@command("group", "1 2 3 4 5 6 7 8 9", MOVING, footer="section", why_not=no_groups)
def to_group(desk: DeskScreen, key: str) -> None:
    """Go to the section of that number."""
    number = int(key) if key.isdigit() else 1
    if number > len(desk.groups):
        desk.remark(f"There is no {number}: {desk.listing_title} has {len(desk.groups)}.")
    elif number - 1 == desk.group:
        desk.remark(f"{desk.groups[desk.group].title} is shown already.")
    else:
        desk.go_to_group(number - 1)


@command("previous_group", "left_square_bracket", MOVING, why_not=no_groups)
def previous_group(desk: DeskScreen, key: str) -> None:
    """Previous section."""
    desk.step_group(-1)


@command("next_group", "right_square_bracket", MOVING, footer="section", why_not=no_groups)
def next_group(desk: DeskScreen, key: str) -> None:
    """Next section."""
    desk.step_group(1)


@command("down", "j down", MOVING)
def down(desk: DeskScreen, key: str) -> None:
    """Down."""
    desk.move(1)


@command("up", "k up", MOVING)
def up(desk: DeskScreen, key: str) -> None:
    """Up."""
    desk.move(-1)


@command("page_down", "pagedown ctrl+d", MOVING)
def page_down(desk: DeskScreen, key: str) -> None:
    """A page down."""
    desk.page(1)


@command("page_up", "pageup ctrl+u", MOVING)
def page_up(desk: DeskScreen, key: str) -> None:
    """A page up."""
    desk.page(-1)


@command("first", "g home", MOVING)
def first(desk: DeskScreen, key: str) -> None:
    """To the first line."""
    desk.to_end(-1)


@command("last", "G end", MOVING)
def last(desk: DeskScreen, key: str) -> None:
    """To the last line."""
    desk.to_end(1)


@command("next_pane", "tab right", MOVING, footer="pane")
def next_pane(desk: DeskScreen, key: str) -> None:
    """Next pane."""
    desk.step_pane(1)


@command("previous_pane", "shift+tab left", MOVING)
def previous_pane(desk: DeskScreen, key: str) -> None:
    """Previous pane."""
    desk.step_pane(-1)


@command("enter", "enter", MOVING, footer="source")
def enter(desk: DeskScreen, key: str) -> None:
    """Into the source."""
    desk.enter()


@command("back_out", "escape", MOVING)
def back_out(desk: DeskScreen, key: str) -> None:
    """Back from the source; out of what is open."""
    desk.back_out()


@command("previous_statement", "comma", MOVING, why_not=one_statement)
def previous_statement(desk: DeskScreen, key: str) -> None:
    """Previous source behind the point."""
    desk.step_statement(-1)


@command("next_statement", "full_stop", MOVING, footer="next source", why_not=one_statement)
def next_statement(desk: DeskScreen, key: str) -> None:
    """Next source behind the point."""
    desk.step_statement(1)


@command("jump", "semicolon", MOVING)
def jump(desk: DeskScreen, key: str) -> None:
    """Jump: a letter on each line in sight."""
    desk.start_jump()


@command(
    "history_back",
    "less_than_sign backspace",
    MOVING,
    why_not=lambda desk: "" if desk.history.can_go(-1) else "You have been nowhere else yet.",
)
def history_back(desk: DeskScreen, key: str) -> None:
    """Back to where you were."""
    desk.travel(-1)


@command(
    "history_forward", "greater_than_sign", MOVING, why_not=lambda desk: "" if desk.history.can_go(1) else "This is where you went last."
)
def history_forward(desk: DeskScreen, key: str) -> None:
    """Forward again."""
    desk.travel(1)
