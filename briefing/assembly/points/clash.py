"""Statements that give other figures for one thing: they are no two sources for one line, however alike they are."""

from __future__ import annotations

from functools import lru_cache

from briefing.assembly.points.terms import amounts, stem, words
from briefing.assembly.quantities import Quantity
from briefing.model import Statement


class Clashes:
    """Tells of pairs of these statements whether they clash; remembers the figures of each."""

    def __init__(self) -> None:
        self._figures: dict[str, list[Quantity]] = {}

    def between(self, one: Statement, other: Statement) -> bool:
        """Whether both give a figure for a thing of one kind, and no figure of theirs is the same; dates are none.

        Of one kind are shares, amounts in one currency, and what is counted by one word: "60 people" and "80 people", not "60 people" and
        "a truck of 25 tons".
        """
        ones, others = self._of(one), self._of(other)
        if {figure.value for figure in ones} & {figure.value for figure in others}:
            return False
        return any(_of_one_kind(here, there) for here in ones for there in others)

    def _of(self, statement: Statement) -> list[Quantity]:
        found = self._figures.get(statement.id)
        if found is None:
            found = self._figures[statement.id] = list(amounts(statement))
        return found


def _of_one_kind(one: Quantity, other: Quantity) -> bool:
    if one.unit or other.unit:
        return one.unit == other.unit
    return bool(counted(one.nouns) & counted(other.nouns))


@lru_cache(maxsize=50_000)
def counted(nouns: tuple[str, ...]) -> frozenset[str]:
    """The stems of what a number counts, from the words after it."""
    return frozenset(stem(noun) for noun in nouns if noun not in words().function_words)
