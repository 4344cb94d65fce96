"""The days of the event: those that the titles and openings of most articles name."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from briefing.assembly.timeline import when_of
from briefing.model import Article, DateMention, Known, OtherTime, Statement

OPENING = 4
"""Statements in which an article says when its event was."""
LEAST_SOURCES = 2
"""Sources that must name a day: one alone may be mistaken, or may tell of another day."""
FAR_DAYS = 10
"""Days that lie further from the day named most are those of other happenings."""


AROUND_DAYS = 7
"""Days before and after those of the event that still belong to it."""
DATES_LINE = {"time": 60, "day": 60, "month": 60, "year": 12}
"""Characters of a line within which a time must begin to date the line, and not something in it (a ruling "in June", a birth "in 1961")."""


class Days(NamedTuple):
    """The first and the last day of the event."""

    first: date
    last: date

    def iso(self) -> tuple[str, str]:
        """Both in ISO 8601."""
        return self.first.isoformat(), self.last.isoformat()


class Opening(NamedTuple):
    """When an article came out, None where that is not sure, and which days its opening names."""

    published: date | None
    days: set[date]


def days_of(articles: Sequence[Article]) -> Days | None:
    """The days of the event, None where that is not sure.

    The day that most openings name, and those around it that a third of them name. Days that had not come when an article was
    published are announced there, and not told. Articles that came out weeks later, and are fewer, tell of other days.
    """
    openings = [Opening(_published(article), days) for article in articles if (days := _days_named(article))]
    votes = Counter(day for opening in openings for day in opening.days)
    if not votes:
        return None
    top, count = min(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    of_then = [one for one in openings if one.published is None or abs((one.published - top).days) <= FAR_DAYS or top in one.days]
    if count < LEAST_SOURCES or 2 * count <= len(of_then) or 2 * len(of_then) <= len(openings):
        return None
    least = max(LEAST_SOURCES, len(of_then) / 3)
    near = [day for day, times in votes.items() if times >= least and abs((day - top).days) <= FAR_DAYS]
    return Days(min(near), max(near))


def _published(article: Article) -> date | None:
    known = article.source.metadata.published
    return _day(known.value) if known and known.certainty != "doubtful" else None


def _days_named(article: Article) -> set[date]:
    """The days that an opening names, up to the day of the article."""
    published = _published(article)
    mentions = (mention for statement in article.analysis.statements[:OPENING] for mention in statement.dates)
    days = {day for mention in mentions if (day := day_of(mention))}
    return {day for day in days if published is None or day <= published}


def day_of(mention: DateMention) -> date | None:
    """The day that a time expression names, None where it names a longer time or cannot be."""
    return _day(mention.when) if mention.when and not mention.garbled and mention.precision in ("time", "day") else None


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def days_of_statement(statement: Statement) -> list[date]:
    """All days that a statement names."""
    return [day for mention in statement.dates if (day := day_of(mention))]


def other_time(statement: Statement, days: Days, published: Known | None) -> OtherTime | None:
    """When the happening was that a statement tells of, where that was surely not in the days of the event; None else.

    All days that the statement names must lie apart from the event. What had not come when its source was published is announced, and did
    not happen then.
    """
    told = when_of(statement)
    if told is None or told.when is None or told.start - statement.start >= DATES_LINE.get(told.precision, 0):
        return None
    first, last = _stretch(told.when)
    around = Days(days.first - timedelta(AROUND_DAYS), days.last + timedelta(AROUND_DAYS))
    if last < around.first and all(day < around.first for day in days_of_statement(statement)):
        return OtherTime(when=told.when, precision=told.precision)
    known = _day(published.value) if published and published.certainty != "doubtful" else None
    if known and around.last < first and last <= known and all(around.last < day <= known for day in days_of_statement(statement)):
        return OtherTime(when=told.when, precision=told.precision, later=True)
    return None


def _stretch(when: str) -> tuple[date, date]:
    """The first and the last day of a time in ISO 8601, cut to a day, a month or a year."""
    year, month, day = ([int(part) for part in when[:10].split("-")] + [0, 0])[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    return date(year, month or 1, 1), date(year, month or 12, monthrange(year, month or 12)[1])
