"""What leaves the desk: exports, citations, pictures of the screen, originals opened elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App, SuspendNotSupported

from briefing.tui import in_browser
from briefing.workspace import folders

if TYPE_CHECKING:
    from briefing.tui.screens.desk import DeskScreen


class TakingAway(App[None]):
    """The part of the app that writes files and starts other programs, always because a key asked for it."""

    desk: DeskScreen

    # --- exports

    def ask_export(self) -> None:
        """Ask for the file to write the brief to; in a browser, for the format of a download."""
        if self.is_web:
            in_browser.ask_export(self)
            return
        from briefing.export.formats import SUFFIXES
        from briefing.tui.screens.prompt import Prompt

        hint = f"The suffix says the format: {', '.join(SUFFIXES)}. Relative to {Path.cwd()}."
        self.push_screen(Prompt("Export to", "briefing.md", hint, check=_format_trouble), self._export)

    def _export(self, name: str | None) -> None:
        if name:
            file = Path(name).expanduser()
            self.run_worker(lambda: self._write(file), thread=True, group="export")

    def _write(self, file: Path) -> None:
        from briefing.export.formats import format_of, parts
        from briefing.workspace.files import write_whole

        try:
            write_whole(file, parts(self.desk.shown, format_of(file)))
        except OSError as error:
            self.notify(f"{file} could not be written: {error.strerror or error}", severity="error")
        else:
            self.notify(f"The briefing is in {file.resolve()}.")

    def save_picture(self) -> None:
        """Write the screen as SVG into the working folder; where it went is said, or why it could not be written."""
        if self.is_web:
            in_browser.save_picture(self)
            return
        file = Path.cwd() / f"briefing-{self.desk.listing_name or 'desk'}.svg"
        try:
            file.write_text(self.export_screenshot(title="briefing"), encoding="utf-8")
        except OSError as error:
            self.desk.say(f"{file} could not be written: {error.strerror or error}", "error")
        else:
            self.desk.say(f"The picture is in {file}.")

    # --- the clipboard

    def copy(self, text: str) -> None:
        """Put a text on the clipboard. A terminal may refuse without a word, so it is put into a file too."""
        self.copy_to_clipboard(text)
        if self.is_web:
            self.desk.say("Copied, if your browser allows it.")
            return
        file = folders.state() / "copied.md"
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
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
