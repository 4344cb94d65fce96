"""The points that may stand on the page, and what the page looks at in them.

Of a large corpus only a shortlist is looked at closely, so that choosing takes no longer for 100,000 points than for a thousand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from math import log

import numpy as np

from briefing.assembly.arrays import Floats, Integers
from briefing.assembly.sections.corpus_context import title_of
from briefing.assembly.text.terms import Stemmer, background_idf
from briefing.model import Article, Attribution, Brief, Source, Voice

SHORTLIST = 500
"""Points that are looked at closely: those with the best scores within their sections."""


class Candidates:
    """The shortlist of a corpus. A point is looked at by its lead, and by where its other statements stand.

    `points`, `leads`, `members` and `kinds` (what the section of each asks for) are in one order, that of all features; `source` numbers
    the source of each lead in `sources`, those that leads stand in; `sizes` counts the statements of each of these. `articles` are those
    of the brief, voices linked.
    """

    def __init__(self, articles: Sequence[Article], brief: Brief) -> None:
        by_id = {statement.id: statement for statement in brief.statements}
        kinds = {section.id: section.answers for section in brief.sections}
        placed = [point for point in brief.points if point.section]
        self.points = sorted(placed, key=lambda point: (-point.score, point.id))[:SHORTLIST]
        self.kinds = [kinds.get(point.section or "", "") for point in self.points]
        self.leads = [by_id[point.lead] for point in self.points]
        self.members = [[by_id[name] for name in point.statements] for point in self.points]
        shown = {lead.source for lead in self.leads}
        self.sources: list[Source] = [article.source for article in articles if article.source.id in shown]
        number = {source.id: place for place, source in enumerate(self.sources)}
        self.source: Integers = np.array([number[lead.source] for lead in self.leads], dtype=np.int64)
        self.sizes: Integers = np.array([len(article.analysis.statements) for article in articles if article.source.id in shown])
        self.attributions: dict[str, Attribution] = {one.id: one for article in articles for one in article.analysis.attributions}
        self.voices: dict[str, Voice] = {voice.id: voice for article in articles for voice in article.analysis.voices}

    def __len__(self) -> int:
        return len(self.points)

    @cached_property
    def _vectors(self) -> tuple[Floats, Floats]:
        """The leads, and the titles of their sources, as unit vectors over the stems of the leads: shape (texts, stems)."""
        stemmer = Stemmer()
        counts = [Counter(stemmer.content_stems(text)) for text in (*(lead.text for lead in self.leads), *map(title_of, self.sources))]
        stems = {stem: place for place, stem in enumerate(sorted({stem for count in counts[: len(self)] for stem in count}))}
        spread = Counter(stem for count in counts for stem in count)
        vectors = np.zeros((len(counts), max(1, len(stems))))
        for row, count in enumerate(counts):
            for stem, times in count.items():
                if stem in stems:
                    # What news in general seldom has tells what the event is about, even where the whole corpus speaks of it.
                    vectors[row, stems[stem]] = (1 + log(times)) * log(1 + len(counts) / spread[stem]) * background_idf(stem)
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        return vectors[: len(self)], vectors[len(self) :]

    @property
    def vectors(self) -> Floats:
        """The leads as unit vectors: shape (points, stems)."""
        return self._vectors[0]

    @cached_property
    def similarity(self) -> Floats:
        """The cosine of each two leads, 0 of a lead and itself: shape (points, points)."""
        similarity: Floats = self.vectors @ self.vectors.T
        np.fill_diagonal(similarity, 0.0)
        return similarity

    @cached_property
    def title_similarity(self) -> Floats:
        """The cosine of each lead and each title: shape (points, sources)."""
        similarity: Floats = self.vectors @ self._vectors[1].T
        return similarity

    @cached_property
    def best_elsewhere(self) -> Floats:
        """The greatest similarity of each lead to one of each source, 0 in its own: shape (points, sources)."""
        best = np.zeros((len(self), len(self.sources)))
        for source in range(len(self.sources)):
            there = self.source == source
            if there.any():
                best[:, source] = np.where(there, 0.0, self.similarity[:, there].max(axis=1))
        return best

    @cached_property
    def ordinal(self) -> Floats:
        """The position of each lead in its article, from 0."""
        return np.array([lead.ordinal for lead in self.leads], dtype=np.float64)

    def speaker_of(self, row: int) -> Attribution | None:
        """The first attribution that makes a lead somebody's."""
        names = (name for name in self.leads[row].attributions if name in self.attributions)
        return next((self.attributions[name] for name in names), None)
