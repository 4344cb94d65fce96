"""The source that follows the cursor: the passage of the row, what stands beside it, what stands behind its point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.tui.display import Target
from briefing.tui.views.listing import Listing
from briefing.tui.widgets.source_pane import SourcePane

if TYPE_CHECKING:
    from textual.screen import Screen

    from briefing.tui.parts.panes import Panes
    from briefing.workspace.rows import SourcePage

KEPT_PAGES = 20
"""Sources that are kept read while the cursor goes up and down."""


class SourceFollower:
    """Shows the source of the row under the cursor, and steps through the statements behind it."""

    def __init__(self, screen: Screen[None], panes: Panes) -> None:
        self._screen, self._panes = screen, panes
        self.statement_index = 0
        """Which of the statements behind the row is shown."""
        self.target: Target | None = None
        """What the source pane shows."""
        self._listing: Listing | None = None
        self._row: Any = None
        self._pages: dict[tuple[int, str], SourcePage] = {}

    @property
    def shown(self) -> Target:
        """What the source pane shows; for commands that can't be done without it."""
        assert self.target
        return self.target

    def follow(self, listing: Listing | None, row: Any | None) -> None:
        """Show the source of a row; nothing where there is no row."""
        self._listing, self._row = (listing, row) if row is not None else (None, None)
        self.target = self._listing.target(row, self.statement_index) if self._listing else None
        other = self._listing.comparison(row, self.statement_index) if self._listing else None
        self._show(self._panes.source, self.target)
        self._screen.set_class(other is not None, "-comparison")
        if other is not None:
            self._show(self._panes.comparison, other)
        self._panes.detail.show(self.target.point if self.target else None, self.target.statement_index if self.target else 0)
        self._panes.keys.refresh()

    def step(self, by: int) -> None:
        """Show another statement behind the row."""
        self.statement_index = (self.statement_index + by) % max(1, self.shown.statement_count)
        self.follow(self._listing, self._row)

    def _show(self, pane: SourcePane, target: Target | None) -> None:
        page = None
        if target and self._listing:
            view = self._listing.view
            key = (id(view), target.source)
            page = self._pages.get(key)
            if page is None:
                if len(self._pages) > KEPT_PAGES:
                    self._pages.clear()
                page = self._pages[key] = view.source(target.source)
        pane.show(page, target)
