"""The line in which one types what the list that is shown is to be narrowed by."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from briefing.tui.parts.navigator import Navigator
    from briefing.tui.parts.panes import Panes
    from briefing.tui.widgets.search_box import SearchBox


class FindLine:
    """Opens the line over a list that can be narrowed, and takes it away with what was typed."""

    def __init__(self, screen: Screen[None], panes: Panes, navigator: Navigator) -> None:
        self._screen, self._panes, self._navigator = screen, panes, navigator
        self.box: SearchBox | None = None
        """None until it was first opened."""
        navigator.when_followed.append(self._show_where_it_belongs)

    @property
    def typing(self) -> bool:
        """Whether letters go into the line."""
        return self.box is not None and self._screen.focused is self.box

    @property
    def narrowed(self) -> bool:
        """Whether the list that is shown is narrowed."""
        return bool(self._typed) and self.box is not None and self.box.display

    @property
    def _typed(self) -> str:
        return self._navigator.typed.get(self._navigator.listing_name, "")

    def open(self) -> None:
        """Show the line and let letters go into it."""
        from briefing.tui.widgets.search_box import SearchBox

        listing = self._navigator.listing
        assert listing
        if self.box is None:
            self.box = SearchBox("", on_query=self._narrow, to_hits=partial(self._panes.focus, "rows"), id="find")
            self._screen.mount(self.box, before="#panes")
        if listing.home is not None and self._navigator.current_group.id != listing.home:
            self._navigator.go_to_group(0)
        self.box.placeholder = f"Find {listing.finds}: the beginnings of words; enter goes to the list, esc shows all"
        self.box.value = self._typed
        self.box.display = True
        self._panes.current = "rows"
        self._panes.lay_out()
        self._screen.set_focus(self.box)
        self.box.select_all()

    def close(self) -> None:
        """Show all again, without the line."""
        self._navigator.narrow("")
        if self.box:
            self.box.value = ""
            self.box.display = False
        self._panes.focus("rows")

    def _narrow(self, typed: str) -> None:
        if self.box is not None and self.box.display and self._navigator.listing and self._navigator.listing.finds:
            self._navigator.narrow(typed)

    def _show_where_it_belongs(self) -> None:
        """The line stands over the list that it narrows, and nowhere else."""
        listing = self._navigator.listing
        here = listing is not None and bool(listing.finds) and self._navigator.current_group.id == listing.home
        if self.box is not None and not (self.typing and here):
            shown = here and bool(self._typed)
            if self.box.display != shown:
                if self.typing:
                    self._panes.focus("rows")
                self.box.display = shown
