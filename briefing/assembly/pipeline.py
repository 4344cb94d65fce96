"""The way through assembly, one call a step: articles and a template to a `Brief`. Nothing here is quadratic in the statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from briefing.assembly import timeline
from briefing.assembly.collector import without_collector
from briefing.assembly.compare.comparison import compare_articles
from briefing.assembly.compare.matches import Matches, likely_matches
from briefing.assembly.corroboration.origins import find_origins
from briefing.assembly.dating import date_by_count, date_joined
from briefing.assembly.disputes.detect import find_disputes
from briefing.assembly.entities.proven_affiliations import with_proven_affiliations
from briefing.assembly.entities.proven_sides import with_proven_sides
from briefing.assembly.entities.sides import find_sides
from briefing.assembly.entities.unmatched_sides import unmatched_side_problems
from briefing.assembly.entities.voices import assign_sides, corpus_voices, link_voices
from briefing.assembly.odd_dates import doubt_odd_dates
from briefing.assembly.page.arranged import Arranged
from briefing.assembly.page.make import make_page
from briefing.assembly.points.build import build_points
from briefing.assembly.points.withdrawn import with_withdrawn
from briefing.assembly.sections.assign import DecidedSections, annotate, decide_sections
from briefing.assembly.sections.extract import SectionFeatures, extract_features
from briefing.assembly.sure_dates import with_sure_dates
from briefing.assembly.text.tokens import TokenMatrix, tokens_of
from briefing.model import Article, Brief, Dispute, Origin, Point, Problem, Side
from briefing.templates import Template
from briefing.threads import single_threaded


@without_collector()
@single_threaded()
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
    arranged = arrange(articles, template, named_sides)
    unmatched = unmatched_side_problems(arranged.articles, arranged.brief.sides, sides_said_in) if named_sides else []
    return replace(make_page(arranged, template), title=title or template.title, problems=(*problems, *unmatched))


def arrange(articles: Sequence[Article], template: Template, named_sides: Sequence[Side] | None) -> Arranged:
    """The brief before its page is made. `named_sides` as in `assemble`."""
    articles = doubt_odd_dates(date_by_count(sorted(articles, key=lambda article: (article.source.path, article.source.id))))
    analysed = _analysed(link_voices(articles), template, named_sides)
    linked, sides, decided = analysed.articles, analysed.sides, analysed.decided
    sources = tuple(article.source for article in linked)
    statements = tuple(with_sure_dates(date_joined(tuple(annotate(analysed.features, decided))), sources))
    brief = Brief(
        title=template.title,
        template=template.name,
        sides=sides,
        sources=sources,
        statements=statements,
        attributions=tuple(attribution for article in linked for attribution in article.analysis.attributions),
        voices=with_proven_sides(with_proven_affiliations(corpus_voices(linked), linked), sides, linked),
        sections=decided.sections,
        origins=analysed.origins,
        points=with_withdrawn(decided.points, statements, sources),
        disputes=analysed.disputes,
        timeline=timeline.build(statements),
    )
    return Arranged(linked, brief, analysed.matches, decided.scores)


class _Analysed(NamedTuple):
    """What is known of a corpus before its statements are told their sections. Points without sections are no longer held here."""

    articles: list[Article]
    sides: tuple[Side, ...]
    origins: tuple[Origin, ...]
    decided: DecidedSections
    disputes: tuple[Dispute, ...]
    matches: Matches
    features: SectionFeatures


def _analysed(articles: list[Article], template: Template, named_sides: Sequence[Side] | None) -> _Analysed:
    """All steps that look at the tokens of the statements, which are split once for them."""
    tokens = tokens_of(articles)
    sides = find_sides(articles, template, tokens) if named_sides is None else tuple(named_sides)
    articles = assign_sides(articles, sides)
    origins = find_origins(articles, tokens)
    points, disputes, matches = _compared(articles, origins, tokens)
    features = extract_features(articles, points, sides, tokens)
    return _Analysed(articles, sides, origins, decide_sections(features, points, sides, template), disputes, matches, features)


def _compared(
    articles: Sequence[Article], origins: Sequence[Origin], tokens: TokenMatrix
) -> tuple[tuple[Point, ...], tuple[Dispute, ...], Matches]:
    """Compare all statements once, for points, for disputes and for the page."""
    comparison = compare_articles(articles, tokens)
    return build_points(articles, origins, comparison), find_disputes(articles, comparison), likely_matches(comparison)
