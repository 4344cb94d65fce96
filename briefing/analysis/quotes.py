"""Quotation marks: which way each one looks, and which stretches of a paragraph are quoted.

Everything here costs time linear in the length of the text, whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing import marks
from briefing.analysis.wordlists import listed
from briefing.model import Span

MARK = re.compile("|".join(sorted(map(re.escape, marks.DOUBLE), key=len, reverse=True)))

SMALL = listed("a an the of and in on for to at by with de la el du von van")
_ALWAYS_OPEN = frozenset(["“", "„", "‟", "``", "〝"])
_ALWAYS_CLOSE = frozenset(["”", "''", "〞"])


def openings(text: str, marks: Iterable[Span]) -> Iterator[bool]:
    """For each double mark of a paragraph, in order, whether it opens a quotation.

    A mark's direction comes from the blanks around it, and only where these do not tell from its shape, so that
    “English”, „German“, «French» and ”Swedish” all work.
    """
    inside = False
    for start, end in marks:
        inside = _opens(text, start, end, inside)
        yield inside


def _opens(text: str, start: int, end: int, inside: bool) -> bool:
    mark = text[start:end]
    blank_before = start == 0 or text[start - 1].isspace() or text[start - 1] in "([—–-"
    blank_after = end >= len(text) or text[end].isspace() or text[end] in ",.;:!?)]"
    if blank_before != blank_after:
        return blank_before
    if inside and mark != "„":
        return False
    return mark in _ALWAYS_OPEN or (mark not in _ALWAYS_CLOSE and not inside)


def quotations(text: str, start: int, end: int) -> list[Span]:
    """Quoted stretches of a paragraph without their marks; one that is not closed runs to the next that opens, or to the end."""
    marks = [match.span() for match in MARK.finditer(text, start, end)]
    found: list[Span] = []
    opened: int | None = None
    for (at, behind), opens in zip(marks, openings(text, marks), strict=True):
        if opened is not None:
            found.append((opened, at))
        opened = behind if opens else None
    if opened is not None and opened < end:
        found.append((opened, end))
    return found


def is_title(quoted: str) -> bool:
    """Whether quoted words are a title's: each with a capital, but for the small ones between."""
    words = quoted.strip(" ,").split()
    if not words or quoted.rstrip()[-1:] in ".!?":
        return False
    return all(word[0].isupper() or word[0].isdigit() or (word in SMALL and 0 < at < len(words) - 1) for at, word in enumerate(words))
