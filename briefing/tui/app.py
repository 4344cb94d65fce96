"""The app: themes, reading in the background, the desk."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import threading
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import events, on

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.driver import Driver

    from briefing.tui.parts.navigator import Navigator
    from briefing.workspace.settings import Settings
    from briefing.workspace.view import View
from briefing.tui import commands, styles, stylesheet, themes
from briefing.tui.commands.sides import change_of_sides
from briefing.tui.doors import Doors
from briefing.tui.first_visit import first_time
from briefing.tui.loading import WRONG_USE, BriefFailed, BriefReady, CorpusChanged, Progressed, in_thread
from briefing.tui.main_screen import MainScreen
from briefing.tui.parts import hints
from briefing.tui.terminal import drawn_on_the_terminal
from briefing.workspace import folders
from briefing.workspace.filter_query import Filter
from briefing.workspace.open import is_current, state_of, stored_view
from briefing.workspace.options import Options, Progress


def _palette() -> type[Provider]:
    """What the palette holds; imported when it is opened."""
    from briefing.tui.command_palette import CommandProvider

    return CommandProvider


DAMAGED = 75
"""What the app returns that stumbled over a damaged store: its begin was none, try again (EX_TEMPFAIL)."""
WATCH = 3.0
"""Seconds between two looks at the corpus."""


class BriefingApp(Doors):
    """The desk over one corpus."""

    TITLE = "briefing"
    COMMANDS = {_palette}  # noqa: RUF012 - as Textual declares it
    ENABLE_COMMAND_PALETTE = True
    CSS = stylesheet.CSS

    def __init__(
        self, options: Options, *, theme: str = "dark", keys: dict[str, str] | None = None, new: bool = False, draft: Path | None = None
    ) -> None:
        self.plain = bool(os.environ.get("NO_COLOR"))
        super().__init__(ansi_color=True if self.plain else None)
        self.options = options
        self.main_screen = MainScreen(self, keys)
        self._only_new = new
        self._draft = draft
        self._stop = threading.Event()
        self._told = ""
        """The notice that the status line of the desk showed last."""
        self._failure: BriefFailed | None = None
        self._failed_on = ""
        """The state of the corpus when nothing could be made of it."""
        self._replaced: list[View] = []
        self.status = 0
        """What the command exits with when the desk is left."""
        self.up_to_date = asyncio.Event()
        """Set while nothing is being read: what is shown is the corpus as it was last looked at."""
        self.animation_level = "none"
        chosen = themes.load("terminal" if self.plain else theme, theme_folders())
        self.register_theme(themes.textual_theme(chosen))
        self.theme = chosen.name
        self.stylesheet.set_variables(self.get_css_variables())
        self._is_parsed_for_theme = True
        """Whether the style sheet will be parsed with the theme's colours from the start."""

    def get_driver_class(self) -> type[Driver]:
        """A terminal has a driver of ours; a browser brings its own, and Windows has Textual's."""
        if "TEXTUAL_DRIVER" in os.environ or sys.platform == "win32":
            return super().get_driver_class()
        from briefing.tui.terminal_driver import TerminalDriver

        return TerminalDriver

    @cached_property
    def styles_now(self) -> styles.Styles:
        """The styles of the theme that is on."""
        return styles.without_colour() if self.plain else styles.from_theme(self.theme_variables)

    def refresh_css(self, animate: bool = True) -> None:
        """Parse the style sheet again, unless it was parsed for the theme with which the desk opened."""
        if not self._is_parsed_for_theme:
            return super().refresh_css(animate)
        self._is_parsed_for_theme = False  # parsing costs ten milliseconds of the first frame
        return self.stylesheet.update(self, animate=animate)

    @property
    def _navigator(self) -> Navigator:
        return self.main_screen.navigator

    def get_default_screen(self) -> MainScreen:
        """The main screen, which Textual opens first."""
        return self.main_screen

    def fill_desk(self) -> None:
        """Show what is stored at once, in the first frame."""
        stored = stored_view(self.options)
        if stored:
            self._show(stored)

    def _handle_exception(self, error: Exception) -> None:
        """Textual's way out. An error over a stored brief that turns out to be damaged is no fault of ours: see `run`."""
        if self._navigator.view and not self._navigator.view.store.is_sound():
            self.exit(return_code=DAMAGED)
        else:
            super()._handle_exception(error)

    def _refresh_notifications(self) -> None:
        """On the desk one line says what there is to say; over it, where that line is hidden, Textual's notices do."""
        if self.screen_stack and self.screen is self.main_screen:
            while len(self._notifications) > 1:  # the others must not heap up over what is opened next
                del self._notifications[next(iter(self._notifications))]
            for notice in self._notifications:
                self._told = notice.identity
                self.main_screen.panes.tell(notice.message, error=notice.severity == "error", seconds=notice.time_left)
        elif [notice.identity for notice in self._notifications] != [self._told]:
            super()._refresh_notifications()  # but for what the desk has said already

    def begin(self) -> None:
        """What waits for the first frame: bringing the brief up to date, watching, the tour."""
        if not self.is_running:
            return  # left before that
        gc.freeze()  # what was imported stays; looking through it again and again made every twentieth key 50 ms late
        gc.enable()
        self.theme_changed_signal.subscribe(self, self._theme_changed)
        self.read_corpus()
        self.set_interval(WATCH, self.look_again)
        if self._draft:
            self.main_screen.drafts.open(self._draft)
        if first_time(self.options):
            self.main_screen.action_do("tour", "")

    async def on_event(self, event: events.Event) -> None:
        """Keys of the desk act at once, in the order they come.

        Sent round by way of the widget with the focus, as Textual does it, the next keys of somebody who types fast are on their way to
        that widget already when `/` or enter gives the focus to another.
        """
        if isinstance(event, events.InputEvent | events.Paste) and not self.screen_stack:
            return  # the desk is being left, and keys still come: Textual would fail for want of a screen
        main = self.main_screen
        if isinstance(event, events.Key) and not event.is_forwarded and self.screen is main and await main.take_key(event):
            return
        await super().on_event(event)

    def action_command_palette(self) -> None:
        """Open the palette."""
        from briefing.tui.command_palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def on_unmount(self) -> None:
        """Leaving does not wait for what is still being read; where one stood is kept."""
        self._stop.set()
        self.main_screen.review.leave()
        self._navigator.leave()

    def _theme_changed(self, _: object) -> None:
        self.__dict__.pop("styles_now", None)
        self.main_screen.panes.repaint()
        self.refresh(layout=False)

    # --- reading

    def read_corpus(self) -> None:
        """Make the brief in a thread, unless the one that is shown is still right."""
        self.up_to_date.clear()
        self.run_worker(in_thread(self._read), exclusive=True, group="brief")

    def use_template(self, name: str) -> None:
        """Put the brief together by another template, for this visit: nothing is read anew."""
        self.options = replace(self.options, template=name)
        self.read_corpus()

    def _read(self) -> None:
        from briefing.workspace.open import open_view
        from briefing.workspace.options import NothingReadError, StoppedError
        from briefing.workspace.template_catalogue import UnknownNameError
        from briefing.workspace.workers import MissingExtraError, NoClusterError
        from briefing.yamlfile import YamlFileError

        def tell(progress: Progress) -> None:
            self.post_message(Progressed(progress))

        if not self._navigator.view:
            self._failed_on = self._state()  # as it was before it is read: what arrives meanwhile is seen at the next look
        try:
            if self._navigator.view and is_current(self._navigator.view, self.options):
                self.post_message(BriefReady(None))
            else:
                self.post_message(BriefReady(open_view(self.options, tell, self._stop)))
        except NothingReadError as error:
            self.post_message(BriefFailed(str(error), 3, error.problems))
        except (YamlFileError, UnknownNameError) as error:
            self.post_message(BriefFailed(str(error), WRONG_USE))
        except (MissingExtraError, NoClusterError) as error:
            self.post_message(BriefFailed(str(error), WRONG_USE, watched=False))
        except StoppedError:
            return  # the desk was left

    def look_again(self) -> None:
        """Look whether another hand changed the edits, and in a thread whether the corpus changed."""
        view = self._navigator.view
        self._close_replaced()
        if view and view.edits.refresh():
            self._navigator.reload()
            self.main_screen.notify("The edits were changed elsewhere; they are taken in.")
        if self.up_to_date.is_set():
            self.run_worker(in_thread(self._look_at_files), exclusive=True, group="watch")

    def _close_replaced(self) -> None:
        """Let go of briefs that others took the place of, unless a thread or a question that is open still needs them."""
        if len(self.screen_stack) == 1 and not any(worker.is_running for worker in self.workers):
            while self._replaced:
                self._replaced.pop().close()

    def _look_at_files(self) -> None:
        from briefing.workspace.template_catalogue import UnknownNameError
        from briefing.yamlfile import YamlFileError

        view = self._navigator.view
        try:
            changed = not is_current(view, self.options) if view else self._state() != self._failed_on
        except (YamlFileError, UnknownNameError):
            changed = True  # reading says what is wrong
        if changed:
            self.post_message(CorpusChanged())

    def _state(self) -> str:
        """What tells whether anything arrived where there is no brief; with a wrong project or template, what is wrong with it."""
        from briefing.workspace.template_catalogue import UnknownNameError
        from briefing.yamlfile import YamlFileError

        try:
            return state_of(self.options)
        except (YamlFileError, UnknownNameError) as error:
            return str(error)

    @on(CorpusChanged)
    def _corpus_changed(self) -> None:
        self.read_corpus()

    def _show(self, view: View) -> None:
        if self._navigator.view not in (None, view):
            self._replaced.append(self._navigator.view)
        self._navigator.show_brief(view)

    @on(Progressed)
    def _work_progressed(self, event: Progressed) -> None:
        self.main_screen.panes.show_work(event.work)

    @on(BriefReady)
    def _brief_ready(self, event: BriefReady) -> None:
        self.status = 0
        self._failure = None
        self.main_screen.panes.show_work(None)
        if event.view:
            before = self._navigator.view
            self._show(event.view)
            not_kept = "" if before and before.store.not_kept else event.view.store.not_kept
            if words := change_of_sides(before, event.view) or not_kept:
                self.main_screen.notify(words)
        if self._only_new and self._navigator.view:
            self._only_new = False  # asked once, and of the corpus as it is: the brief that was stored knows of nothing new
            self._show_new(self._navigator.view)
        self.up_to_date.set()
        if self._navigator.view:
            hints.look_for_hints(self.main_screen, self._navigator, self.options, self._stop)

    @on(BriefFailed)
    def _brief_failed(self, event: BriefFailed) -> None:
        self.status = event.status
        if self._failure and event.same_as(self._failure):
            self.main_screen.panes.show_work(None)  # the folder is watched: what is wrong with it is said once
        else:
            self._navigator.show_failure(event.failure, event.problems)
        self._failure = event
        self.up_to_date.set()

    def _show_new(self, view: View) -> None:
        since = view.changes.since
        if view.changes.points:
            self._navigator.filter_by(Filter(new=True))
        elif since:
            self.call_after_refresh(self.main_screen.notify, f"Nothing is new since {since[:16].replace('T', ' ')}.")
        else:
            self.call_after_refresh(self.main_screen.notify, "This is the first visit: nothing was there before.")

    # --- themes

    def choose_theme(self) -> None:
        """Open the theme picker; themes that can't be used are named with what is wrong with them."""
        from briefing.tui.screens.theme import ThemeScreen

        usable, errors = themes.load_all(theme_folders())
        for theme in usable:
            self.register_theme(themes.textual_theme(theme))
        for error in errors:
            self.notify(str(error), severity="warning")
        self.push_screen(ThemeScreen(usable, self.theme), self._theme_chosen)

    def _theme_chosen(self, name: str | None) -> None:
        if not name:
            return
        self.theme = name
        if not self.is_web:  # the settings lie on the machine that serves, out of a visitor's reach
            self.main_screen.notify(f"To keep it, write “theme: {name}” into {folders.settings_file()}.")


def wrong_settings(chosen: Settings, theme: str | None) -> list[tuple[tuple[str, ...], str]]:
    """The settings that the desk can't use: the way to each and what is wrong with it. `theme` was asked for in place of theirs."""
    from briefing.workspace.template_catalogue import UnknownNameError, template_file

    found: list[tuple[tuple[str, ...], str]] = [(("keys", name), what) for name, what in commands.wrong_keys(chosen.keys)]
    asked: list[tuple[str, Callable[[], object]]] = [("template", lambda: template_file(chosen.template))]
    if theme is None:
        asked.append(("theme", lambda: themes.load(chosen.theme, theme_folders())))
    for name, look in asked:
        try:
            look()
        except UnknownNameError as error:
            found.append(((name,), str(error)))
    return found


def theme_folders() -> list[Path]:
    """Where themes are looked for: ours, then the user's own."""
    return [folders.shipped("themes"), folders.own_themes()]


def run(options: Options, say: Callable[[str], None], *, theme: str | None = None, new: bool = False, draft: Path | None = None) -> int:
    """Open the desk and stay until it is left; returns the exit status. What is left to say then goes to `say`.

    Raises `WrongSettingsError`, `YamlFileError`, `UnknownNameError` and `NoTerminalError` before anything is shown.
    """
    from briefing.workspace import settings

    chosen = settings.load()
    settings.refuse(wrong_settings(chosen, theme))
    app = BriefingApp(options, theme=theme or chosen.theme, keys=chosen.keys, new=new, draft=draft)
    # In a browser there is no terminal either, but a driver that takes its place.
    if "TEXTUAL_DRIVER" in os.environ:
        app.run()
    else:
        with drawn_on_the_terminal():
            app.run()
            if app.return_code == DAMAGED:  # what was stored is gone: the brief is made, as at a first visit
                app = BriefingApp(options, theme=theme or chosen.theme, keys=chosen.keys, new=new, draft=draft)
                app.run()
    view = app.main_screen.navigator.view
    if view:
        try:
            view.mark_seen()
        except OSError as error:
            say(f"This visit could not be remembered: {error}.")
    return app.return_code or app.status
