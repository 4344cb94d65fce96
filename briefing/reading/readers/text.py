"""Plain text, and clippings that begin with lines like `Title: …` and `Source: …`."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model import Problem
from briefing.reading.document import Document
from briefing.reading.draft import Draft
from briefing.reading.encoding import decode, decoding_problems
from briefing.reading.readers import labels, transcripts


def read(document: Document) -> Iterator[Draft | Problem]:
    """The text as it stands in the file: offsets are those of the decoded file."""
    decoded = decode(document.read())
    yield from decoding_problems(decoded, document.name)
    if protocol := transcripts.protocol(decoded.text):
        yield protocol
        return
    metadata, head = labels.find(decoded.text)
    yield Draft(text=decoded.text, format="text", metadata=metadata, given=head)
