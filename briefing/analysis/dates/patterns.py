"""How English news writes times: one pattern that finds them all, with named groups for the parts."""

# ruff: noqa: E501 (patterns read better whole)
from __future__ import annotations

import re

from briefing.analysis.wordlists import NUMBER_WORDS

MONTH_NAMES = [
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
]
FULL_MONTHS = tuple(names.split()[0].capitalize() for names in MONTH_NAMES)
MONTHS = {name: number for number, names in enumerate(MONTH_NAMES, 1) for name in names.split()}
WEEKDAYS = {name: number for number, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])}
COUNTED = NUMBER_WORDS[:16]
"""Zero to fifteen: stretches of time are hardly counted in words beyond."""
SMALL_NUMBERS = {word: number for number, word in enumerate(COUNTED)} | {
    "a": 1,
    "an": 1,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|Apr(?:il|\.)?|May|June|Jun\.|July|Jul\.|Aug(?:ust|\.)?|Sept(?:ember|\.)?|Sep\.?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
YEAR = r"(?:1[5-9]|20)\d\d"
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
COUNT = r"(?:\d{1,3}|" + "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in sorted(SMALL_NUMBERS, key=len, reverse=True)) + ")"
PART_OF_DAY = r"(?:\s(?:morning|afternoon|evening|night|noon|midnight))?"

_ORDINAL = r"(?:st|nd|rd|th)"


def _year_behind(name: str) -> str:
    """The year behind a day or a month: "2019", or "last year", which counts from the source's date."""
    return rf"(?:(?:,\s?|\s|\sof\s)(?P<{name}_year>{YEAR})\b|,?\s(?:of\s)?(?P<{name}_which>last|this|next)\syear\b)?"


EXPRESSIONS = {
    "iso": r"\b(?P<iso>(?:19|20)\d\d(?P<iso_mark>[-/])\d\d(?P=iso_mark)\d\d)(?!\d)",
    "day_list": rf"\b(?P<dl_days>(?:(?:{WEEKDAY},?\s)?(?:the\s)?\d{{1,2}}{_ORDINAL}?(?:\s?[-–—]\s?|,?\s(?:and|or|to|until|through)\s|,\s)){{1,6}}"
    rf"(?:{WEEKDAY},?\s)?(?:the\s)?\d{{1,2}}){_ORDINAL}?\s(?:of\s)?(?P<dl_month>{MONTH})(?!\w){_year_behind('dl')}",
    "month_list": rf"\b(?:{WEEKDAY},?\s)?(?P<ml_month>{MONTH})\s(?P<ml_days>\d{{1,2}}{_ORDINAL}?(?:,\s\d{{1,2}}{_ORDINAL}?){{0,5}}"
    rf"(?:,?\s(?:and|or|to|until|through)\s|\s?[-–—]\s?)\d{{1,2}}){_ORDINAL}?(?=[.;:)]|,?\s(?:in|at|of|on|for|when|as|by)\b|,(?!\d)|,?\s{YEAR}|$)"
    rf"{_year_behind('ml')}",
    "month_day": rf"\b(?:(?P<md_weekday>{WEEKDAY}),?\s)?(?P<md_month>{MONTH})\s(?:the\s)?(?P<md_day>\d{{1,2}})(?P<md_suffix>{_ORDINAL})?\b(?!:)"
    rf"{_year_behind('md')}",
    "day_month": rf"\b(?:(?P<dm_weekday>{WEEKDAY}),?\s)?(?:the\s)?(?P<dm_day>\d{{1,2}})(?P<dm_suffix>{_ORDINAL})?(?:\s(?:of\s)?|-)(?P<dm_month>{MONTH})(?!\w)"
    rf"(?:-(?P<dm_dashed>{YEAR})\b)?{_year_behind('dm')}",
    "month_year": rf"\b(?P<my_month>{MONTH})(?:\sof)?,?\s(?:(?P<my_year>{YEAR})\b|(?:of\s)?(?P<my_which>last|this|next)\syear\b)",
    "slashes": r"(?<![\d/.])(?P<s_first>\d{1,2})(?P<s_mark>[/.])(?P<s_second>\d{1,2})(?P=s_mark)(?P<s_year>(?:19|20)\d\d)(?![\d/])",
    "weekday": r"\b(?:(?P<w_which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]he previous|[Tt]he following|[Pp]ast|[Cc]oming)\s)?"
    rf"(?P<weekday>{WEEKDAY})(?P<w_plural>s)?\b{PART_OF_DAY}(?P<w_plural_part>(?<=[gtn])s\b)?",
    "relative_day": r"\b(?P<day_word>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Ll]ast night|[Tt]his (?:morning|afternoon|evening))\b",
    "ago": r"\b(?:(?P<ago_about>[Aa]bout|[Ss]ome|[Mm]ore than|[Nn]early|[Aa]lmost|[Aa]round|[Rr]oughly|[Oo]ver)\s)?"
    rf"(?P<ago_count>{COUNT})\s(?P<ago_unit>day|week|month|year|decade)s?\sago\b",
    "which_unit": r"\b(?P<u_which>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast)\s(?P<u_unit>weekend|week|month|year|spring|summer|autumn|fall|winter)\b",
    "which_month": rf"\b(?P<wm_which>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast)\s(?P<wm_month>{MONTH})(?![\w])",
    "month_alone": r"\b(?P<m_before>[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id|[Ff]rom|[Bb]etween|[Oo]f)[\s-]"
    rf"(?P<m_month>{MONTH})(?!\w)(?!\.?\s\d)",
    "season_year": rf"\b(?:[Tt]he\s)?(?:spring|summer|autumn|fall|winter)\s(?:of\s)?(?P<season_year>{YEAR})\b",
    "year_day": rf"\b(?:(?P<hb_year>{YEAR})\s)?(?P<holiday>New Year[’']s (?:Eve|Day)|Christmas(?: Eve| Day)?)\b(?:(?:,?\s|\sof\s)(?P<ha_year>{YEAR})\b)?",
    "decade": r"\b(?:[Tt]he\s)?(?:early\s|late\s|mid-)?(?P<decade>(?:1[5-9]|20)\d0)s\b",
    "year": r"(?:(?<![\d$€£,.#/:-])|(?<=[Mm]id-))\b(?P<year>(?:1[6-9]|20)\d\d)\b(?![,.:/]?\d|[-–]\d{3}|\s?(?:%|percent|per cent))",
    "clock": r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap]\.?m\b\.?)|\b(?P<hour24>\d{1,2}):(?P<minute24>\d\d)(?![:\d])",
    "bad_ordinal": r"\b(?P<bad_ordinal>\d*"
    r"(?:(?<!1)1(?:nd|rd|th)|(?<!1)2(?:st|rd|th)|(?<!1)3(?:st|nd|th)|1[123](?:st|nd|rd)|[04-9](?:st|nd|rd)))\b",
}  # fmt: skip
"""In order of preference: at one place the first that matches counts."""

_MONTH_OPENS = r"(?:Jan|Feb|Ma[ry]|Apr|Ju[nl]|Aug|Sep|Oct|Nov|Dec)"
_BEFORE_A_COUNT = rf"\s(?:{COUNT})\s(?:day|week|month|year|decade)"
_UNIT = r"\s(?:day|week|month|year|decade)"
_SEASON = r"\s(?:of\s)?\d"
_WHICH = r"\s(?:[JFMASONDTW]|[wmysafe])"
OPENINGS = (
    r"\d",
    rf"[Tt](?:o(?:day|morrow|night)|his{_WHICH}|he\s(?:\d|previous|following|early|late|mid|spring|summer|autumn|fall|winter)"
    rf"|(?:wo|hree|en|welve|hirteen|wenty|hirty){_UNIT}|ues|hurs)",
    rf"[Aa](?:n?{_UNIT}|bout{_BEFORE_A_COUNT}|lmost{_BEFORE_A_COUNT}|round{_BEFORE_A_COUNT}|pr|ug)",
    rf"[Ss](?:ince[\s-]{_MONTH_OPENS}|ome{_BEFORE_A_COUNT}|(?:ix|even){_UNIT}|pring{_SEASON}|ummer{_SEASON}|ep|un|atur)",
    rf"[Oo](?:f[\s-]{_MONTH_OPENS}|ne{_UNIT}|ver{_BEFORE_A_COUNT}|ct)",
    rf"[Ii]n[\s-]{_MONTH_OPENS}",
    rf"[Ff](?:rom[\s-]{_MONTH_OPENS}|(?:ive|our|ourteen|ifteen|orty|ifty){_UNIT}|all{_SEASON}|eb|ri)",
    rf"[Bb](?:y|etween)[\s-]{_MONTH_OPENS}",
    rf"[Ll](?:ast(?:{_WHICH}|\snight)|ate[\s-](?:{_MONTH_OPENS}|\d))",
    rf"[Mm](?:id[\s-](?:{_MONTH_OPENS}|\d)|ore than{_BEFORE_A_COUNT}|a[ry]|on)",
    rf"[Nn](?:ext{_WHICH}|ine{_UNIT}|early{_BEFORE_A_COUNT}|ov|ew Year)",
    rf"[Ee](?:arly[\s-](?:{_MONTH_OPENS}|\d)|(?:ight|leven){_UNIT})",
    r"[Yy]esterday|[CPcp](?:oming|ast)\s|J[au]|Dec|Wed|Christmas|autumn\s|winter\s",
    rf"[Dd]uring[\s-]{_MONTH_OPENS}|[Uu]ntil[\s-]{_MONTH_OPENS}|[Rr]oughly{_BEFORE_A_COUNT}|[Zz]ero{_UNIT}",
)
"""How the expressions begin, by their first letter, so that most words fail here at once and not at each of the expressions."""

TIME = re.compile(
    rf"\b(?=[\dA-FIJL-PR-UWYZa-fil-pr-uwyz])(?={'|'.join(OPENINGS)})(?:"
    + "|".join(f"(?P<x_{name}>{pattern})" for name, pattern in EXPRESSIONS.items())
    + ")"
)
