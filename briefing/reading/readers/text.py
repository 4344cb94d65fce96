"""Plain text, and clippings that begin with lines like `Title: …` and `Source: …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.model import Metadata, Problem, Span
from briefing.reading.document import Document
from briefing.reading.draft import Draft
from briefing.reading.encoding import decode, decoding_problems
from briefing.reading.layout import FURNITURE
from briefing.reading.readers import articles

FIELD = re.compile(r"(?P<name>[A-Za-z][A-Za-z -]{1,24}?)\s*:\s+(?P<value>\S.*)")
NAMES = {
    **dict.fromkeys(("title", "headline", "subject"), "title"),
    **dict.fromkeys(("source", "outlet", "publication", "publisher", "newspaper"), "outlet"),
    **dict.fromkeys(("date", "published", "publication date", "posted"), "date"),
    **dict.fromkeys(("updated", "modified"), "updated"),
    **dict.fromkeys(("author", "authors", "byline", "by"), "author"),
    **dict.fromkeys(("url", "link", "address", "source url"), "url"),
    **dict.fromkeys(("accessed", "retrieved", "fetched"), "accessed"),
    **dict.fromkeys(("language", "lang"), "language"),
    "agency": "agency",
}
HEAD = 4000
"""Code points in which header lines are looked for."""


def read(document: Document) -> Iterator[Draft | Problem]:
    """The text as it stands in the file: offsets are those of the decoded file."""
    decoded = decode(document.read())
    yield from decoding_problems(decoded, document.name)
    metadata, head = _header(decoded.text)
    yield Draft(text=decoded.text, format="text", metadata=metadata, given=head)


def _header(text: str) -> tuple[Metadata, tuple[tuple[Span, int], ...]]:
    """What the lines at the top say of the article, and their spans; nothing unless at least two of them are known names."""
    fields: dict[str, str] = {}
    spans: list[tuple[Span, int]] = []
    position = 0
    for line in text[:HEAD].splitlines(keepends=True):
        stripped = line.strip()
        found = FIELD.fullmatch(stripped)
        if stripped and not found:
            break
        if found:
            fields[found["name"].lower()] = found["value"]
            start = position + line.index(stripped[0])
            spans.append(((start, start + len(stripped)), FURNITURE))
        position += len(line)
    if len([name for name in fields if name in NAMES]) < 2:
        return Metadata(), ()
    record = {NAMES[name]: value for name, value in fields.items() if name in NAMES}
    return articles.metadata_of(record, "header line"), tuple(spans)
