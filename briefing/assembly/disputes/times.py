"""Days, dates and hours that disagree about one event."""

from __future__ import annotations

import re
from collections import defaultdict

from briefing.assembly.disputes.material import Finding, Material
from briefing.model import Statement

LEAST_LIKENESS = 0.3
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
SORT = {"time": "hour", "day": "day", "month": "month", "year": "year", "decade": "year"}


def find(material: Material) -> list[Finding]:
    """Statements on one matter that each name one time of the same sort, and not the same."""
    found = []
    for likeness, left, right in material.pairs.at_least(LEAST_LIKENESS):
        ones, others = _times(material.statements[left]), _times(material.statements[right])
        for sort in sorted(set(ones) & set(others)):
            if not set(ones[sort]) & set(others[sort]) and len(ones[sort]) == len(others[sort]) == 1:
                (one,), (other,) = ones[sort].values(), others[sort].values()
                found.append(Finding("date", f"{one} or {other}", ((one, (left,)), (other, (right,))), min(0.85, 0.25 + 0.6 * likeness)))
    return found


def _times(statement: Statement) -> dict[str, dict[str, str]]:
    """For each sort of time in the statement (day, month, hour …): what it comes to, and how it is printed."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for date in statement.dates:
        printed = statement.text[date.start - statement.start : date.end - statement.start]
        if date.garbled:
            continue
        weekday = WEEKDAY.search(printed)
        if date.when is None and weekday:
            found["weekday"][weekday.group()] = printed
        elif date.when is None and date.precision == "time":
            found["hour"][re.sub(r"[\s.]", "", printed.lower())] = printed
        elif date.when is not None:
            found[SORT[date.precision]][date.when] = printed
    return found
