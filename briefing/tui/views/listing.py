"""What every view of the desk has in common."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from msgspec.structs import replace

from briefing.tui import painting
from briefing.tui.display import Group, Target
from briefing.tui.history import Place
from briefing.tui.styles import Styles
from briefing.tui.wrapping import Line, Piece
from briefing.workspace.filter_query import Filter
from briefing.workspace.view import View

if TYPE_CHECKING:
    from briefing.export.drafts.report import DraftReport
    from briefing.workspace.filter_view import FilterView


LOOKED_THROUGH = 2000
"""Rows that are looked through for points."""


class Listing:
    """One view. `view` is the brief it lists; views are made anew when the brief changes."""

    name: ClassVar[str]
    title: ClassVar[str]
    help: ClassVar[str]
    empty: ClassVar[str] = "There is nothing here."
    groups_are: ClassVar[str] = ""
    """What the groups are called, for the head of the left pane; empty where there is no choice of groups."""

    first_number: int = 1
    """The number of the first group: 0 where it stands before the sections."""

    rows_are: ClassVar[str] = "line"
    """What one row is called, for counting."""

    alone: ClassVar[bool] = False
    """Whether its rows have the whole screen."""

    finds: ClassVar[str] = ""
    """What one types to find in its first group, with an article; empty where nothing is found by typing."""

    home: ClassVar[str | None] = None
    """The group that lists the others; None where there is none."""

    row_of_groups: ClassVar[bool] = False
    """Whether its groups stand in a row above the panes at every size, each with its count."""

    unfiltered: ClassVar[str] = ""
    """Why the filter does not hold here; empty where it does."""

    def __init__(self, view: View, wanted: Filter, query: str = "", typed: str = "", draft: DraftReport | None = None) -> None:
        """`query` is what is searched, `typed` what the rows are narrowed by, `draft` a text held against the articles."""
        self.view, self.filter, self.query, self.typed, self.draft = view, wanted, query, typed, draft

    def is_alone(self, group: str) -> bool:
        """Whether the rows of a group have the whole screen."""
        return self.alone

    @property
    def lists(self) -> View | FilterView:
        """What the rows are taken from: the brief, or what passes the filter."""
        return self.view.filtered(self.filter) if self.filter else self.view

    def reason_for_nothing(self, group: str) -> str:
        """Why a group has no rows: there are none, or none that passes the filter."""
        if self.typed:
            return f"No {self.finds.split()[-1]} is called “{self.typed}”; esc shows all."
        return "Nothing here passes the filter. F takes it off." if self.filter and not self.unfiltered else self.empty

    def groups(self) -> Sequence[Group]:
        """The entries of the left pane, at least one."""
        return [Group("", self.title, len(self.rows("")))]

    def rows(self, group: str) -> Sequence[Any]:
        """The rows of a group."""
        raise NotImplementedError

    def fold_index(self, group: str) -> int | None:
        """Which row of a group would be its fold; None where it has none."""
        return None

    def note(self, group: str, rows: Sequence[Any]) -> str:
        """What stands at the right above the rows of a group: how many there are."""
        return painting.counted(len(rows), self.rows_are)

    def paint(self, row: Any, width: int, styles: Styles) -> list[Line]:
        """The lines of a row."""
        raise NotImplementedError

    def row_id(self, row: Any) -> str:
        """What names the row when the brief was made again."""
        return str(row.id)

    def points_of(self, row: Any) -> Sequence[str]:
        """The ids of the points that a row is, or that stand behind it: what a mark on it would mark."""
        return ()

    def listed(self, points: Sequence[str], group: str, rows: Sequence[Any]) -> set[str]:
        """Which of these points stand in the first rows of a group, which are `rows`."""
        return {name for row in rows[:LOOKED_THROUGH] for name in self.points_of(row)} & set(points)

    @cached_property
    def section_titles(self) -> dict[str, str]:
        """The title of each section by its id."""
        return {section.id: f"{section.title} (hidden)" if section.hidden else section.title for section in self.view.sections()}

    def state(self, point: str | None, styles: Styles, *, noted: bool = True) -> list[Piece]:
        """Where a point stands and what was decided about it, for a row that is not the point itself; nothing where there is no point.

        Without its note where `noted` is false.
        """
        found = self.view.rows_of(self.view.still_there([point])) if point else []
        rows = found if noted else [replace(row, note=None) for row in found]
        return [piece for row in rows for piece in painting.state(row, self.section_titles, styles)]

    def target(self, row: Any, statement_index: int) -> Target | None:
        """What the source pane shows for a row; None: nothing."""
        raise NotImplementedError

    def group_of(self, row: Any) -> str | None:
        """The group that a row of the list of all belongs to; None where rows belong to none."""
        return None

    def fold_of(self, row: Any) -> str | None:
        """The name of the fold that a row stands in, in views whose rows have folds of their own; None where it stands in none."""
        return None

    def leads_to(self, row: Any) -> Place | None:
        """Where enter goes from a row; None: into its source."""
        return None

    def filtered_by(self, row: Any) -> Filter | None:
        """The filter that enter puts on the whole desk; None where it does something else."""
        return None

    def comparison(self, row: Any, statement_index: int) -> Target | None:
        """What stands beside it, in views that compare."""
        return None
