"""Choosing filters: conditions that combine, each asked for, denied or off; letters find one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace as replaced
from typing import TYPE_CHECKING, Any, ClassVar

from msgspec.structs import replace
from textual.binding import Binding, BindingType

from briefing.tui.painting import counted
from briefing.tui.screens.chooser import Choice
from briefing.tui.screens.finder import Finder
from briefing.tui.styles import Styles
from briefing.tui.wrapping import Line, cells, clipped
from briefing.workspace.filter_query import FLAGS, KINDS, Filter, count_lines
from briefing.workspace.voice_list import found_in

if TYPE_CHECKING:
    from briefing.workspace.view import View

MOST = 200
"""Choices that are listed at once; letters lead to the others."""
NOTE = "Letters find a condition, enter asks for it, tab for what it is not; either again takes it off. esc filters."

MARKS: tuple[tuple[str, Any, str], ...] = (
    ("independent", 2, "corroborated: two independent sources or more"),
    ("alone", True, "from one source only"),
    ("disputed", True, "disputed"),
    ("new", True, "new since the last visit"),
    ("seen", True, "seen"),
    ("pinned", True, "pinned"),
    ("noted", True, "noted"),
)
"""Fields of the filter that are no names, with the value asked for and what it is in words."""

Condition = tuple[str, Any]
"""A field of the filter and the value that is in it when the condition is on."""


class FilterScreen(Finder[Any]):
    """Each line is a condition; enter asks for it, tab for its contrary, esc closes and filters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "deny", "not"),
        Binding("ctrl+e", "every", "each of them"),
        Binding("ctrl+d", "clear_all", "none"),
    ]

    def __init__(self, view: View, wanted: Filter) -> None:
        self._view, self.wanted = view, wanted
        self._conditions = conditions(view)
        super().__init__("Show only what is", self._offered, note=NOTE)
        self.show_count()

    def on_mount(self) -> None:
        """The conditions are listed at once; the counts, which take a moment in a large brief, follow behind the first frame."""
        self.call_after_refresh(self._count)

    def _count(self) -> None:
        self._conditions = [one if one.note else replaced(one, note=_lines(self._view, one.value)) for one in self._conditions]
        self.show_offers(self.row_list.cursor)

    def _offered(self, typed: str) -> Sequence[Choice[Condition]]:
        return [one for one in self._conditions if found_in(typed, one.title)][:MOST]

    def show_count(self) -> None:
        """Say in the head what passes, and how several names of one kind are meant."""
        if self.wanted:
            count = count_lines(self._view, _sections(self._view), self.wanted)
            passing = f"{counted(count, 'line')} pass" + ("es" if count == 1 else "")
        else:
            passing = "no filter is on"
        self.hint = f"{passing} · of several: {'each' if self.wanted.every else 'any'} (ctrl+e)"

    def _paint(self, row: Choice[Condition], index: int, width: int, styles: Styles) -> list[Line]:
        sign = "[x] " if self._is_on(row.value) else "[-] " if self._is_denied(row.value) else "[ ] "
        title = clipped(row.title, width - cells(row.note) - 6)
        gap = max(1, width - 4 - cells(title) - cells(row.note))
        return [[(sign, styles.accent), (title, styles.text), (" " * gap, styles.text), (row.note, styles.muted)]]

    def _is_on(self, condition: Condition) -> bool:
        name, value = condition
        now = getattr(self.wanted, name)
        return value in now if isinstance(now, tuple) else now == value

    def _is_denied(self, condition: Condition) -> bool:
        name, value = condition
        if name in KINDS:
            return value in getattr(self.wanted, f"not_{name}")
        return name in self.wanted.denied

    def _turn(self, condition: Condition, *, on: bool = False, denied: bool = False) -> None:
        """Ask for a condition, deny it, or neither."""
        name, value = condition
        if name in KINDS:
            for field, there in ((name, on), (f"not_{name}", denied)):
                kept = tuple(one for one in getattr(self.wanted, field) if one != value)
                self.wanted = replace(self.wanted, **{field: (*kept, value) if there else kept})
        else:
            kept = tuple(one for one in self.wanted.denied if one != name)
            self.wanted = replace(self.wanted, **{name: value if on else type(value)(), "denied": (*kept, name) if denied else kept})
        self._show_choices()

    def _show_choices(self) -> None:
        self.show_count()
        self.show_offers(self.row_list.cursor)

    @property
    def _condition(self) -> Condition | None:
        return self.choices[self.row_list.cursor].value if self.choices else None

    def action_choose(self) -> None:
        """Ask for the condition under the cursor, or take it off."""
        if condition := self._condition:
            self._turn(condition, on=not self._is_on(condition))

    def action_deny(self) -> None:
        """Ask for what the condition under the cursor is not, or take that off."""
        if condition := self._condition:
            if condition[0] in (*KINDS, *FLAGS):
                self._turn(condition, denied=not self._is_denied(condition))
            else:
                self.app.notify("One source only and corroborated are each other's contrary.")

    def action_every(self) -> None:
        """Of several sources, voices or sides: ask for each of them, or for any."""
        self.wanted = replace(self.wanted, every=not self.wanted.every)
        self._show_choices()

    def action_clear_all(self) -> None:
        """Turn all conditions off."""
        self.wanted = Filter()
        self._show_choices()

    def action_leave(self) -> None:
        """Filter by what is on; where something was typed, show all conditions first."""
        if self.typed:
            self.action_clear()
        else:
            self.dismiss(Filter() if self.wanted == Filter(every=True) else self.wanted)


def _sections(view: View) -> Sequence[str]:
    return [section.id for section in view.shown_sections()]


def conditions(view: View) -> Sequence[Choice[Condition]]:
    """All that can be asked for in this brief; what is known at once, how much a source or a voice says, with each."""
    found = [Choice((name, value), told) for name, value, told in MARKS]
    found += [Choice(("sides", side.id), f"said for {side.name}") for side in view.sides()]
    labels = view.source_labels()
    found += [Choice(("sources", one.id), f"in {one.outlet}: {one.title}", counted(one.statements, "statement")) for one in labels]
    return found + [Choice(("voices", one.id), f"said by {one.name}", counted(one.statements, "statement")) for one in view.voices()]


def _lines(view: View, condition: Condition) -> str:
    """How many lines a condition lets through."""
    name, value = condition
    return counted(count_lines(view, _sections(view), replace(Filter(), **{name: (value,) if name in KINDS else value})), "line")
