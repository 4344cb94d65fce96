"""The sources of the corpus, and what could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.tui import painting
from briefing.tui.styles import Styles
from briefing.tui.views.listing import Listing, Target
from briefing.tui.widgets.row_list import Line
from briefing.workspace.rows import SourceRow


class SourcesView(Listing):
    """Every source: outlet, date, words, origin, share of the brief."""

    name = "sources"
    title = "Sources"
    help = "Every source with its outlet, date, length, where its story comes from, and its share of the briefing."
    empty = "There are no sources."

    def rows(self, group: str) -> Sequence[SourceRow]:
        """The sources in the order of their paths."""
        return self.view.sources()

    def paint(self, row: SourceRow, width: int, styles: Styles) -> list[Line]:
        """Title, then what is known."""
        return painting.source(row, width, styles)

    def target(self, row: SourceRow, step: int) -> Target | None:
        """The source from its beginning."""
        return Target(row.id)
