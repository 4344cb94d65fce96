"""Stretches of time: their beginning or their end alone is no date of what lasted through them."""

# ruff: noqa: E501 (patterns read better whole)
from __future__ import annotations

import re

from briefing.analysis.dates.patterns import MONTH, WEEKDAY, YEAR

_PART = r"(?:the\s)?(?:(?:early|late|mid|spring|summer|autumn|fall|winter)[\s-])?(?:of\s)?"
_TIME = rf"(?:now|then|today|(?:last|this)\s(?:year|month|week)|{WEEKDAY}|{MONTH}(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?(?:,?\s{YEAR})?|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}(?:\s{YEAR})?|{YEAR}s?)"
GOES_ON = re.compile(rf"(?:,?\s(?:to|until|till|through)\s|\s?[-–]\s?){_PART}(?:{_TIME}\b|\d{{1,2}}(?![\d%:]|[.,]\d))")
"""Behind the beginning of a stretch: its end."""
AND_ITS_END = re.compile(rf",?\s(?:and|to)\s{_PART}{_TIME}\b")
BETWEEN = re.compile(rf"\bbetween\s{_PART}$", re.I)
ENDS = re.compile(
    rf"(?:\bbetween\s{_PART}{_TIME},?\s(?:and|to)\s|\b(?:from\s)?{_PART}{_TIME}(?:,?\s(?:to|until|till|through)\s|\s?[-–]\s?)){_PART}$",
    re.I,
)
"""Before the end of a stretch whose beginning is told."""
BETWEEN_AND = re.compile(rf"\bbetween\s[^,;]*\sand\s{_PART}$", re.I)
"""Before the end of a stretch whose beginning is an event: "between his arrest and May 3"."""
MOVED = re.compile(r"\b(?:mov|postpon|delay|reschedul|push|chang|extend|brought|shift)\w*\b[^,;]*\bfrom\b", re.I)
"""Before two times of which the second is the one that holds."""
UP_TO = re.compile(rf"\b(?:until|till|through)\s{_PART}$", re.I)
"""Before the end of what went on."""
WAITED = re.compile(
    r"(?:\b(?:not|never|no|nothing|only|waits?|waited|waiting|delay\w*|postpon\w*|extend\w*|defer\w*|adjourn\w*|put off|ha(?:s|ve|d)|gives?|gave|given)\b|n[’']t\b)[^;]*$"
)
"""Before "until" and a time at which something came, or is due."""
TO_DAY = re.compile(r"\d[a-z]*(?:,?\s(?:to|until|through)\s|\s?[-–—]\s?)")
LETTERS = re.compile(r"[A-Za-z]+[\s-](?=[A-Z])")
"""The preposition that a month alone is found with."""
LINKED, LOOK = 24, 120
"""Characters before a time in which the word stands that links the ends of a stretch, and in which its beginning does."""


def is_of_a_stretch(sentence: str, start: int, end: int, kind: str) -> bool:
    """Whether a time is the beginning or the end of a stretch of time that the sentence tells: "mayor from 1983 until 1989"."""
    if GOES_ON.match(sentence, end):
        return True
    preposition = LETTERS.match(sentence, start, end) if kind == "x_month_alone" else None
    begin = preposition.end() if preposition else start
    before = sentence[max(0, begin - LOOK) : begin]
    if AND_ITS_END.match(sentence, end) and BETWEEN.search(before):
        return True
    tail = before[-LINKED:]
    if not ("to " in tail or "til" in tail or "and " in tail or "through " in tail or "-" in tail or "–" in tail):
        return False
    if BETWEEN_AND.search(before):
        return True
    if ENDS.search(before):
        return not MOVED.search(sentence, 0, begin)
    return bool(UP_TO.search(before)) and not WAITED.search(before)


def is_stretch_of_days(days: str, before: str) -> bool:
    """Whether days of one month that are printed together are the ends of a stretch: "5 to 7", "between 5 and 7"."""
    return TO_DAY.search(days) is not None or BETWEEN.search(before) is not None
