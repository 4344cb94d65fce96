"""The claim of what a denial says that it denies: "denied that the dam leaked" answers who said that it leaks, wherever that stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.assembly.disputes.answers import (
    ACCUSES,
    CLAIM_POINTS,
    LEAST_POINTS,
    LEAST_SHARED,
    NEAR_POINTS,
    PLAIN_COVERED,
    PLAIN_COVERED_UNCUED,
    REACH,
    SAYING_POINTS,
    Answer,
    Denial,
    may_answer,
    plain_weight,
)
from briefing.assembly.disputes.context import DisputeContext
from briefing.assembly.disputes.denial_cues import CLAIMS

LEAST_COVERED_BEFORE = 0.5
"""Share of what a denial tells that a claim shortly before it has."""
MOST_WORDS_OF_CLAIM = 5
"""Content words of a claim that is mostly of one thing."""
DENIED_THAT = re.compile(r"\bden(?:ied|ies|y|ying)\s((?:that|any)\s.*)", re.DOTALL)
ANY_SUCH = re.compile(r"(?:that\s)?(?:any\s|there\s\w+\s(?:\w+\s)?any\s)such\s")
"""What a denial tells, and words by which it takes up what was said before."""


def claim_of_matter(context: DisputeContext, denial: Denial, claims: Iterable[int]) -> Answer | None:
    """The claim among these that tells of what somebody else denies; None where there is none."""
    answers = (_of_matter(context, denial, claim) for claim in claims)
    return max((answer for answer in answers if answer), key=lambda answer: answer.points, default=None)


def _of_matter(context: DisputeContext, denial: Denial, claim: int) -> Answer | None:
    """A claim that tells of what is denied, shortly before it or in so many words; None where it does not."""
    cued = CLAIMS.search(context.text(claim)) is not None
    accuses = ACCUSES.search(context.text(claim)) is not None
    if (
        not (accuses or (denial.tells and context.voices(claim)))
        or context.cues["negates"][claim]
        or not may_answer(context, denial, claim)
    ):
        return None
    shared = denial.denied & context.stems(claim)
    covered = plain_weight(shared) / max(1.0, plain_weight(denial.denied))
    apart = context.statements[denial.row].ordinal - context.statements[claim].ordinal
    near = context.same_source(claim, denial.row) and 0 < apart <= REACH
    if near:
        tells = covered >= LEAST_COVERED_BEFORE and (len(shared) >= LEAST_SHARED or covered >= PLAIN_COVERED_UNCUED)
        tells = tells or (apart < REACH and _is_answered(context, denial, claim))
    else:
        telling = shared - context.named_stems(claim)
        tells = covered >= (PLAIN_COVERED if cued else PLAIN_COVERED_UNCUED) and len(telling) >= LEAST_SHARED
        tells = tells or (bool(telling) and covered == 1.0 and _says_little_else(context, denial, claim))
    if not tells:
        return None
    points = covered * context.weight(shared) + (CLAIM_POINTS if cued else SAYING_POINTS) + (NEAR_POINTS[apart] if near else 0.0)
    return Answer(denial.row, claim, max(LEAST_POINTS, points), plain=True)


def _says_little_else(context: DisputeContext, denial: Denial, claim: int) -> bool:
    """Whether what a claim says is in few words, the one word that is denied among them."""
    said = context.contents(claim, denial.row)
    stems = frozenset(context.stemmer.content_stems(context.text(claim)[slice(*said)])) if said else frozenset()
    return denial.denied <= stems and len(stems) <= MOST_WORDS_OF_CLAIM


def _is_answered(context: DisputeContext, denial: Denial, claim: int) -> bool:
    """Whether a denial takes up a word of a claim: with "any such", or because the claim names who denies it."""
    part = DENIED_THAT.search(context.text(denial.row))
    taken_up = frozenset(context.stemmer.content_stems(part[1] if part else "")) & context.stems(claim)
    by = frozenset(context.stemmer.content_stems(context.who(denial.row)))
    return bool(taken_up) and (ANY_SUCH.match(part[1] if part else "") is not None or (bool(by) and by <= context.stems(claim)))
