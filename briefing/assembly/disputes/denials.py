"""A plain denial of what was just said or is said elsewhere: the surest kind of contest."""

from __future__ import annotations

from briefing.assembly.disputes.context import DisputeContext, Finding
from briefing.assembly.text.reporting import CLAIMS, DENIES, MAY_DENY

LEAST_SCORE = 0.1
REACH = 2
LEAST_SHARED = 2


def find_denials(material: DisputeContext) -> list[Finding]:
    """Each denial with the claim that it answers: one that is alike, else the nearest before it that shares its matter."""
    likely = material.table.forms.containing(MAY_DENY).tolist()
    denying = {number for number in likely if DENIES.search(material.statements[number].text)}
    best: dict[int, tuple[float, int]] = {}
    for likeness, left, right in material.pairs.at_least(LEAST_SCORE):
        if (left in denying) != (right in denying):
            denial, claim = (left, right) if left in denying else (right, left)
            best[denial] = max(best.get(denial, (0.0, 0)), (0.2 + 0.4 * likeness, claim))
    for claim, denial in zip(*(numbers.tolist() for numbers in material.neighbours(REACH)), strict=True):
        if denial in denying and claim not in denying and CLAIMS.search(material.statements[claim].text):
            shared = len(material.stems(claim) & material.stems(denial))
            near = material.statements[denial].ordinal - material.statements[claim].ordinal
            if shared >= LEAST_SHARED or (shared and near == 1):
                best[denial] = max(best.get(denial, (0.0, 0)), (min(0.5, 0.15 + 0.06 * shared - 0.03 * near), claim))
    return [
        Finding(
            "denial",
            f"denied: {material.claimed(claim, denial)}",
            ((material.who(claim), (claim,)), (material.who(denial), (denial,))),
            sure,
        )
        for denial, (sure, claim) in sorted(best.items())
    ]
