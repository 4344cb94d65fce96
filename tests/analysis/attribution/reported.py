"""What is found in a text, as words instead of offsets."""

from __future__ import annotations

from typing import NamedTuple

from briefing.analysis import attribution
from briefing.model import Source


class Reported(NamedTuple):
    """One attribution in words; pieces of a span are joined by " … "."""

    source: str
    cue: str
    content: str
    mode: str


def source_of(text: str) -> Source:
    """A source whose paragraphs are its lines."""
    paragraphs = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append((start, start + len(line)))
        start += len(line) + 1
    return Source(id="test", path="test.txt", text=text, sha256="", paragraphs=tuple(paragraphs))


BEFORE = "Quiet week in the north\nSnow fell on the hills for a third day.\n"
"""A headline and a first paragraph in which nobody says anything."""


def reported(text: str) -> list[Reported]:
    """The attributions of an article that ends with `text`, in order."""
    text = BEFORE + text
    return [
        Reported(
            " … ".join(text[a:b] for a, b in found.source_spans),
            " … ".join(text[a:b] for a, b in found.cue_spans),
            " … ".join(text[a:b] for a, b in found.content_spans),
            found.mode,
        )
        for found in attribution.find(source_of(text))
    ]


def who_says(text: str, words: str) -> list[str]:
    """The sources of all attributions whose content holds `words`."""
    return [found.source for found in reported(text) if words in found.content]
