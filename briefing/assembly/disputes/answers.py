"""A denial taken apart, and what shows that it answers a claim."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from briefing.assembly.disputes.context import DisputeContext
from briefing.assembly.disputes.denial_cues import (
    CLAIMS,
    DENIES_DOING,
    DENYING,
    FINDS_NONE,
    GENERIC,
    OF_SOMEBODY,
    POINTS_BACK,
    SAID,
)
from briefing.assembly.text.terms import background_idf

NAMED_SAYS = re.compile(
    r"\b(?P<name>[A-Z][\w-]+)(?:[’']s)?[\s,]+(?:[\w’'-]+[\s,]+){0,3}?(?:sa(?:id|ys)|told|tells|claim|accus|alleg|assert|wrote|tweet|argu|suggest|warn)"
)
"""Somebody, and a word of saying or claiming close behind."""
NAME = re.compile(r"\b[A-Z]\w+")
REACH = 3
"""Statements before a denial in its article among which it may answer one."""
LEAST_POINTS = 9.0
"""Evidence from which a claim and a denial are held against each other."""
MOST_POINTS = 40.0
CERTAINTY, SLOPE = 0.1, 0.024
LEAST_PLAIN, MOST_UNCLEAR = 0.5, 0.4
"""Bounds of the certainty where a denial plainly answers a claim, and where it may be about something else."""
PLAIN_COVERED, PLAIN_COVERED_UNCUED = 0.6, 0.75
"""Share of what is denied that a claim elsewhere repeats where it is plainly the one: with a word of claiming, and without."""
NEAR_POINTS = (0.0, 11.0, 8.0, 5.0)
"""Evidence that a denial which points back answers the statement so far before it."""
CLAIM_POINTS, SAYING_POINTS = 4.0, 1.0
ACCUSES = re.compile(r"\b(?:accus|alleg)\w+\s")
LEAST_COVERED, LEAST_SHARED = 0.5, 2
"""Share of what is denied, and how many of its words, that a claim elsewhere has."""
TELLS_OF = re.compile(rf"(?:that|there|he|she|it|they)\s|(?:ever\s)?\w+ing\b|(?:[\w’'-]+\s){{0,3}}?{SAID}s?\sthat\s")
"""What is denied where it is told as a clause, and not only called a role or a link."""


class Answer(NamedTuple):
    """A denial, the claim that it denies, and the evidence that it does; `plain` where it points at a claim of somebody, or repeats it."""

    denial: int
    claim: int
    points: float
    plain: bool

    @property
    def certainty(self) -> float:
        """How sure it is that the one denies the other."""
        certainty = CERTAINTY + SLOPE * min(MOST_POINTS, self.points)
        return max(LEAST_PLAIN, certainty) if self.plain else min(MOST_UNCLEAR, certainty)


class Denial(NamedTuple):
    """A denial taken apart: the stems of what is denied, of the names in it, and of whose claim it is said to be."""

    row: int
    denied: frozenset[str]
    names: frozenset[str]
    whose: frozenset[str]
    points_back: bool
    finds_none: bool
    denies_doing: bool
    tells: bool


def taken_apart(context: DisputeContext, row: int, words: str) -> Denial:
    """The denial of a statement; `words` are those that tell what is denied."""
    stem = context.stemmer.content_stem
    return Denial(
        row,
        frozenset(context.stemmer.content_stems(words)) - GENERIC,
        frozenset(map(stem, NAME.findall(words))) & context.named_stems(row),
        frozenset(stem(found["name"]) for found in OF_SOMEBODY.finditer(words)) - {""},
        POINTS_BACK.search(words) is not None,
        FINDS_NONE.search(words) is not None,
        DENIES_DOING.search(words) is not None,
        TELLS_OF.match(words) is not None,
    )


def may_answer(context: DisputeContext, denial: Denial, claim: int) -> bool:
    """Whether a statement may be what another one denies: said by another camp, by the one whose claim it is, and no denial itself."""
    if context.one_camp(claim, denial.row) or DENYING.search(context.text(claim)):
        return False
    by = context.stemmer.content_stems(context.who(claim))
    if denial.whose:
        return not denial.whose.isdisjoint(by) or (not context.voices(claim) and _says_it(context, claim, denial.whose))
    return bool(context.voices(claim)) or CLAIMS.search(context.text(claim)) is not None or not context.cues["negates"][claim]


def _says_it(context: DisputeContext, row: int, names: Collection[str]) -> bool:
    """Whether a statement without a voice says that one with such a name says or claims something, and does not only name them."""
    said = (found for found in NAMED_SAYS.finditer(context.text(row)))
    return any(context.stemmer.content_stem(found["name"]) in names for found in said)


def plain_weight(stems: Iterable[str]) -> float:
    """The background idf of these stems."""
    return sum(background_idf(stem) for stem in sorted(stems))
