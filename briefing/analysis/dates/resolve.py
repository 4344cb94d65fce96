"""From the parts of a time expression to an ISO 8601 date, by the calendar and the date of the source."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from briefing.analysis.dates.patterns import MONTHS, SMALL_NUMBERS, WEEKDAYS
from briefing.model import Precision


class When(NamedTuple):
    """A resolved time: ISO 8601 cut to `precision`, None where it can't be known; `garbled` where it cannot exist."""

    iso: str | None
    precision: Precision = "day"
    garbled: bool = False


UNKNOWN = When(None)
GARBLED = When(None, "day", garbled=True)
SOON = 45
"""Days: news names a date this near without a year, before or after, and without a word that looks ahead."""


def resolve(match: re.Match[str], base: date | None, future: bool) -> When | None:
    """The time that a match of `patterns.TIME` means. `base` is the source's date; `future` that the words before look ahead.

    None where the match is no time after all.
    """
    kind = (match.lastgroup or "").removeprefix("x_")
    try:
        return RESOLVERS[kind](match, base, future)
    except (OverflowError, ValueError):
        return UNKNOWN  # outside the years 1 to 9999, as the day after 9999-12-31, which some systems give what has no date


def _number(text: str) -> int:
    return int(text) if text.isdigit() else SMALL_NUMBERS[text.lower()]


def _month(text: str) -> int:
    return MONTHS[text.lower().rstrip(".")]


def _day(year: int, month: int, day: int) -> When:
    try:
        return When(date(year, month, day).isoformat())
    except ValueError:
        return GARBLED


def _year_for(month: int, day: int, base: date, future: bool) -> int:
    """The year of a month and day that stand without one: the latest that is past or soon, or the next where the words look ahead."""
    this_year, soon = date(base.year, month, min(day, 28)), timedelta(days=SOON)
    if future:
        return base.year if this_year >= base - soon else base.year + 1
    return base.year if this_year <= base + soon else base.year - 1


def _calendar_day(month_name: str, day_digits: str, year_digits: str | None, suffix: str | None, base: date | None, future: bool) -> When:
    month, day = _month(month_name), int(day_digits)
    if not _possible(month, day) or (suffix and suffix != ordinal_suffix(day)):
        return GARBLED
    if year_digits:
        return _day(int(year_digits), month, day)
    return _day(_year_for(month, day, base, future), month, day) if base else UNKNOWN


def _possible(month: int, day: int) -> bool:
    try:
        date(2000, month, day)
    except ValueError:
        return False
    return True


def ordinal_suffix(number: int) -> str:
    """The English ending of an ordinal: 1st, 2nd, 3rd, 11th."""
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _iso(match: re.Match[str], base: date | None, future: bool) -> When:
    year, month, day = (int(part) for part in match["iso"].split("-"))
    return _day(year, month, day)


def _month_day(match: re.Match[str], base: date | None, future: bool) -> When:
    return _calendar_day(match["md_month"], match["md_day"], match["md_year"], match["md_suffix"], base, future)


def _day_month(match: re.Match[str], base: date | None, future: bool) -> When:
    return _calendar_day(match["dm_month"], match["dm_day"], match["dm_year"], match["dm_suffix"], base, future)


def _month_year(match: re.Match[str], base: date | None, future: bool) -> When:
    return When(f"{match['my_year']}-{_month(match['my_month']):02}", "month")


def _slashes(match: re.Match[str], base: date | None, future: bool) -> When:
    first, second, year = int(match["s_first"]), int(match["s_second"]), int(match["s_year"])
    if first > 12 and second > 12:
        return GARBLED
    if first > 12 or first == second:
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    return When(str(year), "year")


def _weekday(match: re.Match[str], base: date | None, future: bool) -> When:
    if base is None:
        return UNKNOWN
    which = (match["w_which"] or "").lower()
    back = (base.weekday() - WEEKDAYS[match["weekday"].lower()]) % 7
    if which in ("next", "coming", "the following") or (future and which not in ("last", "past", "the previous")):
        ahead = (-back) % 7 or (7 if which else 0)
        return When((base + timedelta(days=ahead)).isoformat())
    if which in ("last", "past", "the previous") and back == 0:
        back = 7
    return When((base - timedelta(days=back)).isoformat())


def _relative_day(match: re.Match[str], base: date | None, future: bool) -> When:
    if base is None:
        return UNKNOWN
    word = match["day_word"].lower()
    step = -1 if word in ("yesterday", "last night") else 1 if word == "tomorrow" else 0
    return When((base + timedelta(days=step)).isoformat())


def _months_back(base: date, months: int) -> str:
    count = base.year * 12 + base.month - 1 - months
    return f"{count // 12:04}-{count % 12 + 1:02}"


def _ago(match: re.Match[str], base: date | None, future: bool) -> When:
    if base is None:
        return UNKNOWN
    count, unit = _number(match["ago_count"]), match["ago_unit"]
    if unit == "day":
        return When((base - timedelta(days=count)).isoformat())
    if unit == "week":
        return When((base - timedelta(weeks=count)).isoformat()[:7], "month")
    if unit == "month":
        return When(_months_back(base, count), "month")
    if unit == "year":
        return When(str(base.year - count), "year") if count < base.year else UNKNOWN
    return When(str((base.year - 10 * count) // 10 * 10), "decade") if 10 * count < base.year else UNKNOWN


def _which_unit(match: re.Match[str], base: date | None, future: bool) -> When:
    which, unit = match["u_which"].lower(), match["u_unit"]
    if base is None or which == "past":
        return UNKNOWN
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit in ("week", "weekend"):
        return When((base + timedelta(weeks=step)).isoformat()[:7], "month")
    if unit == "month":
        return When(_months_back(base, -step), "month")
    if unit == "year":
        return When(str(base.year + step), "year")
    return When(str(base.year), "year") if step == 0 else UNKNOWN


def _near_month(month: int, base: date, which: str, future: bool) -> When:
    year = base.year
    if which in ("last", "past"):
        year -= month >= base.month
    elif which == "next":
        year += month <= base.month
    elif which != "this":
        year = _year_for(month, 15, base, future)
    return When(f"{year}-{month:02}", "month")


def _which_month(match: re.Match[str], base: date | None, future: bool) -> When:
    return _near_month(_month(match["wm_month"]), base, match["wm_which"].lower(), future) if base else When(None, "month")


def _month_alone(match: re.Match[str], base: date | None, future: bool) -> When:
    return _near_month(_month(match["m_month"]), base, "", future) if base else When(None, "month")


def _season_year(match: re.Match[str], base: date | None, future: bool) -> When:
    return When(match["season_year"], "year")


def _holiday(match: re.Match[str], base: date | None, future: bool) -> When:
    if base is None:
        return UNKNOWN
    name = match["holiday"].lower().replace("’", "'")
    month, day = (
        (12, 31) if name == "new year's eve" else (1, 1) if name == "new year's day" else (12, 24) if name.endswith("eve") else (12, 25)
    )
    years = (base.year - 1, base.year, base.year + 1)
    return When(min((date(year, month, day) for year in years), key=lambda when: abs((when - base).days)).isoformat())


def _decade(match: re.Match[str], base: date | None, future: bool) -> When:
    return When(match["decade"], "decade")


def _year(match: re.Match[str], base: date | None, future: bool) -> When | None:
    return When(match["year"], "year") if base is None or int(match["year"]) <= base.year + 60 else None


def _clock(match: re.Match[str], base: date | None, future: bool) -> When | None:
    if match["half"]:
        impossible = int(match["hour"]) > 23 or int(match["minute"] or 0) > 59
        return When(None, "time", garbled=impossible)
    return When(None, "time") if int(match["hour24"]) < 24 and int(match["minute24"]) < 60 else None


def _bad_ordinal(match: re.Match[str], base: date | None, future: bool) -> When:
    return GARBLED


RESOLVERS = {
    "iso": _iso,
    "month_day": _month_day,
    "day_month": _day_month,
    "month_year": _month_year,
    "slashes": _slashes,
    "weekday": _weekday,
    "relative_day": _relative_day,
    "ago": _ago,
    "which_unit": _which_unit,
    "which_month": _which_month,
    "month_alone": _month_alone,
    "season_year": _season_year,
    "year_day": _holiday,
    "decade": _decade,
    "year": _year,
    "clock": _clock,
    "bad_ordinal": _bad_ordinal,
}
