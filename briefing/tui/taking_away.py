"""What leaves the desk: exports, citations, pictures of the screen, originals opened elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App, SuspendNotSupported

from briefing.tui import in_browser
from briefing.workspace import folders

if TYPE_CHECKING:
    from briefing.export.part import Offer
    from briefing.tui.screens.desk import DeskScreen
    from briefing.tui.screens.export import Wanted


class TakingAway(App[None]):
    """The part of the app that writes files and starts other programs, always because a key asked for it."""

    desk: DeskScreen
    _exported: Path | None = None
    """Where the user had the last export written: what is proposed for the next."""

    # --- exports

    def ask_export(self) -> None:
        """Ask what to export, and to which file; in a browser, as which format to download."""
        if self.is_web:
            in_browser.ask_export(self)
            return
        from briefing.export.formats import suffixes
        from briefing.export.part import offers
        from briefing.tui.screens.export import ExportScreen
        from briefing.workspace.export_target import default_folder

        file = self._exported or default_folder(self.desk.shown.paths) / "briefing.md"
        answer = file.name if file.parent == Path.cwd() else str(file)
        hint = f"The suffix says the format: {', '.join(suffixes())}. Relative to {Path.cwd()}."
        found = offers(self.desk.shown, self.desk.filter, self.desk.marked)
        self.push_screen(ExportScreen(found, answer, hint, check=_format_trouble), self._export)

    def _export(self, wanted: Wanted | None) -> None:
        if wanted:
            file = Path(wanted.file).expanduser()
            self.run_worker(lambda: self._place(file, wanted.offer), thread=True, group="export")

    def _place(self, file: Path, offer: Offer) -> None:
        """Write to `file` if that may be, or ask; in a thread, as every file of the corpus is looked at."""
        from briefing.workspace.export_target import write_permission

        found = write_permission(file, self.desk.shown.paths)
        if found.refused:
            self.notify(found.refused, severity="error")
        elif found.asks:
            self.call_from_thread(self._ask_over, file, offer, found.asks)
        else:
            self._write(file, offer)

    def _ask_over(self, file: Path, offer: Offer, why: str) -> None:
        """Ask whether to write over what is there; leaving the question is a no."""
        from briefing.tui.screens.chooser import Choice, Chooser
        from briefing.workspace.safe_text import one_line

        def answered(over: bool | None) -> None:
            if over:
                self.run_worker(lambda: self._write(file, offer), thread=True, group="export")

        choices = [Choice(False, "Leave it as it is", why), Choice(True, "Write over it", "What it holds now is lost.")]
        self.push_screen(Chooser(f"Write over {one_line(file.name)}?", choices), answered)

    def _write(self, file: Path, offer: Offer) -> None:
        from briefing.export.formats import format_of, parts
        from briefing.workspace.files import write_whole

        view = self.desk.shown
        selection = offer.select(view)
        try:
            write_whole(file, parts(view, format_of(file), selection))
        except OSError as error:
            self.notify(f"{file} could not be written: {error.strerror or error}", severity="error")
        else:
            self._exported = file
            self.notify(f"{selection or 'The briefing'} {'are' if selection else 'is'} in {file.resolve()}.")

    def save_picture(self) -> None:
        """Write the screen as SVG into a file of its own; where it went is said, or why it could not be written."""
        if self.is_web:
            in_browser.save_picture(self)
            return
        from briefing.workspace.export_target import default_folder
        from briefing.workspace.files import write_new

        folder = default_folder(self.desk.shown.paths) if self.desk.view else Path.cwd()
        picture = self.export_screenshot(title="briefing").encode()
        try:
            file = write_new(folder, f"briefing-{self.desk.listing_name or 'desk'}", ".svg", picture)
        except OSError as error:
            self.desk.say(f"The picture could not be written into {folder}: {error.strerror or error}", "error")
        else:
            self.desk.say(f"The picture is in {file}.")

    # --- the clipboard

    def copy(self, text: str) -> None:
        """Put a text on the clipboard. A terminal may refuse without a word, so it is put into a file too."""
        self.copy_to_clipboard(text)
        if self.is_web:
            self.desk.say("Copied, if your browser allows it.")
            return
        from briefing.workspace.files import write_whole

        file = folders.state() / "copied.md"
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, [text.encode("utf-8", "replace")])
        except OSError as error:
            self.desk.say(f"Copied, if your terminal allows it. {file} could not be written: {error.strerror}")
        else:
            self.desk.say(f"Copied, if your terminal allows it; in any case it is in {file}.")

    # --- originals

    def open_original(self) -> None:
        """Open the file of the source in the user's editor, or its address in the browser."""
        from briefing.tui import originals

        page = self.desk.source.page
        assert page
        source = page.source
        if self.is_web:
            in_browser.open_original(self, source)
            return
        file = originals.find_file(self.desk.shown.paths, source.path)
        editor = originals.editor()
        statement = self.desk.target.statement if self.desk.target else None
        if file and editor:
            line = originals.line_of(source.text, statement.start) if statement and source.format == "text" else 1
            self._edit(originals.editor_command(editor, file, line))
        elif source.metadata.address:
            self.browse(source.metadata.address.value)
        elif file:
            self.desk.say(f"Set $EDITOR to open {file}.")
        else:
            self.desk.say(f"{source.path} is not there any more, and no address is known.")

    def _edit(self, command: list[str]) -> None:
        import subprocess

        try:
            with self.suspend():
                subprocess.run(command, check=False)
        except OSError as error:
            self.desk.say(f"{command[0]} could not be started: {error.strerror}", "error")
        except SuspendNotSupported:
            self.desk.say("An editor can't be opened here: the desk has no terminal of its own.", "error")
        self.refresh()

    def browse(self, address: str) -> None:
        """Open an address in the browser: of this machine, or of the visitor who sits in one."""
        if address.startswith(("https://", "http://")):
            self.open_url(address)
            self.desk.say(f"Opened {address} in the browser.")
        else:
            self.desk.say(f"{address} is no address of a page.")


def _format_trouble(name: str) -> str:
    """What is wrong with the name of an export, or nothing."""
    from briefing.export.formats import UnknownFormatError, format_of

    try:
        format_of(Path(name))
    except UnknownFormatError as error:
        return str(error)
    return ""
