"""What is listed and where the reader is: views, groups, rows, the filter, back and forward."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from briefing.tui import painting
from briefing.tui.display import Failure, Group
from briefing.tui.history import History, Place
from briefing.tui.parts import header
from briefing.tui.parts.left_places import SEARCHED, FindCursor, LeftPlaces, cursor_after, index_of
from briefing.tui.views.listing import Listing
from briefing.tui.views.registry import view_class
from briefing.tui.wrapping import Line
from briefing.workspace.filter_query import Filter
from briefing.workspace.page import IN_BRIEF

if TYPE_CHECKING:
    from textual.screen import Screen

    from briefing.export.drafts.report import DraftReport
    from briefing.model import Problem
    from briefing.tui.parts.panes import Panes
    from briefing.tui.parts.source_follower import SourceFollower
    from briefing.tui.styles import Styles
    from briefing.workspace.view import View


class Navigator:
    """What is listed and where the reader is; the source follows."""

    def __init__(self, screen: Screen[None], panes: Panes, follower: SourceFollower) -> None:
        self._screen, self._panes, self._follower = screen, panes, follower
        self.view: View | None = None
        self.listing: Listing | None = None
        self.groups: Sequence[Group] = ()
        self.group = 0
        """The index of the group that is shown."""
        self.history: History = History()
        self.reading_problems: Sequence[Problem] = ()
        self.filter = Filter()
        self.query_text = ""
        """What was searched last."""
        self.typed: dict[str, str] = {}
        """What the rows of each view are narrowed by."""
        self.draft: DraftReport | None = None
        """A text of the reader's own that is held against the articles."""
        self.when_opened: list[Callable[[], None]] = []
        """Called in the same frame in which a view was opened."""
        self.when_searched_again: list[Callable[[], None]] = []
        """Called when the history led to an older search."""
        self.when_changed: list[Callable[[], None]] = []
        """Called after another brief or the results of an edit were shown."""
        self.when_followed: list[Callable[[], None]] = []
        """Called when the cursor came to a row."""
        panes.row_list.follow = self.follow_cursor
        panes.group_list.follow = lambda: self.go_to_group(panes.group_list.cursor)
        self._left = LeftPlaces()

    # --- the brief

    def show_brief(self, view: View) -> None:
        """Show a brief; one that was shown before is replaced without losing the place."""
        place = self.place() if self.listing else None
        self.view = view
        self.reading_problems = view.problems()
        self._panes.row_list.dense = view.desk.left.dense
        if place is None:
            self._open_where_left(view)
        else:
            self._go(self._still_there(place))
        self._show_facts()
        self._run(self.when_changed)

    def _open_where_left(self, view: View) -> None:
        """Open the brief at the section and the line at which the desk was left, or at its beginning."""
        left = view.desk.left
        if left.view == "brief":
            self._left.keep(Place("brief", left.group, left.row, left.index))
        self._open("brief", left.group if left.view == "brief" else None)

    def show_density(self) -> None:
        """Show lines as high as they are wanted."""
        rows = self._panes.row_list
        rows.dense = self.shown.desk.left.dense
        rows.repaint()
        rows.reveal(rows.cursor)

    def leave(self) -> None:
        """The desk is left: the next visit begins where this one ends."""
        if self.view and self.listing:
            place = self.place() if self.listing_name == "brief" else self._left.in_view("brief")
            if place:
                self.view.desk.leave("brief", place.group, place.row, place.index)

    def _still_there(self, place: Place) -> Place:
        """The place; where its section is gone with a side, the one in which its point stands now."""
        assert self.view
        groups = {IN_BRIEF, *(section.id for section in self.view.shown_sections())}
        gone = place.view == "brief" and place.row and place.group not in groups
        point = self.view.point_of(place.row.removeprefix("p")) if gone and place.row else None
        return self._place_of(point) if point else place

    def _place_of(self, point: str) -> Place:
        """Where a point stands in the brief; what would hide it there is opened."""
        section, page = self.shown.record(point).section, self.shown.orders.page
        if point in page.lines(IN_BRIEF):
            section = IN_BRIEF
        elif section is not None and page.chosen and point not in page.points:
            self.shown.desk.fold(section, is_open=True)
        return Place("brief" if section is not None else "unplaced", section or "", point)

    def reload(self, acted: Sequence[str] = (), *, on: bool = False) -> None:
        """Show again what an edit may have changed, at the same place; `acted` are the points that the edit was about.

        Where `on`, the line below comes under the cursor, also where the line that was acted on stays.
        """
        if self.listing:
            place, kept = self.place(), self._panes.row_list.top_row
            self._left.keep(place)
            self._open(
                place.view, place.group, cursor_after(self.listing, self._panes.row_list.rows, place.index, acted, on=on) if acted else None
            )
            self._panes.row_list.top_row = kept
            self._panes.row_list.reveal(self._panes.row_list.cursor)
            self._show_facts()
        self._run(self.when_changed)

    @staticmethod
    def _run(callbacks: Sequence[Callable[[], None]]) -> None:
        for callback in callbacks:
            callback()

    @property
    def problems(self) -> Sequence[Problem]:
        """What could not be read, and what is wrong with the edits."""
        return [*self.reading_problems, *(self.view.edits.problems() if self.view else ())]

    def _show_facts(self) -> None:
        header.show_brief(self._panes.top, self.shown, len(self.problems), self._section)

    @property
    def _section(self) -> str | None:
        """The section that is shown; None in a view of something else."""
        return self.current_group.id if self.listing_name == "brief" else None

    def show_failure(self, failure: Failure, problems: Sequence[Problem]) -> None:
        """There is no brief: say so where the points would be, or in passing where an older one is shown."""
        self.reading_problems = problems
        self._panes.top.problems = len(problems)
        if self.view:
            self._screen.app.notify(failure.message, severity="error")
        else:
            self._panes.row_list.title("There is no briefing yet", painting.counted(len(problems), "problem") if problems else "")
            self._panes.row_list.show([failure, *problems], self._panes.row_list.cursor)
        self._panes.show_work(None)

    # --- views, groups, rows

    @property
    def shown(self) -> View:
        """The brief that is shown; for commands that can't be done without one."""
        assert self.view
        return self.view

    @property
    def listing_name(self) -> str:
        """The name of the view, empty while there is none."""
        return self.listing.name if self.listing else ""

    @property
    def listing_title(self) -> str:
        """The name of what is listed, for messages."""
        return self.listing.title if self.listing else "The briefing"

    @property
    def current_group(self) -> Group:
        """The group that is shown; only while there is a brief."""
        return self.groups[self.group]

    @property
    def row(self) -> Any | None:
        """The row under the cursor."""
        return self._panes.row_list.row

    def place(self) -> Place:
        """Where the reader is."""
        assert self.listing
        group = self.current_group.id if self.groups else ""
        row = self.listing.row_id(self.row) if self.row is not None else None  # None and an index: below the last row
        query = self.query_text if self.listing.name == "search" else ""
        return Place(self.listing.name, group, row, self._panes.row_list.cursor, self._follower.statement_index, query)

    def show_view(self, name: str, group: str | None = None) -> None:
        """Go to a view, where it was left."""
        if self.view is None:
            self._screen.notify("The briefing is not there yet.")
            return
        left = self.place()
        self._left.leave(left)
        self._open(name, group)
        self._panes.leave_source()
        self.history.visit(left, self.place())

    def show_source(self, name: str) -> None:
        """Go to a source in the list of sources."""
        self._arrive_at(Place("sources", "", name))

    def leads_to(self) -> Place | None:
        """Where enter goes from the row under the cursor, in views that sum up."""
        return self.listing.leads_to(self.row) if self.listing and self.row is not None and self._panes.current == "rows" else None

    def go_to(self, place: Place) -> None:
        """Go to a place; one without a view is that of its point, in the brief."""
        if place.view:
            self._arrive_at(place)
        elif place.row:
            self.show_point(place.row)

    def show_point(self, name: str) -> None:
        """Go to a point where it stands in the brief."""
        self._arrive_at(self._place_of(name))

    def _arrive_at(self, place: Place) -> None:
        """Go to a place; the history leads back."""
        left = self.place()
        self._go(place)
        self._panes.leave_source()
        self.history.visit(left, self.place())

    def go_to_group(self, index: int) -> None:
        """Go to a group of this view, where it was left."""
        if index != self.group:
            left = self.place()
            self._left.leave(left)
            self._show_group(index)
            self._panes.leave_source()
            self.history.visit(left, self.place())

    def reopen(self, find: FindCursor) -> None:
        """Show the group again, as something in it opened or closed, with the cursor where `find` says."""
        place = self.place()
        self._left.keep(place)
        self._open(place.view, place.group, find)

    def step_group(self, by: int) -> None:
        """Go to the next or the previous group; after the last comes the first. From the list of all to that of the row, or beside it."""
        here = self.group
        if self.listing and self.row is not None and self.current_group.id == self.listing.home:
            name = self.listing.group_of(self.row)
            found = next((at for at, one in enumerate(self.groups[:SEARCHED]) if one.id == name), None) if name else None
            here = here if found is None else found - (by > 0)
        self.go_to_group((here + by) % len(self.groups))

    def go_in_history(self, by: int) -> None:
        """Go back or forward in the history, past what leads to where one stands already."""
        here = self.place()
        while self.place() == here and self.history.can_go(by):
            self._go(self.history.go(by, here))
        if self.place() == here:
            self._panes.hint("This is where you were." if by < 0 else "This is where you went last.")
        self._panes.leave_source()

    def end_jump(self, letter: str | None) -> None:
        """Jumping is going somewhere: the history leads back."""
        self._leap(lambda: self._panes.end_jump(letter))

    def to_end(self, direction: int) -> None:
        """To the first or the last line is going somewhere, too."""
        self._leap(lambda: self._panes.to_end(direction))

    def find_point(self, names: Sequence[str]) -> None:
        """Put the cursor on the nearest row here behind which one of these points stands, if there is one; the history leads back."""
        if not self.listing or not names:
            return
        here = self._panes.row_list.cursor
        for start in (max(0, here - SEARCHED // 2), 0):
            rows = enumerate(self._panes.row_list.rows[start : start + SEARCHED], start)
            found = [number for number, row in rows if any(name in names for name in self.listing.points_of(row))]
            if found:
                nearest = min(found, key=lambda place: abs(place - here))
                self._leap(partial(self._panes.row_list.move_to, nearest))
                return

    def go_to_point(self, names: Sequence[str]) -> None:
        """Put the cursor on the first of these points that there is, in this list or where it stands in the brief."""
        there = self.shown.still_there(names)
        here = self.listing.listed(there, self.current_group.id, self._panes.row_list.rows) if self.listing and there else ()
        if here:
            self.find_point(list(here))
        elif there:
            self.show_point(there[0])

    def _leap(self, go: Callable[[], None]) -> None:
        """Go to another row of the same list, and remember from where."""
        left = self.place() if self.listing else None
        go()
        if left and self.place().group == left.group and self.place().index != left.index:
            self.history.visit(left, self.place())

    def search_for(self, query: str) -> None:
        """Show what a search finds where it is shown, from the first hit; where it was left is forgotten."""
        self.query_text = query
        if self.listing_name == "search":
            self._left.forget("search")
            self._open("search", self.current_group.id)

    def narrow(self, typed: str) -> None:
        """Show of the list only what is called so; without letters all."""
        name = self.listing_name
        if typed != self.typed.get(name, ""):
            self.typed[name] = typed
            group = self.current_group.id
            self._left.forget_group(name, group)
            self._open(name, group)

    def _search_again(self, query: str) -> None:
        """Let the search be the one for these words."""
        self.query_text = query
        self._left.forget("search")
        self._run(self.when_searched_again)

    def _open(self, name: str, group: str | None, find: FindCursor | None = None) -> None:
        with self._screen.app.batch_update():
            self._open_at_once(name, group, find)

    def _open_at_once(self, name: str, group: str | None, find: FindCursor | None) -> None:
        assert self.view
        self.listing = view_class(name)(self.view, self.filter, self.query_text, self.typed.get(name, ""), self.draft)
        self.groups = self.listing.groups()
        self._panes.first_number = self.listing.first_number
        index, there = self._left.group_to_open(name, group, self.groups)
        if find and not there:  # an edit took the group away: a key that is held down must not act on the lines of another
            index, find = min(self.group, len(self.groups) - 1), lambda rows: None
        self._panes.group_list.title(self.listing.groups_are or self.listing.title)
        self._panes.group_list.show(self.groups, index)
        self._panes.top.view = self.listing.title
        self._panes.top.refresh()
        self._show_group(index, find)
        self._panes.filter_bar.hold(self.listing.unfiltered)
        self._run(self.when_opened)

    def _go(self, place: Place) -> None:
        """Show a place again, or the nearest to it that is still there."""
        if self.listing:
            self._left.leave(self.place())
        if place.view == "search" and place.query != self.query_text:
            self._search_again(place.query)
        self._left.keep(place)
        self._open(place.view, place.group)

    def _show_group(self, index: int, find: FindCursor | None = None) -> None:
        assert self.listing
        self.group = index
        group = self.groups[index]
        self._panes.show_alone(self.listing.is_alone(group.id))
        self._screen.set_class(self.listing.row_of_groups, "-row-of-groups")
        rows = self.listing.rows(group.id)
        left = self._left.in_group(self.listing.name, group.id)
        cursor = find(rows) if find else index_of(left, self.listing, rows) if left else 0
        same = left is not None and cursor is not None and cursor < len(rows) and self.listing.row_id(rows[cursor]) == left.row
        self._follower.statement_index = left.statement_index if left and same else 0
        self._panes.group_list.move_to(index)
        self._panes.tabs.show(self.groups, index, self.listing.first_number, counted=self.listing.row_of_groups)
        self._panes.row_list.show(rows, cursor, empty=self.listing.reason_for_nothing(group.id))
        self._panes.row_list.title(group.title, self.listing.note(group.id, rows))
        header.show_order(self._panes.top, self.shown, self._section)
        self.follow()

    # --- the filter

    def filter_by(self, wanted: Filter) -> None:
        """Show only what passes; an empty filter shows all."""
        from briefing.workspace.filter_view import filter_in_words

        self.filter = wanted
        self._panes.filter_bar.say(filter_in_words(self.view, wanted) if self.view else [])
        self._screen.set_class(bool(wanted), "-filtered")
        self.reload()

    # --- the source follows

    def follow_cursor(self) -> None:
        """The cursor moved: begin with the first statement behind its row."""
        self._follower.statement_index = 0
        self.follow()

    def follow(self) -> None:
        """Show the source of the row under the cursor."""
        self._follower.follow(self.listing, self.row)
        self._run(self.when_followed)

    def paint_row(self, row: Any, index: int, width: int, styles: Styles) -> list[Line]:
        """The lines of a row, as its view has them; where there is no view yet, why."""
        if self.listing:
            return self.listing.paint(row, width, styles)
        return painting.failure(row, width, styles) if isinstance(row, Failure) else painting.problem(row, width, styles)
