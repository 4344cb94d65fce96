"""Whether two time expressions, one of a draft and one of an article, tell the same time."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.analysis.dates.patterns import FULL_MONTHS, WEEKDAYS
from briefing.export.drafts.facts import CALENDAR
from briefing.model import DateMention

YEAR = re.compile(r"\b\d{4}")
YEAR_DIGITS = 4
SHORTEST_MONTH = 3
MONTHS = tuple(name.lower() for name in FULL_MONTHS)


def same_date(left: DateMention, printed: str, right: DateMention, text: str) -> bool:
    """Whether a date of the draft, printed so, is that of the text of a source; a year that is not printed is a guess."""
    theirs = text[right.start : right.end]
    if _letters(printed) == _letters(theirs) or (_day_of_month(printed) and _day_of_month(printed) == _day_of_month(theirs)):
        return True
    if weekday := _weekday(printed):
        return weekday == (_weekday(text[right.start : right.end]) or _weekday_of(right.when))
    if left.when is None or right.when is None:
        return False
    # Of a date without its year the year is a guess, by the day of the article or the draft.
    low = 0 if YEAR.search(printed) else YEAR_DIGITS
    size = min(len(left.when), len(right.when))
    return left.when[low:size] == right.when[low:size] and size > low


def tells_a_day(printed: str) -> bool:
    """Whether a date says when by itself: "last week" in a draft depends on the day it is written on."""
    return any(letter.isdigit() for letter in printed) or any(word in CALENDAR for word in re.findall(r"\w+", printed.lower()))


def on_day(date: DateMention, printed: str, published: str) -> bool:
    """Whether a date is the day (ISO 8601, or empty) on which an article was published."""
    if not published:
        return False
    if weekday := _weekday(printed):
        return weekday == _weekday_of(published)
    return date.when is not None and date.when[:10] == published[: len(date.when[:10])]


@lru_cache(maxsize=1024)
def _day_of_month(printed: str) -> tuple[str, ...]:
    """Month, day and, where it is named, year of "26 July" and "July 26th, 2031"; nothing where it names no day of a month."""
    words = re.findall(r"[a-z]+|\d+", printed.lower())
    month = next((name for name in MONTHS for word in words if len(word) >= SHORTEST_MONTH and name.startswith(word)), "")
    days = [word for word in words if word.isdigit() and len(word) <= 2]
    years = [word for word in words if word.isdigit() and len(word) == YEAR_DIGITS]
    return (month, days[0], *years[:1]) if month and len(days) == 1 else ()


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


@lru_cache(maxsize=1024)
def _weekday(printed: str) -> str:
    words = printed.lower().replace(".", " ").split()
    return next((name for name in WEEKDAYS if name in words), "") if not any(word[0].isdigit() for word in words) else ""


def _weekday_of(when: str | None) -> str:
    from datetime import date

    try:
        return list(WEEKDAYS)[date.fromisoformat((when or "")[:10]).weekday()]
    except ValueError:
        return ""


def months_of(printed: str) -> set[str]:
    """The months that a date names, in lower case."""
    return set(re.findall(r"[a-z]+", printed.lower())) & set(MONTHS)
