"""Days, dates and hours that disagree about one event."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from briefing.analysis.dates import patterns
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.disputes.context import DisputeContext, Finding
from briefing.assembly.text.reporting import SAID_ON
from briefing.model import DisputeKind, Statement

LEAST_SCORE_VAGUE = 0.5
"""Years and months stand beside what they explain; they are of one event only where the statements say much the same."""
FACTOR_OF_RELATIVE_TIME = 0.5
"""What is left of the certainty where one is named by its date and the other from where it is seen ("tomorrow")."""
FACTOR_WITHOUT_SHARED_WORDS = 0.3
"""What is left of it where no telling word stands near both: it may be the time of something else."""
LEAST_SCORE_SAME = 0.65
"""Statements so alike tell of one event, though other words stand beside its time."""
MOST_CERTAINTY = 0.8
WORDS_BEFORE, WORDS_AFTER = 3, 1
"""Content words beside a time among which it is said what happened then."""
STATEMENTS_CACHED = 20_000
"""Statements whose times are kept at hand."""
RELATIVE = re.compile(r"\b(?:today|tomorrow|yesterday|tonight|this|next|last|ago|earlier)\b", re.I)
WEEKDAY = re.compile(rf"\b{patterns.WEEKDAY}\b")
SORT = {"time": "hour", "day": "day", "month": "month", "year": "year", "decade": "year"}


def find_date_disputes(context: DisputeContext, pairs: Pairs) -> list[Finding]:
    """Statements on one topic that each name one time of the same sort, and not the same."""
    findings = []
    times = lru_cache(maxsize=STATEMENTS_CACHED)(lambda number: _times(context.statements[number]))
    for score, left, right in pairs.within(context.dated).each():
        if context.same_source(left, right):
            continue
        left_times, right_times = times(left), times(right)
        for sort in sorted(set(left_times) & set(right_times)):
            if len(left_times[sort]) == len(right_times[sort]) == 1 and not set(left_times[sort]) & set(right_times[sort]):
                (left_time,), (right_time,) = left_times[sort].values(), right_times[sort].values()
                told_by_both = left_time in context.text(right) or right_time in context.text(left)
                if not told_by_both and _comparable(sort, left_time.lower(), right_time.lower(), score):
                    certainty = min(MOST_CERTAINTY, score) * (
                        FACTOR_OF_RELATIVE_TIME if _relative(left_time) != _relative(right_time) else 1
                    )
                    near = _near(context, left, left_time) & _near(context, right, right_time)
                    is_aside = _is_aside(context, left, left_time) or _is_aside(context, right, right_time)
                    is_same = score >= LEAST_SCORE_SAME and sort in ("year", "month") and not is_aside
                    certainty *= 1 if near or is_same else FACTOR_WITHOUT_SHARED_WORDS
                    findings.append(
                        Finding(DisputeKind.DATE, f"{left_time} or {right_time}", ((left_time, (left,)), (right_time, (right,))), certainty)
                    )
    return findings


def _comparable(sort: str, left: str, right: str, score: float) -> bool:
    """Whether two printed times of one sort contradict each other: not where one only leaves out the year or the hour."""
    return left not in right and right not in left and (sort in ("day", "weekday", "hour") or score >= LEAST_SCORE_VAGUE)


def _near(context: DisputeContext, row: int, printed: str) -> frozenset[str]:
    """The stems of the words next to a printed time that tell what happened then: names tell only to whom."""
    text = context.text(row)
    before, _, after = text.partition(printed)
    stems = context.stemmer.content_stems
    return frozenset([*stems(before)[-WORDS_BEFORE:], *stems(after)[:WORDS_AFTER]]) - context.named_stems(row)


def _is_aside(context: DisputeContext, row: int, printed: str) -> bool:
    """Whether a printed time only names something in a statement, or is of what it mentions."""
    statement = context.statements[row]
    return any(
        mention.aside and statement.text[mention.start - statement.start : mention.end - statement.start] == printed
        for mention in statement.dates
    )


def _relative(printed: str) -> bool:
    return RELATIVE.search(printed) is not None


def _times(statement: Statement) -> dict[str, dict[str, str]]:
    """For each sort of time in the statement (day, month, hour …): what it comes to, and how it is printed."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for date in statement.dates:
        printed = statement.text[date.start - statement.start : date.end - statement.start]
        if date.garbled or SAID_ON.search(statement.text, max(0, date.start - statement.start - 40), date.start - statement.start):
            continue
        if statement.text[: date.start - statement.start].endswith(("today (", "Today (")):
            continue
        weekday = WEEKDAY.search(printed)
        if date.when is None and weekday:
            found["weekday"][weekday.group()] = printed
        elif date.when is None and date.precision == "time":
            found["hour"][re.sub(r"\W", "", printed.lower())] = printed
        elif date.when is not None:
            found[SORT[date.precision]][date.when] = printed
    return found
