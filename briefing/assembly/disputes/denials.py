"""A plain denial of what was just said or is said elsewhere: the surest kind of contest."""

from __future__ import annotations

from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.disputes.context import DisputeContext, Finding
from briefing.assembly.text.reporting import CLAIMS, DENIES, MAY_DENY
from briefing.model import DisputeKind

REACH = 2
LEAST_SHARED = 2


def find_denials(context: DisputeContext, pairs: Pairs) -> list[Finding]:
    """Each denial with the claim that it answers: one that is alike, else the nearest before it that shares its topic."""
    likely = context.terms.word_index.containing(MAY_DENY).tolist()
    denying = {number for number in likely if DENIES.search(context.statements[number].text)}
    best: dict[int, tuple[float, int]] = {}
    for score, left, right in pairs.each():
        if (left in denying) != (right in denying):
            denial, claim = (left, right) if left in denying else (right, left)
            best[denial] = max(best.get(denial, (0.0, 0)), (0.2 + 0.4 * score, claim))
    for claim, denial in zip(*(numbers.tolist() for numbers in context.neighbours(REACH)), strict=True):
        if denial in denying and claim not in denying and CLAIMS.search(context.statements[claim].text):
            shared = len(context.stems(claim) & context.stems(denial))
            near = context.statements[denial].ordinal - context.statements[claim].ordinal
            if shared >= LEAST_SHARED or (shared and near == 1):
                best[denial] = max(best.get(denial, (0.0, 0)), (min(0.5, 0.15 + 0.06 * shared - 0.03 * near), claim))
    return [
        Finding(
            DisputeKind.DENIAL,
            f"denied: {context.claimed(claim, denial)}",
            ((context.who(claim), (claim,)), (context.who(denial), (denial,))),
            certainty,
        )
        for denial, (certainty, claim) in sorted(best.items())
    ]
