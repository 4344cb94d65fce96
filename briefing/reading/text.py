"""Plain text to `Source`."""

from __future__ import annotations

from briefing.model import Source
from briefing.reading.draft import Draft, finish
from briefing.reading.encoding import decode
from briefing.reading.files import ReadError


def read_text(data: bytes, path: str) -> Source:
    """Decode a plain text file and find what is reporting in it."""
    decoded = decode(data)
    if not decoded.text.strip():
        raise ReadError("the file is empty", "Remove it, or save the article again.")
    return finish(Draft(text=decoded.text, data=data, path=path, format="text"))
