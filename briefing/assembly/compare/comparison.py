"""Comparing the statements of a corpus: candidates only, never all pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefing.assembly.arrays import Flags
from briefing.assembly.compare.candidates import candidates
from briefing.assembly.compare.cascade import rescore, screen
from briefing.assembly.compare.content_features import StatementContents
from briefing.assembly.compare.models import PairModel, load_pair_model
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.compare.row_context import RowContext, row_context
from briefing.assembly.compare.term_matrix import TermMatrix
from briefing.assembly.compare.unique_statements import UniqueStatements, unique_statements
from briefing.assembly.text.numbers.conflict import NumberConflicts
from briefing.assembly.text.tokens import TokenMatrix
from briefing.model import Article, Attribution, Statement


class Comparison(NamedTuple):
    """What comparing the statements of a corpus showed.

    Statements that are equal word for word are one row: `unique.members(row)` lists statements by number. `screened` are pairs of rows
    with their screening scores; what is not among them has little in common. `matches` are these pairs with the probability that both say
    the same, when each is seen beside the others; `hollow` says which of them are never merged. `context` says where each row stands,
    `terms` what it is made of, `number_conflicts` in which of them numbers conflict.
    """

    statements: list[Statement]
    unique: UniqueStatements
    terms: TermMatrix
    context: RowContext
    screened: Pairs
    matches: Pairs
    hollow: Flags
    number_conflicts: NumberConflicts

    @property
    def rows(self) -> list[Statement]:
        """The first statement of each row."""
        return [self.statements[number] for number in self.unique.first]


def compare_articles(articles: Sequence[Article], tokens: TokenMatrix | None = None) -> Comparison:
    """Compare the statements of the articles; `tokens` are theirs, where they were split already."""
    statements = [statement for article in articles for statement in article.analysis.statements]
    attributions = {attribution.id: attribution for article in articles for attribution in article.analysis.attributions}
    return compare_statements(statements, attributions, load_pair_model(), tokens)


def compare_statements(
    statements: list[Statement], attributions: Mapping[str, Attribution], model: PairModel, tokens: TokenMatrix | None = None
) -> Comparison:
    """Compare these statements by this model; `attributions` are those of the corpus by id, `tokens` as in `compare_articles`."""
    tokens = tokens if tokens is not None else TokenMatrix(statement.text for statement in statements)
    if len(tokens) != len(statements):
        raise ValueError(f"the tokens of {len(tokens)} texts for {len(statements)} statements")
    unique = unique_statements(statements, tokens)
    rows = [statements[number] for number in unique.first]
    terms = TermMatrix(rows, tokens.subset(unique.first))
    context = row_context(statements, unique, attributions, terms.tokens)
    screened = screen(model.screening, terms, context, *candidates(terms))
    rescored = rescore(model.rescoring, screened, terms, context, StatementContents(rows, attributions))
    conflicts = NumberConflicts(rows, terms.quantities, terms.stemmer)
    return Comparison(statements, unique, terms, context, screened.pairs, rescored.pairs, rescored.hollow, conflicts)
