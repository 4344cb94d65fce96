"""The formats a brief can be written in: which there are, which one a file's suffix names, and the bytes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.workspace.view import View

if TYPE_CHECKING:
    from briefing.export.part import Selection

SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".json": "json", ".html": "html", ".htm": "html"}
FORMATS = tuple(dict.fromkeys(SUFFIXES.values()))


class UnknownFormatError(ValueError):
    """A file whose suffix names no format; the message names those that do."""


def format_of(file: Path) -> str:
    """The format that the suffix of `file` names. Raises `UnknownFormatError`."""
    found = SUFFIXES.get(file.suffix.lower())
    if found is None:
        raise UnknownFormatError(f"{file.name}: the suffix names no format ({', '.join(SUFFIXES)})")
    return found


def parts(view: View, form: str, selection: Selection | None = None) -> Iterable[bytes]:
    """The export of `view`, or of the points that are selected, in the format `form`, one of `FORMATS`, piece by piece."""
    if selection is not None:
        from briefing.export.part import Part

        view = Part(view, selection)
    if form == "json":
        from briefing.export import json

        return json.parts(view)
    if form == "html":
        from briefing.export import html

        return (part.encode() for part in html.parts(view))
    from briefing.export import markdown

    return (part.encode() for part in markdown.parts(view))
