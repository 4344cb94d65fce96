"""Where statements disagree: numbers, dates, places, names, roles, denials, facts, garbles; and updates, which are no contradiction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.assembly.compare.comparison import Comparison
from briefing.assembly.disputes import (
    contradiction_model,
    dates,
    denials,
    impossible_facts,
    name_variants,
    numbers,
    person_titles,
    quote_variants,
)
from briefing.assembly.disputes.context import DisputeContext, Finding
from briefing.model import Article, Dispute, DisputeKind, Position

FINDERS = (
    numbers.find_number_disputes,
    impossible_facts.find_impossible_facts,
    name_variants.find_name_variants,
    person_titles.find_title_disputes,
    quote_variants.find_quote_variants,
    dates.find_date_disputes,
    denials.find_denials,
)
"""Finders that can say what it is about; contests are looked for beside."""
LEAST_CERTAINTY = 0.165
MOST_OVERLAP = 0.5
"""Share of a finding's statements that a surer one may hold against each other already."""
MOST_SHOWN = 24
"""Disputes that are shown, the surest first: a list that is too long is not read."""
MOST_SHOWN_PER_THOUSAND = 10
"""The same for each thousand statements of a large corpus, which tells of many events."""


def find_disputes(articles: Sequence[Article], comparison: Comparison) -> tuple[Dispute, ...]:
    """The disputes of the corpus, the surest first."""
    material = DisputeContext(articles, comparison)
    told = sorted((finding for finder in FINDERS for finding in finder(material)), key=_order)
    findings = sorted(_without_overlaps([*told, *sorted(contradiction_model.find_contradictions(material), key=_order)]), key=_order)
    most = max(MOST_SHOWN, MOST_SHOWN_PER_THOUSAND * len(material.statements) // 1000)
    shown = [finding for finding in findings[:most] if finding.certainty >= LEAST_CERTAINTY]
    return tuple(_dispute(number, finding, material) for number, finding in enumerate(shown, 1))


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
        told = (len(whole & others) for number in first for others in holding.get(number, ()))
        if not {whole, first} & seen and (len(first) == 1 or max(told, default=0) <= MOST_OVERLAP * len(whole)):
            seen |= {whole, first}
            for number in whole:
                holding.setdefault(number, []).append(whole)
            kept.append(finding)
    return kept


def _dispute(number: int, finding: Finding, material: DisputeContext) -> Dispute:
    positions = tuple(
        Position(value=value, statements=tuple(statement.id for member in numbers for statement in material.copies(member)))
        for value, numbers in finding.positions
    )
    return Dispute(
        id=f"d{number}", kind=DisputeKind(finding.kind), about=finding.about, positions=positions, certainty=round(finding.certainty, 3)
    )
