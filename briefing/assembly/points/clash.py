"""Statements that give other figures for one thing: they are no two sources for one line, however alike they are."""

from __future__ import annotations

from functools import lru_cache

from briefing.assembly.points.terms import stem, words
from briefing.assembly.quantities import Quantity, quantities


def clash(one: str, other: str) -> bool:
    """Whether both texts give a figure for a thing of one kind, and no figure of theirs is the same.

    Of one kind are shares, amounts in one currency, and what is counted by one word: "60 people" and "80 people", not "60 people" and
    "a truck of 25 tons".
    """
    ones, others = quantities(one), quantities(other)
    if {quantity.value for quantity in ones} & {quantity.value for quantity in others}:
        return False
    return any(_of_one_kind(here, there) for here in ones for there in others)


def _of_one_kind(one: Quantity, other: Quantity) -> bool:
    if one.unit or other.unit:
        return one.unit == other.unit
    return bool(_counted(one.nouns) & _counted(other.nouns))


@lru_cache(maxsize=50_000)
def _counted(nouns: tuple[str, ...]) -> frozenset[str]:
    """The stems of what a number counts."""
    return frozenset(stem(noun) for noun in nouns if noun not in words().function_words)
