"""Lines of a terminal: text cut at word ends to a width in cells, as spans of code points, and strips made of styled pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment  # noqa: TID251 - the door itself
from rich.style import Style
from textual.strip import Strip

from briefing.model import Span
from briefing.workspace.safe_text import safe

Piece = tuple[str, Style]
Line = list[Piece]

_WORD = re.compile(r"\S+")
# Joiners, variation selectors, direction marks and skin tones: terminals disagree on how wide they make what stands before them.
_UNEVEN = re.compile("[\u00ad\u061c\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\U0001f3fb-\U0001f3ff\U000e0000-\U000e01ef]")
NUMBER = re.compile(r"\d+(?:[.,:/–-]\d+)*%?")
LOOKED_AT = 1000
"""Characters behind a cut that are looked through for numbers."""
_BLANKS = {ord(blank): " " for blank in "\t\n\r\v\f\u2028\u2029"}


def shown(text: str) -> str:
    """Text of a document as the screen may show it: nothing acts on the terminal, no character has a doubtful width."""
    return _UNEVEN.sub("", safe(text.translate(_BLANKS)))


def cells(text: str) -> int:
    """How many cells a text takes, shown."""
    return len(text) if text.isascii() else cell_len(_UNEVEN.sub("", text))


def wrap(text: str, width: int, start: int = 0, end: int | None = None) -> list[Span]:
    """The lines of a part of a text, each at most `width` cells, as spans of the text; blanks at a line's end belong to no line.

    A word wider than a line (an address, a text without blanks) is cut where the line is full. There is always one line.
    """
    end = len(text) if end is None else end
    width = max(1, width)
    narrow = text.isascii()
    lines: list[Span] = []
    first = last = start  # the line so far is text[first:last]
    filled = 0
    for word in _WORD.finditer(text, start, end):
        wide = word.end() - word.start() if narrow else cells(word.group())
        gap = word.start() - last if filled else 0
        if filled and filled + gap + wide > width and wide <= width:
            lines.append((first, last))
            first, filled, gap = word.start(), 0, 0
        if not filled:
            first = word.start() if lines else start
            gap = word.start() - first
        if gap + filled + wide > width:
            first, filled = _fold(text, word.span(), first, filled + gap, width, lines)
        else:
            filled += gap + wide
        last = word.end()
    lines.append((first, max(first, last)))
    return lines


def _fold(text: str, word: Span, first: int, filled: int, width: int, lines: list[Span]) -> tuple[int, int]:
    """Cut a word over lines; return where the last line begins and how far it is filled."""
    for position in range(*word):
        wide = cells(text[position])
        if filled + wide > width and position > first:
            lines.append((first, position))
            first, filled = position, 0
        filled += wide
    return first, filled


def strip(pieces: Iterable[Piece], width: int, ground: Style) -> Strip:
    """One line of exactly `width` cells; whatever it is given, nothing in it acts on the terminal."""
    segments = [Segment(text if text.isascii() and text.isprintable() else safe(text), style) for text, style in pieces if text]
    return Strip(segments).adjust_cell_length(width, ground)


def clipped(text: str, width: int) -> str:
    """A text on one line, cut to `width` cells with an ellipsis; numbers that this would hide stand behind it, as far as there is room.

    >>> clipped("The dam broke at noon on Sunday and 300 soldiers came", 30)
    'The dam broke at noon on… 300'
    """
    text = shown(text)
    if cells(text) <= width:
        return text
    if width <= 0:
        return ""
    found = [one.span() for one in NUMBER.finditer(text[: width + LOOKED_AT])]
    tail, kept = "…", _whole_numbers(_fitting(text, width - 1), found)
    while (more := _behind(text, len(kept), found, width)) != tail:
        tail, before = more, kept
        kept = _whole_numbers(_fitting(text, width - cells(tail)), found)
        if len(kept) >= len(before):
            break
    return kept.rstrip() + tail


def _whole_numbers(kept: str, numbers: Sequence[Span]) -> str:
    """What is kept of a text, without a number that is cut through."""
    return kept[: next((start for start, end in numbers if start < len(kept) < end), len(kept))]


def _behind(text: str, end: int, numbers: Sequence[Span], width: int) -> str:
    """An ellipsis and the numbers that stand behind a cut, those that two thirds of the width hold."""
    tail = "…"
    for first, last in numbers:
        if last > end:
            longer = f"{tail} {text[first:last]}" if tail == "…" else f"{tail} … {text[first:last]}"
            if cells(longer) * 3 > width * 2:
                return tail
            tail = longer
    return tail


def _fitting(text: str, width: int) -> str:
    """As much of a shown text as `width` cells hold."""
    filled = 0
    for place, character in enumerate(text):
        filled += cells(character)
        if filled > width:
            return text[:place]
    return text


def wrapped(text: str, width: int, most: int | None = None) -> list[str]:
    """The lines of a text, shown; with `most`, the last one is cut with an ellipsis."""
    lines = wrap(text, width)
    if most is not None and len(lines) > most:
        lines, rest = lines[: most - 1], lines[most - 1]
        return [*(shown(text[s:e]) for s, e in lines), clipped(text[rest[0] :], width)]
    return [shown(text[s:e]) for s, e in lines]


def layered(text: str, line: Span, layers: Sequence[tuple[Span, Style]], ground: Style) -> list[Piece]:
    """One line of a text with styles laid over it: what stands later in `layers` lies on top."""
    start, end = line
    touching = [(span, style) for span, style in layers if span[0] < end and span[1] > start]
    cuts = sorted({start, end, *(min(max(edge, start), end) for span, _ in touching for edge in span)})
    pieces: list[Piece] = []
    for left, right in pairwise(cuts):
        style = ground
        for (first, last), layer in touching:
            if first <= left and right <= last:
                style = style + layer
        pieces.append((shown(text[left:right]), style))
    return pieces
