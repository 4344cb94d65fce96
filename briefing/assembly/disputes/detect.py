"""Where statements disagree: all detectors run, and the surest of what they find is shown, each disagreement once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from briefing.assembly.compare.comparison import Comparison
from briefing.assembly.disputes.context import DisputeContext, Finding
from briefing.assembly.disputes.registry import DETECTORS, Detector
from briefing.model import Article, Dispute, Position

LEAST_CERTAINTY = 0.05
SURE_FROM = 0.44
"""Certainty from which a dispute stands on the page and in exports for readers."""
MOST_OVERLAP = 0.5
"""Share of a finding's statements that a surer one may hold against each other already."""
MOST_SHOWN = 24
"""Disputes that are shown, the surest first: a list that is too long is not read."""
MOST_SHOWN_PER_THOUSAND = 10
"""The same for each thousand statements of a large corpus, which tells of many events."""


def find_disputes(articles: Sequence[Article], comparison: Comparison) -> tuple[Dispute, ...]:
    """The disputes of the corpus, the surest first."""
    context = DisputeContext(articles, comparison)
    first, last = (sorted(_findings(context, last=last), key=_order) for last in (False, True))
    findings = sorted(_without_overlaps([*first, *last]), key=_order)
    most = max(MOST_SHOWN, MOST_SHOWN_PER_THOUSAND * len(context.statements) // 1000)
    shown = [finding for finding in findings[:most] if finding.certainty >= LEAST_CERTAINTY]
    return tuple(_dispute(number, finding, context) for number, finding in enumerate(shown, 1))


def _findings(context: DisputeContext, *, last: bool) -> Iterator[Finding]:
    for detector in DETECTORS:
        if detector.last == last:
            yield from run(detector, context)


def run(detector: Detector, context: DisputeContext) -> list[Finding]:
    """What a detector finds in the pairs that it looks at."""
    score = context.pairs.score
    looked_at = np.zeros(len(score), dtype=bool) if detector.least_score is None else score >= detector.least_score
    return detector.find(context, context.pairs.subset(looked_at))


def _order(finding: Finding) -> tuple[float, str, str, tuple[tuple[str, tuple[int, ...]], ...]]:
    return -finding.certainty, finding.kind, finding.about, finding.positions


def _without_overlaps(findings: Iterable[Finding]) -> list[Finding]:
    """Leave out findings on statements that a surer finding holds against each other already, in the order given."""
    seen: set[frozenset[int]] = set()
    holding: dict[int, list[frozenset[int]]] = {}
    kept = []
    for finding in findings:
        whole = frozenset(number for _, numbers in finding.positions for number in numbers)
        first = frozenset(numbers[0] for _, numbers in finding.positions[:2])
        overlaps = (len(whole & others) for number in first for others in holding.get(number, ()))
        if not {whole, first} & seen and (len(first) == 1 or max(overlaps, default=0) <= MOST_OVERLAP * len(whole)):
            seen |= {whole, first}
            for number in whole:
                holding.setdefault(number, []).append(whole)
            kept.append(finding)
    return kept


def _dispute(ordinal: int, finding: Finding, context: DisputeContext) -> Dispute:
    positions = tuple(
        Position(value=value, statements=tuple(statement.id for member in numbers for statement in context.copies(member)))
        for value, numbers in finding.positions
    )
    certainty = round(finding.certainty, 3)
    return Dispute(
        id=f"d{ordinal}", kind=finding.kind, about=finding.about, positions=positions, certainty=certainty, sure=certainty >= SURE_FROM
    )
