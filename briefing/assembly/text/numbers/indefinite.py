"""Counts without a number ("dozens of arrests"), and the numbers that they can stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile
from typing import NamedTuple

from briefing.analysis.wordlists import any_of
from briefing.assembly.text.numbers.kind import PEOPLE, CountedNumber, counted_stems
from briefing.assembly.text.numbers.outcome import outcome_of
from briefing.assembly.text.stems import word_lists
from briefing.assembly.text.terms import WORD, Stemmer

RANGES = {
    "several": (3, 19),
    "a handful of": (2, 12),
    "dozens": (20, 149),
    "scores of": (30, 149),
    "hundreds": (150, 1_999),
    "thousands": (1_500, 49_999),
    "tens of thousands": (15_000, 199_999),
    "hundreds of thousands": (150_000, 1_999_999),
    "millions": (1_500_000, 49_999_999),
    "tens of millions": (15_000_000, 199_999_999),
    "hundreds of millions": (150_000_000, 1_999_999_999),
}
"""The least and the most that each stands for, widely."""
INDEFINITE = re.compile(rf"\b({any_of(RANGES)})\b(?: more)?(?: of)?((?:[\s-]+[a-z’'-]+){{1,4}})", re.I)


class CountRange(NamedTuple):
    """A count from `least` to `most`; `things` are the stems of what is counted, `outcome` as in `CountedNumber`."""

    least: float
    most: float
    things: frozenset[str]
    people: bool
    outcome: str


def indefinite_counts(text: str, stemmer: Stemmer) -> tuple[CountRange, ...]:
    """The counts of a text that a word gives and no number."""
    return tuple(_count(text, match, stemmer) for match in INDEFINITE.finditer(text))


def _count(text: str, match: re.Match[str], stemmer: Stemmer) -> CountRange:
    words = [word.lower() for word in WORD.findall(match[2])]
    nouns = list(takewhile(lambda word: word not in word_lists().function_words, words))
    things, people = counted_stems(nouns, stemmer), not PEOPLE.isdisjoint(nouns)
    return CountRange(*RANGES[match[1].lower()], things, people, outcome_of(text, *match.span(1)))


def as_range(counted: CountedNumber) -> CountRange:
    """A counted number as a range of one."""
    return CountRange(counted.value, counted.value, counted.things, counted.people, counted.outcome)


def counts_apart(left: Iterable[CountRange], right: Iterable[CountRange]) -> bool:
    """Whether something is counted on both sides, and by no two counts that can be the same."""
    of_one = [(here, there) for here in left for there in right if _count_one(here, there)]
    return bool(of_one) and not any(here.least <= there.most and there.least <= here.most for here, there in of_one)


def _count_one(left: CountRange, right: CountRange) -> bool:
    """Whether both count what one word calls, or people of one fate."""
    if left.outcome and right.outcome and left.outcome != right.outcome:
        return False
    of_people = all(count.people or not count.things for count in (left, right))
    return bool(left.things & right.things) or (of_people and left.outcome == right.outcome != "")
