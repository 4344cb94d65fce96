"""Blocks of text with what the format calls them, put together as one text."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.model import Span


def joined(pieces: Iterable[tuple[str, int | None]]) -> tuple[str, tuple[tuple[Span, int], ...]]:
    """Blocks as one text with empty lines between them, and the spans of those that have a kind."""
    given: list[tuple[Span, int]] = []
    parts: list[str] = []
    length = 0
    for text, kind in pieces:
        start = length
        for line in text.split("\n"):
            if kind is not None:
                given.append(((start, start + len(line)), kind))
            start += len(line) + 1
        parts.append(text)
        length += len(text) + 2
    return "\n\n".join(parts), tuple(given)
