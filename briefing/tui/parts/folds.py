"""Folds: the rest of a section behind the lines of its page, and the rest of a day behind its first lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.display import DayFold, Fold

if TYPE_CHECKING:
    from briefing.tui.parts.navigator import Navigator
    from briefing.tui.parts.panes import Panes


class Folds:
    """Opens and closes what is folded where the cursor stands. Which are open is kept between visits."""

    def __init__(self, panes: Panes, navigator: Navigator) -> None:
        self._panes, self._navigator = panes, navigator

    @property
    def under_cursor(self) -> bool:
        """Whether the row under the cursor is a fold."""
        return isinstance(self._navigator.row, Fold | DayFold)

    @property
    def of_section(self) -> int | None:
        """Which row of the section that is shown is its fold; None where it has none."""
        navigator, rows = self._navigator, self._panes.row_list.rows
        index = navigator.listing.fold_index(navigator.current_group.id) if navigator.listing and navigator.groups else None
        return index if index is not None and index < len(rows) and isinstance(rows[index], Fold) else None

    @property
    def of_row(self) -> str | None:
        """The name of the fold that the row under the cursor stands in, in views whose rows have folds of their own."""
        navigator = self._navigator
        listing, row = navigator.listing, navigator.row
        return listing.fold_of(row) if listing and row is not None and navigator.current_group.id == listing.home else None

    def toggle(self) -> None:
        """Show what is behind the fold, or hide it; who stood in what is hidden stands on the fold then."""
        desk, here = self._navigator.shown.desk, self._panes.row_list.cursor
        if name := self.of_row:
            is_open = not desk.is_open(name)
            cursor = self._cursor_in_day(name, is_open)
            desk.fold(name, is_open=is_open)
        else:
            index, name = self.of_section, self._navigator.current_group.id
            assert index is not None
            is_open = not desk.is_open(name)
            cursor = here if is_open else min(here, index)
            desk.fold(name, is_open=is_open)
        self._navigator.reopen(lambda rows: cursor)

    def _cursor_in_day(self, name: str, opens: bool) -> int:
        """Where the cursor stands after the fold of a day opened, or closed."""
        listing, rows, here = self._navigator.listing, self._panes.row_list.rows, self._panes.row_list.cursor
        assert listing
        folds = (at for at in range(here, len(rows)) if isinstance(rows[at], DayFold) or listing.fold_of(rows[at]) != name)
        fold = next(folds, here)
        if opens or not isinstance(rows[fold], DayFold):
            return here  # the first line that was hidden stands where the fold did
        count: int = rows[fold].count
        return min(here, fold - count)
