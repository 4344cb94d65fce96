"""What is listed, where the reader is, and the source that follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from briefing.tui import painting, staying
from briefing.tui.history import History, Place
from briefing.tui.painting import Failure
from briefing.tui.screens.panes import Panes
from briefing.tui.views.listing import Group, Listing, Target
from briefing.tui.views.registry import view_class
from briefing.tui.widgets.bars import Work
from briefing.tui.widgets.row_list import Line
from briefing.tui.widgets.source_pane import SourcePane
from briefing.workspace.filter_query import Filter

if TYPE_CHECKING:
    from briefing.model import Problem
    from briefing.tui.styles import Styles
    from briefing.workspace.rows import SourcePage
    from briefing.workspace.view import View

SEARCHED = 2000
"""Rows that are looked through for one that moved; further away it is not looked for."""

Find = Callable[[Sequence[Any]], int | None]
"""Says where the cursor stands in the rows of a group that is shown; None: below the last."""


class Following(Panes):
    """What is listed, where the reader is, and the source that goes with it."""

    def __init__(self) -> None:
        super().__init__()
        self.view: View | None = None
        self.listing: Listing | None = None
        self.groups: Sequence[Group] = ()
        self.group = 0
        self.step = 0
        self.target: Target | None = None
        self.history: History = History()
        self.reading_problems: Sequence[Problem] = ()
        self.filter = Filter()
        self.query_text = ""
        """What was searched last."""
        self.row_list.follow = self.follow_cursor
        self.group_list.follow = lambda: self.go_to_group(self.group_list.cursor)
        self._places: dict[tuple[str, str], Place] = {}
        self._pages: dict[tuple[int, str], SourcePage] = {}

    # --- the brief

    def show_brief(self, view: View) -> None:
        """Show a brief; one that was shown before is replaced without losing the place."""
        place = self.place() if self.listing else None
        self.view = view
        self.reading_problems = view.problems()
        if place is None:
            self._open("brief", None)
        else:
            self._go(self._still_there(place))
        self._say_facts()

    def _still_there(self, place: Place) -> Place:
        """The place; where its section is gone with a side, the one in which its point stands now."""
        assert self.view
        gone = place.view == "brief" and place.row and all(section.id != place.group for section in self.view.shown_sections())
        point = self.view.point_of(place.row.removeprefix("p")) if gone and place.row else None
        section = self.view.record(point).section if point else None
        if point is None:
            return place
        return Place("brief" if section else "unplaced", section or "", point)

    def reload(self, acted: Sequence[str] = (), *, on: bool = False) -> None:
        """Show again what an edit may have changed, at the same place; `acted` are the points that the edit was about.

        Where `on`, the line below comes under the cursor, also where the line that was acted on stays.
        """
        if self.listing:
            place, kept = self.place(), self.row_list.top_row
            self._places[place.view, place.group] = place
            self._open(place.view, place.group, self._staying(place.index, acted, on) if acted else None)
            self.row_list.top_row = kept
            self.row_list.reveal(self.row_list.cursor)
            self._say_facts()

    def _staying(self, index: int, acted: Sequence[str], on: bool) -> Find:
        """Keeps the place of reading in the rows that are shown now, when points were acted on."""
        assert self.listing
        before, listing, reach = self.row_list.rows, self.listing, staying.NEAR + len(acted)
        near = before[max(0, index - reach) : index + reach + 1]
        rows_acted = {listing.row_id(row) for row in near if any(name in acted for name in listing.points_of(row))}
        return lambda rows: staying.place_after(before, index, rows, listing.row_id, rows_acted, on=on)

    @property
    def problems(self) -> Sequence[Problem]:
        """What could not be read, and what is wrong with the edits."""
        return [*self.reading_problems, *(self.view.edits.problems() if self.view else ())]

    def _say_facts(self) -> None:
        assert self.view
        sources = len(self.view.sources())
        points = sum(section.count for section in self.view.shown_sections())
        self.top.title = self.view.title
        self.top.problems = len(self.problems)
        self.top.facts = (painting.counted(sources, "source"), painting.counted(points, "point"))
        self.top.refresh()

    def show_work(self, work: Work | None) -> None:
        """Say what goes on, or that nothing does any more."""
        self.top.work = work
        self.top.refresh()

    def show_failure(self, failure: Failure, problems: Sequence[Problem]) -> None:
        """There is no brief: say so where the points would be, or in passing where an older one is shown."""
        self.reading_problems = problems
        self.top.problems = len(problems)
        if self.view:
            self.app.notify(failure.message, severity="error")
        else:
            self.row_list.title("There is no briefing yet", painting.counted(len(problems), "problem") if problems else "")
            self.row_list.show([failure, *problems], self.row_list.cursor)
        self.show_work(None)

    # --- views, groups, rows

    @property
    def shown(self) -> View:
        """The brief that is shown; for commands that can't be done without one."""
        assert self.view
        return self.view

    @property
    def aim(self) -> Target:
        """What the source pane shows; for commands that can't be done without it."""
        assert self.target
        return self.target

    @property
    def listing_name(self) -> str:
        """The name of the view, empty while there is none."""
        return self.listing.name if self.listing else ""

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
        row = self.listing.row_id(self.row) if self.row is not None else None  # None and an index: below the last row
        query = self.query_text if self.listing.name == "search" else ""
        return Place(self.listing.name, group, row, self.row_list.cursor, self.step, query)

    def show_view(self, name: str, group: str | None = None) -> None:
        """Go to a view, where it was left."""
        if self.view is None:
            self.say("The briefing is not there yet.")
            return
        left = self.place()
        self._remember(left)
        self._open(name, group)
        self._leave_source()
        self.history.visit(left, self.place())

    def _leave_source(self) -> None:
        """What was gone to is in the list; who was reading the source would not see it where one pane is shown at a time."""
        if self.pane in ("source", "against"):
            self.focus_pane("rows")

    def show_source(self, name: str) -> None:
        """Go to a source in the list of sources."""
        self._arrive_at(Place("sources", "", name))

    def show_point(self, name: str) -> None:
        """Go to a point where it stands in the brief."""
        assert self.view
        section = self.view.record(name).section
        self._arrive_at(Place("brief" if section is not None else "unplaced", section or "", name))

    def _arrive_at(self, place: Place) -> None:
        """Go to a place; the history leads back."""
        left = self.place()
        self._go(place)
        self._leave_source()
        self.history.visit(left, self.place())

    def go_to_group(self, index: int) -> None:
        """Go to a group of this view, where it was left."""
        if index != self.group:
            left = self.place()
            self._remember(left)
            self._show_group(index)
            self._leave_source()
            self.history.visit(left, self.place())

    def step_group(self, by: int) -> None:
        """Go to the next or the previous group; after the last comes the first."""
        self.go_to_group((self.group + by) % len(self.groups))

    def travel(self, by: int) -> None:
        """Go back or forward in the history, past what leads to where one stands already."""
        here = self.place()
        while self.place() == here and self.history.can_go(by):
            self._go(self.history.go(by, here))
        if self.place() == here:
            self.remark("This is where you were." if by < 0 else "This is where you went last.")
        self._leave_source()

    def end_jump(self, letter: str | None) -> None:
        """Jumping is going somewhere: the history leads back."""
        self._leap(lambda: super(Following, self).end_jump(letter))

    def to_end(self, direction: int) -> None:
        """To the first or the last line is going somewhere, too."""
        self._leap(lambda: super(Following, self).to_end(direction))

    def find_point(self, names: Sequence[str]) -> None:
        """Put the cursor on the nearest row here behind which one of these points stands, if there is one; the history leads back."""
        if not self.listing or not names:
            return
        here = self.row_list.cursor
        for start in (max(0, here - SEARCHED // 2), 0):
            rows = enumerate(self.row_list.rows[start : start + SEARCHED], start)
            found = [number for number, row in rows if any(name in names for name in self.listing.points_of(row))]
            if found:
                nearest = min(found, key=lambda place: abs(place - here))
                self._leap(partial(self.row_list.move_to, nearest))
                return

    def _leap(self, go: Callable[[], None]) -> None:
        """Go to another row of the same list, and remember from where."""
        left = self.place() if self.listing else None
        go()
        if left and self.place().group == left.group and self.place().index != left.index:
            self.history.visit(left, self.place())

    def forget(self, name: str) -> None:
        """Forget where a view was left."""
        for place in [place for place in self._places if place[0] == name]:
            del self._places[place]

    def ask_again(self, query: str) -> None:
        """Let the search be the one for these words."""
        self.query_text = query
        self.forget("search")

    def show_again(self, name: str, group: str) -> None:
        """Show a view whose rows are others now, from its first row; no place to come back to."""
        self._open(name, group)

    def _open(self, name: str, group: str | None, find: Find | None = None) -> None:
        with self.app.batch_update():
            self._open_at_once(name, group, find)

    def _open_at_once(self, name: str, group: str | None, find: Find | None) -> None:
        assert self.view
        self.listing = view_class(name)(self.view, self.filter, self.query_text)
        self.groups = self.listing.groups()
        index, there = self._group_to_open(name, group)
        if find and not there:  # an edit took the group away: a key that is held down must not act on the lines of another
            index, find = min(self.group, len(self.groups) - 1), lambda rows: None
        self.group_list.title(self.listing.groups_are or self.listing.title)
        self.group_list.show(self.groups, index)
        self.top.view = self.listing.title
        self.top.refresh()
        self._show_group(index, find)

    def _group_to_open(self, name: str, group: str | None) -> tuple[int, bool]:
        """The group that was asked for, or where this view was left, and true; else the first with something in it, and false."""
        known = self._places.get((name, "*"))
        wanted = group if group is not None else known.group if known else None
        for number, one in enumerate(self.groups[:SEARCHED]):
            if one.id == wanted:
                return number, True
        return next((number for number, one in enumerate(self.groups[:50]) if one.count), 0), False

    def _go(self, place: Place) -> None:
        """Show a place again, or the nearest to it that is still there."""
        if self.listing:
            self._remember(self.place())
        if place.view == "search" and place.query != self.query_text:
            self.ask_again(place.query)
        self._places[place.view, place.group] = place
        self._open(place.view, place.group)

    def _remember(self, place: Place) -> None:
        self._places[place.view, place.group] = self._places[place.view, "*"] = place

    def _show_group(self, index: int, find: Find | None = None) -> None:
        assert self.listing
        self.group = index
        group = self.groups[index]
        rows = self.listing.rows(group.id)
        known = self._places.get((self.listing.name, group.id))
        cursor = find(rows) if find else self._find(rows, known) if known else 0
        same = known is not None and cursor is not None and cursor < len(rows) and self.listing.row_id(rows[cursor]) == known.row
        self.step = known.step if known and same else 0
        self.group_list.move_to(index)
        self.tabs.show(self.groups, index)
        self.row_list.show(rows, cursor, empty=self.listing.reason_for_nothing(group.id))
        self.row_list.title(group.title, painting.counted(len(rows), self.listing.rows_are))
        self.follow()

    def _find(self, rows: Sequence[Any], place: Place) -> int | None:
        """Where the row of a place stands now; where it stood, if it is gone; None for the place below the last row."""
        assert self.listing
        if place.row is None and place.index:
            return None
        if place.index < len(rows) and self.listing.row_id(rows[place.index]) == place.row:
            return place.index
        start = max(0, place.index - SEARCHED // 2)
        near = enumerate(rows[start : start + SEARCHED], start)
        return next((number for number, row in near if self.listing.row_id(row) == place.row), place.index)

    # --- the source follows

    def follow_cursor(self) -> None:
        """The cursor moved: begin with the first statement behind its row."""
        self.step = 0
        self.follow()

    def follow(self) -> None:
        """Show the source of the row under the cursor."""
        row = self.row
        there = self.listing is not None and row is not None
        self.target = self.listing.target(row, self.step) if self.listing and there else None
        other = self.listing.against(row, self.step) if self.listing and there else None
        self._show_source(self.source, self.target)
        self.set_class(other is not None, "-against")
        if other is not None:
            self._show_source(self.against, other)
        self.detail.show(self.target.point if self.target else None, self.target.step if self.target else 0)
        self.keys.refresh()

    def _show_source(self, pane: SourcePane, target: Target | None) -> None:
        page = None
        if target and self.view:
            key = (id(self.view), target.source)
            page = self._pages.get(key)
            if page is None:
                if len(self._pages) > 20:
                    self._pages.clear()
                page = self._pages[key] = self.view.source(target.source)
        pane.show(page, target)

    def step_statement(self, by: int) -> None:
        """Show another statement behind the row."""
        assert self.target
        self.step = (self.step + by) % max(1, self.target.steps)
        self.follow()

    def paint_row(self, row: Any, index: int, width: int, styles: Styles) -> list[Line]:
        """The lines of a row, as its view has them; where there is no view yet, why."""
        if self.listing:
            return self.listing.paint(row, width, styles)
        return painting.failure(row, width, styles) if isinstance(row, Failure) else painting.problem(row, width, styles)
