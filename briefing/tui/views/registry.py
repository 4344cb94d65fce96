"""The views by name, each made when it is first shown."""

from __future__ import annotations

from briefing.tui.views.brief import BriefView, UnplacedView
from briefing.tui.views.disputes import DisputesView
from briefing.tui.views.edits import EditsView, ExcludedView
from briefing.tui.views.listing import Listing
from briefing.tui.views.search import SearchView
from briefing.tui.views.sources import SourcesView
from briefing.tui.views.timeline import TimelineView
from briefing.tui.views.voices import VoicesView

ALL: tuple[type[Listing], ...] = (
    BriefView,
    SourcesView,
    VoicesView,
    TimelineView,
    DisputesView,
    SearchView,
    UnplacedView,
    EditsView,
    ExcludedView,
)
VIEWS = {view.name: view for view in ALL}
