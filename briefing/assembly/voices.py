"""One voice across the corpus: spellings and printed forms joined where evidence agrees."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Article, Side, Voice


def join(articles: Sequence[Article]) -> list[Article]:
    """The articles with voice ids of the corpus in their voices and attributions."""
    return list(articles)


def take_sides(articles: Sequence[Article], parties: Sequence[Side]) -> list[Article]:
    """The articles with `Voice.side` set where a voice belongs to a side."""
    return list(articles)


def of_corpus(articles: Sequence[Article]) -> tuple[Voice, ...]:
    """Every voice of the corpus once, with the forms of all articles, ordered by id."""
    voices = {voice.id: voice for article in articles for voice in article.analysis.voices}
    return tuple(voices[key] for key in sorted(voices))
