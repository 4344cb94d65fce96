"""What is known of the corpus while the features of its statements are taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import fsum

from briefing.assembly.entities.side_mentions import side_matchers
from briefing.assembly.sections.lexical_features import short_stems
from briefing.assembly.sections.phrases import shipped_phrases
from briefing.assembly.sections.statement_features import CorpusContext
from briefing.assembly.text.titles import title_of
from briefing.model import Article, Point, Side, Source

OPENING_STATEMENTS = 3
"""Statements with which an article says what it is about."""


def corpus_context(articles: Sequence[Article], points: Sequence[Point], sides: Sequence[Side]) -> CorpusContext:
    """Everything about the corpus that bears on where its statements belong."""
    voices = {voice.id: voice for article in articles for voice in article.analysis.voices}
    statements = [statement for article in articles for statement in article.analysis.statements]
    titles, opening_stems = _opening_stems(articles)
    core, central = _core_stems(articles, opening_stems)
    return CorpusContext(
        side_matchers=side_matchers(sides, voices.values(), statements),
        attributions={attribution.id: attribution for article in articles for attribution in article.analysis.attributions},
        voices=voices,
        published={article.source.id: _published(article.source) for article in articles},
        sizes={name: point.sources for point in points if point.sources > 1 for name in point.statements},
        core=core,
        central=central,
        titles=titles,
        phrases=shipped_phrases(),
    )


def _published(source: Source) -> str:
    day = source.metadata.published
    return day.value if day and day.certainty != "doubtful" else ""


def _opening_stems(articles: Sequence[Article]) -> tuple[dict[str, frozenset[str]], list[frozenset[str]]]:
    """By source the stems of its title and first statement; and for each article those of its title and opening."""
    titles, opening_stems = {}, []
    for article in articles:
        opening = [short_stems(statement.text) for statement in article.analysis.statements[:OPENING_STATEMENTS]]
        titles[article.source.id] = short_stems(title_of(article.source)).union(*opening[:1])
        opening_stems.append(titles[article.source.id].union(*opening))
    return titles, opening_stems


def _core_stems(articles: Sequence[Article], opening_stems: Sequence[frozenset[str]]) -> tuple[dict[str, float], dict[str, float]]:
    """The stems of titles and openings, each with the share of sources that have it there, and for each source the mean of its own."""
    counts = Counter(stem for own in opening_stems for stem in own)
    shares = {stem: count / len(articles) for stem, count in counts.items()}
    central = {
        article.source.id: fsum([shares[stem] for stem in own]) / max(1, len(own))
        for article, own in zip(articles, opening_stems, strict=True)
    }
    return shares, central
