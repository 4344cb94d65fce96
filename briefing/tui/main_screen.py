"""The main screen: sections, points, source. Its parts hold what is shown; the commands say what is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import BindingsMap
from textual.screen import Screen

from briefing.tui import commands
from briefing.tui.key_labels import key_label
from briefing.tui.parts.drafts import Drafts
from briefing.tui.parts.find_line import FindLine
from briefing.tui.parts.folds import Folds
from briefing.tui.parts.marks import Marks
from briefing.tui.parts.navigator import Navigator
from briefing.tui.parts.output import Output
from briefing.tui.parts.panes import Panes
from briefing.tui.parts.review import Review
from briefing.tui.parts.search import Search
from briefing.tui.parts.source_follower import SourceFollower
from briefing.tui.widgets.bars import FooterKey, KeyBar, TabBar
from briefing.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.notifications import SeverityLevel

    from briefing.tui.desk import Host
    from briefing.tui.styles import Styles
    from briefing.tui.wrapping import Line


class MainScreen(Screen[None]):
    """The desk: it has panes, a source follower, a navigator, marks, a search and an output, and lets commands act on them."""

    AUTO_FOCUS: ClassVar[str] = "#rows"

    def __init__(self, host: Host, own_keys: dict[str, str] | None = None) -> None:
        super().__init__()
        self._host = host
        self.own_keys = own_keys or {}
        self._bindings = BindingsMap(commands.bindings(self.own_keys))
        self.panes = Panes(self, self._paint_row, self.footer_keys)
        self.follower = SourceFollower(self, self.panes)
        self.navigator = Navigator(self, self.panes, self.follower)
        self.marks = Marks(self.panes, self.navigator, self.follower)
        self.review = Review(self.panes, self.navigator)
        self.search = Search(self, self.panes, self.navigator)
        self.find_line = FindLine(self, self.panes, self.navigator)
        self.folds = Folds(self.panes, self.navigator)
        self.drafts = Drafts(self, self.panes, self.navigator)
        self.output = Output(self, self.panes, self.navigator, self.follower, self.marks)

    # --- the first frame

    def compose(self) -> ComposeResult:
        """Bars and panes, filled before they are mounted: what is changed later is styled and painted twice."""
        self.panes.choose_layout()
        self._host.fill_desk()
        yield from self.panes.compose()

    def on_mount(self) -> None:
        """What is stored is shown; the rest waits for the first frame."""
        self.call_after_refresh(self._host.begin)

    def _paint_row(self, row: Any, index: int, width: int, styles: Styles) -> list[Line]:
        return self.navigator.paint_row(row, index, width, styles)

    # --- telling the reader

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Tell the reader something in passing."""
        if timeout is None and severity == "information":
            timeout = 4
        self.app.notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    # --- what commands ask for

    def decided(self, words: str, *, on: bool = False, follow: bool = False) -> None:
        """An edit was made: show what it changed, and say so; or say why it could not be kept.

        Where `on`, go on to the line below; where `follow`, stay on the line, wherever it stands now.
        """
        chosen = self.marks.chosen()
        acted = [] if follow else chosen
        if self.marks.marked:
            self.marks.clear()
            self.marks.repeats.finish()
        edits = self.navigator.shown.edits
        edits.refresh()  # a question may have been asked about a brief that was made anew meanwhile
        self.review.decided_on(chosen)
        self.navigator.reload(acted, on=on)
        if edits.trouble:
            self.notify(edits.trouble, severity="error")
        else:
            self.notify(words)

    def ask(self, question: str, answer: str, hint: str, then: Callable[[str], Any], words: str) -> None:
        """Ask for a text, make an edit of it, and say so."""
        from briefing.tui.screens.prompt import Prompt

        def answered(text: str | None) -> None:
            if text is not None and text != answer:
                then(text)
                self.decided(words)

        self.app.push_screen(Prompt(question, answer, hint), answered)

    def read_corpus(self) -> None:
        """Bring the brief up to date in the background."""
        self._host.read_corpus()

    def use_template(self, name: str) -> None:
        """Put the brief together by another template."""
        self._host.use_template(name)

    def choose_theme(self) -> None:
        """Ask which theme is to be on."""
        self._host.choose_theme()

    # --- doing

    def action_do(self, name: str, key: str) -> None:
        """Do a command, or say why it can't be done now."""
        command = commands.by_name(name)
        self.panes.hint("")
        self.marks.repeats.begin(name, key)
        reason = command.why_not(self)
        if reason:
            self.panes.hint(reason)
        else:
            command.run(self, key)

    async def take_key(self, event: events.Key) -> bool:
        """Do what a key is for, or say that it is for nothing here; False where it is Textual's own."""
        bound = self._bindings.key_to_bindings.get(event.key)
        if self.panes.jumping:
            self.navigator.end_jump(event.character)
        elif box := next((one.box for one in (self.search, self.find_line) if one.typing and one.box), None):
            await box.take_key(event)
        elif bound:
            await self.app.run_action(bound[0].action, self)
        elif event.key in self.active_bindings:
            return False
        else:
            help_key = commands.first_key(commands.by_name("help"), self.own_keys)
            self.panes.hint(f"`{key_label(event.key)}` is not bound here; `{help_key}` lists the keys.")
        return True

    def footer_keys(self) -> list[FooterKey]:
        """What the footer shows: the commands that can be done now."""
        key_of = commands.key_while_typing if self.search.typing or self.find_line.typing else commands.first_key
        usable = [command for command in commands.footer_commands() if not command.why_not(self)]
        found = [FooterKey(command.name, key_of(command, self.own_keys), command.words(self)) for command in usable]
        return [shown for shown in found if shown.key and shown.words]

    # --- what widgets report

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A pane got the focus by a click."""
        self.panes.focus_came_to(event.widget)
        self.panes.keys.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Choose the layout for this size."""
        self.panes.lay_out()

    @on(RowList.Chosen)
    def _row_chosen(self, event: RowList.Chosen) -> None:
        if event.rows is self.panes.row_list:
            self.action_do("enter", "")
        else:
            self.panes.enter()

    @on(TabBar.Picked)
    def _tab_picked(self, event: TabBar.Picked) -> None:
        self.navigator.go_to_group(event.index)

    @on(KeyBar.Picked)
    def _key_picked(self, event: KeyBar.Picked) -> None:
        self.action_do(event.name, "")
