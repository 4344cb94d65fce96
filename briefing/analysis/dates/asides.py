"""Whether a time dates the sentence it stands in, by the words around it and by its clause."""

# ruff: noqa: E501 (patterns read better whole)
from __future__ import annotations

import re

from briefing.analysis.dates import names
from briefing.analysis.dates.main_clause import in_main_clause
from briefing.analysis.dates.nouns import MONTHS_AND_YEARS, is_of_a_noun
from briefing.analysis.dates.of_another import without_insertion
from briefing.analysis.dates.patterns import MONTH, WEEKDAY, YEAR
from briefing.analysis.dates.stretches import is_of_a_stretch
from briefing.analysis.dates.trailing import is_behind_the_statement

BEFORE_A_YEAR = re.compile(
    r"(?:^|\b(?:[Ii]n|[Dd]uring|[Bb]y|[Uu]ntil|[Ff]rom|to|[Tt]hrough|[Bb]etween|[Ee]arly|[Ll]ate|[Mm]id|[Oo]n|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter|[Yy]ear|(?:scheduled|slated|set|due|planned|expected|forecast|projected|estimated|targeted|timed)(?:\s[\w-]+){0,2}\sfor)[\s-])[\s“\"(]*$"
)
"""What stands before a year in which something happened, and not before one that names something: "his 2012 campaign"."""
BEHIND_A_YEAR = re.compile(rf"\b[Ii]n\s(?P<year>{YEAR})(?:,\s{YEAR})*(?:,\s|,?\s(?:and|&)\s)$")
"""Before another year of the same: "won in 1907 and 1908"."""
BESIDE = 80
"""Characters before a time in which the words beside it stand."""
DETERMINER = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their|our|my|your|that|this|these|those|first|last|previous|annual|deadly|key|every|each)|[a-z][’']s?)\s$",
    re.I,
)
"""Before a time that only describes a noun: "the Sept. 11 attacks"."""
OF = re.compile(r"\b[Oo]f\s$")
_EITHER = rf"(?:in|on|by|early|late|mid|this|next|last|the)?[\s-]?(?:{MONTH}|{WEEKDAY}|(?:19|20)\d\d|today|tonight|tomorrow|yesterday)\b"
OR_BEHIND, OR_BEFORE = re.compile(rf",?\sor\s{_EITHER}"), re.compile(rf"\b{_EITHER},?\sor\s(?:(?:in|on|by|early|late|this|next|last)\s)*$")
"""Beside a time that is one of two: which it is, is not said."""
POSSESSIVE = re.compile(r"[’']s?\s|-(?!\d)\w")
SINCE = re.compile(r"[Ss]ince\b")
"""Opens the time of a state that lasts, or of what the present is measured by."""
NOUN_BEHIND = re.compile(
    r"\s(?!(?:and|or|but|to|in|at|on|when|as|that|which|who|for|with|from|by|after|before|because|while|where|until|since|is|was|were|are|has|had|have|will|would|of|the|an?|this"
    r"|last|next|he|she|it|they|we|his|her|its|their|there|if|than|into|over|near|amid|about|against)\b)[a-z]"
)
DATELINE_BEHIND = re.compile(r"\s?(?:\([A-Z]|[-–—]\s)")
DATELINE_BEFORE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .’'-]+(?:,\s(?:[A-Z][\w.’-]*\s?){1,3})?,?\s$")
"""Around a day that is an article's own, behind the place at its head."""
RECORD = re.compile(r"\b(?:worst|best|biggest|largest|deadliest|heaviest|strongest|coldest|hottest|longest|fiercest)\s(?:since\s)?$")
"""Before the year in which there was a worse one: "the worst since 1974". A level ("the lowest level since 2009") tells of no event."""
RECURRING = re.compile(rf"\b(?:[Ee]very|[Ee]ach) {WEEKDAY}\b")
"""Tells what happens on a day of every week."""
THIS = re.compile(r"this\s", re.I)
"""Opens a weekday that describes the noun behind it: "this Friday vote"."""
TODAY = re.compile(r"today\b", re.I)
UP_TO = re.compile(r"\b(?:to|of|until|till|even|still|for|than|like|as|alive|in use|out there|available|around|exists?|known)\s$")
"""Before a "today" that means the present."""
NOWADAYS = re.compile(
    r"\b(?:no longer|nowadays|these days|anymore|any more|still|increasingly)\b|[Tt]oday[’']s\s(?:[a-z-]+\s)?(?:youth|young|world|society|children|kids|teens|teenagers|parents"
    r"|generations?|consumers|technology|markets?|standards|money|dollars|terms|prices|times|age|era|economy|climate|politics|workers|families|readers)\b"
)
"""In a sentence whose "today" means the present time, and no day."""
ALWAYS_NEXT = re.compile(r"\b(?:always|wait (?:until|till)|there[’']?s)\s(?:always\s)?$", re.I)
"""Before a "next year" that means some other time."""
MENTIONS = re.compile(
    r"\b(?:mention\w+|discuss\w+|critici[sz]\w+|condemn\w+|denounc\w+|prais\w+|defend\w+|question\w+|challeng\w+|raised the (?:issue|matter) of|took issue with)\b[^,]*"
    r"\b(?:incidents?|comments?|remarks?|speech|statements?|episode|decision|events?|investigation|case|crisis"
    r"|killings?|attacks?|raids?|vote|report|interview|meeting|deal|visit|protests?)\s(?:(?:at|in|on|by)\s(?:[\w’'.-]+\s){1,3}?)?(?:(?:in|early|late|mid)[\s-])*$"
    r"|\b(?:refer(?:s|red|ring)? to|referenc\w+|allud\w+ to|invok\w+|recall\w*|remember\w*|recount\w*|cit(?:ed|es|ing)|point(?:s|ed|ing)? to|harks? back to|(?:brings?|calls?) to mind|raised the example of)\s(?!(?:in|on|at|by|for)\b)"
    r"[^,;:]{4,}?\s(?:(?:in|early|late|mid)[\s-])*$"
)
"""What somebody speaks of, before a month or a year in which that was."""
YEAR_OF_FIGURES = re.compile(r"\b(?:year|quarter|half|months|period)\s(?:ended|ending|to)\s(?:in\s)?$")
"""Before the end of a stretch that figures are counted by: "the year ended June 2019"."""
ADDED = re.compile(
    r",\s(?:\w+ly\s)?(?!(?:during|including|according|following|being|beginning|starting|telling|saying|warning|writing|noting|adding|announcing|asking|vowing)\b)[a-z]{2,}ing\b[^,;:“”]*$"
)
"""Before a month or a year in words that a comma adds: ", bringing the party into the council in September"."""
BUT_BEHIND = re.compile(r",\sbut\s(?!(?:did|was|were|had|not|never)\b)")
"""Behind a year: another clause, of another time, which is the news: "ran against the dam in 2010, but the papers show"."""
AS_THEN = re.compile(
    r"(?<!soon )(?<!early )(?<!late )(?<!recently )(?<!back )\b(?:as|unlike|like)\s(?:(?:in|on|at|back in|during)\s)?$|\bdid\s(?:(?:so|it|that)\s)?(?:in\s|on\s)?$"
)
"""Before another time at which the like happened: "they fear a blockade, as in 1990", "its neighbour did in 2008"."""
NOT_THEN = re.compile(r"\bnot\s[“\"'‘](?:over|in|on|at|during)\s$|[,—–-]\s?not\s(?:over|in|on|at|during)\s$")
"""Before a time at which something did not happen."""
LEVEL_FROM = re.compile(r"\w[\w’')]*\s(?:from|since)\s(?:the\s)?(?:early\s|late\s|mid-)?$")
"""Before a time by which the present is measured: "down a fifth from 2012", "a survey from 2011", "the first since June 2006"."""
ONWARD = re.compile(r"\s(?:on|onwards?|forwards?|through|until|till|to)\b|[-–]")
HABIT = re.compile(
    r"\b(?:typically|usually|normally|generally|annually|traditionally|(?:every|each) (?:year|month|week))\b[^,;“”\"]*$", re.I
)
"""Before a time of every year, or of every week, in its clause."""
GENERAL = re.compile(
    r"\b(?:tends? to|can (?:often|sometimes|get|become|feel|turn|prove|be (?:an?|as|so|too|very|quite|rather|especially|particularly|(?!\w+ly\b)[a-z]+(?:ous|ful|ive|less|ing|ult|y)))\b)"
)
"""A remark on what is so of all things of a kind."""
RECURRING_KINDS = frozenset({"x_month_alone", "x_month_day", "x_day_month", "x_weekday"})
FIGURES_FOR = re.compile(
    r"\b(?:report|post|announce|publish|release|record|disclose)\w*\s[^,;]*\bfor\s(?:the|its|their|all of(?:\sthe)?)?\s?(?:[\w-]+\s){0,2}?(?:quarter|half|months|year|period)\s(?:(?:of|in|ended|ending)\s)*$"
)
"""Before the time of which an account tells, which is made later: "a loss for the last quarter of 2017"."""
YEARS = frozenset({"x_year", "x_season_year"})
DESCRIBING_KINDS = frozenset({"x_year_day", "x_decade"})
"""Times that only describe a noun that stands behind them: "Christmas dinner", "1990s films"."""


def dates_its_sentence(sentence: str, start: int, end: int, kind: str) -> bool:
    """Whether the time `sentence[start:end]`, found by the pattern `kind`, is that of the sentence."""
    before, near = sentence[:start], max(0, start - BESIDE)
    if kind == "x_year" and (listed := BEHIND_A_YEAR.search(before, near)):
        return dates_its_sentence(sentence, *listed.span("year"), kind)
    if kind == "x_year" and RECORD.search(before, near):
        return True
    if kind in ("x_year", "x_decade") and not (
        BEFORE_A_YEAR.search(before, near) or (OF.search(before, near) and names.TIME_NOUN.search(before, near, start - 3))
    ):
        return False
    if kind != "x_ago" and (
        DETERMINER.search(before, near)
        or (kind not in ("x_year", "x_decade") and OF.search(before, near) and not names.TIME_NOUN.search(before, near, start - 3))
    ):
        return False
    if DATELINE_BEHIND.match(sentence, end) and DATELINE_BEFORE.fullmatch(before):
        return False
    if sentence.rstrip(" ”\"'’").endswith("?") or _is_of_no_one_time(sentence, start, kind):
        return False
    if kind == "x_weekday" and THIS.match(sentence, start) and NOUN_BEHIND.match(sentence, end):
        return False
    if (
        AS_THEN.search(before, near)
        or NOT_THEN.search(before, near)
        or (" for " in before and FIGURES_FOR.search(before))
        or YEAR_OF_FIGURES.search(before, near)
    ):
        return False
    if LEVEL_FROM.search(before, near) and not ONWARD.match(sentence, end) and not RECORD.search(before, near):
        return False
    if SINCE.match(sentence, start) or is_of_a_stretch(sentence, start, end, kind):
        return False
    if " or " in sentence and (OR_BEHIND.match(sentence, end) or OR_BEFORE.search(before)):
        return False
    if POSSESSIVE.match(sentence, end) and before.strip(" “\"'"):
        return False
    if kind in DESCRIBING_KINDS and NOUN_BEHIND.match(sentence, end):
        return False
    if kind in MONTHS_AND_YEARS and MENTIONS.search(without_insertion(before)):
        return False
    if is_behind_the_statement(sentence, start, kind):
        return False
    if kind in MONTHS_AND_YEARS and ", " in before and ADDED.search(before):
        return False
    if kind in YEARS and BUT_BEHIND.match(sentence, end):
        return False
    return in_main_clause(sentence, start, end) and not is_of_a_noun(sentence, start, end, kind)


def _is_of_no_one_time(sentence: str, start: int, kind: str) -> bool:
    """Whether a time means the present or some other time, or one that comes again and again."""
    before, near = sentence[:start], max(0, start - BESIDE)
    if kind == "x_relative_day":
        return UP_TO.search(before, near) is not None or (
            TODAY.match(sentence, start) is not None and NOWADAYS.search(sentence) is not None
        )
    if kind == "x_which_unit":
        return ALWAYS_NEXT.search(before) is not None
    if kind in RECURRING_KINDS and HABIT.search(before):
        return True
    if (kind == "x_year_day" or kind in RECURRING_KINDS) and GENERAL.search(sentence):
        return True
    return kind == "x_weekday" and RECURRING.search(sentence) is not None
