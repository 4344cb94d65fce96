"""What a statement does in its article: the eight types of NewsDiscourse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.analysis.arrays import Floats
from briefing.analysis.roles.features import Article
from briefing.analysis.roles.network import load, probabilities_of_all
from briefing.model import ROLES, Source


class RoleScores(NamedTuple):
    """Probabilities in the order of ROLES, and the index of the chosen role; None where it is none of them."""

    scores: tuple[float, ...]
    best: int | None


def assign(source: Source) -> list[RoleScores]:
    """The role of each sentence of the source, decided over the whole article.

    Who speaks is read off the words themselves: attributions are not needed, so better ones never ask for new weights.
    """
    (found,) = assign_all([source])
    return found


def assign_all(sources: Sequence[Source]) -> list[list[RoleScores]]:
    """Those of each of several sources: the same, and for short ones sooner."""
    told = [source for source in sources if source.sentences]
    found = iter(probabilities_of_all(load(), [article_of(source) for source in told]))
    return [_scores(next(found)) if source.sentences else [] for source in sources]


def _scores(probability: Floats) -> list[RoleScores]:
    found = probability.astype(float)
    best = found.argmax(axis=1).tolist()
    return [
        RoleScores(tuple(row), role if role < len(ROLES) else None)
        for row, role in zip(found[:, : len(ROLES)].round(4).tolist(), best, strict=True)
    ]


def article_of(source: Source) -> Article:
    """What the model sees of a source."""
    known = source.metadata.title
    start, end = source.title_span or (0, 0)
    return Article(
        title=source.text[start:end] or (known.value if known else ""),
        sentences=[source.text[sentence.start : sentence.end] for sentence in source.sentences],
        paragraphs=[sentence.paragraph for sentence in source.sentences],
    )
