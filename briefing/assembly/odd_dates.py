"""Dates of articles that others belie: one that tells the news of a Monday a week or more from where the others have that Monday."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from briefing.analysis import dates
from briefing.analysis.dates.patterns import WEEKDAYS
from briefing.assembly.text.terms import Stemmer
from briefing.model import Article, Statement

OPENING = 4
"""Statements in which an article tells its news."""
APART_DAYS = 5
"""Days that its date is from those of the others."""
LEAST_SHARED, LEAST_SHARED_IN_OPENING = 5, 8
"""Stems that the statements with the weekday, or the openings, share where they tell one piece of news."""
LEAST_OTHERS = 2
"""Articles that must agree on the day."""


MOST = 300
"""Openings that name one weekday, beyond which a corpus tells of many events."""


class Dateline(NamedTuple):
    """A weekday in the opening of an article: which day it would be by the date of the article.

    `dated` are the days that the opening names by their date, `stems` the words of the statement, `opening` those of the opening.
    """

    article: int
    stamp: date
    weekday: int
    day: str
    dated: frozenset[str]
    stems: frozenset[str]
    opening: frozenset[str]

    def shares_news(self, other: Dateline) -> bool:
        """Whether both tell one piece of news, by their words."""
        return len(self.stems & other.stems) >= LEAST_SHARED or len(self.opening & other.opening) >= LEAST_SHARED_IN_OPENING


def doubt_odd_dates(articles: Sequence[Article]) -> list[Article]:
    """The articles, with the date doubted of those that tell as the news of a weekday what others have on another such day.

    Nothing relative is resolved by a doubted date.
    """
    datelines: dict[int, list[Dateline]] = defaultdict(list)
    stemmer = Stemmer()
    for number, article in enumerate(articles):
        for one in _datelines(number, article, stemmer):
            datelines[one.weekday].append(one)
    odd = {one.article for same in datelines.values() if len(same) <= MOST for one in same if _is_belied(one, same)}
    return [_doubted(article) if number in odd else article for number, article in enumerate(articles)]


def _datelines(index: int, article: Article, stemmer: Stemmer) -> Iterator[Dateline]:
    stamp = dates.day_of_source(article.source)
    if stamp is None:
        return
    opening = article.analysis.statements[:OPENING]
    stems_of = [frozenset(stemmer.content_stems(statement.text)) for statement in opening]
    everything = frozenset[str]().union(*stems_of)
    days = {mention.when for statement in opening for mention in statement.dates if mention.when and mention.precision == "day"}
    for statement, stems in zip(opening, stems_of, strict=True):
        for printed, when in _weekdays(statement):
            yield Dateline(index, stamp, WEEKDAYS[printed], when, frozenset(days - {when}), stems, everything)


def _weekdays(statement: Statement) -> Iterator[tuple[str, str]]:
    """The weekdays that stand alone in a statement, in lower case, and the days that they were taken for."""
    for mention in statement.dates:
        printed = statement.text[mention.start - statement.start : mention.end - statement.start].split(" ")[0].lower()
        if mention.when and mention.precision == "day" and not mention.aside and printed in WEEKDAYS:
            yield printed, mention.when


def _is_belied(dateline: Dateline, same: Sequence[Dateline]) -> bool:
    """Whether others tell the same news, more of them on one other such day than on this one."""
    days: Mapping[str, set[int]] = defaultdict(set)
    for other in same:
        if other.article != dateline.article and dateline.shares_news(other):
            days[other.day].add(other.article)
    day, most = max(days.items(), key=lambda found: (len(found[1]), found[0]), default=("", set[int]()))
    far = all(abs((other.stamp - dateline.stamp).days) >= APART_DAYS for other in same if other.article in most)
    return day not in dateline.dated and len(most) >= LEAST_OTHERS and far and len(most) > len(days.get(dateline.day, ())) + 1


def _doubted(article: Article) -> Article:
    published = article.source.metadata.published
    if published is None:
        return article
    from briefing.analysis.pipeline import redated  # which loads all of analysis, for the few articles that are doubted

    known = replace(published, certainty="doubtful", origin=f"{published.origin}; other articles have its news on another day")
    source = replace(article.source, metadata=replace(article.source.metadata, published=known))
    return replace(article, source=source, analysis=redated(source, article.analysis))
