"""Where statements disagree: numbers, dates, places, names, roles, denials, facts, garbles; and updates, which are no contradiction."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Article, Dispute, Origin, Point


def find(articles: Sequence[Article], points: Sequence[Point], origins: Sequence[Origin]) -> tuple[Dispute, ...]:
    """The disputes of the corpus, the surest first."""
    return ()
