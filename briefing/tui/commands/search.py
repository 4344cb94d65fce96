"""Commands that find: search and filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.commands.reasons import no_brief
from briefing.tui.commands.registry import FINDING, command

if TYPE_CHECKING:
    from briefing.tui.desk import Desk


def no_search(desk: Desk) -> str:
    """Why there is no next hit."""
    if desk.navigator.listing_name == "draft":
        return ""
    return no_brief(desk) or ("" if desk.navigator.query_text else "Nothing was searched yet; / searches.")


@command("search", "slash", FINDING, footer="search", footer_order=60, why_not=no_brief)
def search(desk: Desk, key: str) -> None:
    """Search statements and full texts as you type."""
    desk.search.open()


@command("next_hit", "n", FINDING, why_not=no_search)
def next_hit(desk: Desk, key: str) -> None:
    """Next hit; in a draft, the next sentence that needs a look."""
    _step(desk, 1)


@command("previous_hit", "N", FINDING, why_not=no_search)
def previous_hit(desk: Desk, key: str) -> None:
    """Previous hit; in a draft, the previous sentence that needs a look."""
    _step(desk, -1)


def _step(desk: Desk, by: int) -> None:
    if desk.navigator.listing_name == "draft":
        desk.drafts.step(by)
    else:
        desk.search.step_hit(by)


def nothing_to_find(desk: Desk) -> str:
    """Why the list that is shown can't be narrowed."""
    listing = desk.navigator.listing
    return "" if listing and listing.finds else "Lists of voices and of sources are found by typing (V, S); / searches everywhere."


@command("find", "ctrl+f", FINDING, footer="find", footer_order=65, why_not=nothing_to_find)
def find(desk: Desk, key: str) -> None:
    """Find in the list of voices or sources as you type."""
    desk.find_line.open()


@command("filter", "f", FINDING, footer="filter", footer_order=70, why_not=no_brief)
def choose_filter(desk: Desk, key: str) -> None:
    """Filter by source, voice, side, corroboration, disputed, new, seen, pinned, noted, or by what is none of these."""
    from briefing.tui.screens.filters import FilterScreen

    desk.app.push_screen(
        FilterScreen(desk.navigator.shown, desk.navigator.filter),
        lambda wanted: desk.navigator.filter_by(wanted) if wanted is not None else None,
    )


@command("unfilter", "F", FINDING, why_not=lambda desk: "" if desk.navigator.filter else "No filter is on.")
def unfilter(desk: Desk, key: str) -> None:
    """Take the filter off."""
    from briefing.workspace.filter_query import Filter

    desk.navigator.filter_by(Filter())


def no_point_elsewhere(desk: Desk) -> str:
    """Why there is no point to go to."""
    if desk.navigator.listing_name == "brief":
        return "This is where it stands."
    return "" if desk.marks.point_under_cursor() else "No point stands behind this line."


@command("go_to_point", "ctrl+g", FINDING, why_not=no_point_elsewhere)
def go_to_point(desk: Desk, key: str) -> None:
    """Go to where this line stands in the briefing."""
    point = desk.marks.point_under_cursor()
    assert point
    desk.navigator.show_point(point)
