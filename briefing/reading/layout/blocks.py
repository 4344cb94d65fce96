"""A text cut into blocks: its lines, or, where lines are wrapped by hand, the lines between two empty ones."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from briefing.reading.layout.phrases import AGENCY
from briefing.reading.normalize import normalize

WIDEST, NARROWEST = 130, 40
"""Code points of the longest line of a text that is wrapped by hand."""
MANY_LINES = 4
"""Lines with another below them from which on their lengths tell; of fewer, most must go on with a small letter."""
Kind = Literal["text", "title", "heading", "furniture"]

LINE = re.compile(r"[^\n\r\v\f\u2028\u2029]+")
BREAK = re.compile(r"[\n\r\v\f\u2028\u2029]")
BULLET = re.compile(r"\s*(?:[•‣⁃◦▪■●○·➤►*–—-]|[»›](?![^«»‹›]*[«»‹›])|\d{1,2}[.)]|\(?[a-z]\))\s+")
CLOSING = "\"'”’»›«‹)]}*_ \t\u00a0\u200b\u200f\u200e"
"""What may stand behind the mark that ends a sentence; German and Danish quotations end with « too."""
TERMINAL = frozenset(".!?…:;,。！？｡؟۔।॥፧።၊။‽：，；")
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u4e00-\u9fff]")
"""Letters of scripts that put no space between words: about two make one."""
NOTED = re.compile(r"[^\W\d_]{2}[.!?][\"”’'»)]?\d{1,2}$")
"""The end of a sentence with the number of a footnote."""
SIGNED = re.compile(rf"[.!?][\"”’'»]?\s?\((?i:{AGENCY})\)$")
"""The end of a sentence with the agency of the dispatch behind it."""
INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def is_terminated(text: str) -> bool:
    """Whether a stretch ends as running text does: with a mark that closes or carries on a sentence."""
    core = text.rstrip(CLOSING)
    if core and (core[-1] in TERMINAL or NOTED.search(core[-8:])):
        return True
    if text.endswith(")") and SIGNED.search(text[-60:]):
        return True
    return len(core) < len(text) and text.rstrip()[-1:] in '"”»«' and bool(re.search(r"[.!?…,]", text[-3:]))


@dataclass(slots=True)
class Block:
    """One block with its span, and what is found out about it. `core` is the text without its bullet."""

    start: int
    end: int
    text: str
    index: int = 0
    kind: Kind = "text"
    reason: str = ""
    level: int = 2
    bullet: bool = False
    item: bool = False
    """The format says that it is an item of a list or a table: a missing full stop tells nothing."""
    restates: bool = False
    label: int = 0
    """Code points at the beginning that are the title of the gallery it belongs to."""
    plain: str = field(default="")
    words: int = 0
    terminated: bool = False

    def drop(self, reason: str) -> None:
        """Take the block for furniture."""
        self.kind, self.reason = "furniture", reason


def blocks_of(text: str, alone: Container[tuple[int, int]] = ()) -> list[Block]:
    """The blocks of a text in order; none is empty, and spaces around them are outside. Lines that are `alone` are joined to no other."""
    spans = list(_lines(text))
    if _hand_wrapped(text, [span for span in spans if span not in alone]):
        spans = list(_joined(text, spans, alone))
    return [_block(text, start, end, index) for index, (start, end) in enumerate(spans)]


def _block(text: str, start: int, end: int, index: int) -> Block:
    piece = BREAK.sub(" ", text[start:end])
    mark = BULLET.match(piece)
    core = normalize(piece[mark.end() :] if mark else piece)
    return Block(
        start=start,
        end=end,
        text=piece,
        index=index,
        bullet=bool(mark),
        plain=core,
        words=len(WORD.findall(piece)) + len(UNSPACED.findall(piece)) // 2,
        terminated=is_terminated(piece) and not _ends_in_initials(piece),
    )


def _ends_in_initials(text: str) -> bool:
    """A short line whose only full stop is that of an abbreviation, "What the U.N. says", ends as headings do."""
    return len(text) < 80 and bool(INITIALS.search(text)) and not re.search(r"\w{3}[.!?](?:\s|$)", text)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in LINE.finditer(text):
        line = match[0]
        stripped = line.strip()
        if stripped:
            start = match.start() + line.index(stripped[0])
            yield start, start + len(stripped)


def _groups(text: str, spans: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Lines with no empty line between them."""
    group: list[tuple[int, int]] = []
    for span in spans:
        gap = text[group[-1][1] : span[0]] if group else ""
        if group and gap.replace("\r\n", "\n").count("\n") + gap.count("\u2029") > 1:
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _hand_wrapped(text: str, spans: list[tuple[int, int]]) -> bool:
    """Whether lines that another follows are nearly as long as the longest, and stop in the middle of a sentence."""
    inner = [pair for group in _groups(text, spans) for pair in pairwise(group)]
    width = max((end - start for start, end in spans), default=0)
    if not inner or width > WIDEST:
        return False
    if len(inner) < MANY_LINES:
        small = sum(text[start].islower() for _, (start, _end) in inner)
        return 2 * small >= len(inner) and all(_is_full(text, line, following, width) for line, following in inner)
    inner_width = max(end - start for (start, end), _ in inner)
    open_ended = sum(not is_terminated(text[start:end]) and end - start > 0.6 * inner_width for (start, end), _ in inner)
    return inner_width >= NARROWEST and open_ended > 0.6 * len(inner)


def _is_full(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether a line stops in the middle of a sentence because the first word of the next had no room in it."""
    size = line[1] - line[0]
    first_word = text[slice(*following)].split(maxsplit=1)[0]
    return size >= NARROWEST and size + 1 + len(first_word) > width and not is_terminated(text[slice(*line)])


def _joined(text: str, spans: list[tuple[int, int]], alone: Container[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines of a group as one block; a line that begins with a bullet begins a block."""
    for group in _groups(text, spans):
        start, end = group[0]
        single = group[0] in alone
        for low, high in group[1:]:
            if single or (low, high) in alone or BULLET.match(text[low:high]):
                yield start, end
                start = low
            end, single = high, (low, high) in alone
        yield start, end
