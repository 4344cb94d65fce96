"""Whether two numbers conflict: such statements are no two sources for one line, however alike they are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from briefing.assembly.text.numbers.kind import CountedNumber, kind_of
from briefing.assembly.text.numbers.quantity import Quantity, QuantityStore, undated
from briefing.assembly.text.terms import Stemmer
from briefing.model import Statement

CLOSE = 0.01
"""Share by which two numbers differ that are one: an amount in another currency, a distance in another measure."""


class NumberConflicts:
    """Tells whether two of some statements, by number, give conflicting numbers; keeps what the numbers of each count.

    `quantities` are the numbers of all the statements.
    """

    def __init__(self, statements: Sequence[Statement], quantities: QuantityStore, stemmer: Stemmer) -> None:
        self._statements, self._quantities, self._stemmer = statements, quantities, stemmer
        self._numbers: dict[int, list[CountedNumber]] = {}

    def between(self, left: int, right: int) -> bool:
        """Whether both give a number for a thing of one kind, and no number of theirs is the same.

        Of one kind are ages, shares, amounts of money, times by one measure, and counts: of people, of what one word calls, or of what
        no word says. "60 people" conflicts with "80 people", with "80 dead" and with "80", not with "a truck of 25 tons" or "Diallo, 41".
        """
        left_numbers, right_numbers = self.numbers_of(left), self.numbers_of(right)
        if {(number.kind, number.value) for number in left_numbers} & {(number.kind, number.value) for number in right_numbers}:
            return False
        return any(_comparable(here, there) for here in left_numbers for there in right_numbers)

    def any_other(self, left: int, right: int) -> bool:
        """Whether either gives a number for a thing of which the other gives only other numbers, though they may agree in a third."""
        return next(self._others(left, right), None) is not None

    def any_disagreeing(self, left: int, right: int) -> bool:
        """Whether `any_other` holds of two numbers for surely one thing, neither of which is the other rounded or one of a sum."""
        told = [(number.kind, number.value) for row in (left, right) for number in self.numbers_of(row)]
        return any(
            _of_one_thing(here, there)
            and not _nearly_one(here.value, there.value)
            and _summed(value for kind, value in told if kind == here.kind).isdisjoint((here.value, there.value))
            for here, there in self._others(left, right)
        )

    def _others(self, left: int, right: int) -> Iterator[tuple[CountedNumber, CountedNumber]]:
        """The numbers for things of one kind that each gives and the other does not."""
        left_numbers, right_numbers = self.numbers_of(left), self.numbers_of(right)
        common = {(number.kind, number.value) for number in left_numbers} & {(number.kind, number.value) for number in right_numbers}
        left_own, right_own = (
            [number for number in numbers if (number.kind, number.value) not in common] for numbers in (left_numbers, right_numbers)
        )
        return ((here, there) for here in left_own for there in right_own if _comparable(here, there))

    def numbers_of(self, row: int) -> list[CountedNumber]:
        """The numbers of a statement that count or measure something, without those of dates."""
        numbers = self._numbers.get(row)
        if numbers is None:
            statement = self._statements[row]
            printed = undated(statement, self._quantities.of(row, statement.text))
            kinds = (kind_of(statement.text, quantity, self._stemmer) for quantity in printed)
            numbers = self._numbers[row] = [kind for kind in kinds if kind]
        return numbers


def _comparable(left: CountedNumber, right: CountedNumber) -> bool:
    if left.kind != right.kind or not left.same_outcome(right):
        return False
    both_known = left.things and right.things
    return not both_known or (left.people and right.people) or bool(left.things & right.things)


def _summed(values: Iterable[float]) -> set[float]:
    """Those of the values of which two add up to a third, and that third: "$82, of it $60 in cash" beside "$22 in shares"."""
    told = sorted(set(values))
    return {value for low, high in combinations(told, 2) if low + high in told for value in (low, high, low + high)}


def _of_one_thing(left: CountedNumber, right: CountedNumber) -> bool:
    """Whether two comparable numbers count what one word calls, or one fate; not pilots beside people, nor some of them."""
    if left.kind != "count":
        return True
    return not (left.part or right.part) and (bool(left.things & right.things) or left.outcome == right.outcome != "")


def _nearly_one(left: float, right: float) -> bool:
    """Whether one is the other rounded, or they are so close that both are."""
    return math.isclose(left, right, rel_tol=CLOSE) or _rounds_to(left, right) or _rounds_to(right, left)


def disagree(left: Quantity, right: Quantity) -> bool:
    """Whether two numbers for one thing can't both be right: not where one is the other rounded, nor where a bound allows the other."""
    low, high = sorted((left, right), key=lambda quantity: quantity.value)
    if low.value == high.value or low.bound == "at least" or (high.bound == "at most" and low.bound != "at most"):
        return low.value != high.value and high.value >= 1.5 * max(1.0, low.value) and low.bound != "at least"
    rounded = {left.bound, right.bound} & {"about"} or low.value >= 0.9 * high.value
    return not (rounded and (_rounds_to(left.value, right.value) or _rounds_to(right.value, left.value)))


def _rounds_to(exact: float, rough: float) -> bool:
    """Whether `rough` is `exact` cut to fewer digits."""
    if not exact or not rough:
        return False
    for digits in (1, 2, 3):
        scale = 10 ** (math.floor(math.log10(abs(exact))) - digits + 1)
        if math.isclose(round(exact / scale) * scale, rough) and not math.isclose(exact, rough):
            return True
    return False
