"""The corpus as the evidence sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import fsum

from briefing.assembly.entities.side_mentions import side_matchers
from briefing.assembly.sections.lexical_features import short_stems
from briefing.assembly.sections.statement_features import CorpusContext
from briefing.model import Article, Point, Side, Source

OPENING_STATEMENTS = 3
"""Statements with which an article says what it is about."""


def corpus_context(articles: Sequence[Article], points: Sequence[Point], sides: Sequence[Side]) -> CorpusContext:
    """Everything about the corpus that bears on where its statements belong."""
    voices = {voice.id: voice for article in articles for voice in article.analysis.voices}
    statements = [statement for article in articles for statement in article.analysis.statements]
    titles, outsets = _opening_stems(articles)
    core, central = _core_stems(articles, outsets)
    return CorpusContext(
        side_matchers=side_matchers(sides, voices.values(), statements),
        attributions={found.id: found for article in articles for found in article.analysis.attributions},
        voices=voices,
        published={article.source.id: _published(article.source) for article in articles},
        sizes={name: point.sources for point in points if point.sources > 1 for name in point.statements},
        core=core,
        central=central,
        titles=titles,
    )


def _published(source: Source) -> str:
    known = source.metadata.published
    return known.value if known and known.certainty != "doubtful" else ""


def _opening_stems(articles: Sequence[Article]) -> tuple[dict[str, frozenset[str]], list[frozenset[str]]]:
    """By source the stems of its title and first statement; and for each article those of its title and opening."""
    titles, outsets = {}, []
    for article in articles:
        opening = [short_stems(statement.text) for statement in article.analysis.statements[:OPENING_STATEMENTS]]
        titles[article.source.id] = short_stems(_title_of(article.source)).union(*opening[:1])
        outsets.append(titles[article.source.id].union(*opening))
    return titles, outsets


def _core_stems(articles: Sequence[Article], outsets: Sequence[frozenset[str]]) -> tuple[dict[str, float], dict[str, float]]:
    """The stems of titles and openings, each with the share of sources that have it there, and for each source the mean of its own."""
    counts = Counter(stem for outset in outsets for stem in outset)
    shares = {stem: count / len(articles) for stem, count in counts.items()}
    central = {
        article.source.id: fsum([shares[stem] for stem in outset]) / max(1, len(outset))
        for article, outset in zip(articles, outsets, strict=True)
    }
    return shares, central


def _title_of(source: Source) -> str:
    known = source.metadata.title
    start, end = source.title_span or (0, 0)
    return source.text[start:end] or (known.value if known else "")
