"""How likely each candidate stands alone: whether a reader who sees the titles and the line knows who and what it speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

import msgspec

from briefing.assembly.arrays import Floats
from briefing.assembly.compare.models import LogisticModel, OtherFeaturesError
from briefing.assembly.page.standing_features import STANDING_FEATURES, ArticleWords, Known, Line
from briefing.assembly.text.terms import Stemmer
from briefing.assembly.text.titles import title_of
from briefing.model import Article, Gloss, Statement


def lines_alone(leads: Sequence[Statement], glosses: Sequence[Sequence[Gloss]], articles: Sequence[Article]) -> list[Line]:
    """These leads with their glosses as a reader sees them who knows what the corpus is about."""
    stemmer = Stemmer()
    known = _known(articles, stemmer)
    by_id = {article.source.id: article for article in articles}
    words = {source: ArticleWords(by_id[source], stemmer) for source in {lead.source for lead in leads}}
    return [Line(lead, words[lead.source], known, gloss) for lead, gloss in zip(leads, glosses, strict=True)]


def _known(articles: Sequence[Article], stemmer: Stemmer) -> Known:
    """What the titles say, and the names with which at least half of the articles begin."""
    titles = frozenset(stem for article in articles for stem in stemmer.content_stems(title_of(article.source)))
    first = (statement.mentions for article in articles for statement in article.analysis.statements[:1])
    counts = Counter(stem for mentions in first for stem in {stem for one in mentions for stem in stemmer.content_stems(one.name)})
    return Known(titles, titles.union(stem for stem, count in counts.items() if 2 * count >= len(articles)))


def standing(leads: Sequence[Statement], glosses: Sequence[Sequence[Gloss]], articles: Sequence[Article]) -> Floats:
    """The probability that each lead stands alone with its glosses."""
    return load_standing_model().probability(STANDING_FEATURES.matrix(lines_alone(leads, glosses, articles)))


@lru_cache(maxsize=1)
def load_standing_model() -> LogisticModel:
    """The model that ships, made by `python -m briefing.assembly.training.standing`. Raises `OtherFeaturesError`."""
    file = resources.files("briefing.assembly").joinpath("models", "standing.json")
    model = msgspec.json.decode(file.read_bytes(), type=LogisticModel)
    if tuple(model.weights) != STANDING_FEATURES.names:
        raise OtherFeaturesError("standing.json", "standing")
    return model
