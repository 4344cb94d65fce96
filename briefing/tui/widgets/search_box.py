"""The line in which one types what to look for. Imported when the search is first opened: `Input` costs the first frame 15 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events


class SearchBox(Input):
    """Searches at every keystroke; enter and the down arrow lead to the hits."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down,enter", "to_hits", "to the hits", show=False)]

    def __init__(self, query: str, *, on_query: Callable[[str], None], to_hits: Callable[[], None], id: str = "search") -> None:
        # What was searched last is selected when the search is opened, not when word of the focus arrives here: by then somebody who types
        # fast has typed letters that the next one would replace.
        super().__init__(query, placeholder="Search: words, or “words in a row”", id=id, compact=True, select_on_focus=False)
        self._on_query, self._to_hits = on_query, to_hits
        self.cursor_blink = False  # calm, and nothing to send over a slow line while nobody types

    def action_to_hits(self) -> None:
        """To the first hit."""
        self._to_hits()

    async def take_key(self, event: events.Key) -> None:
        """Type a letter, or do what another key does here; what is there to be searched is searched when this returns."""
        bound = self.screen.active_bindings.get(event.key)
        if event.is_printable and event.character:
            start, end = sorted(self.selection)
            self.replace(event.character, start, end)
        elif bound:
            await self.app.run_action(bound.binding.action, bound.node)
        self._search()

    @on(Input.Changed)
    def _search(self) -> None:
        """Search for what stands here; a paste and the mouse change it too."""
        self._on_query(self.value)
