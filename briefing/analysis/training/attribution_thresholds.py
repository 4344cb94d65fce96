"""Choose from which probability on an attribution is shown, on development texts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from briefing.analysis.attribution.decoding import DecodedAttribution
from briefing.analysis.attribution.multiparagraph_quotes import extend_over_paragraphs
from briefing.analysis.attribution.tagger import Tagger
from briefing.analysis.training import attribution_data as data

FIRST = {"cue": 0.15, "attribution": 0.0, "second_piece": 4.0, "hole": 4.0}
"""Before the choice: every cue that is worth a look."""

ALIKE = 0.5
"""Jaccard overlap of words from which on two spans count as the same, as in the published measures."""

Words = frozenset[int]


def choose(file: Path, folder: Path) -> dict[str, float]:
    """The thresholds with the best F1 of attributions with the right source; `file` holds weights without thresholds."""
    tagger = Tagger(file)
    vocabulary = tagger.vocabulary
    articles = data.annotated(folder, vocabulary)
    found = [(article, tagger.linked(article.tokens, article.state.tolist(), FIRST)) for article in articles]
    scores = {least: f1(found, least) for least in np.arange(0.2, 0.7, 0.02).round(2).tolist()}
    best = max(scores, key=lambda least: scores[least])
    print(f"threshold {best}: F1 {100 * scores[best]:.1f} of attributions with the right source", flush=True)
    return {**FIRST, "attribution": best}


def f1(decoded: list[tuple[data.Article, list[DecodedAttribution]]], least: float) -> float:
    """F1 of content and source together, over all articles."""
    right = shown = gold = 0
    for article, linked in decoded:
        kept = extend_over_paragraphs(article.tokens, article.state.tolist(), [a for a in linked if a.score >= least])
        true = [marked(article, cue) for cue in article.cues]
        right += matches(article, kept, true)
        shown += len(kept)
        gold += len(true)
    return 2 * right / max(shown + gold, 1)


def matches(article: data.Article, kept: list[DecodedAttribution], true: list[tuple[Words, Words]]) -> int:
    """One-to-one matches by content, greedy from the best down, that have the right source too."""
    ours = [(words_of(article, a.content), words_of(article, (a.source,) if a.source else ())) for a in kept]
    pairs = sorted(
        ((alike(x[0], y[0]), i, j) for i, x in enumerate(ours) for j, y in enumerate(true) if x[0] & y[0]),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    left: set[int] = set()
    right: set[int] = set()
    count = 0
    for overlap, i, j in pairs:
        if overlap >= ALIKE and i not in left and j not in right:
            left.add(i)
            right.add(j)
            count += ours[i][1] == true[j][1] or alike(ours[i][1], true[j][1]) >= ALIKE
    return count


def marked(article: data.Article, cue: data.Cue) -> tuple[Words, Words]:
    """The words of content and source as annotated."""
    labels = cue.labels or {}
    words = [(i, label) for i, label in labels.items() if article.tokens.words[i][:1].isalnum()]
    return frozenset(i for i, label in words if label == data.CONTENT), frozenset(i for i, label in words if label == data.SOURCE)


def words_of(article: data.Article, spans: Iterable[tuple[int, int]]) -> Words:
    """The words of token ranges."""
    return frozenset(i for first, end in spans for i in range(first, end) if article.tokens.words[i][:1].isalnum())


def alike(a: Words, b: Words) -> float:
    """Jaccard overlap."""
    return len(a & b) / len(a | b) if a | b else 0.0
