"""The brief itself: sections and their points; and what no section wants."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.tui import painting
from briefing.tui.display import Group, Target
from briefing.tui.styles import Styles
from briefing.tui.views.listing import Listing
from briefing.tui.wrapping import Line
from briefing.workspace.rows import PointRow

LEFT = "This section is empty now: all its points were excluded, moved or merged. X lists what is excluded, u undoes the last decision."


class Points(Listing):
    """Points, and the statements behind each."""

    rows_are = "point"

    def points_of(self, row: PointRow) -> Sequence[str]:
        """The point itself."""
        return (row.id,)

    def paint(self, row: PointRow, width: int, styles: Styles) -> list[Line]:
        """The point's words, who says them, and its marks."""
        return painting.point(row, width, styles)

    def target(self, row: PointRow, statement_index: int) -> Target | None:
        """The passage of the statement that is `statement_index` places behind the lead."""
        detail = self.view.point(row.id)
        statement_index %= len(detail.statements)
        statement = detail.statements[statement_index]
        return Target(statement.source, statement, statement_index, len(detail.statements), detail)


class BriefView(Points):
    """The sections of the template."""

    name = "brief"
    title = "Brief"
    help = "The sections of the briefing, their points, and the passage each point stands in."
    groups_are = "Sections"
    empty = "Nothing found."

    def groups(self) -> Sequence[Group]:
        """The sections."""
        sections = self.view.shown_sections()
        if not self.filter:
            return [Group(row.id, row.title, row.count, row.hint) for row in sections]
        return [Group(row.id, row.title, len(self.rows(row.id)), row.hint) for row in sections]

    def rows(self, group: str) -> Sequence[PointRow]:
        """The points of a section, best first."""
        return self.view.points(group, self.filter)

    def listed(self, points: Sequence[str], group: str, rows: Sequence[PointRow]) -> set[str]:
        """Those of the section that pass the filter: known without looking through its rows."""
        passing = self.view.filtered(self.filter).points if self.filter else points
        return {row.id for row in self.view.rows_of(points) if row.section == group and not row.excluded and row.id in passing}

    def reason_for_nothing(self, group: str) -> str:
        """Nothing was found, or nothing is left of what was."""
        return LEFT if not self.filter and self.view.taken_out(group) else super().reason_for_nothing(group)


class UnplacedView(Points):
    """Points that no section wants."""

    name = "unplaced"
    title = "Unplaced"
    help = "Statements that no section wants. Move one with m where it belongs."
    empty = "Every statement has a place in the briefing."

    def rows(self, group: str) -> Sequence[PointRow]:
        """The points of no section."""
        return self.view.points(None, self.filter)
