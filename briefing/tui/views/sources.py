"""The sources of the corpus, and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from briefing.model import Problem
from briefing.tui import painting
from briefing.tui.display import Group, Target
from briefing.tui.styles import Styles
from briefing.tui.views.listing import Listing
from briefing.tui.wrapping import Line
from briefing.workspace.event_list import EventRow
from briefing.workspace.filter_query import Filter
from briefing.workspace.lazy import Lazy
from briefing.workspace.rows import SourceRow
from briefing.workspace.voice_list import found_in

NOTICES, UNREAD, ORIGINS, EVENTS = "notices", "unread", "origins", "events"


class SourcesView(Listing):
    """Every source: outlet, date, words, origin, share of the brief."""

    name = "sources"
    title = "Sources"
    help = "Every source with its outlet, date, length, where its story comes from, and behind how many lines of the page it stands."
    groups_are = "Sources"
    rows_are = "file"
    finds = "a source"
    home = ""

    def groups(self) -> Sequence[Group]:
        """What was read, what must be known of it, and what could not be read."""
        notices = self._problems(NOTICES)
        return [
            Group("", "Read", len(self.lists.sources())),
            *([Group(NOTICES, "Read, with a doubt", len(notices))] if notices else []),
            Group(UNREAD, "Not read", len(self._problems(UNREAD))),
            *([Group(EVENTS, "By event", len(self.view.events), "enter on one reads only its articles")] if self.view.events else []),
            *([Group(ORIGINS, "By origin", len(self.lists.sources()), "who prints one story stands together")] if not self.filter else []),
        ]

    def _problems(self, group: str) -> Sequence[Problem]:
        return [one for one in self.view.problems() if (one.kind == "notice") == (group == NOTICES)]

    def rows(self, group: str) -> Sequence[SourceRow | Problem | EventRow]:
        """The sources in the order of their paths, the events, or the problems."""
        if group == EVENTS:
            return self.view.events
        found = self.lists.sources()
        if group == ORIGINS:
            order = self.view.sources_by_origin()
            return Lazy(len(order), lambda start, end: [found[number] for number in order[start:end]])
        if group:
            return self._problems(group)
        if not self.typed:
            return found
        labels = enumerate(self.view.source_labels())
        called = {number: one.id for number, one in labels if found_in(self.typed, one.title, one.outlet, one.path)}
        if self.filter:
            return [row for row in found if row.id in called.values()]
        numbers = list(called)
        return Lazy(len(numbers), lambda start, end: [found[number] for number in numbers[start:end]])

    def reason_for_nothing(self, group: str) -> str:
        """No problems, or no source that passes the filter: without a source there is no brief."""
        return "Everything could be read." if group == UNREAD else super().reason_for_nothing(group)

    def note(self, group: str, rows: Sequence[SourceRow | Problem | EventRow]) -> str:
        """How many files there are, or events."""
        return painting.counted(len(rows), "event") if group == EVENTS else super().note(group, rows)

    def filtered_by(self, row: SourceRow | Problem | EventRow) -> Filter | None:
        """What an event's articles say."""
        return row.filter if isinstance(row, EventRow) else None

    def row_id(self, row: SourceRow | Problem | EventRow) -> str:
        """The source's id, or the path of what could not be read."""
        return row.path if isinstance(row, Problem) else row.id

    def paint(self, row: SourceRow | Problem | EventRow, width: int, styles: Styles) -> list[Line]:
        """Title, then what is known; or what is wrong, and what to do."""
        if isinstance(row, Problem):
            return painting.problem(row, width, styles)
        if isinstance(row, EventRow):
            return painting.event(row, width, styles, is_read=self.filter.sources == row.sources)
        return painting.source(row, width, styles, self._share(row))

    @cached_property
    def _behind(self) -> Counter[str]:
        return self.view.page_lines_of_sources()

    def _share(self, row: SourceRow) -> str:
        """Behind how many lines of the page a source stands, as it is now; of a briefing without a page, its part of what has a section."""
        lines = len(self.view.orders.page.points)
        if not lines:
            return f"{row.share:.0%} of the briefing"
        return f"behind {self._behind[row.id]} of {painting.counted(lines, 'line')} of the page, {row.share:.0%} of the record"

    def target(self, row: SourceRow | Problem | EventRow, statement_index: int) -> Target | None:
        """The source from its beginning; of an event, the first."""
        if isinstance(row, EventRow):
            return Target(row.sources[0])
        return None if isinstance(row, Problem) else Target(row.id)
