"""From the parts of a time expression to an ISO 8601 date, by the calendar and the date of the source."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from briefing.analysis.dates import names
from briefing.analysis.dates.days import GARBLED, SOON, STAMP, UNKNOWN, Setting, When, calendar_day, day_of, year_near
from briefing.analysis.dates.patterns import MONTHS, SMALL_NUMBERS, WEEKDAYS

SUNDAY = 6
ROUND = 10
"""Years from which "ago" counts in round numbers."""
EXACT_MONTHS = 4
"""Months up to which "ago" is exact to the month."""
TURN = 5
"""Days into a month in which hardly anything can have happened in it."""


DEADLINE = re.compile(r"(?<!managed )(?<!forced )(?<!had )(?<!able )(?<!began )\bto\s(?!the\b|an?\b)[a-z]+\b[^,;:.“”\"]*\sby\s$")
"""What should be done, and no more than begun, before a time: "urged both to reach a deal by | May"."""


def resolve(match: re.Match[str], setting: Setting) -> When | None:
    """The time that a match of `patterns.TIME` means. None where the match is no time after all."""
    kind = (match.lastgroup or "").removeprefix("x_")
    if setting.tense != "future" and kind in DUE and _is_due(match, setting):
        setting = setting._replace(tense="future")
    try:
        return RESOLVERS[kind](match, setting)
    except (OverflowError, ValueError):
        return UNKNOWN  # outside the years 1 to 9999, as the day after 9999-12-31, which some systems give what has no date


DUE = frozenset({"month_alone", "month_day", "day_month"})


def _is_due(match: re.Match[str], setting: Setting) -> bool:
    """Whether something should be done by a time: "urged both to reach a deal | by May"."""
    until = match.start() + (3 if match[0].lower().startswith("by ") else 0)
    before = match.string[max(0, until - names.LOOK) : until]
    return before.endswith("by ") and (setting.tense != "past" or DEADLINE.search(before) is not None)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else SMALL_NUMBERS[text.lower()]


def _month(text: str) -> int:
    return MONTHS[text.lower().rstrip(".")]


def stated_year(match: re.Match[str], name: str, setting: Setting) -> tuple[int | None, bool]:
    """The year that stands with a day or a month, and whether one stands there: "last year" without the source's date is unknown."""
    if match[f"{name}_year"]:
        return int(match[f"{name}_year"]), True
    which = match[f"{name}_which"]
    if not which:
        return None, False
    return (setting.base.year + {"last": -1, "this": 0, "next": 1}[which] if setting.base else None), True


def _iso(match: re.Match[str], setting: Setting) -> When:
    year, month, day = (int(part) for part in match["iso"].replace("/", "-").split("-"))
    return day_of(year, month, day)


def _with_year(match: re.Match[str], name: str, setting: Setting) -> When:
    year, is_stated = stated_year(match, name, setting)
    month, day, suffix = _month(match[f"{name}_month"]), int(match[f"{name}_day"]), match[f"{name}_suffix"]
    if is_stated and year is None:
        return UNKNOWN
    if year is None and _is_of_an_event(match):
        return UNKNOWN
    when = calendar_day(month, day, suffix, year, setting)
    weekday = match[f"{name}_weekday"]
    if weekday and when.iso and not is_stated and date.fromisoformat(when.iso).weekday() != WEEKDAYS[weekday.lower()]:
        return _by_weekday(month, day, WEEKDAYS[weekday.lower()], setting)
    return when


def _is_of_an_event(match: re.Match[str]) -> bool:
    """Whether a day without a year belongs to an event: "the attack of March 3"; its year is not sure to be this one."""
    return match.string[max(0, match.start() - 3) : match.start()] == "of "


def _by_weekday(month: int, day: int, weekday: int, setting: Setting) -> When:
    """The day of the last year, this or the next that falls on a weekday; unknown where none does or two do."""
    years = [setting.base.year + step for step in (-1, 0, 1)] if setting.base else []
    fitting = [found for year in years if (found := day_of(year, month, day).iso) and date.fromisoformat(found).weekday() == weekday]
    return When(fitting[0]) if len(fitting) == 1 else UNKNOWN


def _month_day(match: re.Match[str], setting: Setting) -> When | None:
    if not (match["md_year"] or match["md_weekday"]) and names.is_named_by_a_month(match.string, match.start(), match["md_month"]):
        return None
    return _with_year(match, "md", setting)


def _day_month(match: re.Match[str], setting: Setting) -> When:
    if match["dm_dashed"]:
        return day_of(int(match["dm_dashed"]), _month(match["dm_month"]), int(match["dm_day"]))
    return _with_year(match, "dm", setting)


def _month_year(match: re.Match[str], setting: Setting) -> When:
    year, _ = stated_year(match, "my", setting)
    return When(f"{year:04}-{_month(match['my_month']):02}" if year else None, "month")


def _slashes(match: re.Match[str], setting: Setting) -> When:
    first, second, year = int(match["s_first"]), int(match["s_second"]), int(match["s_year"])
    if first > 12 and second > 12:
        return GARBLED
    if first > 12 or first == second or match["s_mark"] == ".":
        return day_of(year, second, first)
    if second > 12:
        return day_of(year, first, second)
    return When(f"{year:04}", "year")


def _weekday(match: re.Match[str], setting: Setting) -> When | None:
    if match["w_plural"] or match["w_plural_part"] or names.is_part_of_a_name(match.string, *match.span()):
        return None
    base = setting.base
    if base is None:
        return UNKNOWN
    which, weekday = (match["w_which"] or "").lower(), WEEKDAYS[match["weekday"].lower()]
    back = (base.weekday() - weekday) % 7
    if which in ("last", "past", "the previous"):
        # "Last Tuesday", said on a Thursday, may be the day before yesterday or a week before it.
        return When((base - timedelta(days=back or 7)).isoformat()) if back == 0 or back > base.weekday() else UNKNOWN
    if which in ("next", "coming", "the following"):
        return When((base + timedelta(days=7 - back)).isoformat()) if which != "next" or 7 - back > 6 - base.weekday() else UNKNOWN
    step = _step_by_words(back, match, setting)
    return When((base + timedelta(days=step)).isoformat()) if step is not None else UNKNOWN


NEAR = 3
"""Days back or ahead in which a weekday stands nearest."""
IS_ON = re.compile(
    r"\b(?:is|are|isn[’']t|aren[’']t|begins?|starts?|opens?|ends?|meets?)\s(?:(?:not|now|only|also|still|due|on|early|late)\s)*$"
)
"""Before a weekday that is to come."""
SUBJECT_THEN_WILL = re.compile(r"\s(?:will|would|could|may|might|should)\b")
"""Behind a weekday of the subject: whether it is gone or to come is not told by the verb ("her win on Tuesday will help")."""
OF_A_NOUN = re.compile(r"\w\s(?:on\s)?$")
HAD_BEEN = re.compile(r"\bhad\s(?:[\w’'-]+\s){0,4}$")
"""Before a weekday that was gone before something else that is past."""


def _step_by_words(back: int, match: re.Match[str], setting: Setting) -> int | None:
    """Days to a weekday by the tense, which the words beside it may turn or leave open."""
    before = match.string[max(0, match.start() - names.LOOK) : match.start()]
    if setting.tense == "future":
        is_told = back == 0 or not (OF_A_NOUN.search(before) and SUBJECT_THEN_WILL.match(match.string, match.end()))
        return _step(back, setting) if is_told else None
    if setting.tense == "past":
        if before.endswith("for "):
            return None  # "told of plans for Friday", "made up for Friday"
        return -back if HAD_BEEN.search(before) and not setting.quoted else _step(back, setting)
    if setting.quoted or setting.tense == "unknown":
        return _step(back, setting)
    if back > STAMP and IS_ON.search(before):
        return 7 - back
    is_noun = match.string[match.end() : match.end() + 2] in ("’s", "'s")
    return _step(back, setting) if back == 0 or back > NEAR or is_noun else None


def _step(back: int, setting: Setting) -> int | None:
    """Days from the source's date to a weekday that was `back` days before: the nearest that the tense allows, give or take the stamp.

    None where two are as likely.
    """
    if setting.tense == "future":
        return -back if back == STAMP and setting.is_early else (7 - back) % 7
    if setting.tense == "past" and not setting.quoted:
        return 7 - back if 7 - back <= STAMP else -back
    if setting.quoted:
        return -back if back <= NEAR and setting.tense == "past" else None
    if back <= NEAR:
        return -back
    return 7 - back if setting.tense == "present" else None


TODAY = ("today", "tonight", "this morning", "this afternoon", "this evening")


def _relative_day(match: re.Match[str], setting: Setting) -> When | None:
    word = match["day_word"].lower()
    if match["day_word"][0] == "T" and names.is_named_today(match.string, match.start()):
        return None
    if (
        setting.base is None
        or setting.quoted
        or setting.is_early
        or setting.is_late
        or (word == "today" and setting.tense in ("present", "unknown"))
    ):
        return UNKNOWN
    step = 0 if word in TODAY else 1 if word == "tomorrow" else -1
    return When((setting.base + timedelta(days=step)).isoformat())


def _months_back(base: date, months: int) -> str:
    count = base.year * 12 + base.month - 1 - months
    return f"{count // 12:04}-{count % 12 + 1:02}"


def month_of(first: date, last: date) -> When:
    """The month, else the year, that holds a stretch of days; unknown where none does."""
    early, late = first.isoformat(), last.isoformat()
    return When(early[:7], "month") if early[:7] == late[:7] else When(early[:4], "year") if early[:4] == late[:4] else UNKNOWN


def _ago(match: re.Match[str], setting: Setting) -> When:
    base, count, unit = setting.base, _number(match["ago_count"]), match["ago_unit"]
    if base is None or match["ago_about"] or count == 0:
        return UNKNOWN
    if unit == "day":
        return When((base - timedelta(days=count)).isoformat())
    if unit == "week":
        middle = base - timedelta(weeks=count)
        return month_of(middle - timedelta(days=3), middle + timedelta(days=3))
    if unit == "month":
        if count <= EXACT_MONTHS:
            return When(_months_back(base, count), "month")
        early, late = _months_back(base, count + 1)[:4], _months_back(base, count - 1)[:4]
        return When(early, "year") if early == late else UNKNOWN
    if unit == "year":
        return When(f"{base.year - count:04}", "year") if count < min(base.year, ROUND) else UNKNOWN
    return UNKNOWN


def _which_unit(match: re.Match[str], setting: Setting) -> When:
    base, which, unit = setting.base, match["u_which"].lower(), match["u_unit"]
    if base is None or which == "past" or (setting.quoted and unit != "year"):
        return UNKNOWN
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "week":
        monday = base + timedelta(weeks=step) - timedelta(days=base.weekday())
        # On a Sunday "last week" may be the one that ends, "this week" the one that begins, and "next week" the one after it.
        is_next = base.weekday() == SUNDAY and (step or setting.tense != "past")
        return month_of(monday, monday + timedelta(days=13 if is_next else 6))
    if unit == "weekend":
        saturday = base + timedelta(days=5 - base.weekday())
        return month_of(saturday - timedelta(weeks=1 - max(step, 0)), saturday + timedelta(weeks=max(step, 0), days=1))
    if unit == "month":
        return When(_months_back(base, -step), "month")
    if unit == "year":
        # In the first week of a year "this year" may still be the old one, in a text written before it turned.
        is_turning = (base.month, base.day) <= (1, 7) and setting.tense == "past" and step == 0
        return UNKNOWN if is_turning else When(f"{base.year + step:04}", "year")
    return When(f"{base.year:04}", "year") if step == 0 and unit != "winter" and 3 <= base.month <= 10 else UNKNOWN


def _near_month(month: int, setting: Setting, which: str) -> When:
    base = setting.base
    if base is None:
        return When(None, "month")
    year: int | None = base.year
    if which in ("last", "past"):
        year = base.year - (month >= base.month)
    elif which == "next":
        year = base.year + (month <= base.month)
    elif which != "this" and month != base.month:
        year = year_near(month, 15, setting)
    elif which != "this" and setting.tense == "past" and base.day <= TURN:
        year = None  # "in January", in an article of the first of January, is a year ago
    return When(f"{year:04}-{month:02}" if year else None, "month")


def _which_month(match: re.Match[str], setting: Setting) -> When:
    return _near_month(_month(match["wm_month"]), setting, match["wm_which"].lower())


def _month_alone(match: re.Match[str], setting: Setting) -> When | None:
    name, word = match["m_month"], match["m_before"].lower()
    if names.is_no_month(match.string, match.start(), match.start("m_month"), word, name) or setting.is_person(name):
        return None
    return _near_month(_month(name), setting, "")


def _season_year(match: re.Match[str], setting: Setting) -> When:
    return When(match["season_year"], "year")


def day_of_holiday(name: str) -> tuple[int, int]:
    """Month and day of a holiday that `patterns` finds."""
    name = name.lower().replace("’", "'")
    if name == "new year's day":
        return 1, 1
    return (12, 31) if name == "new year's eve" else (12, 24) if name.endswith("eve") else (12, 25)


def _holiday(match: re.Match[str], setting: Setting) -> When:
    name, year = match["holiday"].lower(), match["hb_year"] or match["ha_year"]
    month, day = day_of_holiday(name)
    if year:
        return _of_holiday(name, int(year), month, day)
    base = setting.base
    if base is None:
        return UNKNOWN
    years = range(max(1, base.year - 1), min(9999, base.year + 1) + 1)
    near = min(years, key=lambda one: abs((date(one, month, day) - base).days))
    ahead = (date(near, month, day) - base).days
    if abs(ahead) > SOON or (setting.tense == "past" and ahead >= 0 and name != "christmas"):
        return UNKNOWN
    return _of_holiday(name, near, month, day)


def _of_holiday(name: str, year: int, month: int, day: int) -> When:
    """A holiday of a year; Christmas without its day is a season of the month."""
    return When(f"{year:04}-{month:02}", "month") if name == "christmas" else day_of(year, month, day)


def _decade(match: re.Match[str], setting: Setting) -> When:
    # "The 1900s" are a century or its first ten years.
    return When(match["decade"] if match["decade"][2:] != "00" or match["decade"] == "2000" else None, "decade")


def _year(match: re.Match[str], setting: Setting) -> When | None:
    if names.is_no_year(match.string, *match.span("year")):
        return None
    return When(match["year"], "year") if setting.base is None or int(match["year"]) <= setting.base.year + 60 else None


def _clock(match: re.Match[str], setting: Setting) -> When | None:
    if match["half"]:
        impossible = int(match["hour"]) > 23 or int(match["minute"] or 0) > 59
        return When(None, "time", garbled=impossible)
    return When(None, "time") if int(match["hour24"]) < 24 and int(match["minute24"]) < 60 else None


def _bad_ordinal(match: re.Match[str], setting: Setting) -> When:
    return GARBLED


RESOLVERS: dict[str, Callable[[re.Match[str], Setting], When | None]] = {
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
