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
    from briefing.export.part import Offer
    from briefing.model import Source
    from briefing.tui.taking_away import TakingAway


def ask_export(app: TakingAway) -> None:
    """Ask what to take, where there is more than the whole brief to choose from, and as which format."""
    from briefing.export.part import offers

    found = offers(app.desk.shown, app.desk.filter, app.desk.marked)
    if len(found) == 1:
        _ask_format(app, found[0])
        return
    choices = [Choice(one, one.words, why_not="" if one.count else "There is no such line.") for one in found]
    app.push_screen(Chooser("What to download", choices), lambda offer: _ask_format(app, offer) if offer else None)


def _ask_format(app: TakingAway, offer: Offer) -> None:
    from briefing.export.formats import FORMATS

    choices = [Choice(form.suffixes[0], f"briefing{form.suffixes[0]}") for form in FORMATS]

    def chosen(suffix: str | None) -> None:
        if suffix:
            app.run_worker(lambda: _export(app, suffix, offer), thread=True, group="export")

    app.push_screen(Chooser("Download the briefing as", choices, note=f"Takes {offer.words}."), chosen)


def _export(app: TakingAway, suffix: str, offer: Offer) -> None:
    """Write the brief into a file that has no name, and hand that to the browser."""
    from briefing.export.formats import format_of, parts

    try:
        file = tempfile.TemporaryFile()  # noqa: SIM115 - what delivers it closes it
        view = app.desk.shown
        selection = offer.select(view)
        file.writelines(parts(view, format_of(Path(f"briefing{suffix}")), selection))
        file.flush()
    except OSError as error:
        app.notify(f"The download could not be made: {error.strerror or error}", severity="error")
        return
    app.call_from_thread(app.deliver_binary, file, save_filename=f"briefing{suffix}")
    app.notify(f"{selection or 'The briefing'} {'go' if selection else 'goes'} to your browser's downloads.")


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
