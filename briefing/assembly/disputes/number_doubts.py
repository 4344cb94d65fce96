"""Why two numbers that seem to be of one thing may be of two: such a dispute stands in the list, and is not sure."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable

from briefing.assembly.disputes.context import DisputeContext
from briefing.assembly.disputes.statement_numbers import OTHER_AMOUNTS, StatementNumber

MADE_OTHER = frozenset(OTHER_AMOUNTS) | {"whole"}
"""What is said beside one amount that makes it another one, even where nothing stands beside the second."""
FACTOR_OF_DOUBT = 0.45
"""What is left of the certainty: less than is sure, whatever it was."""
NEARER = 0.25
"""Share of the distance to another number within which a third one of the same statement is the nearer one by far."""
LISTED = 3
"""Amounts of one kind in a statement, from which on it is not sure which is held against one elsewhere."""
GREW = re.compile(
    r"\b(?:an additional|bring(?:s|ing) (?:the|its|their|that) (?:\w+ )?(?:total|number)|up from|revised (?:up|down)"
    r"|than (?:it |they )?(?:had )?(?:first|previously|initially|originally) (?:thought|reported|said|disclosed|announced|estimated))\b",
    re.I,
)
"""In a statement that gives a number and tells that there was another one before."""
DISTANCES = frozenset({"mile", "km", "kilomet", "kilometr", "metr", "meter", "feet", "foot", "yard"})
"""What distances are counted in: from one place to another they are others."""
LEAST_NAMES = 2
"""Names beside both numbers by which an amount of a list is known again."""


def factor_of_doubt(left: StatementNumber, right: StatementNumber) -> float:
    """What is left of how sure it is that two numbers are of one thing, after a look at what else their statements say."""
    doubtful = (
        left.real != right.real
        or _told_apart(left.apart, right.apart)
        or left.past != right.past
        or (left.moves and right.moves)
        or (left.years and right.years and left.years.isdisjoint(right.years))
        or (left.counted.kind in DISTANCES and _beside_other_places(left, right))
        or _has_nearer(left, right)
        or _has_nearer(right, left)
        or (max(_listed(left), _listed(right)) >= LISTED and len(left.names & right.names) < LEAST_NAMES)
    )
    return FACTOR_OF_DOUBT if doubtful else 1.0


def are_parts(ones: Iterable[StatementNumber], others: Iterable[StatementNumber]) -> bool:
    """Whether a statement tells that one value is part of the other: it gives both, or what is missing ("ten tourists and two pilots")."""
    first, second = list(ones), list(others)
    for numbers, value in ((first, second[0].quantity.value), (second, first[0].quantity.value)):
        for number in numbers:
            beside = [
                other.quantity.value for other in number.beside if other is not number and other.quantity.unit == number.quantity.unit
            ]
            if number.counted.kind == "count" and (value in beside or value - number.quantity.value in beside):
                return True
    return False


def has_grown(context: DisputeContext, ones: Iterable[StatementNumber], others: Iterable[StatementNumber]) -> bool:
    """Whether a statement says that its number took the place of an earlier one."""
    return any(GREW.search(context.text(number.statement)) for number in (*ones, *others))


def known_to_one(context: DisputeContext, ones: Iterable[StatementNumber], others: Iterable[StatementNumber]) -> bool:
    """Whether one article tells both values, and not as what two voices say: it knows of two things, or how one became the other."""
    by_source: dict[int, list[int]] = defaultdict(list)
    for number in ones:
        by_source[int(context.rows.source[number.statement])].append(number.statement)
    return any(
        not context.two_voices(row, other.statement)
        for other in others
        for row in by_source.get(int(context.rows.source[other.statement]), ())
    )


def _told_apart(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Whether words beside two amounts say that they are two: the first and the last, with debt and without."""
    return bool(ones and others and ones.isdisjoint(others)) or not MADE_OTHER.isdisjoint(ones ^ others)


def _beside_other_places(left: StatementNumber, right: StatementNumber) -> bool:
    """Whether each of two numbers stands beside a name that the other does not stand beside."""
    return not left.names <= right.names and not right.names <= left.names


def _has_nearer(amount: StatementNumber, other: StatementNumber) -> bool:
    """Whether the statement of a number gives another one of its kind that is nearer by far to the one elsewhere."""
    distance = _distance(amount.quantity.value, other.quantity.value)
    return any(_distance(beside.quantity.value, other.quantity.value) <= NEARER * distance for beside in _beside(amount))


def _listed(amount: StatementNumber) -> int:
    """How many amounts of its kind its statement gives."""
    return 1 + sum(beside.quantity.value != amount.quantity.value for beside in _beside(amount))


def _beside(amount: StatementNumber) -> list[StatementNumber]:
    """The other numbers of one kind in its statement."""
    return [
        beside
        for beside in amount.beside
        if beside is not amount
        and (beside.counted.kind, beside.quantity.unit) == (amount.counted.kind, amount.quantity.unit)
        and beside.counted.same_outcome(amount.counted)
    ]


def _distance(left: float, right: float) -> float:
    """How far apart two values are, as a ratio."""
    return abs(math.log((abs(left) + 1) / (abs(right) + 1)))
