"""Statements that say the same become one point."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Article, Origin, Point


def join(articles: Sequence[Article], origins: Sequence[Origin]) -> tuple[Point, ...]:
    """The points of the corpus, section not yet decided; every statement is in exactly one.

    A point's id is `p` and its first statement's id.
    """
    return tuple(
        Point(id=f"p{statement.id}", section=None, lead=statement.id, statements=(statement.id,))
        for article in articles
        for statement in article.analysis.statements
    )
