"""Choosing filters: conditions that combine, each on or off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from msgspec.structs import replace
from textual.binding import Binding, BindingType

from briefing.tui.screens.chooser import Choice, Chooser
from briefing.tui.styles import Styles
from briefing.tui.wrapping import Line, clipped
from briefing.workspace.filter_query import Filter

if TYPE_CHECKING:
    from briefing.workspace.view import View

MOST = 500
"""Sources and voices that are listed; a corpus with more is better searched."""

Condition = tuple[str, Any]
"""A field of the filter and the value that is in it when the condition is on."""


class FilterScreen(Chooser[Any]):
    """Each line is a condition; space or enter turns it on or off, esc closes and filters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", "on or off"),
        Binding("f", "leave", "done", show=False),
        Binding("F", "clear", "none", show=False),
    ]

    def __init__(self, view: View, wanted: Filter) -> None:
        self.wanted = wanted
        super().__init__("Show only what is", conditions(view))
        self.hint = "enter on or off, esc done"

    def _paint(self, row: Choice[Condition], index: int, width: int, styles: Styles) -> list[Line]:
        sign = "[x] " if self._is_on(row.value) else "[ ] "
        return [[(sign, styles.accent), (clipped(row.title, width - 4), styles.text)]]

    def _is_on(self, condition: Condition) -> bool:
        name, value = condition
        now = getattr(self.wanted, name)
        return value in now if isinstance(now, tuple) else now == value

    def action_choose(self) -> None:
        """Turn the condition under the cursor on or off."""
        name, value = self.choices[self.row_list.cursor].value
        now = getattr(self.wanted, name)
        if isinstance(now, tuple):
            changed: Any = tuple(one for one in now if one != value) if value in now else (*now, value)
        else:
            changed = type(now)() if now == value else value
        self.wanted = replace(self.wanted, **{name: changed})
        self.row_list.repaint()

    def action_clear(self) -> None:
        """Turn all conditions off."""
        self.wanted = Filter()
        self.row_list.repaint()

    def action_leave(self) -> None:
        """Filter by what is on."""
        self.dismiss(self.wanted)


def conditions(view: View) -> Sequence[Choice[Condition]]:
    """All that can be asked for in this brief."""
    found: list[Choice[Condition]] = [
        Choice(("independent", 2), "corroborated: two independent sources or more"),
        Choice(("disputed", True), "disputed"),
        Choice(("new", True), "new since the last visit"),
        Choice(("pinned", True), "pinned"),
        Choice(("noted", True), "noted"),
    ]
    found += [Choice(("sides", side.id), f"said for {side.name}") for side in view.sides()]
    found += [Choice(("sources", source.id), f"in {source.outlet}: {source.title}") for source in view.sources()[:MOST]]
    return found + [Choice(("voices", voice.id), f"said by {voice.name}") for voice in view.voices()[:MOST]]
