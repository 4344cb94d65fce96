"""The views: one row each, from which its key, its line in the palette and the help, and its row in the README's table are made."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from briefing.tui.views.listing import Listing


@dataclass(frozen=True)
class ViewRow:
    """One view. Its class is imported when it is first shown: the first frame needs one of them."""

    name: str
    """What `keys` in config.yaml calls it, and the class too."""
    keys: str
    """Textual's names of its keys, separated by blanks."""
    description: str
    """Its line in the palette and in the key table; empty for a view that a command of its own opens."""
    module: str
    """The module in this package."""
    class_name: str


ROWS = [
    ViewRow("brief", "B", "Brief: the sections and their points", "brief", "BriefView"),
    ViewRow("sources", "S", "Sources: outlet, date, words, origin, share of the page", "sources", "SourcesView"),
    ViewRow("voices", "V", "Voices: who says what", "voices", "VoicesView"),
    ViewRow("timeline", "T", "Timeline: what happened when", "timeline", "TimelineView"),
    ViewRow("disputes", "D", "Disputes: where sources disagree, side by side", "disputes", "DisputesView"),
    ViewRow("summary", "W", "Whole: origins, what is most told, open disputes, who speaks, when", "summary", "SummaryView"),
    ViewRow("search", "", "", "search", "SearchView"),
    ViewRow("draft", "", "", "draft", "DraftView"),
    ViewRow("unplaced", "U", "Unplaced: statements that no section wants", "brief", "UnplacedView"),
    ViewRow("edits", "E", "Notes and edits: everything you decided", "edits", "EditsView"),
    ViewRow("excluded", "X", "Excluded: what you took out of the briefing", "edits", "ExcludedView"),
]
"""In the order of the palette and of the key table."""


def view_class(name: str) -> type[Listing]:
    """The class of a view. Raises KeyError for an unknown name."""
    row = {row.name: row for row in ROWS}[name]
    listing: type[Listing] = getattr(import_module(f"briefing.tui.views.{row.module}"), row.class_name)
    return listing
