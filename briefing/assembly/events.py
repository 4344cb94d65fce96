"""Events that a folder tells of: articles whose titles and openings share rare words, and that came out within days of each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations
from math import sqrt

from briefing.analysis.dates import day_of_source
from briefing.assembly.text.terms import Stemmer, background_idf
from briefing.assembly.union_find import UnionFind
from briefing.model import Record, Source

OPENING = 700
"""Code points of the text behind the title that say what an article is about."""
RARE = 5.0
"""Weight from which a word tells one event from another: one of some hundred and fifty sentences has it, or fewer."""
ALIKE = 0.2
"""Cosine of two articles from which they tell of one event."""
LEAST_SHARED = 4
"""Rare words that two such articles share at least."""
FAR_DAYS = 10
"""Days between two articles from which they are not held to tell of one event."""
COMMON = 60
"""Articles that have a word from which it tells no events apart: of pairs that share it there would be too many."""


FEWEST_ARTICLES, FEWEST_EVENTS, LEAST_EVENT = 20, 3, 3
"""Articles of a folder, events in it, and articles of each of these, from which it is said to tell of several."""


class Subject(Record, frozen=True):
    """What an article is about: its words with their weights, and its day where that is sure."""

    weights: dict[str, float]
    day: date | None


def subjects(sources: Iterable[Source]) -> list[Subject]:
    """What each source is about."""
    stemmer = Stemmer()
    return [_subject(source, stemmer) for source in sources]


def _subject(source: Source, stemmer: Stemmer) -> Subject:
    title = source.metadata.title.value if source.metadata.title else ""
    stems = {*stemmer.content_stems(title), *stemmer.content_stems(_opening(source))}
    weights = {stem: weight for stem in sorted(stems) if (weight := background_idf(stem)) >= RARE}
    return Subject(weights=weights, day=day_of_source(source))


def _opening(source: Source) -> str:
    """The first words of the reporting, furniture left out."""
    found, position = "", source.title_span[1] if source.title_span else 0
    for one in sorted(source.furniture, key=lambda one: one.start):
        if len(found) >= OPENING:
            break
        found += source.text[position : max(position, one.start)][:OPENING]
        position = max(position, one.end)
    return (found + source.text[position : position + OPENING])[:OPENING]


def several_events(subjects: Sequence[Subject]) -> list[list[int]]:
    """The numbers of the articles of each event where there plainly are several, the one with most articles first; else nothing.

    Plainly: three articles and more tell of each of three, together those of most articles, and neither one event nor one word does so.
    """
    if len(subjects) < FEWEST_ARTICLES:
        return []
    events = [group for group in group_by_event(subjects) if len(group) >= LEAST_EVENT]
    words = Counter(word for one in subjects for word in one.weights)
    most = max(len(events[0]) if events else 0, max(words.values(), default=0))
    told = sum(map(len, events))
    return events if len(events) >= FEWEST_EVENTS and 2 * most < len(subjects) < 2 * told else []


def group_by_event(subjects: Sequence[Subject]) -> list[list[int]]:
    """The numbers of the articles that tell of one event, event by event, the one with most articles first."""
    norms = [sqrt(sum(weight * weight for weight in one.weights.values())) for one in subjects]
    united = UnionFind(len(subjects))
    for (first, second), shared in _shared(subjects).items():
        count, product = shared
        if count >= LEAST_SHARED and product >= ALIKE * norms[first] * norms[second] and _near(subjects[first].day, subjects[second].day):
            united.unite(first, second, "")
    return sorted(united.groups(), key=lambda group: (-len(group), group[0]))


def _shared(subjects: Sequence[Subject]) -> dict[tuple[int, int], tuple[int, float]]:
    """How many words two articles share, and the product of their weights, for each two that share some."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(subjects):
        for word in one.weights:
            having[word].append(number)
    counts: Counter[tuple[int, int]] = Counter()
    products: dict[tuple[int, int], float] = defaultdict(float)
    for word, numbers in having.items():
        if len(numbers) <= COMMON:
            square = background_idf(word) ** 2
            for pair in combinations(numbers, 2):
                counts[pair] += 1
                products[pair] += square
    return {pair: (count, products[pair]) for pair, count in counts.items()}


def _near(day: date | None, other: date | None) -> bool:
    return day is None or other is None or abs((day - other).days) <= FAR_DAYS
