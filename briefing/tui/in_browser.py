"""What leaves a desk that stands in a browser: downloads, and pages that the visitor's own browser opens.

Who sits at a browser chooses no files of the machine that serves the desk, and starts none of its programs.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.tui.screens.chooser import Choice, Chooser

if TYPE_CHECKING:
    from briefing.model import Source
    from briefing.tui.taking_away import TakingAway


def ask_export(app: TakingAway) -> None:
    """Ask for the format to take the brief in."""
    from briefing.export.formats import FORMATS, SUFFIXES

    suffixes = [next(suffix for suffix, form in SUFFIXES.items() if form == asked) for asked in FORMATS]
    choices = [Choice(suffix, f"briefing{suffix}") for suffix in suffixes]

    def chosen(suffix: str | None) -> None:
        if suffix:
            app.run_worker(lambda: _export(app, suffix), thread=True, group="export")

    app.push_screen(Chooser("Download the briefing as", choices), chosen)


def _export(app: TakingAway, suffix: str) -> None:
    """Write the brief into a file that has no name, and hand that to the browser."""
    from briefing.export.formats import format_of, parts

    try:
        file = tempfile.TemporaryFile()  # noqa: SIM115 - what delivers it closes it
        file.writelines(parts(app.desk.shown, format_of(Path(f"briefing{suffix}"))))
        file.flush()
    except OSError as error:
        app.notify(f"The download could not be made: {error.strerror or error}", severity="error", markup=False)
        return
    app.call_from_thread(app.deliver_binary, file, save_filename=f"briefing{suffix}")
    app.notify("The briefing goes to your browser's downloads.", markup=False)


def save_picture(app: TakingAway) -> None:
    """Hand the screen to the browser as SVG."""
    picture = io.BytesIO(app.export_screenshot(title="briefing").encode())
    app.deliver_binary(picture, save_filename=f"briefing-{app.desk.listing_name or 'desk'}.svg")
    app.desk.say("The picture goes to your browser's downloads.")


def open_original(app: TakingAway, source: Source) -> None:
    """Open the address of a source; its file lies on another machine, and stays there."""
    if source.metadata.address:
        app.browse(source.metadata.address.value)
    else:
        app.desk.say(f"No address of {source.path} is known, and files are not opened in a browser.")
