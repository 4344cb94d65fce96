"""Statements that say the same become one point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from briefing.assembly.points.candidates import candidates
from briefing.assembly.points.clash import Clashes
from briefing.assembly.points.clusters import clusters
from briefing.assembly.points.lead import lead_of
from briefing.assembly.points.looks import first_look, second_look
from briefing.assembly.points.pairs import Pairs
from briefing.assembly.points.rows import Rows, rows_of
from briefing.assembly.points.saying import Sayings
from briefing.assembly.points.setting import Setting, setting_of
from briefing.assembly.points.support import Support
from briefing.assembly.points.table import TermTable
from briefing.assembly.points.trained import Model, shipped
from briefing.assembly.texts import Texts
from briefing.model import Article, Attribution, Origin, Point, Statement

CONTRADICTED = 0.2
"""What is left of the likeness of a claim and its denial, and of two statements with other figures, when statements are joined: a source
that says 250 does not stand behind a line that says 400."""
RESTATED = 2.5
"""How much more likely a statement of a summary or FAQ says what its own article says than the model holds it to be."""
REMEMBERED = 20_000
"""Rows whose words are kept at hand while pairs are looked at one by one."""
NEAR_COPY = 0.6
"""Share of words in common above which a pair that was never looked up counts as alike by that share."""


class Comparison(NamedTuple):
    """What comparing the statements of a corpus showed.

    Word-for-word equal statements are one row: `rows.members(row)` lists statements by number. `pairs` are pairs of rows and how alike they
    are; what is not among them has little in common. `same` are these pairs and how likely each says the same, when it is seen beside
    the others. `setting` says where each row stands.
    """

    statements: list[Statement]
    rows: Rows
    table: TermTable
    setting: Setting
    pairs: Pairs
    same: Pairs


def compare_all(articles: Sequence[Article], texts: Texts | None = None) -> Comparison:
    """Compare the statements of the corpus, candidates only; `texts` are theirs, where they were split already."""
    statements = [statement for article in articles for statement in article.analysis.statements]
    attributions = {found.id: found for article in articles for found in article.analysis.attributions}
    return compared(statements, attributions, shipped(), texts)


def compared(statements: list[Statement], attributions: Mapping[str, Attribution], model: Model, texts: Texts | None = None) -> Comparison:
    """Compare these statements, whose attributions are given by id, by this model; `texts` as in `compare_all`."""
    texts = texts if texts is not None else Texts(statement.text for statement in statements)
    if len(texts) != len(statements):
        raise ValueError(f"{len(texts)} texts for {len(statements)} statements")
    rows = rows_of(statements, texts)
    shown = [statements[number] for number in rows.first]
    table = TermTable(shown, texts.chosen(rows.first))
    setting = setting_of(statements, rows, attributions, table.texts)
    look = first_look(model.first, table, setting, *candidates(table))
    return Comparison(
        statements, rows, table, setting, look.pairs, second_look(model.second, look, table, setting, Sayings(shown, attributions))
    )


def join(articles: Sequence[Article], origins: Sequence[Origin], comparison: Comparison | None = None) -> tuple[Point, ...]:
    """The points of the corpus, section not yet decided; every statement is in exactly one, in the order of the first ones.

    A point's id is `p` and its first statement's id. `comparison` is that of these articles, where it was made already.
    """
    comparison = comparison or compare_all(articles)
    support = Support(articles, origins)
    found = []
    for numbers in groups(comparison, shipped()):
        members = [comparison.statements[number] for number in numbers]
        outlets, independent = support.count(members)
        found.append(
            Point(
                id=f"p{members[0].id}",
                section=None,
                lead=lead_of(members).id,
                statements=tuple(member.id for member in members),
                sources=outlets,
                independent=independent,
            )
        )
    return tuple(found)


def groups(comparison: Comparison, model: Model) -> list[list[int]]:
    """Numbers of statements that say the same, each group sorted, groups by their first member."""

    words_of, distinct = lru_cache(maxsize=REMEMBERED)(comparison.table.words_of), comparison.table.distinct
    marks = comparison.table.marks()

    def unseen(one: int, other: int) -> float:
        few, many = distinct[one], distinct[other]
        if few > many:
            one, other, few, many = other, one, many, few
        least = NEAR_COPY * (few + many)
        if 2 * few < least or 2 * (few - (marks[one] & ~marks[other]).bit_count()) < least:
            return 0.0
        share = 2 * len(words_of(one) & words_of(other)) / max(1, few + many)
        return share if share >= NEAR_COPY else 0.0

    rows = comparison.rows
    joined = clusters(len(rows.first), _to_join(comparison, model.join_at), model.join_at, unseen)
    return sorted(sorted(number for row in group for number in rows.members(row)) for group in joined)


def _to_join(comparison: Comparison, join_at: float) -> Pairs:
    """The likeness that counts for joining: less where one contradicts the other, more between a line and its restatement in a summary."""
    likeness, left, right = comparison.same
    denies, source = comparison.table.denies, comparison.setting.source
    shown = [comparison.statements[number] for number in comparison.rows.first]
    restates = np.array([statement.restates for statement in shown], dtype=bool)
    contradicted = denies[left] != denies[right]
    clashes = Clashes()
    # Pairs less alike than this are never joined by themselves; in the mean of two groups their figures may count as alike as their words.
    enough = np.flatnonzero(likeness >= join_at / RESTATED)
    for pair in enough[comparison.table.numbers_apart(left[enough], right[enough])].tolist():
        contradicted[pair] |= clashes.between(shown[left[pair]], shown[right[pair]])
    restated = ~contradicted & (restates[left] != restates[right]) & (source[left] == source[right])
    found = np.where(contradicted, likeness * CONTRADICTED, np.where(restated, np.minimum(1.0, likeness * RESTATED), likeness))
    return Pairs(found, left, right)
