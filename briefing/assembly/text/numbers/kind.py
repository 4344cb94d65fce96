"""What a number in a statement counts or measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from briefing.analysis.dates.patterns import MONTH
from briefing.analysis.wordlists import listed
from briefing.assembly.text.numbers.outcome import outcome_of
from briefing.assembly.text.numbers.quantity import Quantity
from briefing.assembly.text.stems import word_lists
from briefing.assembly.text.terms import Stemmer

AGE = re.compile(r", 1?\d\d?[,;]|\baged? 1?\d\d?\b")
BEFORE_AGE = 5
"""Characters of an age before its number."""
NAME = re.compile(r".\b[A-Z][\w’'-]*\s$", re.DOTALL)
"""What stands before the number of a name, behind the first word of a text: "Boeing 737", "Resolution 1718"."""
BEFORE = 24
"""Characters before a number that are looked at."""
MODEL = re.compile(r"(?<![.!?:“\"] )(?<!^)\b[A-Z][\w’'-]*\s$")
MODEL_GOES_ON = re.compile(r"[A-Z]?\s[A-Z]")
"""What stands before and after the number in a name of three words: "Cessna 208 Caravan"."""
ONE_OF_A_MODEL = re.compile(r"\ban? (?:[a-z]+ ){0,2}\d{3}$")
"""A number behind an article is no count: "a fully laden 737 aircraft"."""
DAY_OF_MONTH = re.compile(rf"\b{MONTH}\.?\s$")
SCORE_BEFORE, SCORE_AFTER = re.compile(r"\d[-–]$"), re.compile(r"[-–]\d")
"""What stands beside the numbers of a score or a range: "34-6"."""
PART_BEFORE = re.compile(r"\b(?:including|among them|of (?:them|whom|which|those)|at least one of|another|additional|further)\s$", re.I)
PART_AFTER = re.compile(r"\s(?:more\b|of (?:the|them|whom|which|those|these|its|their|his|her|our|\d+)\b)", re.I)
"""What stands beside a number that counts only a part: "two of the eleven", "including nine children"."""
MEASURES = listed(
    """year years year-old years-old month months week weeks day days hour hours minute minutes second seconds time times point points
    mile miles yard yards kilometre kilometres kilometer kilometers km metre metres meter meters foot feet inch inches ton tons tonne tonnes
    kilo kilos kilogram kilograms kg pound pounds gram grams degree degrees acre acres hectare hectares barrel barrels litre litres
    gallon gallons gb tb mb ghz mhz megawatt megawatts am pm gmt utc et est edt"""
)
PEOPLE = listed(
    """people person persons man men woman women child children boy boys girl girls adult adults citizen citizens resident residents
    inhabitant inhabitants dead killed died injured wounded hurt missing victim victims casualty casualties death deaths fatality
    fatalities body bodies survivor survivors other others civilian civilians soldier soldiers troop troops officer officers fighter
    fighters militant militants protester protesters demonstrator demonstrators arrest arrests detainee detainees prisoner prisoners
    hostage hostages refugee refugees migrant migrants passenger passengers tourist tourists worker workers employee employees staff
    job jobs member members lawmaker lawmakers voter voters vote votes customer customers consumer consumers user users client clients
    patient patients student students pupil pupils family families"""
)
"""Words for people, who may be called otherwise in another report."""


class CountedNumber(NamedTuple):
    """A number and what it counts; only numbers of one `kind` can conflict.

    `things` are the stems of what is counted, `people` says if they are people, `outcome` what became of them (a key of OUTCOMES, or
    empty), `part` that they are some of a number told beside.
    """

    kind: str
    value: float
    things: frozenset[str]
    people: bool
    outcome: str = ""
    part: bool = False

    def same_outcome(self, other: CountedNumber) -> bool:
        """Whether nothing says that they count different fates: killed and injured, destroyed and damaged."""
        return not (self.outcome and other.outcome) or self.outcome == other.outcome


def kind_of(text: str, quantity: Quantity, stemmer: Stemmer) -> CountedNumber | None:
    """What a number counts; None where it tells no amount: "the 3rd", "Boeing 737"."""
    before = text[max(0, quantity.start - BEFORE) : quantity.start]
    nouns = tuple(takewhile(lambda noun: noun not in word_lists().function_words, quantity.nouns))
    measure = next((noun for noun in nouns[:2] if noun in MEASURES), None)
    if quantity.ordinal or (not quantity.unit and _in_name(text, quantity, before, nouns)):
        return None
    if SCORE_BEFORE.search(before) or SCORE_AFTER.match(text, quantity.end):
        return CountedNumber("score", quantity.value, frozenset(), False)
    if quantity.unit:
        return CountedNumber("share" if quantity.unit == "%" else "money", quantity.value, frozenset(), False)
    if any(noun.endswith("old") for noun in nouns[:2]) or AGE.search(text, max(0, quantity.start - BEFORE_AGE), quantity.end + 1):
        return CountedNumber("age", quantity.value, frozenset(), False)
    if measure:
        return CountedNumber(stemmer.stem(measure), quantity.value, frozenset(), False)
    part = PART_BEFORE.search(before) is not None or PART_AFTER.match(text, quantity.end) is not None
    things, people = counted_stems(nouns, stemmer), not PEOPLE.isdisjoint(nouns)
    return CountedNumber("count", quantity.value, things, people, outcome_of(text, quantity.start, quantity.end), part)


def _in_name(text: str, quantity: Quantity, before: str, nouns: Sequence[str]) -> bool:
    """Whether a number is part of a name or a date: "Boeing 737", "Cessna 208 Caravan", "the Sept. 11 hijackers"."""
    if DAY_OF_MONTH.search(before) or (
        quantity.printed.isdigit() and quantity.value > 1 and ONE_OF_A_MODEL.search(before + quantity.printed)
    ):
        return text[quantity.end : quantity.end + 1] != "-" or DAY_OF_MONTH.search(before) is not None
    return (not nouns and NAME.search(before) is not None) or (
        quantity.printed.isdigit() and MODEL_GOES_ON.match(text, quantity.end) is not None and MODEL.search(before) is not None
    )


def counted_stems(nouns: Sequence[str], stemmer: Stemmer) -> frozenset[str]:
    """The stems of what a number counts, from the words after it."""
    return frozenset(stemmer.stem(noun) for noun in nouns if noun not in word_lists().function_words)
