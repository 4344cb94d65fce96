"""What leaves a desk that stands in a browser: downloads, and pages that the visitor's own browser opens.

Who sits at a browser chooses no files of the machine that serves the desk, and starts none of its programs.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.tui.screens.chooser import Choice, Chooser

if TYPE_CHECKING:
    from textual.app import App

    from briefing.export.part import Offer
    from briefing.tui.parts.navigator import Navigator


def ask_export(app: App[Any], navigator: Navigator, offers: Sequence[Offer]) -> None:
    """Ask what to take, where there is more than the whole brief to choose from, and as which format."""
    if len(offers) == 1:
        _ask_format(app, navigator, offers[0])
        return
    choices = [Choice(offer, offer.words, why_not="" if offer.count else "There is no such line.") for offer in offers]
    app.push_screen(Chooser("What to download", choices), lambda offer: _ask_format(app, navigator, offer) if offer else None)


def _ask_format(app: App[Any], navigator: Navigator, offer: Offer) -> None:
    from briefing.export.formats import FORMATS

    choices = [Choice(form.suffixes[0], f"briefing{form.suffixes[0]}") for form in FORMATS]

    def chosen(suffix: str | None) -> None:
        if suffix:
            app.run_worker(lambda: _export(app, navigator, suffix, offer), thread=True, group="export")

    app.push_screen(Chooser("Download the briefing as", choices, note=f"Takes {offer.words}."), chosen)


def _export(app: App[Any], navigator: Navigator, suffix: str, offer: Offer) -> None:
    """Write the brief into a file that has no name, and hand that to the browser."""
    from briefing.export.formats import format_of, parts

    try:
        file = tempfile.TemporaryFile()  # noqa: SIM115 - what delivers it closes it
        view = navigator.shown
        selection = offer.select(view)
        file.writelines(parts(view, format_of(Path(f"briefing{suffix}")), selection))
        file.flush()
    except OSError as error:
        app.notify(f"The download could not be made: {error.strerror or error}", severity="error")
        return
    app.call_from_thread(app.deliver_binary, file, save_filename=f"briefing{suffix}")
    app.notify(f"{selection or 'The briefing'} {'go' if selection else 'goes'} to your browser's downloads.")


def save_picture(app: App[Any], name: str, picture: bytes) -> None:
    """Hand a picture of the screen to the browser as SVG."""
    app.deliver_binary(io.BytesIO(picture), save_filename=f"{name}.svg")
