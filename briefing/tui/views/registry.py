"""The views by name, each imported when it is first shown: the first frame needs one of them."""

from __future__ import annotations

from importlib import import_module

from briefing.tui.views.brief import BriefView
from briefing.tui.views.listing import Listing

PLACES = {
    "sources": ("sources", "SourcesView"),
    "voices": ("voices", "VoicesView"),
    "timeline": ("timeline", "TimelineView"),
    "disputes": ("disputes", "DisputesView"),
    "search": ("search", "SearchView"),
    "unplaced": ("brief", "UnplacedView"),
    "edits": ("edits", "EditsView"),
    "excluded": ("edits", "ExcludedView"),
}
"""Module and class of each view but the brief itself."""


def view_class(name: str) -> type[Listing]:
    """The class of a view. Raises KeyError for an unknown name."""
    if name == BriefView.name:
        return BriefView
    module, cls = PLACES[name]
    found: type[Listing] = getattr(import_module(f"briefing.tui.views.{module}"), cls)
    return found
