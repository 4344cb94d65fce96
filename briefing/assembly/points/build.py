"""Statements that say the same become one point."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from briefing.assembly.compare.comparison import Comparison, compare_articles
from briefing.assembly.compare.pair_model import PairModel, load_pair_model
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.corroboration.count import OriginCounter
from briefing.assembly.points.clustering import cluster
from briefing.assembly.points.representative import representative
from briefing.assembly.text.numbers.conflict import NumberConflicts
from briefing.model import Article, Origin, Point

CONTRADICTION_FACTOR = 0.2
"""What is left of the likeness of a claim and its denial, and of two statements with other figures, when statements are joined: a source
that says 250 does not stand behind a line that says 400."""
RESTATEMENT_FACTOR = 2.5
"""How much more likely a statement of a summary or FAQ says what its own article says than the model holds it to be."""
ROWS_CACHED = 20_000
"""Rows whose words are kept at hand while pairs are looked at one by one."""
LEAST_SHARE_OF_COPY = 0.6
"""Share of words in common above which a pair that was never looked up counts as alike by that share."""


def build_points(articles: Sequence[Article], origins: Sequence[Origin], comparison: Comparison | None = None) -> tuple[Point, ...]:
    """The points of the corpus, section not yet decided; every statement is in exactly one, in the order of the first ones.

    A point's id is `p` and its first statement's id. `comparison` is that of these articles, where it was made already.
    """
    comparison = comparison or compare_articles(articles)
    support = OriginCounter(articles, origins)
    found = []
    for numbers in group_statements(comparison, load_pair_model()):
        members = [comparison.statements[number] for number in numbers]
        outlets, independent = support.count(members)
        found.append(
            Point(
                id=f"p{members[0].id}",
                section=None,
                lead=representative(members).id,
                statements=tuple(member.id for member in members),
                sources=outlets,
                independent=independent,
            )
        )
    return tuple(found)


def group_statements(comparison: Comparison, model: PairModel) -> list[list[int]]:
    """Numbers of statements that say the same, each group sorted, groups by their first member."""

    words_of, distinct = lru_cache(maxsize=ROWS_CACHED)(comparison.table.words_of), comparison.table.distinct
    marks = comparison.table.marks()

    def unseen(one: int, other: int) -> float:
        few, many = distinct[one], distinct[other]
        if few > many:
            one, other, few, many = other, one, many, few
        least = LEAST_SHARE_OF_COPY * (few + many)
        if 2 * few < least or 2 * (few - (marks[one] & ~marks[other]).bit_count()) < least:
            return 0.0
        share = 2 * len(words_of(one) & words_of(other)) / max(1, few + many)
        return share if share >= LEAST_SHARE_OF_COPY else 0.0

    rows = comparison.rows
    joined = cluster(len(rows.first), merge_scores(comparison, model.join_at), model.join_at, unseen)
    return sorted(sorted(number for row in group for number in rows.members(row)) for group in joined)


def merge_scores(comparison: Comparison, join_at: float) -> Pairs:
    """The likeness that counts for joining: less where one contradicts the other, more between a line and its restatement in a summary."""
    likeness, left, right = comparison.same
    denies, source = comparison.table.denies, comparison.setting.source
    shown = [comparison.statements[number] for number in comparison.rows.first]
    restates = np.array([statement.restates for statement in shown], dtype=bool)
    contradicted = denies[left] != denies[right]
    clashes = NumberConflicts()
    # Pairs less alike than this are never joined by themselves; in the mean of two groups their figures may count as alike as their words.
    enough = np.flatnonzero(likeness >= join_at / RESTATEMENT_FACTOR)
    for pair in enough[comparison.table.numbers_apart(left[enough], right[enough])].tolist():
        contradicted[pair] |= clashes.between(shown[left[pair]], shown[right[pair]])
    restated = ~contradicted & (restates[left] != restates[right]) & (source[left] == source[right])
    found = np.where(
        contradicted, likeness * CONTRADICTION_FACTOR, np.where(restated, np.minimum(1.0, likeness * RESTATEMENT_FACTOR), likeness)
    )
    return Pairs(found, left, right)
