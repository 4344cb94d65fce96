"""The day from which an article's relative times count, where it is beyond doubt."""

# ruff: noqa: E501 (patterns read better whole)
from __future__ import annotations

import re
from datetime import date, timedelta

from briefing.analysis.dates.patterns import MONTH, MONTHS, YEAR
from briefing.model import Source
from briefing.reading import calendar

DATELINE = re.compile(
    rf"^[A-ZÀ-Þ][A-ZÀ-Þ .’'-]+(?:,\s(?:[A-Z][\w.’-]*\s?){{1,3}})?,?\s(?P<month>{MONTH})\s(?P<day>\d{{1,2}})(?:,?\s(?P<year>{YEAR}))?\s?(?:\([A-Z]|[-–—])",
    re.M,
)
"""The place and the day at the head of an agency's story: "LIMA, Peru, March 3 (Reuters) -"."""
HEAD = 2000
"""Characters at the head of an article in which a dateline stands."""
PRINTED = 10
"""Days from a dateline to the date of the page that prints it."""
NEAR = timedelta(days=2)
"""How far a doubtful date may be from a full date in the text that confirms it."""
TELLING = ("date line", "byline", "comments")
"""Reasons of furniture whose dates tell when the article came out."""
TAKEN = re.compile(r"print|download|saved|access|retriev|clip|crawl|captur|archiv|created|©|copyright", re.I)
"""Before the day on which a copy of an article was made."""
SMALL_HOURS, LATE_EVENING = "06:00", "21:00"
"""Ends and begins the hours in which the day of an article is not sure: clocks differ, and what came out is written on."""
FULL_DATES = 200
"""Full dates of a text that are looked at."""
FULL_DATE = re.compile(rf"\b(?=[JFMASOND\d])(?:{MONTH}\s\d{{1,2}},\s{YEAR}|\d{{1,2}}\s{MONTH}\s{YEAR}|{YEAR}-\d\d-\d\d)\b")


def day_of_source(source: Source) -> date | None:
    """The day of a source: as published, or of its dateline; one that is doubted counts only where the text confirms it."""
    published = source.metadata.published
    stamp = _day(published.value) if published else None
    dateline = _dateline(source.text[:HEAD], stamp)
    if dateline and (stamp is None or published is None or published.certainty == "doubtful" or abs(stamp - dateline) > NEAR):
        return dateline
    if stamp is None or published is None:
        return None
    return stamp if published.certainty != "doubtful" or _is_confirmed(source, stamp) else None


def is_of_small_hours(source: Source) -> bool:
    """Whether a source came out so early in a day that it may have been written on the day before, as where the stamp is in another zone."""
    published = source.metadata.published
    return published is not None and "00:00" < published.value[11:16] < SMALL_HOURS


def is_of_late_evening(source: Source) -> bool:
    """Whether a source came out so late in a day that it may be written for the next, or have been changed on it."""
    published = source.metadata.published
    return published is not None and published.value[11:16] >= LATE_EVENING


def _dateline(head: str, stamp: date | None) -> date | None:
    """The day of a dateline; one without a year is that of the page where the page came out some days later at most."""
    found = DATELINE.search(head)
    if not found:
        return None
    month, day = MONTHS[found["month"].lower().rstrip(".")], int(found["day"])
    years = [int(found["year"])] if found["year"] else [stamp.year, max(1, stamp.year - 1)] if stamp else []
    for year in years:
        try:
            told = date(year, month, day)
        except ValueError:
            continue
        if found["year"] or (stamp and -1 <= (stamp - told).days <= PRINTED):
            return told
    return None


def _is_confirmed(source: Source, stamp: date) -> bool:
    """Whether the article, its date line or a comment prints a full date that is about as old as the doubtful one."""
    if not any(f"{day.year:04}" in source.text for day in (stamp, stamp - min(NEAR, stamp - date.min))):
        return False
    beside = [(item.start, item.end) for item in source.furniture if item.reason not in TELLING]
    for number, found in enumerate(FULL_DATE.finditer(source.text)):
        if number >= FULL_DATES:
            break
        told = calendar.find(found.group())
        day = _day(told.iso) if told else None
        is_telling = not any(low <= found.start() < high for low, high in beside) and not TAKEN.search(
            source.text, max(0, found.start() - 30), found.start()
        )
        if day and timedelta(0) <= stamp - day <= NEAR and is_telling:
            return True
    return False


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
