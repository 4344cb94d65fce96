"""What happened when, as far as the sources say."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.tui import painting
from briefing.tui.display import Target
from briefing.tui.styles import Styles
from briefing.tui.views.listing import Listing
from briefing.tui.wrapping import Line
from briefing.workspace.rows import TimelineRow


class TimelineView(Listing):
    """Dates, earliest first, each with the statements that name it."""

    name = "timeline"
    title = "Timeline"
    help = (
        "When things happened, as precisely as the sources say; the bar tells how much was said of each date. "
        ", and . step through the statements that name a date."
    )
    empty = "No source names a date."

    def rows(self, group: str) -> Sequence[TimelineRow]:
        """The dates."""
        return self.lists.timeline()

    def row_id(self, row: TimelineRow) -> str:
        """The date with its precision."""
        return f"{row.when}/{row.precision}"

    def paint(self, row: TimelineRow, width: int, styles: Styles) -> list[Line]:
        """The date, how many say so with a bar of it, the first statement and how its point stands."""
        first = row.statements[0].point if row.statements else None
        return painting.date(row, width, styles, self.state(first, styles))

    def points_of(self, row: TimelineRow) -> Sequence[str]:
        """The points of all statements that name the date."""
        return [one.point for one in row.statements if one.point]

    def target(self, row: TimelineRow, statement_index: int) -> Target | None:
        """The passage of one of the statements."""
        statement_index %= len(row.statements)
        statement = row.statements[statement_index]
        return Target(statement.source, statement, statement_index, len(row.statements))
