"""The app: themes, reading in the background, the desk."""

from __future__ import annotations

import asyncio
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import App

if TYPE_CHECKING:
    from textual.command import Provider
from briefing.tui import layout, styles, themes
from briefing.tui.loading import BriefFailed, BriefReady, Progressed
from briefing.tui.screens.desk import DeskScreen
from briefing.workspace import folders
from briefing.workspace.opening import Options, Progress, is_current, stored_view


def _palette() -> type[Provider]:
    """What the palette holds; imported when it is opened."""
    from briefing.tui.palette import Everything

    return Everything


class Desk(App[None]):
    """The desk over one corpus."""

    TITLE = "briefing"
    COMMANDS = {_palette}  # noqa: RUF012 - as Textual declares it
    ENABLE_COMMAND_PALETTE = True
    CSS = layout.CSS

    def __init__(self, options: Options, *, theme: str = "dark", keys: dict[str, str] | None = None) -> None:
        self.plain = bool(os.environ.get("NO_COLOR"))
        super().__init__(ansi_color=True if self.plain else None)
        self.options = options
        self.desk = DeskScreen(keys)
        self.status = 0
        """What the command exits with when the desk is left."""
        self.up_to_date = asyncio.Event()
        """Set while nothing is being read: what is shown is the corpus as it was last looked at."""
        self.animation_level = "none"
        chosen = themes.load("terminal" if self.plain else theme, theme_folders())
        self.register_theme(themes.textual_theme(chosen))
        self.theme = chosen.name

    @cached_property
    def styles_now(self) -> styles.Styles:
        """The styles of the theme that is on."""
        return styles.without_colour() if self.plain else styles.from_theme(self.theme_variables)

    def get_default_screen(self) -> DeskScreen:
        """The desk."""
        return self.desk

    def desk_is_there(self) -> None:
        """Show what is stored at once, in the first frame, and bring it up to date behind."""
        self.theme_changed_signal.subscribe(self, self._theme_changed)
        stored = stored_view(self.options)
        if stored:
            self.desk.show_brief(stored)
        self.call_after_refresh(self.read_corpus)

    def _theme_changed(self, _: object) -> None:
        self.__dict__.pop("styles_now", None)
        for pane in (self.desk.group_list, self.desk.row_list, self.desk.source, self.desk.against):
            pane.repaint()
        self.refresh(layout=False)

    # --- reading

    def read_corpus(self) -> None:
        """Make the brief in a thread, unless the one that is shown is still right."""
        self.up_to_date.clear()
        self.run_worker(self._read, thread=True, exclusive=True, group="brief", exit_on_error=False)

    def _read(self) -> None:
        from briefing.workspace.catalogue import UnknownNameError
        from briefing.workspace.opening import NothingReadError, open_view
        from briefing.yamlfile import YamlFileError

        def tell(progress: Progress) -> None:
            self.post_message(Progressed(progress))

        try:
            if self.desk.view and is_current(self.desk.view, self.options):
                self.post_message(BriefReady(None))
            else:
                self.post_message(BriefReady(open_view(self.options, tell)))
        except NothingReadError as error:
            self.post_message(BriefFailed(str(error), 3, error.problems))
        except (YamlFileError, UnknownNameError) as error:
            self.post_message(BriefFailed(str(error), 2))

    @on(Progressed)
    def _work_progressed(self, event: Progressed) -> None:
        self.desk.show_work(event.work)

    @on(BriefReady)
    def _brief_ready(self, event: BriefReady) -> None:
        self.status = 0
        self.desk.show_work(None)
        if event.view:
            self.desk.show_brief(event.view)
        self.up_to_date.set()

    @on(BriefFailed)
    def _brief_failed(self, event: BriefFailed) -> None:
        self.status = event.status
        self.desk.show_failure(event.message, event.problems)
        self.up_to_date.set()

    # --- writing

    def ask_export(self) -> None:
        """Ask for the file to write the brief to."""
        from briefing.export.formats import SUFFIXES
        from briefing.tui.screens.prompt import Prompt

        hint = f"The suffix says the format: {', '.join(SUFFIXES)}. Relative to {Path.cwd()}."
        self.push_screen(Prompt("Export to", "briefing.md", hint, check=_format_trouble), self._export)

    def _export(self, name: str | None) -> None:
        from briefing.export.formats import format_of, parts
        from briefing.workspace.files import write_whole

        view = self.desk.view
        if not name or view is None:
            return
        file = Path(name).expanduser()
        try:
            write_whole(file, parts(view, format_of(file)))
        except OSError as error:
            self.notify(f"{file} could not be written: {error.strerror or error}", severity="error", markup=False)
        else:
            self.desk.say(f"The briefing is in {file.resolve()}.")

    # --- themes

    def choose_theme(self) -> None:
        """Open the theme picker; themes that can't be used are named with what is wrong with them."""
        from briefing.tui.screens.theme import ThemeScreen

        found, errors = themes.load_all(theme_folders())
        for one in found:
            self.register_theme(themes.textual_theme(one))
        for error in errors:
            self.notify(str(error), severity="warning", markup=False)
        self.push_screen(ThemeScreen(found, self.theme), self._theme_chosen)

    def _theme_chosen(self, name: str | None) -> None:
        if name:
            self.theme = name
            self.notify(f"To keep it, write “theme: {name}” into {folders.settings_file()}.", markup=False)

    # --- pictures

    def save_picture(self, file: Path | None = None) -> Path:
        """Write the screen as SVG; where it went is said."""
        file = file or Path.cwd() / f"{self.desk.listing.name if self.desk.listing else 'desk'}.svg"
        file.write_text(self.export_screenshot(title="briefing"), encoding="utf-8")
        self.desk.say(f"The picture is in {file}.")
        return file


def theme_folders() -> list[Path]:
    """Where themes are looked for: ours, then the user's own."""
    return [folders.shipped("themes"), folders.own_themes()]


def _format_trouble(name: str) -> str:
    """What is wrong with the name of an export, or nothing."""
    from briefing.export.formats import UnknownFormatError, format_of

    try:
        format_of(Path(name))
    except UnknownFormatError as error:
        return str(error)
    return ""


def run(options: Options, *, theme: str | None = None, new: bool = False) -> int:
    """Open the desk and stay until it is left; returns the exit status.

    Raises `YamlFileError` and `UnknownNameError` before anything is shown.
    """
    from briefing.workspace import settings

    chosen = settings.load()
    desk = Desk(options, theme=theme or chosen.theme, keys=chosen.keys)
    desk.run()
    return desk.return_code or desk.status
