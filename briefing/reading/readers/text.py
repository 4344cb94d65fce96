"""Plain text."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.reading.document import Document
from briefing.reading.draft import Draft
from briefing.reading.encoding import decode


def read(document: Document) -> Iterator[Draft]:
    """The text as it stands in the file: offsets are those of the decoded file."""
    yield Draft(text=decode(document.read()).text, format="text")
