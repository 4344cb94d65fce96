"""The desk: sections, points, source. It holds what is shown; the commands say what is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import BindingsMap
from textual.containers import Container
from textual.screen import Screen

from briefing.tui import commands, painting
from briefing.tui.history import History, Place
from briefing.tui.views.listing import Group, Listing, Target
from briefing.tui.views.registry import VIEWS
from briefing.tui.widgets.bars import KeyBar, TabBar, TopBar, Work
from briefing.tui.widgets.lazy_rows import LazyRows
from briefing.tui.widgets.row_list import Line, RowList
from briefing.tui.widgets.source_pane import SourcePane

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from briefing.model import Problem
    from briefing.tui.app import Desk
    from briefing.tui.styles import Styles
    from briefing.workspace.rows import SourcePage
    from briefing.workspace.view import View

NARROW, WIDE, VERY_WIDE, SHORT = 60, 120, 180, 16
"""Columns and lines where the layout changes: below NARROW or SHORT one pane at a time, from WIDE three side by side."""

LETTERS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"
"""Of jump mode: those under the fingers first."""


class DeskScreen(Screen[None]):
    """The three panes with their bars."""

    AUTO_FOCUS: ClassVar[str] = "#rows"

    def __init__(self, own_keys: dict[str, str] | None = None) -> None:
        super().__init__()
        self.own_keys = own_keys or {}
        self._bindings = BindingsMap(commands.bindings(self.own_keys))
        self.view: View | None = None
        self.listing: Listing | None = None
        self.groups: Sequence[Group] = ()
        self.group = 0
        self.step = 0
        self.target: Target | None = None
        self.history: History = History()
        self.problems: Sequence[Problem] = ()
        self.zoomed = False
        self.pane = "rows"
        self._places: dict[tuple[str, str], Place] = {}
        self._pages: dict[str, SourcePage] = {}
        self.top = TopBar()
        self.tabs = TabBar()
        self.group_list = RowList(self._paint_group, id="groups")
        self.row_list = RowList(self._paint_row, id="rows", empty="Reading the sources…", spaced=True)
        self.source = SourcePane(id="source")
        self.against = SourcePane(id="against")
        self.keys = KeyBar(self.usable)

    @property
    def desk_app(self) -> Desk:
        """The app, as what it is."""
        from briefing.tui.app import Desk

        assert isinstance(self.app, Desk)
        return self.app

    def compose(self) -> ComposeResult:
        """Bars and panes."""
        yield self.top
        yield self.tabs
        yield Container(self.group_list, self.row_list, self.source, self.against, id="panes")
        yield self.keys

    def on_mount(self) -> None:
        """The panes are there: fill them."""
        self.desk_app.desk_is_there()

    # --- the brief

    def show_brief(self, view: View) -> None:
        """Show a brief; one that was shown before is replaced without losing the place."""
        place = self.place() if self.listing else None
        self.view = view
        self.problems = view.problems()
        self._pages.clear()
        self.top.title = view.title
        self.top.problems = len(self.problems)
        self._say_facts()
        if place is None:
            self._open("brief", None)
        else:
            self._go(place)

    def _say_facts(self) -> None:
        assert self.view
        sources = len(self.view.sources())
        points = sum(section.count for section in self.view.sections())
        self.top.facts = (painting.counted(sources, "source"), painting.counted(points, "point"))
        self.top.refresh()

    def show_work(self, work: Work | None) -> None:
        """Say what goes on, or that nothing does any more."""
        self.top.work = work
        self.top.refresh()

    def show_failure(self, message: str, problems: Sequence[Problem]) -> None:
        """Nothing could be read: say so where the points would be."""
        self.problems = problems
        self.top.problems = len(problems)
        advice = "".join(f"\n{one.path}: {one.error} {one.advice}" for one in problems[:20])
        self.row_list.show((), empty=message + advice + "\nPress q to leave.")
        self.show_work(None)

    # --- views, groups, rows

    @property
    def listing_title(self) -> str:
        """The name of what is listed, for messages."""
        return self.listing.title if self.listing else "The briefing"

    @property
    def row(self) -> Any | None:
        """The row under the cursor."""
        return self.row_list.row

    def place(self) -> Place:
        """Where the reader is."""
        assert self.listing
        group = self.groups[self.group].id if self.groups else ""
        row = self.listing.row_id(self.row) if self.row is not None else None
        return Place(self.listing.name, group, row, self.row_list.cursor, self.step)

    def show_view(self, name: str, group: str | None = None) -> None:
        """Go to a view, where it was left."""
        if self.view is None:
            self.say("The briefing is not there yet.")
            return
        left = self.place()
        self._open(name, group)
        self.history.visit(left, self.place())

    def show_source(self, name: str) -> None:
        """Go to a source in the list of sources."""
        self._places["sources", ""] = Place("sources", "", name)
        self.show_view("sources")

    def go_to_group(self, index: int) -> None:
        """Go to a group of this view, where it was left."""
        if index != self.group:
            left = self.place()
            self._remember(left)
            self._show_group(index)
            self.history.visit(left, self.place())

    def step_group(self, by: int) -> None:
        """Go to the next or the previous group; after the last comes the first."""
        self.go_to_group((self.group + by) % len(self.groups))

    def travel(self, by: int) -> None:
        """Go back or forward in the history."""
        self._go(self.history.go(by, self.place()))

    def _open(self, name: str, group: str | None) -> None:
        assert self.view
        if self.listing:
            self._remember(self.place())
        if self.listing is None or self.listing.name != name or self.listing.view is not self.view:
            self.listing = VIEWS[name](self.view)
        self.groups = self.listing.groups()
        wanted = group if group is not None else self._places.get((name, "*"), Place(name, "", None)).group
        index = next((number for number, one in enumerate(self.groups) if one.id == wanted), None)
        if index is None:
            index = next((number for number, one in enumerate(self.groups[:50]) if one.count), 0)
        self.set_class(len(self.groups) < 2, "-one-group")
        self.group_list.title(self.listing.groups_are)
        self.group_list.show(self.groups, index)
        self.top.view = self.listing.title
        self.top.refresh()
        self._show_group(index)

    def _go(self, place: Place) -> None:
        """Show a place again, or the nearest to it that is still there."""
        self._places[place.view, place.group] = place
        self._open(place.view, place.group)

    def _remember(self, place: Place) -> None:
        self._places[place.view, place.group] = self._places[place.view, "*"] = place

    def _show_group(self, index: int) -> None:
        assert self.listing
        self.group = index
        group = self.groups[index]
        rows = self.listing.rows(group.id)
        known = self._places.get((self.listing.name, group.id))
        cursor = self._find(rows, known) if known else 0
        self.step = known.step if known and known.row else 0
        self.group_list.move_to(index)
        self.tabs.show(self.groups, index)
        self.row_list.show(rows, cursor, empty=self.listing.empty)
        self.row_list.title(group.title, painting.counted(len(rows), "line"))
        self.follow()

    def _find(self, rows: Sequence[Any], place: Place) -> int:
        """Where the row of a place stands now; where it stood, if it is gone."""
        assert self.listing
        if place.index < len(rows) and self.listing.row_id(rows[place.index]) == place.row:
            return place.index
        return next((number for number, row in enumerate(rows) if self.listing.row_id(row) == place.row), place.index)

    # --- the source follows

    def follow(self) -> None:
        """Show the source of the row under the cursor."""
        row = self.row
        self.target = self.listing.target(row, self.step) if self.listing and row is not None else None
        other = self.listing.against(row, self.step) if self.listing and row is not None else None
        self._show_source(self.source, self.target)
        self.against.display = other is not None
        if other is not None:
            self._show_source(self.against, other)
        self.keys.refresh()

    def _show_source(self, pane: SourcePane, target: Target | None) -> None:
        page = None
        if target and self.view:
            page = self._pages.get(target.source)
            if page is None:
                if len(self._pages) > 20:
                    self._pages.clear()
                page = self._pages[target.source] = self.view.source(target.source)
        pane.show(page, target)

    def step_statement(self, by: int) -> None:
        """Show another statement behind the row."""
        assert self.target
        self.step = (self.step + by) % self.target.steps
        self.follow()

    # --- moving

    @property
    def current_pane(self) -> LazyRows:
        """The pane that has the focus."""
        return {"groups": self.group_list, "rows": self.row_list, "source": self.source, "against": self.against}[self.pane]

    def panes(self) -> list[str]:
        """The panes that can be gone to, in order."""
        found = ["groups"] if len(self.groups) > 1 else []
        return [*found, "rows", "source", *(["against"] if self.against.display else [])]

    def focus_pane(self, name: str) -> None:
        """Give a pane the focus; where one is shown at a time, show it."""
        self.pane = name
        for one in ("groups", "rows", "source", "against"):
            self.set_class(one == name, f"-at-{one}")
        self.current_pane.focus(scroll_visible=False)
        self.keys.refresh()

    def step_pane(self, by: int) -> None:
        """Go to the next pane that is in sight, or can be."""
        panes = [name for name in self.panes() if self.has_class("-single") or self.query_one(f"#{name}").display]
        here = panes.index(self.pane) if self.pane in panes else 0
        self.focus_pane(panes[(here + by) % len(panes)])

    def move(self, by: int) -> None:
        """Move the cursor, or scroll the source."""
        pane = self.current_pane
        if isinstance(pane, RowList):
            pane.move_to(pane.cursor + by)
        else:
            pane.scroll_lines(by)

    def page(self, direction: int) -> None:
        """Move by what is in sight."""
        pane = self.current_pane
        if isinstance(pane, RowList):
            pane.page(direction)
        else:
            pane.scroll_lines(direction * max(1, pane.body_height - 2))

    def to_end(self, direction: int) -> None:
        """Move to the first or the last line."""
        pane = self.current_pane
        if isinstance(pane, RowList):
            pane.move_to(0 if direction < 0 else len(pane.rows) - 1)
        elif direction < 0:
            pane.scroll_rows_home()
        else:
            pane.scroll_rows_end()

    def enter(self) -> None:
        """From the sections to the points, from the points to the source."""
        self.focus_pane("rows" if self.pane == "groups" else "source")

    def back_out(self) -> None:
        """Out of what is open: the source, the large pane, another view."""
        if self.pane != "rows":
            self.focus_pane("rows")
        elif self.zoomed:
            self.toggle_zoom()
        elif self.listing and self.listing.name != "brief":
            self.show_view("brief")
        else:
            self.say("This is the briefing itself. q leaves it.")

    def start_jump(self) -> None:
        """Put a letter on each row in sight; the next key goes there."""
        pane = self.current_pane if isinstance(self.current_pane, RowList) else self.row_list
        rows = sorted({row for row, _ in pane.in_sight()})
        pane.label(dict(zip(rows, LETTERS, strict=False)))
        self.keys.message = "Jump: press the letter of a line, any other key to stay."
        self.keys.refresh()

    def _jump(self, key: str | None) -> None:
        for pane in (self.row_list, self.group_list):
            found = next((row for row, letter in pane.letters.items() if letter == key), None)
            pane.label({})
            if found is not None:
                left = self.place()
                pane.move_to(found)
                self.history.visit(left, self.place())
        self.keys.message = ""
        self.keys.refresh()

    # --- layout

    def toggle_zoom(self) -> None:
        """Show the pane with the focus alone, or all again."""
        self.zoomed = not self.zoomed
        self._lay_out()

    def on_resize(self, event: events.Resize) -> None:
        """Choose the layout for this size."""
        self._lay_out()

    def _lay_out(self) -> None:
        width, height = self.app.size
        tiny = width < NARROW or height < SHORT
        self.set_class(width < WIDE, "-stacked")
        self.set_class(width >= VERY_WIDE, "-very-wide")
        self.set_class(tiny or self.zoomed, "-single")
        self.focus_pane(self.pane if self.pane != "groups" or tiny or width >= WIDE else "rows")

    # --- doing

    def action_do(self, name: str, key: str) -> None:
        """Do a command, or say why it can't be done now."""
        one = commands.by_name(name)
        reason = one.why_not(self)
        if reason:
            self.say(reason)
        else:
            one.run(self, key)

    def on_key(self, event: events.Key) -> None:
        """In jump mode the next key is a letter of a line."""
        if self.row_list.letters or self.group_list.letters:
            event.stop()
            event.prevent_default()
            self._jump(event.character)

    def say(self, text: str) -> None:
        """Tell the reader something in passing."""
        self.app.notify(text, markup=False, timeout=4)

    def usable(self) -> list[tuple[str, commands.Command]]:
        """The commands that the footer shows here."""
        found = [one for one in commands.footer_commands() if not one.why_not(self)]
        return [(commands.first_key(one, self.own_keys), one) for one in found]

    # --- what the panes say

    def _paint_group(self, row: Group, width: int, styles: Styles) -> list[Line]:
        return painting.group(row, self.groups.index(row) + 1, width, styles)

    def _paint_row(self, row: Any, width: int, styles: Styles) -> list[Line]:
        assert self.listing
        return self.listing.paint(row, width, styles)

    @on(RowList.Moved, "#rows")
    def _row_moved(self) -> None:
        self.step = 0
        self.follow()

    @on(RowList.Moved, "#groups")
    def _group_moved(self, event: RowList.Moved) -> None:
        self.go_to_group(event.index)

    @on(RowList.Chosen)
    def _row_chosen(self) -> None:
        self.enter()

    @on(TabBar.Picked)
    def _tab_picked(self, event: TabBar.Picked) -> None:
        self.go_to_group(event.index)

    @on(KeyBar.Picked)
    def _key_picked(self, event: KeyBar.Picked) -> None:
        self.action_do(event.name, "")
