"""Comparing the statements of a corpus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefing.assembly.compare.candidates import candidates
from briefing.assembly.compare.cascade import rescore, screen
from briefing.assembly.compare.content_features import StatementContents
from briefing.assembly.compare.pair_model import PairModel, load_pair_model
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.compare.row_context import RowContext, row_context
from briefing.assembly.compare.term_matrix import TermMatrix
from briefing.assembly.compare.unique_statements import UniqueStatements, unique_statements
from briefing.assembly.text.tokens import TokenMatrix
from briefing.model import Article, Attribution, Statement


class Comparison(NamedTuple):
    """What comparing the statements of a corpus showed.

    Word-for-word equal statements are one row: `rows.members(row)` lists statements by number. `pairs` are pairs of rows and how alike they
    are; what is not among them has little in common. `same` are these pairs and how likely each says the same, when it is seen beside
    the others. `setting` says where each row stands.
    """

    statements: list[Statement]
    rows: UniqueStatements
    table: TermMatrix
    setting: RowContext
    pairs: Pairs
    same: Pairs


def compare_articles(articles: Sequence[Article], texts: TokenMatrix | None = None) -> Comparison:
    """Compare the statements of the corpus, candidates only; `texts` are theirs, where they were split already."""
    statements = [statement for article in articles for statement in article.analysis.statements]
    attributions = {found.id: found for article in articles for found in article.analysis.attributions}
    return compare_statements(statements, attributions, load_pair_model(), texts)


def compare_statements(
    statements: list[Statement], attributions: Mapping[str, Attribution], model: PairModel, texts: TokenMatrix | None = None
) -> Comparison:
    """Compare these statements, whose attributions are given by id, by this model; `texts` as in `compare_articles`."""
    texts = texts if texts is not None else TokenMatrix(statement.text for statement in statements)
    if len(texts) != len(statements):
        raise ValueError(f"{len(texts)} texts for {len(statements)} statements")
    rows = unique_statements(statements, texts)
    shown = [statements[number] for number in rows.first]
    table = TermMatrix(shown, texts.subset(rows.first))
    setting = row_context(statements, rows, attributions, table.texts)
    look = screen(model.first, table, setting, *candidates(table))
    return Comparison(
        statements, rows, table, setting, look.pairs, rescore(model.second, look, table, setting, StatementContents(shown, attributions))
    )
