"""Statements that say the same become one point."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from briefing.assembly.arrays import Integers
from briefing.assembly.compare.comparison import Comparison
from briefing.assembly.compare.models import PairModel, load_pair_model
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.compare.term_matrix import TermMatrix
from briefing.assembly.corroboration.count import OriginCounter
from briefing.assembly.points.clustering import cluster
from briefing.assembly.points.counted import SupportedGroups
from briefing.assembly.points.near import NearPoints, point_likeness
from briefing.model import Article, Origin, Point

CEILING_OF_HOLLOW = 0.005
"""Upper bound on the score of two statements that share only names, or only who says it and when."""
CONTRADICTION_FACTOR = 0.2
"""What is left of the match probability of a claim and its denial, and of two statements with other numbers: a source that says 250 does
not stand behind a line that says 400."""
RESTATEMENT_FACTOR = 2.5
"""How much likelier a statement of a summary or FAQ says what its own article says than the model holds it to be."""
ROWS_CACHED = 20_000
"""Rows whose words are kept at hand while pairs are scored one by one."""
LEAST_SHARE_OF_COPY = 0.6
"""Share of words in common above which a pair that was never compared counts as alike by that share."""


def build_points(articles: Sequence[Article], origins: Sequence[Origin], comparison: Comparison) -> tuple[Point, ...]:
    """The points of the corpus, without sections; every statement is in exactly one, and points keep the order of their first statements.

    A point's id is `p` and its first statement's id.
    """
    counter = OriginCounter(articles, origins)
    statements, model = comparison.statements, load_pair_model()
    groups = group_statements(comparison, model)
    names = [f"p{statements[group.numbers[0]].id}" for group in groups]
    near = NearPoints(point_likeness(comparison.matches, _point_of_rows(comparison, groups), len(groups)), len(groups))
    points = []
    for number, (name, group) in enumerate(zip(names, groups, strict=True)):
        members = [statements[statement] for statement in group.numbers]
        outlets, independent = counter.count(members)
        points.append(
            Point(
                id=name,
                section=None,
                lead=statements[group.lead].id,
                statements=tuple(member.id for member in members),
                sources=outlets,
                independent=independent,
                near=near.of(number, names),
            )
        )
    return tuple(points)


def _point_of_rows(comparison: Comparison, groups: Sequence[StatementGroup]) -> Integers:
    """The number of the group of each row."""
    point_of = np.empty(comparison.terms.rows, dtype=np.int32)
    row_of = comparison.unique.row_of
    for number, group in enumerate(groups):
        point_of[row_of[group.numbers]] = number
    return point_of


class StatementGroup(NamedTuple):
    """Statements that say the same, by number, in order; the lead is one of them."""

    numbers: list[int]
    lead: int


def group_statements(comparison: Comparison, model: PairModel) -> list[StatementGroup]:
    """Statements that say the same: groups in the order of their first, every member supporting the lead."""
    scores, copied = merge_scores(comparison, model.merge_at), _copied_words(comparison.terms)
    merged = cluster(comparison.terms.rows, scores, model.merge_at, copied)
    groups = SupportedGroups(comparison, scores, copied, model.support, model.support_at).split(merged)
    members, first = comparison.unique.members, comparison.unique.first
    return sorted(StatementGroup(sorted(number for row in group.rows for number in members(row)), first[group.lead]) for group in groups)


def _copied_words(terms: TermMatrix) -> Callable[[int, int], float]:
    """The score of pairs that were never compared: the share of words in common where nearly all are, else 0."""
    distinct, signatures = terms.distinct_words, terms.signatures()
    words = lru_cache(maxsize=ROWS_CACHED)(terms.words_of)

    def score(left: int, right: int) -> float:
        few, many = distinct[left], distinct[right]
        if few > many:
            left, right, few, many = right, left, many, few
        least = LEAST_SHARE_OF_COPY * (few + many)
        if 2 * few < least or 2 * (few - (signatures[left] & ~signatures[right]).bit_count()) < least:
            return 0.0
        share = 2 * len(words(left) & words(right)) / max(1, few + many)
        return share if share >= LEAST_SHARE_OF_COPY else 0.0

    return score


def merge_scores(comparison: Comparison, merge_at: float) -> Pairs:
    """The scores that count for merging.

    They are next to none for hollow pairs, less where one contradicts the other, more between a line and its restatement in a summary.
    """
    score, left, right = comparison.matches
    score = np.where(comparison.hollow, np.minimum(score, CEILING_OF_HOLLOW), score)
    terms, rows, source = comparison.terms, comparison.rows, comparison.context.source
    restates = np.array([statement.restates for statement in rows], dtype=bool)
    contradicted = terms.denies[left] != terms.denies[right]
    # Pairs less likely than this are never merged by themselves; in the mean of two groups their numbers may count as alike as their words.
    enough = np.flatnonzero(score >= merge_at / RESTATEMENT_FACTOR)
    for pair in enough[terms.numbers_differ(left[enough], right[enough])].tolist():
        contradicted[pair] |= comparison.number_conflicts.between(int(left[pair]), int(right[pair]))
    restated = ~contradicted & (restates[left] != restates[right]) & (source[left] == source[right])
    raised = np.where(restated, np.minimum(1.0, score * RESTATEMENT_FACTOR), score)
    return Pairs(np.where(contradicted, score * CONTRADICTION_FACTOR, raised), left, right)
