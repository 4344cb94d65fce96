"""Titles of sources, wherever they stand: in the text, in a header line, in what the file says of itself."""

from __future__ import annotations

from briefing.model import Source


def title_of(source: Source) -> str:
    """The title of a source, empty where it has none."""
    title = source.metadata.title
    start, end = source.title_span or (0, 0)
    return source.text[start:end] or (title.value if title else "")
