"""What the analyst decided, newest first, with those whose passage is gone; and what was excluded."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.tui import painting
from briefing.tui.display import Group, Target
from briefing.tui.styles import Styles
from briefing.tui.views.brief import Points
from briefing.tui.views.listing import Listing
from briefing.tui.wrapping import Line
from briefing.workspace.edit_session import EditRow
from briefing.workspace.rows import PointRow

STANDING, NOTES, ORPHANS, UNDONE = "standing", "notes", "orphans", "undone"


class EditsView(Listing):
    """Notes and all other edits, those without a place any more, those that were undone."""

    name = "edits"
    title = "Notes and edits"
    help = "Every decision, newest first. Each lies in briefing.edits.yaml beside the articles, and u takes the last one back."
    groups_are = "Edits"
    empty = "There are none."
    unfiltered = "every edit is listed"
    rows_are = "edit"

    def groups(self) -> Sequence[Group]:
        """By what became of them."""
        titles = {STANDING: "All that hold", NOTES: "Notes", ORPHANS: "Their passage or section is gone", UNDONE: "Undone"}
        return [Group(name, title, len(self.rows(name))) for name, title in titles.items()]

    def rows(self, group: str) -> Sequence[EditRow]:
        """The edits of a group, newest first."""
        if group == ORPHANS:
            return list(reversed(self.view.edits.orphans()))
        found = [row for row in self.view.edits.rows() if row.undone == (group == UNDONE)]
        return [row for row in reversed(found) if group != NOTES or row.what == "Noted"]

    def paint(self, row: EditRow, width: int, styles: Styles) -> list[Line]:
        """What was done, when, and to which words; where there is one point, how it stands now."""
        state = self.state(row.points[0], styles, noted=False) if len(row.points) == 1 else ()
        return painting.edit(row, width, styles, state)

    def points_of(self, row: EditRow) -> Sequence[str]:
        """The points that it is about."""
        return row.points

    def target(self, row: EditRow, statement_index: int) -> Target | None:
        """The passage of the first point that it is about."""
        if not row.points:
            return None
        detail = self.view.point(row.points[0])
        statement = detail.statements[0]
        return Target(statement.source, statement, 0, 1, detail)


class ExcludedView(Points):
    """Points that were taken out of the brief."""

    name = "excluded"
    title = "Excluded"
    help = "Points that you took out of the briefing. x takes one back."
    empty = "Nothing was excluded."

    def rows(self, group: str) -> Sequence[PointRow]:
        """The excluded points, in the order of the decisions."""
        return self.lists.excluded()

    def paint(self, row: PointRow, width: int, styles: Styles) -> list[Line]:
        """The point, and the section that it was taken from."""
        return painting.point(row, width, styles, painting.section(row, self.section_titles, styles))
