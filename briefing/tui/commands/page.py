"""Commands that make the page: what stands on it, where, and in which order. Each is an edit like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.commands.edit import choose_section, no_point, rows_of
from briefing.tui.commands.reasons import no_brief
from briefing.tui.commands.registry import PAGE, command
from briefing.tui.painting import counted
from briefing.tui.wrapping import clipped
from briefing.workspace.page import IN_BRIEF, SORTS
from briefing.workspace.point_orders import LAST, POINT_ORDERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.tui.desk import Desk
    from briefing.workspace.rows import PointRow
    from briefing.workspace.view import View

LOOKED_AT = 500
"""Lines of a section beyond those of the page among which the next by rank are looked for."""


def not_in_brief_view(desk: Desk) -> str:
    """Why nothing can be done with a section."""
    return no_brief(desk) or ("" if desk.navigator.listing_name == "brief" else "Sections stand in the brief; B shows it.")


def no_marks_here(desk: Desk) -> str:
    """Why a section can't be cut to what is marked in it."""
    if reason := not_in_brief_view(desk):
        return reason
    return "" if desk.marks.marked else "Mark the lines to keep with the space bar first."


def no_place_on_page(desk: Desk) -> str:
    """Why the chosen lines can't be taken onto the page."""
    if reason := no_point(desk):
        return reason
    names, page = desk.marks.chosen(), desk.navigator.shown.orders.page
    if all(name in page.points for name in names):
        return "It stands on the page already; - takes it off."
    if all(name in desk.navigator.shown.overlay.excluded for name in names):
        return "What is excluded can't stand on the page; x takes it back."
    return ""


def not_there(desk: Desk) -> str:
    """Why the chosen lines can't be taken off the page."""
    if reason := no_point(desk):
        return reason
    page = desk.navigator.shown.orders.page
    on = any(name in page.points for name in desk.marks.chosen())
    return "" if on else "It does not stand on the page; + takes it onto it, x excludes it from the record too."


def not_on_page(desk: Desk) -> str:
    """Why the chosen lines can't be moved up or down."""
    if reason := not_in_brief_view(desk) or no_point(desk):
        return reason
    lines = desk.navigator.shown.orders.page.lines(desk.navigator.current_group.id)
    return "" if any(name in lines for name in desk.marks.chosen()) else "Only lines of the page have a place; + takes this one onto it."


@command("take", "plus", PAGE, footer="onto page", footer_order=72, why_not=no_place_on_page)
def take(desk: Desk, key: str) -> None:
    """Take onto the page; what is in no section is moved into one first."""
    view, names, elsewhere = desk.navigator.shown, desk.marks.chosen(), desk.marks.elsewhere()
    if all(row.section is None for row in rows_of(desk)):
        choose_section(desk, names, onto_page=True)
        return
    before, lead = len(view.orders.page.points), _other_lead(desk)
    view.edits.take(names, on=True)
    desk.decided(f"{counted(len(view.orders.page.points) - before, 'line')} taken onto the page.{lead}{elsewhere}", on=True)


def _other_lead(desk: Desk) -> str:
    """Which sentence goes onto the page, in words that follow others, where that is another than the one under the cursor."""
    target = desk.follower.target
    if desk.marks.marked or target is None or target.statement is None:
        return ""
    (row,) = rows_of(desk)
    return f" There it says: “{clipped(row.text, 60)}”" if row.text != target.statement.text else ""


@command("leave_off", "minus", PAGE, footer="off page", footer_order=74, why_not=not_there)
def leave_off(desk: Desk, key: str) -> None:
    """Take off the page; it stays in the record, behind the fold."""
    view, elsewhere = desk.navigator.shown, desk.marks.elsewhere()
    names = [name for name in desk.marks.chosen() if name in view.orders.page.points]
    view.edits.take(names, on=False)
    desk.decided(f"{counted(len(names), 'line')} taken off the page.{elsewhere}", on=True)


@command("keep", "equals_sign", PAGE, why_not=no_marks_here)
def keep(desk: Desk, key: str) -> None:
    """Keep on the page of this section only what is marked."""
    view, group, elsewhere = desk.navigator.shown, desk.navigator.current_group, desk.marks.elsewhere()
    page = view.orders.page
    here = [row.id for row in rows_of(desk) if row.section == group.id or (group.id == IN_BRIEF and row.id in page.lines(IN_BRIEF))]
    if not here:
        desk.panes.hint(f"No marked line stands in “{group.title}”.{elsewhere}")
        return
    off = len([name for name in page.lines(group.id) if name not in here])
    view.edits.keep(here, group.id)
    desk.decided(f"{counted(len(here), 'line')} kept in “{group.title}”, {off} taken off the page.{elsewhere}")


@command("open_with", "I", PAGE, why_not=no_point)
def open_with(desk: Desk, key: str) -> None:
    """In brief: let the page open with the line, or tell it in its section again."""
    view, names, elsewhere = desk.navigator.shown, desk.marks.chosen(), desk.marks.elsewhere()
    if desk.marks.done_just_now(names):
        return
    on = not set(names) <= set(view.orders.page.lines(IN_BRIEF))
    view.edits.open_with(names, on=on)
    where = "The page opens with" if on else "Told in the section again:"
    desk.decided(f"{where} {counted(len(names), 'line')}.{elsewhere}", on=True)


def _place(desk: Desk, by: int) -> None:
    """Move the chosen lines by one place, or to the top with 0."""
    view, group = desk.navigator.shown, desk.navigator.current_group.id
    lines = view.orders.page.lines(group)
    moved = [name for name in lines if name in desk.marks.chosen()]
    rest = [name for name in lines if name not in moved]
    at = len([name for name in lines[: lines.index(moved[0])] if name not in moved])
    wanted = min(max(0, at + by), len(rest)) if by else 0
    if [*rest[:wanted], *moved, *rest[wanted:]] == list(lines):
        desk.panes.hint("It stands at the end of the page of this section." if by > 0 else "It stands at the top already.")
        return
    view.edits.place(moved, group, rest[wanted - 1] if wanted else None)
    where = "to the top" if not wanted else "up" if by < 0 else "down"
    desk.decided(f"Moved {where}.", follow=True)


@command("place_up", "K", PAGE, why_not=not_on_page)
def place_up(desk: Desk, key: str) -> None:
    """Move the line up on the page."""
    _place(desk, -1)


@command("place_down", "J", PAGE, why_not=not_on_page)
def place_down(desk: Desk, key: str) -> None:
    """Move the line down on the page."""
    _place(desk, 1)


@command("place_first", "H", PAGE, why_not=not_on_page)
def place_first(desk: Desk, key: str) -> None:
    """Move the line to the top of the page of its section."""
    _place(desk, 0)


def no_page(desk: Desk) -> str:
    """Why sections can't have more lines of a page, or fewer."""
    return no_brief(desk) or ("" if desk.navigator.shown.orders.page.chosen else "Nothing was chosen for the page; every line is shown.")


def _set_lines(desk: Desk, wanted: Callable[[int], int]) -> None:
    """Give each section as many lines of the page as `wanted` makes of those that it has; pinned lines stay."""
    view = desk.navigator.shown
    page = view.orders.page
    now: list[str] = []
    on: list[str] = []
    off: list[str] = []
    for section in view.shown_sections():
        lines = page.lines(section.id)
        now += lines
        most = max(0, wanted(len(lines)))
        ranked = [name for name in view.page() if name in lines and name not in view.overlay.pinned]
        if most < len(lines):
            off += ranked[len(ranked) - (len(lines) - most) :] if len(lines) - most < len(ranked) else ranked
        elif most > len(lines):
            on += [row.id for row in _ranked_rest(view, section.id, most - len(lines))]
    if on and off:  # one decision, one undo
        view.edits.keep([*(name for name in now if name not in off), *on], None)
    elif on or off:
        view.edits.take(on or off, on=bool(on))
    else:
        desk.panes.hint("There is no further line for any section." if wanted(1) > 1 else "No section has a line that can go.")
        return
    told = [f"{counted(len(names), 'line')} {where}" for names, where in ((on, "taken onto the page"), (off, "taken off it")) if names]
    desk.decided(f"{' and '.join(told)}: it has {counted(len(view.page()), 'line')} now.")


def _ranked_rest(view: View, section: str, count: int) -> list[PointRow]:
    """The lines of a section that stand highest of those that the page has not."""
    rows = view.points(section)
    rest = [row for row in rows[: len(view.page()) + LOOKED_AT + count] if not row.page and row.id not in view.orders.page.points]
    return sorted(rest, key=lambda row: view.record(row.id).rank or LAST)[:count]


@command("more_lines", "right_curly_bracket", PAGE, why_not=no_page)
def more_lines(desk: Desk, key: str) -> None:
    """One line more of each section on the page: the next by rank."""
    _set_lines(desk, lambda now: now + 1)


@command("fewer_lines", "left_curly_bracket", PAGE, why_not=no_page)
def fewer_lines(desk: Desk, key: str) -> None:
    """One line less of each section on the page: the last by rank; pinned lines stay."""
    _set_lines(desk, lambda now: now - 1)


@command("lines_a_section", "", PAGE, why_not=no_page)
def lines_a_section(desk: Desk, key: str) -> None:
    """Lines a section: so many of each on the page."""
    from briefing.tui.screens.chooser import Choice, Chooser

    choices = [Choice(number, f"{counted(number, 'line')} a section") for number in range(1, 10)]
    desk.app.push_screen(
        Chooser("On the page, at most", choices, 4), lambda number: _set_lines(desk, lambda _: number) if number is not None else None
    )


@command("template", "P", PAGE, why_not=no_brief)
def template(desk: Desk, key: str) -> None:
    """Template: put the briefing together by another one; nothing is read anew."""
    from briefing.tui.screens.chooser import Choice, Chooser
    from briefing.workspace.overview import crowded
    from briefing.workspace.template_catalogue import templates

    view = desk.navigator.shown
    now, full = view.template, crowded(view)
    choices = []
    for name, file in templates().items():
        description, wrong = _described(file)
        choices.append(Choice(name, name, description, wrong or ("The briefing is put together by it already." if name == now else "")))
    note = f"{full[1]} lines stand in one section now, “{full[0]}”." if full else ""

    def chosen(name: str | None) -> None:
        if name:
            desk.notify(f"Putting the briefing together by “{name}”… To keep it, write “template: {name}” into briefing.yaml.")
            desk.use_template(name)

    desk.app.push_screen(Chooser("Put the briefing together by", choices, note=note), chosen)


def _described(file: Path) -> tuple[str, str]:
    """What a template is for, and what is wrong with it."""
    from briefing.templates import check_template
    from briefing.yamlfile import YamlFileError

    try:
        return check_template(file).description, ""
    except YamlFileError as error:
        return "", str(error)


@command("sort", "O", PAGE, why_not=not_in_brief_view)
def sort(desk: Desk, key: str) -> None:
    """Order: what the lines of this section, or of all, are sorted by."""
    from briefing.tui.screens.chooser import Choice, Chooser

    view, group = desk.navigator.shown, desk.navigator.current_group
    now = view.orders.page.sort(group.id)
    here = [] if group.id == IN_BRIEF else [(group.id, by) for by in POINT_ORDERS]
    choices: list[Choice[tuple[str | None, str]]] = [
        Choice((name, by), f"“{group.title}” {SORTS[by]}", POINT_ORDERS[by].note, "It is ordered so already." if by == now else "")
        for name, by in here
    ]
    choices += [Choice((None, by), f"Every section {SORTS[by]}") for by in POINT_ORDERS]

    def done(chosen: tuple[str | None, str] | None) -> None:
        if chosen is not None:
            section, by = chosen
            view.edits.sort(by, section)
            desk.decided(f"Ordered {SORTS[by]}." if section else f"Every section ordered {SORTS[by]} that has no order of its own.")

    desk.app.push_screen(Chooser("Order of the lines", choices), done)
