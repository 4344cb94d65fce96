"""The search: the line in which one types, and the way from hit to hit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from briefing.tui.history import Place
    from briefing.tui.parts.navigator import Navigator
    from briefing.tui.parts.panes import Panes
    from briefing.tui.widgets.search_box import SearchBox


class Search:
    """Opens the search, shows what is searched, goes through the hits."""

    def __init__(self, screen: Screen[None], panes: Panes, navigator: Navigator) -> None:
        self._screen, self._panes, self._navigator = screen, panes, navigator
        self.box: SearchBox | None = None
        """The line in which one types; None until the search was opened."""
        self._before: Place | None = None
        """The place in the hits of an older search, until another is typed."""
        navigator.when_opened.append(self._show_box)
        navigator.when_searched_again.append(self._show_query)

    @property
    def typing(self) -> bool:
        """Whether letters go into the search."""
        return self.box is not None and self._screen.focused is self.box

    def open(self) -> None:
        """Show the search and put the cursor where one types."""
        from briefing.tui.widgets.search_box import SearchBox

        if self.box is None:
            self.box = SearchBox(self._navigator.query_text, on_query=self.search_for, to_hits=partial(self._panes.focus, "rows"))
            self._screen.mount(self.box, before="#panes")
        if self._navigator.listing_name != "search":
            self._navigator.show_view("search")
        elif self._navigator.query_text:
            self._before = self._navigator.place()
        self._panes.current = "rows"
        self._panes.lay_out()
        self._screen.set_focus(self.box)
        self.box.select_all()

    def search_for(self, query: str) -> None:
        """Show what a search finds."""
        if query == self._navigator.query_text:
            return
        self._navigator.search_for(query)
        if self._navigator.listing_name == "search":
            before, self._before = self._before, None
            if before:
                self._navigator.history.visit(before, self._navigator.place())

    def step_hit(self, by: int) -> None:
        """Go to the next or the previous hit, from wherever one is."""
        rows = self._panes.row_list
        if self._navigator.listing_name != "search":
            self._navigator.show_view("search")
        elif 0 <= rows.cursor + by < len(rows.rows):
            rows.move_to(rows.cursor + by)
        else:
            self._panes.hint("This is the last hit." if by > 0 else "This is the first hit.")

    def _show_query(self) -> None:
        """The words of an older search stand in the line where one types, too."""
        if self.box:
            self.box.value = self._navigator.query_text

    def _show_box(self) -> None:
        """The line stands over the hits, and nowhere else."""
        shown = self._navigator.listing_name == "search"
        if self.box is not None and self.box.display != shown:
            if self.typing:
                self._panes.focus("rows")
            self.box.display = shown
