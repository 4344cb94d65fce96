"""Times of what a noun phrase names beside the statement: a price of some day, a letter, a meeting that is called off."""

# ruff: noqa: E501 (patterns read better whole)
from __future__ import annotations

import re

from briefing.analysis.dates.clauses import TENSES
from briefing.analysis.dates.patterns import WEEKDAY

MEASURE = re.compile(r"\b(?:over|above|below|from|than|against|(?:premium|discount|compared|relative) to)\s")
"""Opens what something is measured by."""
LEVEL = re.compile(
    r"\b(?:over|above|below|from|than|against|(?:premium|discount|compared|relative) to)\s(?:the|an?|its|their|his|her)\s(?:[\w$£€.,’'%-]+\s){0,4}?"
    r"(?:clos(?:e|ing)|prices?|levels?|peak|highs?|lows?|average|value|valuation|total|figures?|record|rates?|same\s(?:quarter|period|months?|weeks?|days?|time)|[$£€]?\d[\d.,]*%?(?:\s(?:thousand|million|billion|trillion|percent|per cent))?)\s"
    r"(?:of\s[\w$£€.,-]+\s(?:[\w-]+\s){0,2}?)?(?:(?:set|reached|recorded|seen|spent|raised|paid|sold|counted|reported|earned)\s)?(?:on|in|at|from|of)?\s?(?:the\s)?(?:early\s|late\s|mid-)?$"
)
"""A level by which something is measured: "a fifth above the closing price on May 3"."""
FROM_A_LEVEL = re.compile(
    r"\bfrom\s(?:(?:about|around|some|just|only|nearly|an?|the|its|their)\s){0,2}(?:[a-z-]+\s){0,2}?[$£€]?\d[\d.,]*%?\s(?:[\w-]+\s){0,4}?"
    r"(?:in|on|at(?:\sthe\s(?:end|start|beginning)\sof)?|(?:just\s|only\s)?as\s(?:recently|late|early)\sas)\s(?:early\s|late\s|mid-)?$"
    r"|\bfrom\s(?:an?|the|its)\s(?:peak|high|low|record|level)\s(?:of\s[^,;]*\s)?(?:in|on|ending|ended)\s(?:in\s|on\s)?$"
    r"|\b(?:rise|increase|jump|gain|drop|decline|decrease|fall|improvement|change|swing)\sfrom\s(?:[\w’'-]+,?\s){1,6}?(?<= )(?:in|on|at)\s(?:early\s|late\s|mid-)?$"
)
"""The level from which something rose or fell: "grew from 40 beds in 2003"."""
DOCUMENT = re.compile(
    r"\b(?:letters?|e-?mails?|memos?|memorandum|messages?|texts?|tweets?|posts?|notes?|cables?|documents?|recordings?|transcripts?|diary|video|photos?)\s"
    r"(?:[\w’'.-]+\s){0,6}?(?:on|in|from|of|dated)?\s?(?:early\s|late\s)?$"
)
"""Before the day on which something was written."""
CAME_OUT_ON = re.compile(
    rf"\b(?:reported|reports|published|publishes|released|releases|obtained|disclosed|revealed|unveiled|leaked|made public|surfaced)\s(?:[\w’']+\s){{0,3}}?(?:on\s)?{WEEKDAY}\b"
)
"""Tells the day on which it came to be known."""
PLANNED_THING = re.compile(
    r"\b(?:an?|the|his|her|its|their|any|all|several|two|three|[a-z]+[’']s)\s(?:[\w’'-]+\s){0,2}?(?P<noun>[\w’'-]+)\s"
    r"(?:(?:planned|scheduled|slated|set|due|called|booked|billed|expected|timed|meant|intended)\s(?:(?:for|on|in)\s)?|(?:set|due|scheduled|slated|timed)\sto\s(?:[\w’'-]+\s){1,5}?)"
    r"(?:early\s|late\s|on\s)?$"
)
"""A thing that is planned, behind the verb of the clause: "broke off a march planned for Sunday"."""
NO_NOUN = frozenset(
    {
        *("is", "are", "was", "were", "be", "been", "being", "has", "had", "have", "and", "but", "or", "not", "also", "now", "still"),
        *("already", "remains", "remain", "looks", "seems", "appears", "gets", "got", "as", "to"),
    }
)
"""What stands before "planned" where it is no participle of a noun."""
CALLED_OFF = re.compile(
    r"\b(?:postpon(?:e|es|ed|ing)|cancel(?:s|l?ed|l?ing)?|reschedul(?:e|es|ed|ing)|call(?:s|ed|ing)? off|put(?:s|ting)? off|scrap(?:s|ped|ping)?)\s"
    r"(?:an?|the|his|her|its|their|all|both|two|three|[A-Z]\w+[’']s?)\s(?:[\w’'-]+\s){1,6}?(?:on|for|from|of|in)?\s?$"
)
"""Before the day of what does not take place on it."""
IS_CALLED_OFF = re.compile(
    r"\s(?:has|have|had|is|are|was|were|will be)\s(?:been\s|being\s|now\s)*(?:postponed|cancel(?:l)?ed|rescheduled|called off|put off|scrapped|delayed|moved)\b"
)
_WHOSE = r"(?:(?:his|her|its|their)|(?:[A-Z][\w.]*\s){0,2}[A-Z][\w.]*[’']s?|(?:(?:the|his|her|its|their)\s)?[a-z]+(?:[’']s|s[’']))\s(?:[a-z-]+\s){0,2}?"
_ON_WHICH = r"\s(?:(?:in|on|from|of|earlier|early|late|made|at)\s)*$"
DEED_OF = re.compile(
    rf"\b(?:(?:for|of|about|over|against|to|after)\s{_WHOSE}(?:votes?|moves?|wins?|loss|victory|defeat|support|opposition|refusal|role|handling|performance|response|plans?)"
    rf"|(?:for|of|about|over|on|at|against|to)\s{_WHOSE}(?:statements?|remarks?|comments?|decisions?|claims?)){_ON_WHICH}"
)
"""What somebody did or said, which the sentence is about: "a swipe at the mayor's remarks on May 3"."""
LIFE_OF = re.compile(
    rf"\b(?:for|of|about|over|from|with)\s{_WHOSE}(?:deaths?|birth|wedding|resignation|arrest|conviction|departure|divorce|appointment|election|(?:visit|trip)(?:\sto\s[A-Z]\w+)?|campaign|tenure){_ON_WHICH}"
)
"""The same of what befell somebody, before a month or a year: "the lessons of her father's death in 1987"."""
AS_BEFORE = re.compile(
    r"\b(?:as|than)\s(?:(?:did|was|were|had)\s[^,;]*|(?!soon\b|well\b|long\b|far\b|it\b|expected\b)(?:[\w’'.-]+\s){1,4}?(?:did|was|were|had)\s(?:(?:in|at|on|back)\s[^,;]*)?)$"
)
"""What somebody did at another time, by which this is measured: "fought on, as the mayor did in 2008"."""
RECALLS = re.compile(r",\s(?:recalling|recounting|citing|invoking|referencing|echoing)\s[^,;]*$")
"""What somebody speaks of while something happens: ", recalling details of a visit she made in 2006"."""
NAMED = 90
"""Characters before a time in which such a thing is named."""
PICK = re.compile(
    r"\b(?:trad(?:e|es|ed|ing)|swap\w*|exchang(?:e|es|ed|ing)|acquir(?:e|es|ed|ing)|receive[sd]?|sends?|sent|deals?|packaged?)\b[^;]*"
    r"\b(?:picks?|choices?|options?)\s(?:in|from|of)\s(?:the\s)?$"
)
"""Before the year of a right that changes hands."""
SAME_THEN = re.compile(r"\b(?:and|than|against|to|with)\s(?:in )?the same (?:quarter|period|months?|weeks?|days?|time)\s(?:in\s|of\s)?$")
"""Another time of which the same is told: "the first months of this year and the same period in 2016"."""
OLD_RECORD = re.compile(
    r"\b(?:previous|old|last|earlier|former|prior)\s(?:[\w.-]+\s){0,3}?(?:record|high|peak|mark|best)\s(?:of\s[^,;]*\s)?(?:in|on|from|set in|set on)\s$"
)
"""Before the time of a record that is broken."""
REMARK_OF = re.compile(
    rf"\b(?:dismiss|reject|critici[sz]|condemn|denounc|prais|defend|disput|mock|ridicul|echo|brush|answer|respond|react|rebuk|rebutt?)\w*\s(?:(?:to|off)\s)?{_WHOSE}"
    rf"(?:statements?|remarks?|comments?|claims?|tweets?|speech|interview|testimony|article){_ON_WHICH}|\b(?:allud|refer)\w* to\s[^,;:]*{_ON_WHICH}"
)
"""Somebody else's words, which are answered: "dismissed the mayor's comment on Sunday"."""
IS_SET_FOR = re.compile(
    r"\b(?:scheduled|slated|set|due|planned|expected|forecast|projected|timed|booked|billed|ready|announced|called)\s(?:[\w:.-]+\s){0,3}for\s(?:early\s|late\s)?$"
)
"""Before the day on which something is to be; another "for" makes it the day of a noun: "told of plans for Friday"."""
MONTHS_AND_YEARS = frozenset({"x_month_alone", "x_month_year", "x_which_month", "x_year", "x_season_year"})
DAYS = frozenset({"x_weekday", "x_month_day", "x_day_month", "x_relative_day"})


def is_of_a_noun(sentence: str, start: int, end: int, kind: str) -> bool:
    """Whether a time is that of a thing that the sentence names, and not of what it says of it."""
    before = sentence[max(0, start - NAMED) : start]
    if kind in DAYS and before.endswith(("for ", "for early ", "for late ")) and not IS_SET_FOR.search(before):
        return True
    is_off = "off " in before or "pon" in before or "ancel" in before or "sched" in before or "scrap" in before
    if (is_off and CALLED_OFF.search(before)) or IS_CALLED_OFF.match(sentence, end) or _is_planned_beside(before):
        return True
    if MEASURE.search(before) and (LEVEL.search(before) or FROM_A_LEVEL.search(before)):
        return True
    if ("same" in before and SAME_THEN.search(before)) or ("of " in before and OLD_RECORD.search(before)):
        return True
    is_whose = "’" in before or "'" in before or " his " in before or " her " in before or " its " in before or " their " in before
    if (is_whose or "refer" in before or "allud" in before) and REMARK_OF.search(before):
        return True
    if is_whose and (DEED_OF.search(before) or (kind in MONTHS_AND_YEARS and LIFE_OF.search(before))):
        return True
    if "ing " in before and RECALLS.search(before):
        return True
    if ("as " in before or "than " in before) and AS_BEFORE.search(before):
        return True
    if (" pick" in before or " choice" in before or " option" in before) and PICK.search(sentence, 0, start):
        return True
    return kind != "x_weekday" and "day" in sentence and DOCUMENT.search(before) is not None and CAME_OUT_ON.search(sentence) is not None


def _is_planned_beside(before: str) -> bool:
    """Whether the words before a time end in a thing that is planned, behind the verb of their clause."""
    planned = PLANNED_THING.search(before, max(0, len(before) - 60))
    if not planned or planned["noun"] in NO_NOUN or planned["noun"].endswith("ly"):
        return False
    return TENSES.search(before, 0, planned.start()) is not None
