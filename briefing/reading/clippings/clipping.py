"""One article within a text, and the lines that it is found by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from briefing.model import Known, Metadata, Record, Span
from briefing.reading import calendar
from briefing.reading.publishers.inverted import upright
from briefing.reading.publishers.people import people

FEWEST_WORDS = 25
"""Words that the text of an article has at least; a card that leads to one has fewer."""
ADDRESS = re.compile(r"https?://\S+")


class Line(NamedTuple):
    """A line that is not empty, without the spaces around it."""

    start: int
    end: int
    text: str
    gap: bool = True
    """Whether an empty line, or the beginning, is above it."""


class Clipping(Record, frozen=True):
    """An article from `start` to `end` of a text, what its head says, and the spans that are its title, its head and its notes.

    Without a `text_span` nothing in it is known to be text, and it is no article that can be read.
    """

    start: int
    end: int
    metadata: Metadata = Metadata()
    title: tuple[Span, ...] = ()
    """Its lines."""
    furniture: tuple[Span, ...] = ()
    has_text: bool = True


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not empty."""
    found: list[Line] = []
    position, gap = 0, True
    for whole in text.splitlines(keepends=True):
        stripped = whole.strip()
        if stripped:
            start = position + whole.index(stripped[0])
            found.append(Line(start, start + len(stripped), stripped, gap or "\f" in whole))
        gap = not stripped
        position += len(whole)
    return found


def spans_of(lines: Iterable[Line]) -> tuple[Span, ...]:
    """Where lines stand."""
    return tuple((line.start, line.end) for line in lines)


def words_in(lines: Sequence[Line]) -> int:
    """How many words some lines have."""
    return sum(len(line.text.split()) for line in lines)


def metadata_of(origin: str, values: dict[str, str]) -> Metadata:
    """The metadata that a head gives as texts: title, outlet, published, authors (several parted by semicolons), language, address."""
    known: dict[str, Any] = {
        name: Known(value=" ".join(values[name].split())[:400], certainty="sure", origin=origin)
        for name in ("title", "outlet", "language")
        if values.get(name, "").strip()
    }
    moment = calendar.find(values.get("published", ""))
    if moment:
        known["published"] = Known(value=moment.iso, certainty="doubtful" if moment.ambiguous else "sure", origin=origin)
    if address := ADDRESS.search(values.get("address", "")):
        known["address"] = Known(value=address[0][:2000], certainty="sure", origin=origin)
    return Metadata(**known, authors=people(map(upright, values.get("authors", "").split(";")), origin, known.get("outlet")))
