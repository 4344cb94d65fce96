"""What a search found, in statements and in the full texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from briefing.tui import painting
from briefing.tui.display import Group, Target
from briefing.tui.painting import SIGNS
from briefing.tui.styles import Styles
from briefing.tui.views.listing import Listing
from briefing.tui.wrapping import Line
from briefing.workspace import search
from briefing.workspace.rows import Hit, Standing

MOST = 500
"""Hits that are listed. Who has more adds a word."""

STATEMENTS, TEXTS = "statements", "texts"
STANDINGS: dict[Standing, str] = {"page": "on the page", "record": "in the record", "unplaced": "in no section", "excluded": "excluded"}
"""Where a hit stands, in words."""


class SearchView(Listing):
    """Two groups: statements that hold all words, and places in the full texts."""

    name = "search"
    title = "Search"
    help = 'Lines that hold every word, the last as the beginning of a word; "two words" in quotation marks stand in a row.'
    groups_are = "Search in"
    empty = "Nothing found."
    rows_are = "hit"

    def groups(self) -> Sequence[Group]:
        """Statements, and full texts with how many they are: how often they hold the words is found out when one goes there."""
        if not self.query.strip():
            return [Group(STATEMENTS, "Statements", None), Group(TEXTS, "Full texts", None)]
        told = ", ".join(f"{count} {STANDINGS[one]}" for one, count in self._standings.items() if count)
        texts = 0 if self.filter else search.count_sources(self.view.store, self.query)
        note = f"in {painting.counted(texts, 'source')}" if texts else ""
        return [Group(STATEMENTS, "Statements", self._count, told), Group(TEXTS, "Full texts", None, note)]

    @cached_property
    def _statements(self) -> Sequence[Hit]:
        return self.lists.search(self.query, MOST)

    @cached_property
    def _count(self) -> int:
        return len(self._statements) if self.filter or len(self._statements) < MOST else search.count(self.view.store, self.query)

    @cached_property
    def _standings(self) -> dict[Standing, int]:
        """How many of the statements that are listed stand where."""
        standings = self.view.points_standing([row.point for row in self._statements if row.point])
        found = Counter("excluded" if row.excluded else standings.get(row.point or "", "unplaced") for row in self._statements)
        return {one: found[one] for one in STANDINGS}

    def note(self, group: str, rows: Sequence[Hit]) -> str:
        """How many hits there are, and with the signs of the gutter where they stand."""
        if group != STATEMENTS or not rows:
            return painting.counted(len(rows), "hit")
        told = f"{len(rows):,} of {self._count:,} hits" if self._count > len(rows) else painting.counted(len(rows), "hit")
        return " ".join([told, *(f"{SIGNS[one]}{count}" for one, count in self._standings.items() if count)])

    def rows(self, group: str) -> Sequence[Hit]:
        """The hits, in the order of the sources."""
        if not self.query.strip():
            return ()
        return self._statements if group == STATEMENTS else self.lists.search_sources(self.query, MOST)

    def reason_for_nothing(self, group: str) -> str:
        """Nothing was typed, or nothing was found."""
        return super().reason_for_nothing(group) if self.query.strip() else "Type what to look for."

    def row_id(self, row: Hit) -> str:
        """Where the hit stands."""
        return f"{row.source}:{row.start}"

    def paint(self, row: Hit, width: int, styles: Styles) -> list[Line]:
        """The words around the hit, what was found highlighted, how the point stands."""
        point, state = row.point, []
        if row.statement is None:
            inside = search.statement_at(self.view.store, row.source, row.start)
            point = self.view.point_of(inside) if inside else None
            state = [] if inside else [("in no statement", styles.muted)]
        state += self.state(point, styles)
        return painting.hit(row, self.query, self.view.source_title(row.source), width, styles, state)

    def points_of(self, row: Hit) -> Sequence[str]:
        """The point that the statement stands behind; a place in the full text has none."""
        return (row.point,) if row.point else ()

    def target(self, row: Hit, statement_index: int) -> Target | None:
        """The passage, with every word that was searched highlighted."""
        if row.statement is None:
            return Target(row.source, highlights=((row.start, row.end),))
        highlights = tuple((row.start + start, row.start + end) for start, end in search.highlight_spans(row.text, self.query))
        return Target(row.source, self.view.statement(row.statement), highlights=highlights)
