"""The brief as desk and exports see it: its lists, whole or filtered, and what edits change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.model import Brief
from briefing.workspace.brief_lists import BriefLists
from briefing.workspace.store import Store

if TYPE_CHECKING:
    from briefing.workspace.event_list import EventRow
    from briefing.workspace.filter_query import Filter
    from briefing.workspace.filter_view import FilterView


class View(BriefLists):
    """A brief with all that can be asked of it; `filtered` gives the same lists with only what a filter lets through."""

    def __init__(
        self, brief: Store | Brief, paths: Sequence[Path] = (), *, sides_decided: bool = False, follow_links: bool = False
    ) -> None:
        """The view of a stored brief, or of one in memory. See `BriefState` for the rest."""
        if isinstance(brief, Brief):
            from briefing.workspace import store_writer

            brief = store_writer.in_memory(brief)
        super().__init__(brief, paths, sides_decided=sides_decided, follow_links=follow_links)
        self._filtered: FilterView | None = None
        self.events: Sequence[EventRow] = ()
        """The events of a corpus that tells of several, once somebody looked for them (`event_list`)."""

    def filtered(self, criteria: Filter) -> FilterView:
        """The lists with only what passes; kept until the filter, an edit or what was seen changes, as far as that is asked."""
        from briefing.workspace.filter_view import FilterView

        kept = self._filtered
        looked = len(self.seen) if criteria.asks_what_was_seen else 0
        if kept is None or kept.criteria != criteria or kept.overlay is not self.overlay or kept.looked != looked:
            kept = self._filtered = FilterView(self, criteria, looked)
        return kept

    def edited(self) -> str:
        """What edits change, in words: `3 lines excluded, sides set by briefing.edits.yaml`; empty where they change nothing."""
        if not self.has_edits:
            return ""
        from briefing.workspace.edit_summary import summarize

        return summarize(self)
