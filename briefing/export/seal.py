"""The seal of an export: what every line of it was when it was written, so that a line that is another now is found.

A seal holds a sum over all lines and, to tell which line differs, four hexadecimal digits of each. It finds what was changed by hand. It is
no signature: who has this program can seal a changed text again, and then only the sum, told by another way, gives it away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from hashlib import blake2b
from itertools import pairwise

from briefing.export.quotes import Altered, Failure, Sealed
from briefing.model import Record
from briefing.workspace.safe_text import one_line
from briefing.workspace.wording import plural

DIGITS = 4
"""Hexadecimal digits kept of each line: they only tell where a difference is, the sum tells whether there is one."""
ROW = 128
"""Digits on one line of a comment."""
MOST_ALIGNED = 5_000
"""Lines between the first and the last difference that are aligned with each other; of more, only what is new and what is gone is told."""
MOST_TOLD = 100
"""Differences that are told one by one."""
LONGEST = 90
"""Characters of a line that are repeated."""

Line = tuple[int, str]
"""Where a line stands, and what it says."""


class Seal(Record, frozen=True):
    """A sum over all lines, and the digits of each, one behind the other."""

    total: str
    digits: str

    @property
    def marks(self) -> list[str]:
        """The digits of each line."""
        return [self.digits[at : at + DIGITS] for at in range(0, len(self.digits), DIGITS)]


class Sealer:
    """Takes the lines of an export one by one, and makes its seal."""

    def __init__(self) -> None:
        self._sum = blake2b(digest_size=16)
        self._digits = bytearray()

    def add(self, line: str) -> bool:
        """Take a line; False for one that says nothing and is passed over, as are blanks at the end of others."""
        data = line.rstrip(" \t\r").encode("utf-8", "replace")
        if data:
            self._sum.update(data + b"\n")
            self._digits += blake2b(data, digest_size=DIGITS // 2).hexdigest().encode()
        return bool(data)

    def seal(self) -> Seal:
        """The seal of what was taken."""
        return Seal(total=self._sum.hexdigest(), digits=self._digits.decode())


def sealed(parts: Iterable[str]) -> Iterator[str]:
    """The text piece by piece, and behind it its seal as a comment that HTML and Markdown both know."""
    sealer, rest = Sealer(), ""
    for part in parts:
        yield part
        *lines, rest = (rest + part).split("\n")
        for line in lines:
            sealer.add(line)
    sealer.add(rest)
    seal = sealer.seal()
    rows = (seal.digits[at : at + ROW] for at in range(0, len(seal.digits), ROW))
    yield "\n".join([f"\n<!-- briefing seal {seal.total}", *rows, "-->\n"])


_BEGINS = "<!-- briefing seal "
_COMMENT = re.compile(r"<!-- briefing seal ([0-9a-f]{32})\r?\n((?:[0-9a-f]{4,128}\r?\n)*)-->")


def held(text: str) -> Iterator[Sealed | Failure]:
    """Hold a text against the seal at its end: how many lines are as they were written, and each that is not."""
    begin = text.rfind(_BEGINS)
    found = _COMMENT.match(text, begin) if begin >= 0 else None
    if found is None:
        yield Altered(line=1, what="the seal at its end is gone or damaged: only quotations can be held")
        return
    before = [*enumerate(text[:begin].split("\n"), 1)]
    after = [*enumerate(text[found.end() :].split("\n"), len(before) + found.group().count("\n"))]
    yield from differences(Seal(total=found[1], digits="".join(found[2].split())), [*before, *after])


def differences(seal: Seal, lines: Sequence[Line], shown: Callable[[str], str] = str) -> Iterator[Sealed | Failure]:
    """What became of the lines that a seal was made of: how many stand, and each that was changed, added, moved or taken away."""
    sealer = Sealer()
    there = [line for line in lines if sealer.add(line[1])]
    now = sealer.seal()
    if now == seal:
        yield Sealed(lines=len(there), total=seal.total)
        return
    told = list(_told(seal.marks, now.marks, there, shown))
    yield Sealed(lines=max(0, len(there) - len(told)), total="")
    yield from told[:MOST_TOLD]
    if len(told) > MOST_TOLD:
        yield Altered(line=told[MOST_TOLD].line, what=f"and {plural(len(told) - MOST_TOLD, 'line')} more are not as they were written")
    if not told:
        yield Altered(line=1, what="something in it is not as it was written, or its seal is not")


def _told(written: list[str], now: list[str], lines: list[Line], shown: Callable[[str], str]) -> Iterator[Altered]:
    start = next((at for at, (one, other) in enumerate(zip(written, now, strict=False)) if one != other), min(len(written), len(now)))
    end = 0
    while end < min(len(written), len(now)) - start and written[-1 - end] == now[-1 - end]:
        end += 1
    was, are = written[start : len(written) - end], now[start : len(now) - end]
    if max(len(was), len(are)) > MOST_ALIGNED:
        yield from _unaligned(was, are, lines[start:], shown)
        return
    for what, first, last, begin, finish in SequenceMatcher(None, was, are, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        changed = min(last - first, finish - begin)
        for place in range(begin, finish):
            said = "is not as it was written" if place - begin < changed else "is none of ours"
            yield _altered(lines[start + place], said, shown)
        if last - first > changed:
            behind = start + finish - 1
            line = lines[behind][0] if 0 <= behind < len(lines) else 1
            yield Altered(
                line=line, what=f"{plural(last - first - changed, 'line')} that stood behind this one {_verb(last - first - changed)} gone"
            )


def _unaligned(was: list[str], are: list[str], lines: list[Line], shown: Callable[[str], str]) -> Iterator[Altered]:
    """What is new and what is gone, whatever its order; where all lines are there, those that have another behind them than they had."""
    left = Counter(was)
    for place, mark in enumerate(are):
        left[mark] -= 1
        if left[mark] < 0:
            yield _altered(lines[place], "is not as it was written", shown)
    gone = sum(count for count in left.values() if count > 0)
    if gone:
        yield Altered(line=lines[0][0] if lines else 1, what=f"{plural(gone, 'line')} from here on {_verb(gone)} gone or changed")
    elif Counter(was) == Counter(are):
        pairs = set(pairwise(was))
        yield from (
            _altered(lines[place], "stands elsewhere than it stood", shown) for place, pair in enumerate(pairwise(are)) if pair not in pairs
        )


def _verb(count: int) -> str:
    return "is" if count == 1 else "are"


def _altered(line: Line, said: str, shown: Callable[[str], str]) -> Altered:
    text = one_line(shown(line[1]))
    return Altered(line=line[0], what=f"{said}: “{text if len(text) <= LONGEST else text[: LONGEST - 1] + '…'}”")
