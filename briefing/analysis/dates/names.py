"""Days, months and years that are parts of names or count things: newspapers, feasts, people, resolutions, aircraft, fiscal years."""

# ruff: noqa: E501 (patterns read better whole)
from __future__ import annotations

import re

from briefing.analysis.dates.patterns import MONTHS, WEEKDAY, WEEKDAYS

LOOK = 40
"""Characters before and behind a time in which a name is told."""
DAY_OF_A_NAME = re.compile(
    r"\b(?:[Bb]lack|[Gg]ood|[Aa]sh|[Bb]loody|[Ss]uper|[Cc]yber|[Pp]alm|[Ee]aster|[Hh]oly|[Mm]aundy|[Gg]iving|[Ff]at|[Ss]hrove|[Ww]hit|[Bb]lue|[Rr]ed|[Mm]an|[Jj]oe"
    r"|[Pp]ancake|[Cc]asual|[Ss]mall Business|The|[Aa]n?|[Oo]ne|[Aa]ny|[Ss]ome|[Ee]very|[Ee]ach|[Mm]ost|[Mm]any|[Aa]nother|[Aa]lternate|(?:[Mm]ail|[Ss]un|[Ss]tar|[Ii]ndependent"
    r"|[Hh]erald|[Ss]cotland|[Ww]ales|[Ii]reland) on)\s$|\b(?:[Aa]|[Oo]ne|[Ee]very|[Ee]ach|[Mm]ost) (?!last |next |late |early )[\w-]+ $"
)
"""Before a weekday: the name of a feast or a newspaper, or any day of that name."""
NAME_OF_A_DAY = re.compile(
    r"(?:\s(?:Times|Telegraph|Mirror|Express|People|Herald|Mail|Post|Star|Sun|World|Independent|Business|Tribune|Mercury|Life|Age|Paper|Magazine|Review|Standard|Nation|Vision"
    rf"|Monitor|Leader|News|Punch|Tribune|Guardian|Observer|Night (?:Live|Football|Lights|Fever)|Evening Post|Agreement|Club|School|Weekly)\b|[-–—/]{WEEKDAY}|-only"
    rf"|\s(?:to|through|thru|and|or)\s{WEEKDAY}s\b)"
)
"""Behind a weekday: the rest of a name."""
BEFORE_THE_NAME = re.compile(r"\b[Tt]he\s$")
CAPITAL = re.compile(r"\s[A-Z][a-z]+")
COUNTED_THING = re.compile(
    r"\b(?:resolutions?|flights?|articles?|sections?|rooms?|routes?|highways?|bus|trains?|numbers?|no\.|page|paragraph|version|unit|bill|law|act|decree|order|case|chapter"
    r"|model|class|platform|asteroid|about|around|some|nearly|almost|over|than|least|most|another|up to|roughly|approximately|estimated|killed|injured|totall?ing|total of|only)\s$",
    re.I,
)
"""Before a number of four digits that counts or numbers something."""
NAMED_THING = re.compile(r"(?<![.!?”\"] )(?<!^)\b(?P<name>[A-Z][\w’'&-]*)\s$")
"""Before a number of four digits: the name of a thing that has a number (an aircraft, a resolution, a games)."""
NO_NAME = frozenset(
    {
        "In",
        "Since",
        "By",
        "Until",
        "During",
        "From",
        "Between",
        "Of",
        "To",
        "Through",
        "The",
        "And",
        "Or",
        "Early",
        "Late",
        "Mid",
        "On",
        "After",
        "Before",
        "For",
        "At",
    }
    | {"Spring", "Summer", "Autumn", "Fall", "Winter", "Year", "Eve", "Day", "Christmas", "Easter", "Back", "As"}
    | {name.capitalize() for name in (*MONTHS, *WEEKDAYS)}
)
"""Words with a capital that stand before a year."""
BEHIND_A_NUMBER = re.compile(
    r"\s(?:GMT|UTC|hours|hrs|local time|BST|EST|EDT|CET|IST|BE|AH|BS|BC|BCE|CE|AD|A\.?H|B\.?E|B\.?C|(?!was\b|is\b|has\b|this\b|plus\b|its\b|as\b|alongside\b|towards\b|whereas\b"
    r"|besides\b|versus\b|unless\b|across\b)[a-z]+s|people|men|women|children|police|km|kg|m|ft|dead|wounded|more)\b(?![’'])|\s?(?:°|km\b|[kK]\b)"
)
"""Behind a number of four digits: what it counts, an hour's zone, or another calendar's era."""
IN_A_YEAR = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Tt]he|[Oo]f|[Ee]arly|[Ll]ate|[Mm]id|[Bb]y|[Uu]ntil|[Ff]rom|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[’']s)[\s-]$"
)
FISCAL_BEFORE = re.compile(
    r"\b(?:(?:[Ff]iscal|[Ff]inancial|[Tt]ax|[Aa]cademic|[Ss]chool|[Mm]odel)(?: [Yy]ears?)?|FY)[\s-]?$|\b(?:[Ff]iscal|[Ff]inancial) [Yy]ear ended [^,.]*$"
)
FISCAL_BEHIND = re.compile(r"(?:[-–/]\d\d(?:\d\d)?)?\s(?:fiscal|financial|tax|academic|school|model|season)\b")
OTHER_CALENDAR = re.compile(
    r"\b(?:Muharram|Safar|Rabi|Jumada|Rajab|Sha[’']?ban|Ramadan|Shawwal|Dhu|Farvardin|Ordibehesht|Khordad|Tir|Mordad|Shahrivar|Mehr|Aban|Azar|Dey|Bahman|Esfand|Nisan|Iyar|Sivan|Tammuz"
    r"|Elul|Tishrei|Cheshvan|Kislev|Tevet|Shevat|Adar|Heisei|Reiwa|Showa|Samvat|Juche|Minguo)\b[\s\w-]{0,6}$"
)
"""A month or an era of another calendar before a number."""
TIME_NOUN = re.compile(
    r"(?:\b(?:end|beginning|start|middle|months?|weeks?|days?|half|part|rest|most|all|as|close|turn|morning|evening|weekend|night|session|quarter|course|early|late|mid)|\d(?:st|nd|rd|th)?|first"
    r"|second|third|fourth|fifth|tenth|last)[\s-]$",
    re.I,
)
"""Before "of May": what a month has."""
PARTICIPLE = re.compile(r"\b(?:\w+ed|written|drawn|given|taken|made|led|held|shown|told|sent|seen|beaten|chosen|begun|built|won|run)\s$")
AHEAD = re.compile(r"\b(?:will|would|to|must|should|could|can)\b")
ALSO_NAMES = frozenset({"may", "april", "june", "august", "march"})
"""Months that people are called by."""
PERSON = r"\b(?!(?:In|Since|By|Until|During|Early|Late|Mid|From|Between|Of|Last|Next|This|On|And|The|Before|After|For)\b)[A-Z][\w’'-]*\.?\s{}\b(?!\s\d)"
"""A word with a capital and a month: somebody's first and last name."""


def is_part_of_a_name(text: str, start: int, end: int) -> bool:
    """Whether a weekday belongs to a name, or means any day of that name."""
    before, behind = text[max(0, start - LOOK) : start], text[end : end + LOOK]
    if DAY_OF_A_NAME.search(before) or NAME_OF_A_DAY.match(behind):
        return True
    return bool(BEFORE_THE_NAME.search(before) and CAPITAL.match(behind))


def is_no_year(text: str, start: int, end: int) -> bool:
    """Whether a number of four digits counts or numbers something, or is a year of another kind."""
    before, behind = text[max(0, start - LOOK) : start], text[end : end + LOOK]
    if COUNTED_THING.search(before) or FISCAL_BEFORE.search(before) or FISCAL_BEHIND.match(behind) or OTHER_CALENDAR.search(before):
        return True
    named = NAMED_THING.search(before)
    if named and named["name"] not in NO_NAME:
        return True
    return bool(BEHIND_A_NUMBER.match(behind)) and not IN_A_YEAR.search(before)


def is_no_month(text: str, start: int, month_start: int, word: str, month: str) -> bool:
    """Whether a month behind a preposition (`word`, from `start`) is a person, or may be one."""
    before = text[max(0, start - LOOK) : start]
    if word == "of":
        return TIME_NOUN.search(before) is None
    if month.lower() not in ALSO_NAMES:
        return False
    if text[month_start + len(month) :][:2] in ("’s", "'s"):
        return True
    return word == "by" and PARTICIPLE.search(before) is not None and not AHEAD.search(before)


def is_named_today(text: str, start: int) -> bool:
    """Whether a "Today" with a capital inside a sentence is a name (a programme, a newspaper)."""
    return re.search(r"[\w,’'] $", text[max(0, start - 2) : start]) is not None


def is_named_by_a_month(text: str, start: int, month: str) -> bool:
    """Whether a month and a number behind it are part of a name ("Long March 9")."""
    named = NAMED_THING.search(text[max(0, start - LOOK) : start]) if month in ("March", "May") else None
    return bool(named and named["name"] not in NO_NAME)


def is_a_person(text: str, month: str) -> bool:
    """Whether an article names somebody by the word of a month."""
    return month.lower() in ALSO_NAMES and re.search(PERSON.format(month), text) is not None
