"""What times begin with is looked for first; nothing that the expressions find may fail there."""

import re
from itertools import product

import pytest

from briefing.analysis.dates.patterns import COUNTED, EXPRESSIONS, FULL_MONTHS, TIME, WEEKDAYS

EVERYWHERE = re.compile("|".join(f"(?P<x_{name}>{pattern})" for name, pattern in EXPRESSIONS.items()))
"""The expressions without the look at what stands in front."""
PREPOSITIONS = [
    *("In", "since", "By", "until", "During", "early", "Late", "mid", "From"),
    *("between", "of", "last", "Next", "This", "past", "coming", "The"),
]
COUNTING = [
    *("about", "Some", "more than", "Nearly", "almost", "Around", "roughly", "Over", "the early"),
    *("the late", "the previous", "the following"),
]
HEADS = ["", *PREPOSITIONS, *COUNTING]
UNITS = [
    *("week", "weekend", "month", "year", "spring", "summer", "autumn", "fall", "winter"),
    *("night", "morning", "afternoon", "evening", "today", "Tonight", "yesterday"),
]
FORMS = ("Jan. 4", "Sept. 11", "Dec. 24, 2014", "May 3 and 4", "12 June 2019", "3, 4 and 5 July", "2016-05-12", "12/05/2016", "1990s")
OTHERS = ("2003", "winter of 1998", "spring 2011", "Christmas Eve", "New Year’s Day 2001", "10:30", "9 p.m.", "21th", "3nd")
COUNTS = (*COUNTED, "a", "an", "Twenty", "thirty", "Forty", "fifty", "12")
AGO = [f"{count} {unit} ago" for count in COUNTS for unit in ("days", "decade")]
TAILS = [*FULL_MONTHS, *FORMS, *OTHERS, *(day.capitalize() for day in WEEKDAYS), *UNITS, *AGO]


@pytest.mark.parametrize("head", HEADS)
def test_the_look_at_openings_loses_no_time(head: str) -> None:
    for tail, space in product(TAILS, " -\n"):
        text = f"They met {head}{space if head else ''}{tail} in Lima."
        assert [match.span() for match in TIME.finditer(text)] == [match.span() for match in EVERYWHERE.finditer(text)], text
