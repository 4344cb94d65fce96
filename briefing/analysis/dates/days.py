"""Days of a calendar: whether there is such a day, and of which year one is that stands without it."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from briefing.analysis.dates.clauses import Tense
from briefing.model import Precision


class When(NamedTuple):
    """A resolved time: ISO 8601 cut to `precision`, None where it can't be known; `garbled` where it cannot exist."""

    iso: str | None
    precision: Precision = "day"
    garbled: bool = False


class Setting(NamedTuple):
    """What a time expression is resolved by: the day of its source, its clause, and what else the article tells."""

    base: date | None = None
    """The day from which relative times count; None where it is not known, or doubtful."""
    tense: Tense = "unknown"
    quoted: bool = False
    """Whether it stands in somebody's own words, which may be days older than the article."""
    is_early: bool = False
    """Whether the source came out in the small hours: its "today" may be the day before."""
    is_late: bool = False
    """Whether it came out late in the evening: its "today" may be the day after, and its "last night" that evening."""
    is_person: Callable[[str], bool] = lambda _: False
    """Whether the article names somebody by the word of a month."""


UNKNOWN = When(None)
GARBLED = When(None, "day", garbled=True)
SOON = 45
"""Days: news names a date this near without a year, before or after, and without a word that looks ahead."""
STAMP = 1
"""Days that an article's date may be off, by time zones and by late changes."""
FAR = 300
"""Days back from which a day without a year is unsure, where the year has turned since."""
YEAR_LENGTH = 365
DAYS_OF_EVENTS = {(9, 11): 2001, (10, 7): 2023, (1, 6): 2021, (7, 7): 2005}
"""Days that are the names of events in English everywhere, and their years: without a year they are not this year's."""


def day_of(year: int, month: int, day: int) -> When:
    """The day of a date; garbled where no calendar has it."""
    try:
        return When(date(year, month, day).isoformat())
    except ValueError:
        return GARBLED


def year_near(month: int, day: int, setting: Setting) -> int | None:
    """The year of a month and day that stand without one: the nearest that the tense allows; None where two are as likely."""
    base, days = setting.base, min(day, 28)
    if base is None:
        return None
    event = DAYS_OF_EVENTS.get((month, day))
    ahead = (date(base.year, month, days) - base).days
    if event and base.year >= event and abs(ahead) > SOON // 4:
        return None
    if setting.tense == "future":
        return None if -SOON <= ahead < -STAMP else base.year + (ahead < -STAMP)
    if setting.tense == "past":
        if ahead <= STAMP:
            return base.year
        return None if ahead <= SOON or YEAR_LENGTH - ahead > FAR else base.year - 1
    first, second = sorted((abs(ahead + turn * YEAR_LENGTH), base.year + turn) for turn in (-1, 0, 1))[:2]
    return first[1] if 2 * first[0] <= second[0] else None


def calendar_day(month: int, day: int, suffix: str | None, year: int | None, setting: Setting) -> When:
    """A day of a month; `year` None: the one that the source's date and the tense tell."""
    if not _possible(month, day) or (suffix and suffix != ordinal_suffix(day)):
        return GARBLED
    if year is not None:
        return day_of(year, month, day)
    near = year_near(month, day, setting)
    if near is None:
        return UNKNOWN
    if (month, day) == (2, 29):
        near = next((leap for leap in range(near, near - 8, -1) if isleap(leap)), near) if setting.tense != "future" else near
        return day_of(near, month, day) if isleap(near) else UNKNOWN
    return day_of(near, month, day)


def _possible(month: int, day: int) -> bool:
    try:
        date(2000, month, day)
    except ValueError:
        return False
    return True


def ordinal_suffix(ordinal: int) -> str:
    """The English ending of an ordinal: 1st, 2nd, 3rd, 11th."""
    return "th" if ordinal % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(ordinal % 10, "th")
