"""The views by name, each made when it is first shown."""

from __future__ import annotations

from briefing.tui.views.brief import BriefView, UnplacedView
from briefing.tui.views.listing import Listing

VIEWS: dict[str, type[Listing]] = {view.name: view for view in (BriefView, UnplacedView)}
