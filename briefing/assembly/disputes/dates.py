"""Days, dates and hours that disagree about one event."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.disputes.context import DisputeContext, Finding
from briefing.assembly.text.reporting import SAID_ON
from briefing.assembly.text.terms import content_stems
from briefing.model import DisputeKind, Statement

LEAST_SCORE_VAGUE = 0.5
"""Years and months stand beside what they explain; they are of one event only where the statements say much the same."""
FACTOR_OF_RELATIVE_TIME = 0.5
"""What is left of the certainty where one is named by its date and the other from where it is seen ("tomorrow")."""
FACTOR_WITHOUT_SHARED_WORDS = 0.5
"""What is left of it where no telling word stands near both: it may be the time of something else."""
NEAR = 45
"""Characters around a time in which it is said what happened then."""
STATEMENTS_CACHED = 20_000
"""Statements whose times are kept at hand."""
RELATIVE = re.compile(r"\b(?:today|tomorrow|yesterday|tonight|this|next|last|ago|earlier)\b", re.I)
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
SORT = {"time": "hour", "day": "day", "month": "month", "year": "year", "decade": "year"}


def find_date_disputes(context: DisputeContext, pairs: Pairs) -> list[Finding]:
    """Statements on one matter that each name one time of the same sort, and not the same."""
    found = []
    times = lru_cache(maxsize=STATEMENTS_CACHED)(lambda number: _times(context.statements[number]))
    for likeness, left, right in pairs.within(context.dated).each():
        ones, others = times(left), times(right)
        for sort in sorted(set(ones) & set(others)):
            if len(ones[sort]) == len(others[sort]) == 1 and not set(ones[sort]) & set(others[sort]):
                (one,), (other,) = ones[sort].values(), others[sort].values()
                if _comparable(sort, one.lower(), other.lower(), likeness):
                    sure = min(0.8, likeness) * (FACTOR_OF_RELATIVE_TIME if _relative(one) != _relative(other) else 1)
                    sure *= (
                        1
                        if _near(context.statements[left].text, one) & _near(context.statements[right].text, other)
                        else FACTOR_WITHOUT_SHARED_WORDS
                    )
                    found.append(Finding(DisputeKind.DATE, f"{one} or {other}", ((one, (left,)), (other, (right,))), sure))
    return found


def _comparable(sort: str, one: str, other: str, likeness: float) -> bool:
    """Whether two printed times of one sort can be held against each other: not where one only leaves out the year or the hour."""
    return one not in other and other not in one and (sort in ("day", "weekday", "hour") or likeness >= LEAST_SCORE_VAGUE)


def _near(text: str, printed: str) -> set[str]:
    """The stems of the words near a printed time."""
    start = text.find(printed)
    end = start + len(printed)
    return {*content_stems(text[max(0, start - NEAR) : start]), *content_stems(text[end : end + NEAR])}


def _relative(printed: str) -> bool:
    return RELATIVE.search(printed) is not None


def _times(statement: Statement) -> dict[str, dict[str, str]]:
    """For each sort of time in the statement (day, month, hour …): what it comes to, and how it is printed."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for date in statement.dates:
        printed = statement.text[date.start - statement.start : date.end - statement.start]
        if date.garbled or SAID_ON.search(statement.text, max(0, date.start - statement.start - 40), date.start - statement.start):
            continue
        weekday = WEEKDAY.search(printed)
        if date.when is None and weekday:
            found["weekday"][weekday.group()] = printed
        elif date.when is None and date.precision == "time":
            found["hour"][re.sub(r"\W", "", printed.lower())] = printed
        elif date.when is not None:
            found[SORT[date.precision]][date.when] = printed
    return found
