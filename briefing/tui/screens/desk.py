"""The desk: sections, points, source. It holds what is shown; the commands say what is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual import on
from textual.binding import BindingsMap

from briefing.tui import commands
from briefing.tui.history import Place
from briefing.tui.screens.following import Find
from briefing.tui.screens.marking import Marking
from briefing.tui.widgets.bars import KeyBar, TabBar
from briefing.tui.widgets.row_list import RowList
from briefing.workspace.filter_query import Filter

if TYPE_CHECKING:
    from textual import events

    from briefing.tui.app import Desk
    from briefing.tui.widgets.search_box import SearchBox


class DeskScreen(Marking):
    """The three panes, and what the commands do to them."""

    def __init__(self, own_keys: dict[str, str] | None = None) -> None:
        super().__init__()
        self.own_keys = own_keys or {}
        self._bindings = BindingsMap(commands.bindings(self.own_keys))
        self.search_box: SearchBox | None = None
        self._searched_before: Place | None = None

    @property
    def desk_app(self) -> Desk:
        """The app, as what it is."""
        from briefing.tui.app import Desk

        assert isinstance(self.app, Desk)
        return self.app

    def fill(self) -> None:
        """Show the stored brief."""
        self.desk_app.fill_desk()

    def on_mount(self) -> None:
        """What is stored is shown; the rest waits for the first frame."""
        self.call_after_refresh(self.desk_app.begin)

    # --- what a command is about

    def dispute_under_cursor(self) -> str | None:
        """The dispute that is shown."""
        in_disputes = self.listing_name == "disputes"
        return (self.groups[self.group].id or None) if in_disputes else None

    # --- deciding

    def decided(self, words: str, *, on: bool = False) -> None:
        """An edit was made: show what it changed, and say so; or say why it could not be kept. Where `on`, go on to the line below."""
        acted = self.chosen()
        if self.marked:
            self.clear_marks()
            self.repeats.finish()
        self.shown.edits.refresh()  # a question may have been asked about a brief that was made anew meanwhile
        self.reload(acted, on=on)
        if self.shown.edits.trouble:
            self.say(self.shown.edits.trouble, "error")
        else:
            self.say(words)

    def ask(self, question: str, answer: str, hint: str, then: Callable[[str], Any], words: str) -> None:
        """Ask for a text, make an edit of it, and say so."""
        from briefing.tui.screens.prompt import Prompt

        def answered(text: str | None) -> None:
            if text is not None and text != answer:
                then(text)
                self.decided(words)

        self.app.push_screen(Prompt(question, answer, hint), answered)

    # --- finding

    def open_search(self) -> None:
        """Show the search and put the cursor where one types."""
        from briefing.tui.widgets.search_box import SearchBox

        if self.search_box is None:
            self.search_box = SearchBox(self.query_text)
            self.mount(self.search_box, before="#panes")
        if self.listing_name != "search":
            self.show_view("search")
        elif self.query_text:
            self._searched_before = self.place()
        self.pane = "rows"
        self.lay_out()
        self.set_focus(self.search_box)
        self.search_box.select_all()

    @property
    def typing(self) -> bool:
        """Whether letters go into the search."""
        return self.search_box is not None and self.focused is self.search_box

    def _open_at_once(self, name: str, group: str | None, find: Find | None) -> None:
        super()._open_at_once(name, group, find)
        assert self.listing
        self.filter_bar.hold(self.listing.unfiltered)
        if self.search_box is not None and self.search_box.display != (name == "search"):
            if self.typing:
                self.focus_pane("rows")
            self.search_box.display = name == "search"

    def search_for(self, query: str) -> None:
        """Show what a search finds."""
        self.query_text = query
        if self.listing_name == "search":
            group, before = self.groups[self.group].id, self._searched_before
            self.listing, self._searched_before = None, None
            self.forget("search")
            self.show_again("search", group)
            if before:
                self.history.visit(before, self.place())

    def ask_again(self, query: str) -> None:
        """Let the search be the one for these words, in the line where one types too."""
        super().ask_again(query)
        if self.search_box:
            self.search_box.value = query

    def step_hit(self, by: int) -> None:
        """Go to the next or the previous hit, from wherever one is."""
        if self.listing_name != "search":
            self.show_view("search")
        elif 0 <= self.row_list.cursor + by < len(self.row_list.rows):
            self.row_list.move_to(self.row_list.cursor + by)
        else:
            self.remark("This is the last hit." if by > 0 else "This is the first hit.")

    def filter_by(self, wanted: Filter) -> None:
        """Show only what passes; an empty filter shows all."""
        from briefing.workspace.filter_view import filter_in_words

        self.filter = wanted
        self.filter_bar.say(filter_in_words(self.view, wanted) if self.view else [])
        self.set_class(bool(wanted), "-filtered")
        self.reload()

    # --- taking away

    def selected_text(self) -> str:
        """What is selected in the source, raw."""
        return self.get_selected_text() or ""

    def citation(self) -> str:
        """The statement in the source pane with its citation, as markdown."""
        from briefing.export.citation import cite

        statement, page = self.aim.statement, self.source.page
        assert statement is not None
        assert page is not None
        return cite(statement, page.source)

    # --- moving out and in

    def enter(self) -> None:
        """From the sections to the points, from the points to the source."""
        self.focus_pane("rows" if self.pane == "groups" else "source")

    def back_out(self) -> None:
        """Out of what is open, one thing at a time: the source, the large pane, the marks, another view, the filter."""
        if self.pane != "rows":
            self.focus_pane("rows")
        elif self.zoomed:
            self.toggle_zoom()
        elif self.typing and (self.query_text or not self.history.can_go(-1)):
            self.focus_pane("rows")
        elif self.typing:
            self.travel(-1)  # nothing was searched: back to where one was
        elif self.marked:
            self.clear_marks()
        elif self.listing_name not in ("", "brief"):
            self.show_view("brief")
        elif self.filter:
            self.filter_by(Filter())
        else:
            self.remark("This is the briefing itself; q leaves it.")

    # --- doing

    def action_do(self, name: str, key: str) -> None:
        """Do a command, or say why it can't be done now."""
        one = commands.by_name(name)
        self.remark("")
        self.repeats.begin(name, key)
        reason = one.why_not(self)
        if reason:
            self.remark(reason)
        else:
            one.run(self, key)

    async def take_key(self, event: events.Key) -> bool:
        """Do what a key is for, or say that it is for nothing here; False where it is Textual's own."""
        bound = self._bindings.key_to_bindings.get(event.key)
        if self.row_list.letters or self.group_list.letters:
            self.end_jump(event.character)
        elif self.typing and self.search_box:
            await self.search_box.take_key(event)
        elif bound:
            await self.app.run_action(bound[0].action, self)
        elif event.key in self.active_bindings:
            return False
        else:
            help_key = commands.first_key(commands.by_name("help"), self.own_keys)
            self.remark(f"{commands.sign(event.key)} is no key of the desk; {help_key} lists those that are.")
        return True

    def usable(self) -> list[tuple[str, commands.Command]]:
        """The commands that the footer shows here."""
        found = [one for one in commands.footer_commands() if not one.why_not(self)]
        return [(commands.first_key(one, self.own_keys), one) for one in found]

    @on(RowList.Chosen)
    def _row_chosen(self) -> None:
        self.enter()

    @on(TabBar.Picked)
    def _tab_picked(self, event: TabBar.Picked) -> None:
        self.go_to_group(event.index)

    @on(KeyBar.Picked)
    def _key_picked(self, event: KeyBar.Picked) -> None:
        self.action_do(event.name, "")
