"""The corpus as the evidence sees it."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from math import fsum

from briefing.assembly.numbering import Numbering
from briefing.assembly.sections.evidence import Scene
from briefing.assembly.sections.parties import parties
from briefing.assembly.sections.reading import stems_of
from briefing.model import Article, Point, Side, Source

OPENING = 3
"""Statements with which an article says what it is about."""


def look(articles: Sequence[Article], points: Sequence[Point], sides: Sequence[Side]) -> Scene:
    """Everything about the corpus that bears on where its statements belong."""
    voices = {voice.id: voice for article in articles for voice in article.analysis.voices}
    statements = [statement for article in articles for statement in article.analysis.statements]
    core, central = _core(articles)
    return Scene(
        parties=parties(sides, voices.values(), statements),
        attributions={found.id: found for article in articles for found in article.analysis.attributions},
        voices=voices,
        published={article.source.id: _published(article.source) for article in articles},
        sizes={name: point.sources for point in points if point.sources > 1 for name in point.statements},
        core=core,
        central=central,
        titles={article.source.id: _title(article) for article in articles},
    )


def _published(source: Source) -> str:
    known = source.metadata.published
    return known.value if known and known.certainty != "doubtful" else ""


def _title(article: Article) -> frozenset[str]:
    return stems_of(f"{_title_of(article.source)} {_opening(article, 1)}")


def _core(articles: Sequence[Article]) -> tuple[dict[str, float], dict[str, float]]:
    """The stems of titles and openings, each with the share of sources that have it there, and for each source the mean of its own."""
    numbers = Numbering()
    outsets = [array("i", map(numbers.__getitem__, _outset(article))) for article in articles]
    counts = Counter(number for outset in outsets for number in outset)
    shares = [counts[number] / len(articles) for number in range(len(numbers))]
    central = {
        article.source.id: fsum([shares[number] for number in outset]) / max(1, len(outset))
        for article, outset in zip(articles, outsets, strict=True)
    }
    return dict(zip(numbers, shares, strict=True)), central


def _outset(article: Article) -> frozenset[str]:
    return stems_of(f"{_title_of(article.source)} {_opening(article, OPENING)}")


def _title_of(source: Source) -> str:
    known = source.metadata.title
    start, end = source.title_span or (0, 0)
    return source.text[start:end] or (known.value if known else "")


def _opening(article: Article, count: int) -> str:
    return " ".join(statement.text for statement in article.analysis.statements[:count])
