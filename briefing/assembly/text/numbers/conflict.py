"""Statements that give other figures for one thing: they are no two sources for one line, however alike they are."""

from __future__ import annotations

import math

from briefing.assembly.text.numbers.kind import CountedNumber, kind_of
from briefing.assembly.text.numbers.quantity import Quantity, find_quantities, undated
from briefing.model import Statement


class NumberConflicts:
    """Tells of pairs of statements whether they clash; remembers the figures of each."""

    def __init__(self) -> None:
        self._figures: dict[str, list[CountedNumber]] = {}

    def between(self, one: Statement, other: Statement) -> bool:
        """Whether both give a figure for a thing of one kind, and no figure of theirs is the same.

        Of one kind are ages, shares, amounts of money, times by one measure, and counts: of people, of what one word calls, or of what
        no word says. "60 people" clashes with "80 people", with "80 dead" and with "80", not with "a truck of 25 tons" or "Diallo, 41".
        """
        ones, others = self._of(one), self._of(other)
        if {(figure.kind, figure.value) for figure in ones} & {(figure.kind, figure.value) for figure in others}:
            return False
        return any(_comparable(here, there) for here in ones for there in others)

    def _of(self, statement: Statement) -> list[CountedNumber]:
        found = self._figures.get(statement.id)
        if found is None:
            figures = (kind_of(statement.text, quantity) for quantity in undated(statement, find_quantities(statement.text)))
            found = self._figures[statement.id] = [figure for figure in figures if figure]
        return found


def _comparable(one: CountedNumber, other: CountedNumber) -> bool:
    if one.kind != other.kind:
        return False
    known = one.things and other.things
    return not known or (one.people and other.people) or bool(one.things & other.things)


def disagree(one: Quantity, other: Quantity) -> bool:
    """Whether two figures for one thing can't both be right: not where one is the other rounded, nor where a bound allows the other."""
    low, high = sorted((one, other), key=lambda quantity: quantity.value)
    if low.value == high.value or low.bound == "at least" or (high.bound == "at most" and low.bound != "at most"):
        return low.value != high.value and high.value >= 1.5 * max(1.0, low.value) and low.bound != "at least"
    rounded = {one.bound, other.bound} & {"about"} or low.value >= 0.9 * high.value
    return not (rounded and (_rounds_to(one.value, other.value) or _rounds_to(other.value, one.value)))


def _rounds_to(exact: float, rough: float) -> bool:
    """Whether `rough` is `exact` cut to fewer digits."""
    if not exact or not rough:
        return False
    for digits in (1, 2, 3):
        scale = 10 ** (math.floor(math.log10(abs(exact))) - digits + 1)
        if math.isclose(round(exact / scale) * scale, rough) and not math.isclose(exact, rough):
            return True
    return False
