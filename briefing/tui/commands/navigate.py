"""Commands that move about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.commands.registry import MOVING, command
from briefing.workspace.filter_query import Filter

if TYPE_CHECKING:
    from briefing.tui.desk import Desk


def no_groups(desk: Desk) -> str:
    """Why no other section can be gone to."""
    if desk.navigator.listing is None:
        return "The briefing is not there yet."
    return "" if len(desk.navigator.groups) > 1 else f"{desk.navigator.listing.title} has no sections to go to."


def one_statement(desk: Desk) -> str:
    """Why no other source can be stepped to."""
    target = desk.follower.target
    if target is None:
        return "There is nothing under the cursor."
    return "" if target.statement_count > 1 else "Only one statement stands behind this line."


def nowhere_back(desk: Desk) -> str:
    """Why the history does not lead back."""
    return "" if desk.navigator.history.can_go(-1) else "You have been nowhere else yet."


def nowhere_forward(desk: Desk) -> str:
    """Why the history does not lead forward."""
    return "" if desk.navigator.history.can_go(1) else "This is where you went last."


@command("group", "1 2 3 4 5 6 7 8 9 0", MOVING, why_not=no_groups)
def to_group(desk: Desk, key: str) -> None:
    """Go to the section of that number, with 0 to what the page opens with."""
    number, first = int(key) if key.isdigit() else 1, desk.panes.first_number
    last = len(desk.navigator.groups) + first - 1
    if not first <= number <= last:
        desk.panes.hint(f"There is no {number}: {desk.navigator.listing_title} has {first} to {last}.")
    elif number - first == desk.navigator.group:
        desk.panes.hint(f"{desk.navigator.current_group.title} is shown already.")
    else:
        desk.navigator.go_to_group(number - first)


@command("previous_group", "left_square_bracket", MOVING, why_not=no_groups)
def previous_group(desk: Desk, key: str) -> None:
    """Previous section."""
    desk.navigator.step_group(-1)


@command("next_group", "right_square_bracket", MOVING, footer="section", footer_order=30, why_not=no_groups)
def next_group(desk: Desk, key: str) -> None:
    """Next section."""
    desk.navigator.step_group(1)


@command("down", "j down", MOVING)
def down(desk: Desk, key: str) -> None:
    """Down."""
    desk.panes.move(1)


@command("up", "k up", MOVING)
def up(desk: Desk, key: str) -> None:
    """Up."""
    desk.panes.move(-1)


@command("page_down", "pagedown ctrl+d", MOVING)
def page_down(desk: Desk, key: str) -> None:
    """A page down."""
    desk.panes.page(1)


@command("page_up", "pageup ctrl+u", MOVING)
def page_up(desk: Desk, key: str) -> None:
    """A page up."""
    desk.panes.page(-1)


@command("first", "g home", MOVING)
def first(desk: Desk, key: str) -> None:
    """To the first line."""
    desk.navigator.to_end(-1)


@command("last", "G end", MOVING)
def last(desk: Desk, key: str) -> None:
    """To the last line."""
    desk.navigator.to_end(1)


@command("next_pane", "tab right", MOVING)
def next_pane(desk: Desk, key: str) -> None:
    """Next pane."""
    desk.panes.step(1)


@command("previous_pane", "shift+tab left", MOVING)
def previous_pane(desk: Desk, key: str) -> None:
    """Previous pane."""
    desk.panes.step(-1)


def filtered_by(desk: Desk) -> Filter | None:
    """The filter that enter puts on the whole desk, from the row under the cursor."""
    listing, row = desk.navigator.listing, desk.navigator.row
    return listing.filtered_by(row) if listing and row is not None and desk.panes.current == "rows" else None


def is_typing(desk: Desk) -> bool:
    """Whether letters go into the search or the line that narrows a list."""
    return desk.search.typing or desk.find_line.typing


def where_enter_leads(desk: Desk) -> str:
    """What enter does here, for the footer."""
    panes, navigator = desk.panes, desk.navigator
    if panes.current == "source":
        return ""
    if panes.current == "groups" or is_typing(desk):
        return "to the list"
    if panes.current == "rows" and navigator.row is None:
        return ""
    if panes.current == "rows" and desk.folds.under_cursor:
        return "fold"
    if filtered_by(desk):
        return "only this"
    return "open" if navigator.leads_to() else "source"


def where_escape_leads(desk: Desk) -> str:
    """What esc does where one would look for a way back, for the footer."""
    return "back" if desk.panes.current != "rows" or is_typing(desk) else ""


@command("enter", "enter", MOVING, footer=where_enter_leads, footer_order=40)
def enter(desk: Desk, key: str) -> None:
    """Into the source; on a fold, open or close it; in the summary, to the place of the entry; on an event, read only its articles."""
    if is_typing(desk):  # a click on the footer; the key itself goes to the line
        desk.panes.focus("rows")
    elif desk.panes.current == "rows" and desk.folds.under_cursor:
        fold(desk, key)
    elif wanted := filtered_by(desk):
        desk.navigator.filter_by(wanted)
        desk.navigator.show_view("brief")
        desk.notify("Only what the articles of this event say is shown; F shows all again.")
    elif place := desk.navigator.leads_to():
        desk.navigator.go_to(place)
    else:
        desk.panes.enter()


def no_fold(desk: Desk) -> str:
    """Why there is no fold to open."""
    if desk.folds.of_row:
        return ""
    if desk.navigator.listing_name == "disputes":
        return "" if desk.folds.of_section is not None else "What is not sure stands behind the last entry."
    if desk.navigator.listing_name != "brief":
        return "Sections have folds in the brief, days in the timeline (B, T)."
    if desk.navigator.filter:
        return "A filter shows all that passes; F takes it off."
    return "" if desk.folds.of_section is not None else "There is nothing more in this section."


@command("fold", "r", MOVING, footer="record", footer_order=55, why_not=no_fold)
def fold(desk: Desk, key: str) -> None:
    """Record: show the rest of the section behind the page, or hide it."""
    desk.folds.toggle()


@command("back_out", "escape", MOVING, footer=where_escape_leads, footer_order=45)
def back_out(desk: Desk, key: str) -> None:
    """Back from the source; out of what is open."""
    navigator = desk.navigator
    if desk.panes.current != "rows":
        desk.panes.focus("rows")
    elif desk.panes.zoomed:
        desk.panes.toggle_zoom()
    elif desk.find_line.typing or desk.find_line.narrowed:
        desk.find_line.close()
    elif desk.search.typing and (navigator.query_text or not navigator.history.can_go(-1)):
        desk.panes.focus("rows")
    elif desk.search.typing:
        navigator.go_in_history(-1)  # nothing was searched: back to where one was
    elif desk.marks.marked:
        desk.marks.clear()
    elif navigator.listing and navigator.listing.home is not None and navigator.current_group.id != navigator.listing.home:
        navigator.go_to_group(0)
    elif navigator.listing_name not in ("", "brief"):
        navigator.show_view("brief")
    elif navigator.filter:
        navigator.filter_by(Filter())
    else:
        desk.panes.hint("This is the briefing itself; q leaves it.")


@command("previous_statement", "comma", MOVING, why_not=one_statement)
def previous_statement(desk: Desk, key: str) -> None:
    """Previous source behind the point."""
    desk.follower.step(-1)


@command("next_statement", "full_stop", MOVING, footer="next source", footer_order=50, why_not=one_statement)
def next_statement(desk: Desk, key: str) -> None:
    """Next source behind the point."""
    desk.follower.step(1)


def none_unseen(desk: Desk) -> str:
    """Why there is no unseen line to go to."""
    if desk.navigator.listing_name not in ("brief", "unplaced"):
        return "Lines are reviewed in the brief; B shows it."
    return ""


@command("next_unseen", "l", MOVING, footer="next unseen", footer_order=57, why_not=none_unseen)
def next_unseen(desk: Desk, key: str) -> None:
    """Next line that you have not seen; this one is seen now."""
    if not desk.review.to_next():
        desk.panes.hint("Every line that is shown was seen; r in a section shows its record.")


@command("jump", "semicolon", MOVING)
def jump(desk: Desk, key: str) -> None:
    """Jump: a letter on each line in sight."""
    desk.panes.start_jump()


@command("history_back", "less_than_sign backspace", MOVING, why_not=nowhere_back)
def history_back(desk: Desk, key: str) -> None:
    """Back to where you were."""
    desk.navigator.go_in_history(-1)


@command("history_forward", "greater_than_sign", MOVING, why_not=nowhere_forward)
def history_forward(desk: Desk, key: str) -> None:
    """Forward again."""
    desk.navigator.go_in_history(1)
