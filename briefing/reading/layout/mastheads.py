"""The line under a headline that says where and when a story was printed: `The Coast Daily, 4 March 2026`.

With the writer in it too, its parts are told apart by marks: `Ada Quist | The Coast Daily | 4 March 2026`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.reading import calendar
from briefing.reading.publishers.outlets import is_title_of_a_paper
from briefing.reading.publishers.registry import registry

LONGEST = 110
DIGIT = re.compile(r"\d")
_SMALL = r"de|del|la|le|of|für|and|&"
_CAPITAL = r"[^\W\d_a-zà-ÿ][\w.'’&-]*"
_WORD = rf"(?:{_CAPITAL}|{_SMALL})"
_NAME = rf"(?P<name>(?:[Tt]he )?(?!{_SMALL}){_WORD}(?: {_WORD}){{0,6}}(?: \([A-Z][a-z]+\))?)"
_WEEKDAY = r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\.?)"
HEAD = re.compile(rf"{_NAME}\s*(?:[,|·•;/]|\s[-–—])\s*(?:(?i:published|on|dated)\s*:?\s*)?(?:{_WEEKDAY},?\s*)?(?=[\w'])")
"""The name of a paper, and what stands between it and the date."""
_PAGE = r"(?:(?i:p(?:age|g|p)?\.?|section|s\.)\s*[A-Z]?\s?-?\d{0,4}[A-Z]?\d{0,4}|[A-Z]\d{1,3})"
BEHIND = re.compile(rf"(?:,?\s*{_WEEKDAY})?(?:\s(?:GMT|UTC|[A-Z]{{2,4}}T))?(?:[,;|·\s]*{_PAGE})?[\s.|]*")
"""What may stand behind the date: a day of the week, a page."""
MARKS = re.compile(r"\s*[|·•]\s*|\s+[—–-]\s+")
"""What parts writer, paper and day."""
SIGNED = re.compile(rf"{MARKS.pattern}|,\s+")
"""What may part the writers from paper and day."""
BEFORE_DAY = re.compile(rf"(?:(?i:published|on|dated)\s*:?\s*)?(?:{_WEEKDAY},?\s*)?")
PAPER = re.compile(_NAME)
BY = re.compile(r"(?i:by|von|por|par|di|door|av|af)\s+(?=[^\W\d_a-z])")
_PARTICLE = r"(?:de|da|di|del|van|von|der|den|bin|al|el|la|le|dos|ul|ibn|du|ter|ten|zu)"
_PERSON = rf"{_CAPITAL}(?: {_PARTICLE})*(?: {_CAPITAL}){{1,2}}"
WRITERS = re.compile(rf"{_PERSON}(?:(?:, | and | & | und | et | y | e ){_PERSON}){{0,3}}")
"""Whole names, each of two or three words: of one word, a name is more often that of a town."""
BESIDE = re.compile(r"\w[^.!?:;]{0,60}(?<!\s)")
"""What may stand in such a line beside paper and day."""
SECTION = re.compile(
    r"\b(?:news|world|business|politics|sports?|opinion|analysis|culture|arts|features?|letters|(?:north|south|east|west)(?:ern)?|"
    r"middle|central|latin|america|asia|europe|africa|edition|magazine|staff|desk|bureau|correspondents?|reporters?)\b",
    re.IGNORECASE,
)
"""A word of the part of a paper that a story stands in, which has the place and the capitals of a name."""


class Masthead(NamedTuple):
    """The outlet and the day that such a line gives, and who wrote the story, where it says so."""

    outlet: str
    day: calendar.Moment
    writers: str = ""
    said: bool = False
    """Whether a word such as “by” says that these are the writers."""


def masthead(line: str) -> Masthead | None:
    """What a line says that is the name of a paper and a date; None for any other, as a place and a date."""
    if len(line) > LONGEST or not line[-1:].strip() or not DIGIT.search(line):
        return None
    found = named_day(line) or _signed(line)
    return found if found and _is_outlet(found.outlet) else _of_parts(line)


def named_day(line: str) -> Masthead | None:
    """A name and a date, which are those of a paper only where more tells so: `Lima, 4 March 2026` is a place."""
    head = HEAD.match(line) if len(line) <= LONGEST else None
    span = calendar.span_of(line) if head else None
    if head is None or span is None or span[0] != head.end() or not BEHIND.fullmatch(line[span[1] :]):
        return None
    name = " ".join(head["name"].split())
    day = calendar.find(line)
    return None if day is None or name.lower() in calendar.MONTHS else Masthead(name, day)


def _signed(line: str) -> Masthead | None:
    """Name and date beside the writers: `The Coast Daily, 4 March 2026 — By Ada Quist`, `By Ada Quist, The Coast Daily, 4 March 2026`."""
    for found in SIGNED.finditer(line):
        first, second = line[: found.start()], line[found.end() :]
        for writers, rest in ((first, second), (second, first)):
            if BY.match(writers) and WRITERS.fullmatch(BY.sub("", writers, count=1)) and (paper := named_day(rest)):
                return paper._replace(writers=BY.sub("", writers, count=1), said=True)
    return None


def _of_parts(line: str) -> Masthead | None:
    """Paper and day in any order between marks, with no more beside them than the writers, a place, a section or a time of reading."""
    parts = MARKS.split(line.strip())
    days = [part for part in parts if _is_day(part)]
    papers = [part for part in parts if part not in days and PAPER.fullmatch(part) and not BY.match(part) and _is_outlet(part)]
    others = [part for part in parts if part not in days and part not in papers]
    if not 3 <= len(parts) <= 4 or len(days) != 1 or len(papers) != 1 or not all(BESIDE.fullmatch(part) for part in others):
        return None
    day = calendar.find(days[0])
    named = [part for part in others if BY.match(part)] or others
    writers = BY.sub("", named[0], count=1)
    is_writers = WRITERS.fullmatch(writers) and not SECTION.search(writers)
    return Masthead(papers[0], day, writers if is_writers else "", writers != named[0]) if day else None


def _is_day(part: str) -> bool:
    span = calendar.span_of(part)
    return span is not None and bool(BEFORE_DAY.fullmatch(part[: span[0]]) and BEHIND.fullmatch(part[span[1] :]))


def _is_outlet(name: str) -> bool:
    return registry().knows(name) or name.startswith(("The ", "the ")) or is_title_of_a_paper(name)
