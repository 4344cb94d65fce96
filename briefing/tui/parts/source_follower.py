"""The source that follows the cursor: the passage of the row, what stands beside it, what stands behind its point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from briefing.tui.display import Target
from briefing.tui.views.listing import Listing
from briefing.tui.widgets.source_pane import SourcePane

if TYPE_CHECKING:
    from textual.screen import Screen

    from briefing.tui.parts.panes import Panes
    from briefing.workspace.overlay import Overlay
    from briefing.workspace.rows import SourcePage, Standing
    from briefing.workspace.view import View

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
        self.own: str | None = None
        """The statement to which the reader went in the source itself, away from the row under the cursor of the list."""
        self._view: View | None = None
        self._standings: dict[str, Sequence[tuple[int, Standing]]] = {}
        self._standings_from: Overlay | None = None
        self._pages_from: Overlay | None = None
        panes.step_statement = self.step_statement
        panes.when_source_left = self.return_to_row

    @property
    def shown(self) -> Target:
        """What the source pane shows; for commands that can't be done without it."""
        assert self.target
        return self.target

    def follow(self, listing: Listing | None, row: Any | None) -> None:
        """Show the source of a row, or the statement to which the reader went in the source; nothing where there is neither."""
        self._view = listing.view if listing else None
        self._listing, self._row = (listing, row) if row is not None else (None, None)
        self.target = self._own_target() or (self._listing.target(row, self.statement_index) if self._listing else None)
        other = self._listing.comparison(row, self.statement_index) if self._listing else None
        self._show(self._panes.source, self.target)
        self._screen.set_class(other is not None, "-comparison")
        if other is not None:
            self._show(self._panes.comparison, other)
        self._panes.detail.show(self.target.point if self.target else None, self.target.statement_index if self.target else 0)
        self._panes.keys.refresh()

    def step(self, by: int) -> None:
        """Show another statement behind the row."""
        self.own = None
        self.statement_index = (self.statement_index + by) % max(1, self.shown.statement_count)
        self.follow(self._listing, self._row)

    def step_statement(self, by: int) -> bool:
        """Go to the next or the previous statement of the source that is shown; whether there is one."""
        page, target = self._panes.source.page, self.target
        if page is None or target is None or self._view is None or not page.statements:
            return False
        names = [name for name, _, _ in page.statements]
        here = names.index(target.statement.id) if target.statement and target.statement.id in names else -1 if by > 0 else len(names)
        if not 0 <= here + by < len(names):
            return False
        self.own = names[here + by]
        self.target = self._own_target()
        self._show(self._panes.source, self.target)
        self._panes.detail.show(self.target.point if self.target else None, self.target.statement_index if self.target else 0)
        self._panes.keys.refresh()
        return True

    def return_to_row(self) -> None:
        """Let the source follow the list again."""
        if self.own is not None:
            self.own = None
            self.follow(self._listing, self._row)

    def _own_target(self) -> Target | None:
        """What is shown where the reader went in the source; None where that is nowhere, or not there any more."""
        view = self._view
        if self.own is None or view is None:
            return None
        point = view.point_of(self.own)
        if point is None:
            self.own = None
            return None
        detail = view.point(point)
        index = next(number for number, one in enumerate(detail.statements) if one.id == self.own)
        statement, row = detail.statements[index], detail.row
        titles = {section.id: section.title for section in view.sections()}
        where = f"in {titles.get(row.section, row.section)}" if row.section else "in no section: m moves it into one"
        standing = "excluded: x takes it back" if row.excluded else f"{where}, on the page" if row.page else where
        return Target(statement.source, statement, index, len(detail.statements), detail, standing=standing)

    def _show(self, pane: SourcePane, target: Target | None) -> None:
        page, standings = None, None
        view = self._view
        if target and view:
            if self._pages_from is not view.overlay:
                self._pages, self._pages_from = {}, view.overlay  # an edit may have corrected what is known of a source
            key = (id(view), target.source)
            page = self._pages.get(key)
            if page is None:
                if len(self._pages) > KEPT_PAGES:
                    self._pages.clear()
                page = self._pages[key] = view.source(target.source)
            standings = self._standings_of(view, target.source)
        pane.show(page, target, standings or ())

    def _standings_of(self, view: View, source: str) -> Sequence[tuple[int, Standing]]:
        """Where the statements of a source stand; kept until an edit is made."""
        if self._standings_from is not view.overlay or len(self._standings) > KEPT_PAGES:
            self._standings, self._standings_from = {}, view.overlay
        if source not in self._standings:
            self._standings[source] = view.standings(source)
        return self._standings[source]
