"""Finds the times of one article, sentence by sentence, with what each is resolved by."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from briefing.analysis.dates import names
from briefing.analysis.dates.asides import dates_its_sentence
from briefing.analysis.dates.clauses import came_otherwise, is_to_come, tense_of
from briefing.analysis.dates.days import Setting, When, calendar_day
from briefing.analysis.dates.patterns import MONTHS, TIME, YEAR
from briefing.analysis.dates.plans import is_only_meant
from briefing.analysis.dates.resolve import day_of_holiday, resolve, stated_year
from briefing.analysis.dates.stretches import is_stretch_of_days
from briefing.model import DateMention, Source, Span

NUMBER = re.compile(r"\d{1,2}(?P<suffix>st|nd|rd|th)?")
LISTS = {"x_day_list": "dl", "x_month_list": "ml"}
ABSOLUTE = frozenset({"x_iso", "x_slashes", "x_season_year", "x_decade", "x_year", "x_clock", "x_bad_ordinal"})
"""Times that are the same in every tense."""
COUNTED_IN_QUOTATIONS = frozenset({"x_weekday", "x_relative_day", "x_which_unit"})
"""Times that count from another day in old words."""
YEARLESS = frozenset({"x_month_day", "x_day_month", "x_month_alone", "x_year_day"})
BESIDE = 25
"""Characters between a day and the year that stands beside it."""
SHORTLY = timedelta(days=45)
"""How far back a day without a year is this year's, whatever the paragraph tells of earlier years."""
APART = re.compile(
    r"\b(?:since|than|to|until|from|compared|before|after|and|but|or|when|which|who|that|is|was|were|are|has|had|have|will)\b|[;:.,]"
)
A_THING_OF = re.compile(r"\b(?:an?|the|his|her|its|their)\s$")
"""Before a year that describes a thing: "on May 3 for a 2019 raid"."""
JOINS = re.compile(r",?\s(?:and|or|to|through|until)\s|\s?[-–—]\s?|,\s")
"""Between months that share the year behind the last: "in May and July of 2016"."""
OLD_YEAR = re.compile(rf"(?<![\d$€£,.#/:-])\b({YEAR})\b(?![,.:/]?\d|\s?(?:%|percent|per cent))")
"""A year as it is printed, of whatever it is."""
OLD_STORY = 3_000
"""Characters before a day of last year in which the year may be named whose story it belongs to."""
CONDITION = re.compile(
    r"\b[Ii]f\b.*\bwould\b|\bwould\b.*\bif\b|(?:^[\s“\"]*|[,;:—–]\s|\b(?:that|[Aa]nd|[Bb]ut)\s)[Ii]f\b[^,;]*,.*\b(?:will|can|means?)\b",
    re.S,
)
"""In a sentence that tells what would come, and not what comes."""
MANY = 8
"""Times in one sentence from which on it is a list, and tells of none."""
LONGEST = 400
"""Characters of a sentence before and behind a time that are looked at."""
SINGLE_OPENS, SINGLE_CLOSES = re.compile(r"(?:(?<=[\s(:])|(?<=^)|(?<=\n))['‘](?=[^\W\d])"), re.compile(r"(?<=[.,!?…])['’](?=\W|$)")
"""Single quotation marks that open and that close a quotation; those of a possessive stand behind letters."""
QUOTATION = 1_000
"""Characters of a paragraph before a time in which a quotation may have opened."""


class ResolvedTime(NamedTuple):
    """A time expression, its pattern and what it was resolved to."""

    match: re.Match[str]
    span: Span
    when: When
    aside: bool


class Finder:
    """The times of one article. `base` is the day from which relative times count, None where it is not known.

    `is_early` tells that it came out in the small hours, `is_late` in the last of an evening.
    """

    def __init__(self, source: Source, base: date | None, *, is_early: bool = False, is_late: bool = False) -> None:
        self.text, self.base, self.is_early, self.is_late = source.text, base, is_early, is_late
        self.sentences = [(sentence.start, sentence.end) for sentence in source.sentences]
        self.starts = [start for start, _ in self.sentences]
        self.people: dict[str, bool] = {}

    def find(self) -> list[DateMention]:
        """All times of the text, in order."""
        found = self._with_stated_years([one for match in TIME.finditer(self.text) for one in self._resolved(match)])
        places = [self._place(*one.span) for one in found]
        counts = Counter(places)
        found = [one._replace(aside=one.aside or counts[place] > MANY) for one, place in zip(found, places, strict=True)]
        return [
            DateMention(start=start, end=end, when=when.iso, precision=when.precision, garbled=when.garbled, aside=aside)
            for _, (start, end), when, aside in found
        ]

    def _is_person(self, month: str) -> bool:
        if month not in self.people:
            self.people[month] = names.is_a_person(self.text, month)
        return self.people[month]

    def _place(self, start: int, end: int) -> Span:
        """The whole sentence around a time, however long; outside of all, what is looked at of its line."""
        number = bisect_right(self.starts, start) - 1
        return self.sentences[number] if number >= 0 and end <= self.sentences[number][1] else self._sentence(start, end)

    def _sentence(self, start: int, end: int) -> Span:
        """The sentence around a time; outside of all, its line."""
        number = bisect_right(self.starts, start) - 1
        if number >= 0 and end <= self.sentences[number][1]:
            low, high = self.sentences[number]
        else:
            low = self.text.rfind("\n", max(0, start - LONGEST), start) + 1 or max(0, start - LONGEST)
            high = self.text.find("\n", end, end + LONGEST)
            high = high if high >= 0 else end + LONGEST
        return max(low, start - LONGEST), min(high, end + LONGEST)

    def _quoted(self, start: int) -> bool:
        """Whether a place stands in quotation marks that its paragraph opened."""
        low = max(self.text.rfind("\n", max(0, start - QUOTATION), start) + 1, start - QUOTATION)
        if self.text.count("“", low, start) > self.text.count("”", low, start) or self.text.count('"', low, start) % 2 == 1:
            return True
        if self.text.find("'", low, start) < 0 and self.text.find("‘", low, start) < 0:
            return False
        opened = [mark.start() for mark in SINGLE_OPENS.finditer(self.text, low, start)]
        return bool(opened) and SINGLE_CLOSES.search(self.text, opened[-1] + 1, start) is None

    def _resolved(self, match: re.Match[str]) -> Iterator[ResolvedTime]:
        start, end = match.span()
        low, high = self._sentence(start, end)
        sentence, kind = self.text[low:high], match.lastgroup or ""
        tense = tense_of(sentence, start - low, end - low)[0] if self.base and kind not in ABSOLUTE else "unknown"
        setting = Setting(
            base=self.base,
            tense=tense,
            quoted=kind in COUNTED_IN_QUOTATIONS and bool(self.base) and self._quoted(start),
            is_early=self.is_early,
            is_late=self.is_late,
            is_person=self._is_person,
        )
        if kind in LISTS:
            pairs = list(_listed(match, LISTS[kind], setting))
        else:
            when = resolve(match, setting)
            pairs = [((start, end), when)] if when else []
        for span, when in pairs:
            aside = not when.garbled and not dates_its_sentence(sentence, start - low, end - low, kind)
            aside = aside or (kind in LISTS and is_stretch_of_days(match[f"{LISTS[kind]}_days"], match.string[max(0, start - 10) : start]))
            if self.base and tense == "unknown" and kind == "x_weekday":
                aside = True
            if not aside and when.iso and self.base:
                aside = self._is_at_odds(when.iso, sentence, (start - low, end - low))
            yield ResolvedTime(match, span, when, aside)

    def _is_at_odds(self, iso: str, sentence: str, place: Span) -> bool:
        """Whether the clause of a time is of another tense than its day, or tells what may be: then it is the time of something else."""
        today, (start, end) = self.base.isoformat()[: len(iso)] if self.base else iso, place
        if came_otherwise(sentence, start, end) or (iso < today and is_to_come(sentence, start)):
            return True
        if iso >= today and is_only_meant(sentence, start, is_later=iso > today):
            return True
        tense, is_maybe = tense_of(sentence, start, end) if iso > today else ("unknown", False)
        return is_maybe or tense == "past" or (iso > today and CONDITION.search(sentence) is not None)

    def _with_stated_years(self, times: list[ResolvedTime]) -> list[ResolvedTime]:
        """With the years of days that stand without one: from beside them, the head of the sentence, or the same day elsewhere."""
        stated: dict[str, set[str]] = defaultdict(set)
        for one in times:
            if one.when.iso and one.when.precision == "day" and _has_year(one.match):
                stated[one.when.iso[4:]].add(one.when.iso[:4])
        return [self._with_year(times, number, stated) if one.match.lastgroup in YEARLESS else one for number, one in enumerate(times)]

    def _with_year(self, times: list[ResolvedTime], index: int, stated: dict[str, set[str]]) -> ResolvedTime:
        one = times[index]
        if _has_year(one.match) or one.when.garbled:
            return one
        day = _month_and_day(one.match)
        years = stated.get(day, set()) if day else set()
        if day and len(years) == 1 and (one.when.iso is None or one.when.iso[:4] not in years):
            return one._replace(when=When(min(years) + day))
        year = self._year_beside(times, index)
        if year is None and self._follows_an_old_year(one):
            return one._replace(aside=True)
        part = _part_of_year(one.match) if year else None
        if part is None or (one.when.iso and one.when.iso[:4] == year):
            return one
        return one._replace(when=When(f"{year}{part}", "day" if len(part) > len("-12") else "month"))

    def _follows_an_old_year(self, candidate: ResolvedTime) -> bool:
        """Whether a day or a month without a year may be of the story of another year, which is the last that the text names before it.

        Of an earlier year, where its paragraph names it; of a feast, where what stands before does; and for a day of last year,
        which news hardly names without its year, where the text does at all.
        """
        base, start, iso = self.base, candidate.span[0], candidate.when.iso
        if base is None or iso is None:
            return False
        if candidate.match["holiday"]:
            return bool((year := self._last_year(max(0, start - LONGEST), start)) and year < int(iso[:4]))
        if (base - SHORTLY).isoformat() <= iso:
            return False
        low = max(self.text.rfind("\n", max(0, start - LONGEST), start) + 1, start - LONGEST)
        if (year := self._last_year(low, start)) and year < int(iso[:4]):
            return True
        if candidate.when.precision != "day" or iso[:4] == str(base.year) or _has_weekday(candidate.match):
            return False
        return bool((year := self._last_year(max(0, start - OLD_STORY), start)) and year < int(iso[:4]))

    def _last_year(self, low: int, high: int) -> int | None:
        """The last year that is printed in a stretch of the text."""
        years = OLD_YEAR.findall(self.text, low, high)
        return int(years[-1]) if years else None

    def _year_beside(self, times: list[ResolvedTime], index: int) -> str | None:
        """The year that stands beside a day or a month, or opens its sentence ("Two years ago, …")."""
        one = times[index]
        low, high = self._sentence(*one.span)
        for other in times[max(0, index - 3) : index + 2]:
            if other is one or not other.when.iso or not low <= other.span[0] < high:
                continue
            first, last = sorted((one.span, other.span))
            if other.match.lastgroup == "x_month_year" and first is one.span and JOINS.fullmatch(self.text, first[1], last[0]):
                return other.when.iso[:4]
            if other.when.precision != "year":
                continue
            opens = other.span[0] - low <= 3 and other.span[0] < one.span[0]
            if opens or (
                last[0] - first[1] <= BESIDE
                and not A_THING_OF.search(self.text, first[1], last[0])
                and not APART.search(self.text, first[1], last[0])
            ):
                return other.when.iso
        return None


def _has_year(match: re.Match[str]) -> bool:
    return any(match[name] for name in ("md_year", "dm_year", "md_which", "dm_which", "dm_dashed", "iso", "hb_year", "ha_year"))


def _has_weekday(match: re.Match[str]) -> bool:
    return bool(match["md_weekday"] or match["dm_weekday"])


def _month_and_day(match: re.Match[str]) -> str | None:
    """Month and day of a match as they end an ISO date, None where it has no day."""
    for name in ("md", "dm"):
        if match[f"{name}_day"]:
            return f"-{_month(match[f'{name}_month']):02}-{int(match[f'{name}_day']):02}"
    return None


def _part_of_year(match: re.Match[str]) -> str | None:
    """What a match tells of an ISO date but its year."""
    if match["holiday"]:
        month, day = day_of_holiday(match["holiday"])
        return f"-{month:02}" if match["holiday"] == "Christmas" else f"-{month:02}-{day:02}"
    return f"-{_month(match['m_month']):02}" if match["m_month"] else _month_and_day(match)


def _month(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def _listed(match: re.Match[str], name: str, setting: Setting) -> Iterator[tuple[Span, When]]:
    """Each day of a list or a range that has one month: "15, 16 and 17 April"."""
    year, is_stated = stated_year(match, name, setting)
    month = _month(match[f"{name}_month"])
    days = list(NUMBER.finditer(match.string, *match.span(f"{name}_days")))
    numbers = [int(day.group()[:2].rstrip("snrt")) for day in days]
    if numbers != sorted(set(numbers)):  # an age or a count before the day, and no list
        days = days[-1:]
    for day in days:
        number = int(re.match(r"\d+", day.group()).group())  # type: ignore[union-attr]
        unknown = is_stated and year is None
        yield day.span(), When(None) if unknown else calendar_day(month, number, day["suffix"], year, setting)
