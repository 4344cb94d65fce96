"""What a search found, in statements and in the full texts."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.tui import painting
from briefing.tui.display import Group, Target
from briefing.tui.styles import Styles
from briefing.tui.views.listing import Listing
from briefing.tui.wrapping import Line
from briefing.workspace import search
from briefing.workspace.rows import Hit

MOST = 500
"""Hits that are listed. Who has more adds a word."""

STATEMENTS, TEXTS = "statements", "texts"


class SearchView(Listing):
    """Two groups: statements that hold all words, and places in the full texts."""

    name = "search"
    title = "Search"
    help = 'Lines that hold every word, the last as the beginning of a word; "two words" in quotation marks stand in a row.'
    groups_are = "Search in"
    empty = "Nothing found."
    rows_are = "hit"

    def groups(self) -> Sequence[Group]:
        """Statements and full texts. How often the texts hold the words is found out when one goes there: it means reading them."""
        return [Group(STATEMENTS, "Statements", None), Group(TEXTS, "Full texts", None)]

    def rows(self, group: str) -> Sequence[Hit]:
        """The hits, in the order of the sources."""
        if not self.query.strip():
            return ()
        lists = self.lists
        find = lists.search if group == STATEMENTS else lists.search_sources
        return find(self.query, MOST)

    def reason_for_nothing(self, group: str) -> str:
        """Nothing was typed, or nothing was found."""
        return super().reason_for_nothing(group) if self.query.strip() else "Type what to look for."

    def row_id(self, row: Hit) -> str:
        """Where the hit stands."""
        return f"{row.source}:{row.start}"

    def paint(self, row: Hit, width: int, styles: Styles) -> list[Line]:
        """The words around the hit, what was found highlighted, how the point stands."""
        return painting.hit(row, self.query, self.view.source_title(row.source), width, styles, self.state(row.point, styles))

    def points_of(self, row: Hit) -> Sequence[str]:
        """The point that the statement stands behind; a place in the full text has none."""
        return (row.point,) if row.point else ()

    def target(self, row: Hit, statement_index: int) -> Target | None:
        """The passage, with every word that was searched highlighted."""
        if row.statement is None:
            return Target(row.source, highlights=((row.start, row.end),))
        highlights = tuple((row.start + start, row.start + end) for start, end in search.highlight_spans(row.text, self.query))
        return Target(row.source, self.view.statement(row.statement), highlights=highlights)
