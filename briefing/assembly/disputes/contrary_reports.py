"""Contrary reports without a word of denying: what another voice turns to say against the statement before."""

from __future__ import annotations

import re

from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.disputes.context import DisputeContext, Finding
from briefing.assembly.disputes.denial_cues import GENERIC, SAYS
from briefing.assembly.text.terms import background_idf
from briefing.model import DisputeKind

CONTRADICTS = re.compile(r"\b(?:merely|countered|in fact|on the contrary)\b", re.I)
"""Says by itself that it does not agree; others say so only where they negate something."""
TURNS = re.compile(rf"^[“\"'‘]?(?:but|however|yet|critics|opponents)\b|{CONTRADICTS.pattern}", re.I)
"""A statement that turns against the one before it."""
LEAST_WEIGHT = 7.0
"""Background idf of the words, other than names, that both statements share."""
CERTAINTY = 0.45


def find_contrary_reports(context: DisputeContext, _: Pairs) -> list[Finding]:
    """What another voice says against the statement before it in its article."""
    turning = context.cues["turns"] | context.cues["doubts"]
    lefts, rights = context.neighbours(1)
    chosen = turning[rights] & (context.first_voice[lefts] >= 0) & (context.first_voice[rights] >= 0)
    findings = []
    for left, right in zip(lefts[chosen].tolist(), rights[chosen].tolist(), strict=True):
        if not TURNS.search(context.text(right)) or not SAYS.search(context.text(right)) or not _contradicts(context, right):
            continue
        shared = (context.stems(left) & context.stems(right)) - GENERIC - context.named_stems(left)
        if (
            context.two_voices(left, right)
            and not context.one_camp(left, right)
            and sum(background_idf(stem) for stem in sorted(shared)) >= LEAST_WEIGHT
        ):
            positions = ((context.who(left), (left,)), (context.who(right), (right,)))
            findings.append(Finding(DisputeKind.DENIAL, context.topic(left, right), positions, CERTAINTY))
    return findings


def _contradicts(context: DisputeContext, row: int) -> bool:
    return bool(context.cues["negates"][row]) or CONTRADICTS.search(context.text(row)) is not None
