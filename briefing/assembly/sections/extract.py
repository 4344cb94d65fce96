"""What is known of all statements before sections are assigned: the corpus they stand in, and their features."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.assembly.sections.corpus_context import corpus_context
from briefing.assembly.sections.feature_matrix import FeatureMatrix
from briefing.assembly.sections.statement_features import CorpusContext, features_of_articles
from briefing.assembly.text.tokens import TokenMatrix
from briefing.model import Article, Point, Side, Statement


class SectionFeatures(NamedTuple):
    """All statements in order, their features, and what the corpus is like."""

    statements: list[Statement]
    matrix: FeatureMatrix
    context: CorpusContext


def extract_features(articles: Sequence[Article], points: Sequence[Point], sides: Sequence[Side], tokens: TokenMatrix) -> SectionFeatures:
    """Take the features of all statements of the articles; `tokens` are theirs, `points` those that they stand in."""
    context = corpus_context(articles, points, sides)
    matrix = FeatureMatrix(features_of_articles([article.analysis.statements for article in articles], context, tokens))
    return SectionFeatures([statement for article in articles for statement in article.analysis.statements], matrix, context)
