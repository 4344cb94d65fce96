"""Commands that find: search and filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.commands.table import command
from briefing.tui.commands.taking import no_brief

if TYPE_CHECKING:
    from briefing.tui.screens.desk import DeskScreen

FINDING = "Finding"


def no_search(desk: DeskScreen) -> str:
    """Why there is no next hit."""
    return no_brief(desk) or ("" if desk.query_text else "Nothing was searched yet; / searches.")


@command("search", "slash", FINDING, footer="search", why_not=no_brief)
def search(desk: DeskScreen, key: str) -> None:
    """Search statements and full texts as you type."""
    desk.open_search()


@command("next_hit", "n", FINDING, why_not=no_search)
def next_hit(desk: DeskScreen, key: str) -> None:
    """Next hit."""
    desk.step_hit(1)


@command("previous_hit", "N", FINDING, why_not=no_search)
def previous_hit(desk: DeskScreen, key: str) -> None:
    """Previous hit."""
    desk.step_hit(-1)


@command("filter", "f", FINDING, footer="filter", why_not=no_brief)
def choose_filter(desk: DeskScreen, key: str) -> None:
    """Filter by source, voice, side, corroboration, disputed, new, pinned, noted."""
    from briefing.tui.screens.filters import FilterScreen

    desk.app.push_screen(FilterScreen(desk.shown, desk.filter), lambda wanted: desk.filter_by(wanted) if wanted is not None else None)


@command("unfilter", "F", FINDING, why_not=lambda desk: "" if desk.filter else "No filter is on.")
def unfilter(desk: DeskScreen, key: str) -> None:
    """Take the filter off."""
    from briefing.workspace.filter_query import Filter

    desk.filter_by(Filter())


def no_point_elsewhere(desk: DeskScreen) -> str:
    """Why there is no point to go to."""
    if desk.listing_name == "brief":
        return "This is where it stands."
    return "" if desk.point_under_cursor() else "No point stands behind this line."


@command("go_to_point", "ctrl+g", FINDING, why_not=no_point_elsewhere)
def go_to_point(desk: DeskScreen, key: str) -> None:
    """Go to where this line stands in the briefing."""
    point = desk.point_under_cursor()
    assert point
    desk.show_point(point)
