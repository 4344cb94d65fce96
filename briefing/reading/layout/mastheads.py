"""The line under a headline that says where and when a story was printed: `The Coast Daily, 4 March 2026`."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.reading import calendar
from briefing.reading.publishers.outlets import is_title_of_a_paper
from briefing.reading.publishers.registry import registry

LONGEST = 110
_SMALL = r"de|del|la|le|of|für|and|&"
_WORD = rf"(?:[^\W\d_a-zà-ÿ][\w.'’&-]*|{_SMALL})"
_NAME = rf"(?P<name>(?:[Tt]he )?(?!{_SMALL}){_WORD}(?: {_WORD}){{0,6}}(?: \([A-Z][a-z]+\))?)"
_WEEKDAY = r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\.?)"
HEAD = re.compile(rf"{_NAME}\s*(?:[,|·•;/]|\s[-–—])\s*(?:(?i:published|on|dated)\s*:?\s*)?(?:{_WEEKDAY},?\s*)?(?=[\w'])")
"""The name of a paper, and what stands between it and the date."""
_PAGE = r"(?:(?i:p(?:age|g|p)?\.?|section|s\.)\s*[A-Z]?\s?-?\d{0,4}[A-Z]?\d{0,4}|[A-Z]\d{1,3})"
BEHIND = re.compile(rf"(?:,?\s*{_WEEKDAY})?(?:\s(?:GMT|UTC|[A-Z]{{2,4}}T))?(?:[,;|·\s]*{_PAGE})?[\s.|]*")
"""What may stand behind the date: a day of the week, a page."""


class Masthead(NamedTuple):
    """The outlet and the day that such a line gives."""

    outlet: str
    day: calendar.Moment


def masthead(line: str) -> Masthead | None:
    """What a line says that is the name of a paper and a date; None for any other, as a place and a date."""
    if len(line) > LONGEST or not line[-1:].strip():
        return None
    head = HEAD.match(line)
    span = calendar.span_of(line) if head else None
    if head is None or span is None or span[0] != head.end() or not BEHIND.fullmatch(line[span[1] :]):
        return None
    name = " ".join(head["name"].split())
    day = calendar.find(line)
    if day is None or name.lower() in calendar.MONTHS or not _is_outlet(name):
        return None
    return Masthead(name, day)


def _is_outlet(name: str) -> bool:
    return registry().knows(name) or name.startswith(("The ", "the ")) or is_title_of_a_paper(name)
