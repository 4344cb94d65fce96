"""Plain text."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model import Problem
from briefing.reading.document import Document
from briefing.reading.draft import Draft
from briefing.reading.encoding import decode, told


def read(document: Document) -> Iterator[Draft | Problem]:
    """The text as it stands in the file: offsets are those of the decoded file."""
    decoded = decode(document.read())
    yield from told(decoded, document.name)
    yield Draft(text=decoded.text, format="text")
