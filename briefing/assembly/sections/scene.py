"""The corpus as the evidence sees it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.assembly.sections.evidence import Scene, stems_of
from briefing.assembly.sections.parties import parties
from briefing.model import Article, Point, Side, Source


def look(articles: Sequence[Article], points: Sequence[Point], sides: Sequence[Side]) -> Scene:
    """Everything about the corpus that bears on where its statements belong."""
    voices = {voice.id: voice for article in articles for voice in article.analysis.voices}
    statements = [statement for article in articles for statement in article.analysis.statements]
    return Scene(
        parties=parties(sides, voices.values(), statements),
        attributions={found.id: found for article in articles for found in article.analysis.attributions},
        voices=voices,
        published={article.source.id: _published(article.source) for article in articles},
        sizes={name: point.sources for point in points for name in point.statements},
        titles={article.source.id: _title(article) for article in articles},
    )


def _published(source: Source) -> str:
    known = source.metadata.published
    return known.value if known and known.certainty != "doubtful" else ""


def _title(article: Article) -> frozenset[str]:
    source = article.source
    known = source.metadata.title
    start, end = source.title_span or (0, 0)
    title = source.text[start:end] or (known.value if known else "")
    lead = article.analysis.statements[0].text if article.analysis.statements else ""
    return stems_of(f"{title} {lead}")
