"""What leaves the desk: exports, citations, pictures of the screen, originals opened elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

from briefing.tui.parts import browser_output
from briefing.workspace import folders
from briefing.workspace.desk_state import LastExport

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

    from briefing.tui.parts.marks import Marks
    from briefing.tui.parts.navigator import Navigator
    from briefing.tui.parts.panes import Panes
    from briefing.tui.parts.source_follower import SourceFollower
    from briefing.tui.screens.export import Wanted

PREVIEWED, PREVIEWED_LINES = 40_000, 400
"""Bytes and lines of an export that its preview holds."""


class Output:
    """Writes files and starts other programs, always because a key asked for it; in a browser it hands everything to that."""

    def __init__(self, screen: Screen[None], panes: Panes, navigator: Navigator, follower: SourceFollower, marks: Marks) -> None:
        self._screen, self._panes, self._navigator, self._follower, self._marks = screen, panes, navigator, follower, marks

    @property
    def _app(self) -> App[Any]:
        return self._screen.app

    # --- exports

    def ask_export(self) -> None:
        """Ask what to export, and to which file; in a browser, as which format to download."""
        from briefing.export.part import offers

        view = self._navigator.shown
        section = self._navigator.current_group.id if self._navigator.listing_name == "brief" else None
        available = offers(view, self._navigator.filter, self._marks.marked, section)
        if self._app.is_web:
            browser_output.ask_export(self._app, self._navigator, available)
            return
        from briefing.tui.screens.export import ExportScreen
        from briefing.workspace.export_target import default_folder

        last = view.desk.left.export
        file = Path(last.file) if last.file else default_folder(view.paths) / "briefing.md"
        if not file.parent.is_dir():
            file = default_folder(view.paths) / file.name
        answer = str(file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file)
        self._app.push_screen(ExportScreen(available, answer, last, _format_trouble, self._preview), self._export)

    def _preview(self, wanted: Wanted, stopped: Callable[[], bool]) -> list[str]:
        """The first lines of an export; of one that is not read as text, what it tells, as Markdown. Runs in a thread."""
        from briefing.export.formats import FORMATS, format_of, parts

        view, form = self._navigator.shown, format_of(Path(wanted.file))
        name = "markdown" if next(one for one in FORMATS if one.name == form).for_people else form
        text, size = [], 0
        for piece in parts(view, name, wanted.offer.select(view), extras=wanted.extras):
            text.append(piece.decode("utf-8", "replace"))
            size += len(piece)
            if size > PREVIEWED or stopped():
                break
        return "".join(text)[:PREVIEWED].splitlines()[:PREVIEWED_LINES]

    def _export(self, wanted: Wanted | None) -> None:
        if wanted:
            file = Path(wanted.file).expanduser()
            self._app.run_worker(lambda: self._place(file, wanted), thread=True, group="export")

    def _place(self, file: Path, wanted: Wanted) -> None:
        """Write to `file` if that may be, or ask; in a thread, as every file of the corpus is looked at."""
        from briefing.workspace.export_target import write_permission

        judged = write_permission(file, self._navigator.shown.paths)
        if judged.refused:
            self._app.notify(judged.refused, severity="error")
        elif judged.asks:
            self._app.call_from_thread(self._ask_over, file, wanted, judged.asks)
        else:
            self._write(file, wanted)

    def _ask_over(self, file: Path, wanted: Wanted, why: str) -> None:
        """Ask whether to write over what is there; leaving the question is a no."""
        from briefing.tui.screens.chooser import Choice, Chooser
        from briefing.workspace.safe_text import one_line

        def answered(over: bool | None) -> None:
            if over:
                self._app.run_worker(lambda: self._write(file, wanted), thread=True, group="export")

        choices = [Choice(False, "Leave it as it is", why), Choice(True, "Write over it", "What it holds now is lost.")]
        self._app.push_screen(Chooser(f"Write over {one_line(file.name)}?", choices), answered)

    def _write(self, file: Path, wanted: Wanted) -> None:
        from briefing.export.formats import format_of, parts
        from briefing.workspace.files import write_whole

        view = self._navigator.shown
        selection = wanted.offer.select(view)
        try:
            write_whole(file, parts(view, format_of(file), selection, extras=wanted.extras))
        except OSError as error:
            self._app.notify(f"{file} could not be written: {error.strerror or error}", severity="error")
        else:
            extras = None if wanted.extras is None else tuple(sorted(wanted.extras))
            view.desk.exported(LastExport(str(file.absolute()), wanted.offer.what, extras, bool(self._navigator.filter)))
            self._app.notify(f"{selection or 'The briefing'} {'are' if selection else 'is'} in {folders.display_path(file.resolve())}.")

    def save_picture(self) -> None:
        """Write the screen as SVG into a file of its own; where it went is said, or why it could not be written."""
        name = f"briefing-{self._navigator.listing_name or 'desk'}"
        picture = self._app.export_screenshot(title="briefing").encode()
        if self._app.is_web:
            browser_output.save_picture(self._app, name, picture)
            self._screen.notify("The picture goes to your browser's downloads.")
            return
        from briefing.workspace.export_target import default_folder
        from briefing.workspace.files import write_new

        view = self._navigator.view
        last = Path(view.desk.left.export.file).parent if view and view.desk.left.export.file else None
        folder = last if last and last.is_dir() else default_folder(view.paths) if view else Path.cwd()
        try:
            file = write_new(folder, name, ".svg", picture)
        except OSError as error:
            self._screen.notify(
                f"The picture could not be written into {folders.display_path(folder)}: {error.strerror or error}", severity="error"
            )
        else:
            self._screen.notify(f"The picture is in {folders.display_path(file.absolute())}.")

    # --- the clipboard

    @property
    def selected_text(self) -> str:
        """What is selected in the source, raw."""
        return self._screen.get_selected_text() or ""

    def copy(self) -> None:
        """Copy what is selected in the source, else the statement that it shows, with its citation as markdown."""
        self._copy(self._selection() or self._citation())

    def _selection(self) -> str:
        """What is selected in a source with its citation; nothing where nothing is."""
        from briefing.export.citation import cite_passage

        for pane in (self._panes.source, self._panes.comparison):
            if pane.page and (span := pane.selected):
                return cite_passage(pane.page.source, span)
        return ""

    def _citation(self) -> str:
        from briefing.export.citation import cite

        if self._marks.marked:
            view = self._navigator.shown
            leads = [view.statement(view.record(name).lead) for name in self._marks.marked]
            return "\n".join(cite(lead, view.source(lead.source).source) for lead in leads)

        statement, page = self._follower.shown.statement, self._panes.source.page
        assert statement
        assert page
        return cite(statement, page.source)

    def _copy(self, text: str) -> None:
        """Put a text on the clipboard. A terminal may refuse without a word, so it is put into a file too."""
        self._app.copy_to_clipboard(text)
        if self._app.is_web:
            self._screen.notify("Copied, if your browser allows it.")
            return
        from briefing.workspace.files import write_whole

        file = folders.state() / "copied.md"
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, [text.encode("utf-8", "replace")])
        except OSError as error:
            self._screen.notify(f"Copied, if your terminal allows it. {file} could not be written: {error.strerror}")
        else:
            self._screen.notify(f"Copied, if your terminal allows it; in any case it is in {folders.display_path(file)}.")

    # --- originals

    def open_original(self) -> None:
        """Open the file of the source in the user's editor, or its address in the browser.

        Who sits at a browser gets the address only: the file lies on another machine, and stays there.
        """
        from briefing.tui import originals

        page = self._panes.source.page
        assert page
        source, in_browser = page.source, self._app.is_web
        file = None if in_browser else originals.find_file(self._navigator.shown.paths, source.path)
        editor = originals.editor()
        statement = self._follower.target.statement if self._follower.target else None
        if file and editor:
            line = originals.line_of(source.text, statement.start) if statement and source.format == "text" else 1
            self.run_editor(originals.editor_command(editor, file, line))
        elif source.metadata.address:
            self._browse(source.metadata.address.value)
        elif in_browser:
            self._screen.notify(f"No address of {source.path} is known, and files are not opened in a browser.")
        elif file:
            self._screen.notify(f"Set $EDITOR to open {file}.")
        else:
            self._screen.notify(f"{source.path} is not there any more, and no address is known.")

    def edit_text(self, text: str) -> str | None:
        """Let the user's editor have a text of several lines. Gives the text as it was saved; None where that failed, which is said."""
        import tempfile

        from briefing.tui import originals
        from briefing.workspace.files import write_whole

        editor = originals.editor()
        if self._app.is_web or not editor:
            self._screen.notify("Notes are typed here in a browser." if self._app.is_web else "Set $EDITOR to write in your editor.")
            return None
        try:
            with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
                file = Path(folder) / "note.md"
                write_whole(file, [text.encode("utf-8", "replace")])
                if not self.run_editor(originals.editor_command(editor, file, 1)):
                    return None
                return file.read_text(encoding="utf-8", errors="replace").strip()
        except OSError as error:
            self._screen.notify(f"The note could not be edited: {error.strerror or error}", severity="error")
            return None

    def run_editor(self, command: list[str]) -> bool:
        """Leave the terminal to an editor until it is closed; whether it ended well. Where not, that is said."""
        import subprocess

        try:
            with self._app.suspend():
                status = subprocess.run(command, check=False).returncode
        except OSError as error:
            self._screen.notify(f"{command[0]} could not be started: {error.strerror}", severity="error")
            return False
        except SuspendNotSupported:
            self._screen.notify("An editor can't be opened here: the desk has no terminal of its own.", severity="error")
            return False
        finally:
            self._app.refresh()
        if status:
            how = f"was ended by signal {-status}" if status < 0 else f"ended with status {status}"
            self._screen.notify(f"{command[0]} {how}.", severity="error")
        return not status

    def _browse(self, address: str) -> None:
        """Open an address in the browser: of this machine, or of the visitor who sits in one."""
        if address.startswith(("https://", "http://")):
            self._app.open_url(address)
            self._screen.notify(f"Opened {address} in the browser.")
        else:
            self._screen.notify(f"{address} is no address of a page.")


def _format_trouble(name: str) -> str:
    """What is wrong with the name of an export, or nothing."""
    from briefing.export.formats import UnknownFormatError, format_of

    try:
        format_of(Path(name))
    except UnknownFormatError as error:
        return str(error)
    return ""
