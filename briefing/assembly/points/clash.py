"""Statements that give other figures for one thing: they are no two sources for one line, however alike they are."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from briefing.analysis.wordlists import listed
from briefing.assembly.points.terms import amounts, stem, words
from briefing.assembly.quantities import Quantity, quantities
from briefing.model import Statement

AGE = re.compile(r", 1?\d\d?[,;]|\baged? 1?\d\d?\b")
BEFORE_AGE = 5
"""Characters of an age before its number."""
NAME = re.compile(r".\b[A-Z][\w’'-]*\s$", re.DOTALL)
"""What stands before the number of a name, behind the first word of a text: "Boeing 737", "Resolution 1718"."""
BEFORE = 24
"""Characters before a number that are looked at."""
MEASURES = listed(
    """year years year-old years-old month months week weeks day days hour hours minute minutes second seconds time times point points
    mile miles kilometre kilometres kilometer kilometers km metre metres meter meters foot feet inch inches ton tons tonne tonnes
    kilo kilos kilogram kilograms kg pound pounds gram grams degree degrees acre acres hectare hectares barrel barrels litre litres
    gallon gallons megawatt megawatts am pm gmt utc et est edt"""
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


class Figure(NamedTuple):
    """A figure: `kind` says what may be held against it, `things` are the stems of what it counts, `people` whether these are people."""

    kind: str
    value: float
    things: frozenset[str]
    people: bool


class Clashes:
    """Tells of pairs of statements whether they clash; remembers the figures of each."""

    def __init__(self) -> None:
        self._figures: dict[str, list[Figure]] = {}

    def between(self, one: Statement, other: Statement) -> bool:
        """Whether both give a figure for a thing of one kind, and no figure of theirs is the same.

        Of one kind are ages, shares, amounts of money, times by one measure, and counts: of people, of what one word calls, or of what
        no word says. "60 people" clashes with "80 people", with "80 dead" and with "80", not with "a truck of 25 tons" or "Diallo, 41".
        """
        ones, others = self._of(one), self._of(other)
        if {(figure.kind, figure.value) for figure in ones} & {(figure.kind, figure.value) for figure in others}:
            return False
        return any(_of_one_kind(here, there) for here in ones for there in others)

    def _of(self, statement: Statement) -> list[Figure]:
        found = self._figures.get(statement.id)
        if found is None:
            figures = (_figure(statement.text, quantity) for quantity in amounts(statement, quantities(statement.text)))
            found = self._figures[statement.id] = [figure for figure in figures if figure]
        return found


def _figure(text: str, quantity: Quantity) -> Figure | None:
    """A number as a figure; None where it tells no amount: "the 3rd", "Boeing 737"."""
    before = text[max(0, quantity.start - BEFORE) : quantity.start]
    nouns = tuple(takewhile(lambda noun: noun not in words().function_words, quantity.nouns))
    measure = next((noun for noun in nouns[:2] if noun in MEASURES), None)
    if quantity.ordinal or (not nouns and not quantity.unit and NAME.search(before)):
        return None
    if quantity.unit:
        return Figure("share" if quantity.unit == "%" else "money", quantity.value, frozenset(), False)
    if any(noun.endswith("old") for noun in nouns[:2]) or AGE.search(text, max(0, quantity.start - BEFORE_AGE), quantity.end + 1):
        return Figure("age", quantity.value, frozenset(), False)
    if measure:
        return Figure(stem(measure), quantity.value, frozenset(), False)
    return Figure("count", quantity.value, counted(nouns), not PEOPLE.isdisjoint(nouns))


def _of_one_kind(one: Figure, other: Figure) -> bool:
    if one.kind != other.kind:
        return False
    known = one.things and other.things
    return not known or (one.people and other.people) or bool(one.things & other.things)


@lru_cache(maxsize=50_000)
def counted(nouns: tuple[str, ...]) -> frozenset[str]:
    """The stems of what a number counts, from the words after it."""
    return frozenset(stem(noun) for noun in nouns if noun not in words().function_words)
