"""The way through assembly, one call a step: articles and a template to a `Brief`. Nothing here is quadratic in the statements."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.assembly import timeline
from briefing.assembly.collector import without_collector
from briefing.assembly.compare.comparison import compare_articles
from briefing.assembly.corroboration.origins import find_origins
from briefing.assembly.disputes.detect import find_disputes
from briefing.assembly.entities.sides import find_sides
from briefing.assembly.entities.unmatched_sides import unmatched_side_problems
from briefing.assembly.entities.voices import assign_sides, corpus_voices, link_voices
from briefing.assembly.points.build import build_points
from briefing.assembly.sections.assign import assign_sections
from briefing.assembly.sections.extract import extract_features
from briefing.assembly.text.tokens import TokenMatrix, tokens_of
from briefing.model import Article, Brief, Dispute, Origin, Point, Problem, Side
from briefing.templates import Template


@without_collector()
def assemble(
    articles: Sequence[Article],
    template: Template,
    *,
    named_sides: Sequence[Side] | None = None,
    sides_said_in: str = "",
    title: str | None = None,
    problems: Sequence[Problem] = (),
) -> Brief:
    """Make the brief of a corpus. Any order of articles gives the same brief.

    `named_sides` are the user's, named where `sides_said_in` says; with None the sides are found.
    """
    linked = link_voices(sorted(articles, key=lambda article: (article.source.path, article.source.id)))
    tokens = tokens_of(linked)
    sides = find_sides(linked, template, tokens) if named_sides is None else tuple(named_sides)
    linked = assign_sides(linked, sides)
    unmatched = unmatched_side_problems(linked, sides, sides_said_in) if named_sides else []
    origins = find_origins(linked, tokens)
    points, disputes = _compared(linked, origins, tokens)
    placed = assign_sections(extract_features(linked, points, sides, tokens), points, sides, template)
    return Brief(
        title=title or template.title,
        template=template.name,
        sides=sides,
        sources=tuple(article.source for article in linked),
        statements=placed.statements,
        attributions=tuple(attribution for article in linked for attribution in article.analysis.attributions),
        voices=corpus_voices(linked),
        sections=placed.sections,
        origins=origins,
        points=placed.points,
        disputes=disputes,
        timeline=timeline.build(placed.statements),
        problems=(*problems, *unmatched),
    )


def _compared(articles: Sequence[Article], origins: Sequence[Origin], tokens: TokenMatrix) -> tuple[tuple[Point, ...], tuple[Dispute, ...]]:
    """Compare all statements once, for points and for disputes."""
    comparison = compare_articles(articles, tokens)
    return build_points(articles, origins, comparison), find_disputes(articles, comparison)
