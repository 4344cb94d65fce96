"""Where each view and each of its groups was left, so that the reader comes back to the same row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from briefing.tui import cursor_place
from briefing.tui.display import Group
from briefing.tui.history import Place
from briefing.tui.views.listing import Listing

SEARCHED = 2000
"""Rows and groups that are looked through for one that moved; further away it is not looked for."""

FindCursor = Callable[[Sequence[Any]], int | None]
"""Says where the cursor stands in the rows of a group that is shown; None: below the last."""


class LeftPlaces:
    """The last place in each group of each view, and the last in each view."""

    def __init__(self) -> None:
        self._in_group: dict[tuple[str, str], Place] = {}
        self._in_view: dict[str, Place] = {}

    def keep(self, place: Place) -> None:
        """The place is the last in its group; the reader stays in the view."""
        self._in_group[place.view, place.group] = place

    def leave(self, place: Place) -> None:
        """The place is the last in its group and in its view."""
        self.keep(place)
        self._in_view[place.view] = place

    def forget(self, view: str) -> None:
        """Forget where a view was left."""
        self._in_view.pop(view, None)
        for key in [key for key in self._in_group if key[0] == view]:
            del self._in_group[key]

    def forget_group(self, view: str, group: str) -> None:
        """Forget where a group was left."""
        self._in_group.pop((view, group), None)

    def in_group(self, view: str, group: str) -> Place | None:
        """Where a group was left."""
        return self._in_group.get((view, group))

    def in_view(self, view: str) -> Place | None:
        """Where a view was left."""
        return self._in_view.get(view)

    def group_to_open(self, view: str, group: str | None, groups: Sequence[Group]) -> tuple[int, bool]:
        """The group that was asked for, or where the view was left, and true; else the first with something in it, and false."""
        left = self.in_view(view)
        wanted = group if group is not None else left.group if left else None
        for index, candidate in enumerate(groups[:SEARCHED]):
            if candidate.id == wanted:
                return index, True
        return next((index for index, candidate in enumerate(groups[:50]) if candidate.count), 0), False


def index_of(place: Place, listing: Listing, rows: Sequence[Any]) -> int | None:
    """Where the row of a place stands now; where it stood, if it is gone; None for the place below the last row."""
    if place.row is None and place.index:
        return None
    if place.index < len(rows) and listing.row_id(rows[place.index]) == place.row:
        return place.index
    start = max(0, place.index - SEARCHED // 2)
    near = enumerate(rows[start : start + SEARCHED], start)
    return next((index for index, row in near if listing.row_id(row) == place.row), place.index)


def cursor_after(listing: Listing, before: Sequence[Any], index: int, acted: Sequence[str], *, on: bool) -> FindCursor:
    """Keeps the place of reading, at an index of the rows before, in the rows that are shown now, when points were acted on."""
    reach = cursor_place.NEAR + len(acted)
    near = before[max(0, index - reach) : index + reach + 1]
    rows_acted = {listing.row_id(row) for row in near if any(name in acted for name in listing.points_of(row))}
    return lambda rows: cursor_place.place_after(before, index, rows, listing.row_id, rows_acted, on=on)
