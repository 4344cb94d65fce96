"""Sources that tell another story than the corpus: their beginnings have hardly a word in common with those of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import fsum
from statistics import median

from briefing.assembly.text.terms import Stemmer
from briefing.assembly.text.titles import title_of
from briefing.model import Article

OPENING = 3
"""Statements with which an article says what it is about."""
LEAST_SOURCES = 4
"""Sources from which on it can be told which of them tells another story."""
LEAST_SHARE = 0.34
"""Share of the median of what beginnings have in common, below which one is another story's."""


def other_stories(articles: Sequence[Article]) -> frozenset[str]:
    """The ids of the sources that tell another story than most; none of a small corpus.

    What a beginning has in common with the others is the mean, over its words, of the share of other sources that begin with the word, too.
    """
    if len(articles) < LEAST_SOURCES:
        return frozenset()
    stemmer = Stemmer()
    beginnings = [
        frozenset(stemmer.content_stems(" ".join((title_of(article.source), *(one.text for one in article.analysis.statements[:OPENING])))))
        for article in articles
    ]
    counts = Counter(stem for stems in beginnings for stem in stems)
    common = [fsum(counts[stem] - 1 for stem in stems) / max(1, len(stems)) for stems in beginnings]
    least = LEAST_SHARE * median(common)
    return frozenset(article.source.id for article, shared in zip(articles, common, strict=True) if shared < least)
