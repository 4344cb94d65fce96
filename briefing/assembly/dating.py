"""Dates of articles and lines that tell none themselves, from what other articles of the corpus date; only where that is sure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from briefing.analysis import dates
from briefing.analysis.dates.clauses import tense_of
from briefing.analysis.dates.patterns import MONTH, MONTHS, PART_OF_DAY, WEEKDAY, WEEKDAYS
from briefing.model import Article, DateMention, Known, Source, Statement

DAY_OF = re.compile(
    r"\b[Dd]ay (?P<count>\d{1,3}(?:,\d{3}|\d)?) of (?:the |its |their )?"
    r"(?P<what>(?:[\w’'-]+ ){0,3}?(?:war|invasion|siege|strike|trial|conflict|protests?))\b"
)
"""The count of days of something long: "day 566 of the war"."""
WEEKDAY_ALONE = re.compile(rf"(?P<weekday>{WEEKDAY}){PART_OF_DAY}")
DAY_ALONE = re.compile(
    rf"(?:{WEEKDAY},?\s)?(?:(?P<month>{MONTH})\s(?P<day>\d{{1,2}})|(?P<first>\d{{1,2}})(?:\sof)?\s(?P<later>{MONTH}))(?:st|nd|rd|th)?"
)
ENOUGH = 2
"""Lines that date a weekday of an undated article, from which on it means that day in the whole of it."""


def date_by_count(articles: Sequence[Article]) -> list[Article]:
    """The articles, with those dated that have no date and tell the day of a war or a strike that others count too."""
    undated = {article.source.id: found for article in articles if (found := _count_of_undated(article.source))}
    if not undated:
        return list(articles)
    beginnings = _beginnings(articles, undated)
    return [_dated_by_count(article, undated.get(article.source.id), beginnings) for article in articles]


def _dated_by_count(article: Article, match: re.Match[str] | None, beginnings: Mapping[str, date]) -> Article:
    beginning = beginnings.get(_what(match)) if match else None
    if match is None or beginning is None:
        return article
    return _dated(article, beginning + timedelta(days=_count(match)), match.group())


def _count_of_undated(source: Source) -> re.Match[str] | None:
    return DAY_OF.search(source.text) if dates.day_of_source(source) is None else None


def _beginnings(articles: Sequence[Article], undated: Mapping[str, re.Match[str]]) -> dict[str, date]:
    """The day from which the dated articles count, where all mean the same, give or take the hour at which they came out."""
    counted: dict[str, Counter[date]] = defaultdict(Counter)
    for article in articles:
        if article.source.id in undated or not (found := DAY_OF.search(article.source.text)):
            continue
        if day := dates.day_of_source(article.source):
            counted[_what(found)][day - timedelta(days=_count(found))] += 1
    return {
        what: max(days, key=lambda day: (days[day], day)) for what, days in counted.items() if max(days) - min(days) <= timedelta(days=1)
    }


def _what(match: re.Match[str]) -> str:
    return match["what"].rsplit(" ", 1)[-1].lower()


def _count(match: re.Match[str]) -> int:
    return int(match["count"].replace(",", ""))


def _dated(article: Article, day: date, printed: str) -> Article:
    """An article with its inferred date, and its times counted from it."""
    known = Known(value=day.isoformat(), certainty="likely", origin=f"inferred: “{printed}”, which other articles date")
    source = replace(article.source, metadata=replace(article.source.metadata, published=known))
    found = {mention.start: mention for mention in dates.find(source, day)}
    statements = tuple(
        replace(statement, dates=tuple(found.get(mention.start, mention) for mention in statement.dates))
        for statement in article.analysis.statements
    )
    return replace(article, source=source, analysis=replace(article.analysis, statements=statements))


def date_joined(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, with days dated that their article leaves open ("on Tuesday") and others that say the same date.

    A weekday that several lines date so means that day wherever its article speaks of the past.
    """
    told = _days_of_points(statements)
    days: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    joined: dict[str, dict[int, str]] = {}
    for statement in statements:
        for mention in _open_days(statement):
            fitting = {day for day in told.get(statement.point or "", ()) if _fits(_printed(statement, mention), day)}
            if len(fitting) == 1:
                (day,) = fitting
                joined.setdefault(statement.id, {})[mention.start] = day
                if _is_past(statement, mention):
                    days[statement.source][_printed(statement, mention).split()[0]][day] += 1
    if not joined:
        return list(statements)
    return [_completed(statement, joined.get(statement.id, {}), days.get(statement.source, {})) for statement in statements]


def _days_of_points(statements: Sequence[Statement]) -> dict[str, set[str]]:
    """For each point the days that its statements tell."""
    told: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        if statement.point:
            for mention in statement.dates:
                if mention.when and mention.precision == "day" and not mention.aside:
                    told[statement.point].add(mention.when)
    return told


def _open_days(statement: Statement) -> list[DateMention]:
    """The days that a statement names and its article does not date."""
    return [
        mention
        for mention in statement.dates
        if mention.when is None and mention.precision == "day" and not mention.garbled and not mention.aside
    ]


def _printed(statement: Statement, mention: DateMention) -> str:
    return statement.text[mention.start - statement.start : mention.end - statement.start]


def _fits(printed: str, day: str) -> bool:
    """Whether a weekday, or a day of a month without its year, is the day."""
    told = date.fromisoformat(day)
    if found := WEEKDAY_ALONE.fullmatch(printed):
        return WEEKDAYS[found["weekday"].lower()] == told.weekday()
    if found := DAY_ALONE.fullmatch(printed):
        month, number = found["month"] or found["later"], found["day"] or found["first"]
        return (MONTHS[month.lower().rstrip(".")], int(number)) == (told.month, told.day)
    return False


def _is_past(statement: Statement, mention: DateMention) -> bool:
    return tense_of(statement.text, mention.start - statement.start, mention.end - statement.start)[0] == "past"


def _completed(statement: Statement, own: Mapping[int, str], days: Mapping[str, Counter[str]]) -> Statement:
    """A statement with the days that its point dates, and those that its article was found to mean."""
    if not own and not days:
        return statement
    whens = dict(own)
    for mention in _open_days(statement):
        printed = _printed(statement, mention)
        meant = days.get(printed.split()[0], Counter())
        is_sure = len(meant) == 1 and meant.total() >= ENOUGH and WEEKDAY_ALONE.fullmatch(printed) and _is_past(statement, mention)
        if mention.start not in whens and is_sure:
            whens[mention.start] = next(iter(meant))
    if not whens:
        return statement
    return replace(statement, dates=tuple(replace(mention, when=whens.get(mention.start, mention.when)) for mention in statement.dates))
