"""The points that may stand on the page, and what the page looks at in them.

Of a large corpus only a shortlist is looked at closely, so that choosing takes no longer for 100,000 points than for a thousand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property
from itertools import islice
from math import fsum, log
from typing import Any, TypeVar

import numpy as np
from msgspec.structs import replace

from briefing.assembly.arrays import Flags, Floats, Floats32, Integers
from briefing.assembly.page.arranged import Arranged
from briefing.assembly.page.days import Days, days_of
from briefing.assembly.page.gloss import Glosses
from briefing.assembly.page.other_stories import other_stories
from briefing.assembly.page.standing import standing
from briefing.assembly.page.worthless import says_nothing
from briefing.assembly.text.names import name_words
from briefing.assembly.text.terms import Stemmer, background_idf
from briefing.assembly.text.titles import title_of
from briefing.model import Attribution, Gloss, Point, Source, Voice

Kept = TypeVar("Kept")

LEAST_LIKE = 0.03
"""Likeness and probability of a match below which a line has nothing in common with a title or another line."""
SHORTLIST = 500
"""Points that are looked at closely: those with the best scores within their sections."""


def _home(scores: Floats32, section: int) -> int:
    """The number of a point's section, or of the one that it fits best where it does not fit its own."""
    return section if scores[section] > 0 else int(scores.argmax())


def _at_home(point: Point, section: str) -> Point:
    return point if point.section == section else replace(point, section=section)


class Candidates:
    """The shortlist of a corpus. A point is looked at by its lead, and by where its other statements stand.

    A point that does not fit its own section at all (motives that it does not state) is a candidate for the one that it fits best.
    `points`, `leads`, `members` and `kinds` (what the section of each asks for) are in one order, that of all features; `source` numbers
    the source of each lead in `sources`, those that leads stand in; `sizes` counts the statements of each of these. `articles` are those
    of the brief, voices linked. `scores` says how well each fits each of `sections`, shape (points, sections).
    """

    def __init__(self, arranged: Arranged) -> None:
        articles, brief = arranged.articles, arranged.brief
        by_id = {statement.id: statement for statement in brief.statements}
        kinds = {section.id: section.answers for section in brief.sections}
        place = {section.id: number for number, section in enumerate(brief.sections)}
        scores = arranged.section_scores
        home = {number: _home(scores[number], place[point.section]) for number, point in enumerate(brief.points) if point.section}
        placed = [number for number, section in home.items() if scores[number, section] > 0]
        best = sorted(placed, key=lambda number: (-brief.points[number].score, brief.points[number].id))
        # Only the best are read closely: of a large corpus all would take longer than the choice itself.
        chosen = list(islice((number for number in best if not says_nothing(by_id[brief.points[number].lead])), SHORTLIST))
        self.sections = brief.sections
        self.points = [_at_home(brief.points[number], brief.sections[home[number]].id) for number in chosen]
        self.scores: Floats = scores[chosen].astype(np.float64)
        self.section: Integers = np.array([place[point.section or ""] for point in self.points], dtype=np.int64)
        self.kinds = [kinds.get(point.section or "", "") for point in self.points]
        self.days: Days | None = days_of(articles)
        self.leads = [by_id[point.lead] for point in self.points]
        self.members = [[by_id[name] for name in point.statements] for point in self.points]
        shown = {lead.source for lead in self.leads}
        self.sources: list[Source] = [article.source for article in articles if article.source.id in shown]
        number = {source.id: place for place, source in enumerate(self.sources)}
        self.source: Integers = np.array([number[lead.source] for lead in self.leads], dtype=np.int64)
        self.sizes: Integers = np.array([len(article.analysis.statements) for article in articles if article.source.id in shown])
        self.attributions: dict[str, Attribution] = {one.id: one for article in articles for one in article.analysis.attributions}
        self.voices: dict[str, Voice] = {voice.id: voice for article in articles for voice in article.analysis.voices}
        self._articles = [article for article in articles if article.source.id in shown]
        self._kept: dict[str, Any] = {}
        self._match(arranged)

    def __len__(self) -> int:
        return len(self.points)

    def _match(self, arranged: Arranged) -> None:
        """Fill `match`, the probability that two points say the same, shape (points, points); and `matched` and `best_match`, the sum over
        the other sources, and the greatest, of the probability that a statement there says what the point says.
        """
        row_of, statements = arranged.matches.row_of, arranged.brief.statements
        number = {source.id: place for place, source in enumerate(arranged.brief.sources)}
        source_of_row = np.zeros(int(row_of.max(initial=-1)) + 1, dtype=np.int32)
        source_of_row[row_of] = np.fromiter((number[statement.source] for statement in statements), dtype=np.int32)
        point_of = {statement.id: point for point, members in enumerate(self.members) for statement in members}
        rows: dict[int, list[int]] = {}
        for statement, row in zip(statements, row_of.tolist(), strict=True):
            if statement.id in point_of:
                rows.setdefault(row, []).append(point_of[statement.id])
        ours = np.isin(np.arange(len(source_of_row)), list(rows))
        own = [number[lead.source] for lead in self.leads]
        self.match: Floats = np.zeros((len(self), len(self)))
        elsewhere: list[dict[int, float]] = [{} for _ in self.points]
        pairs = arranged.matches.pairs
        for score, left, right in pairs.subset(ours[pairs.left] | ours[pairs.right]).each():
            for one, other in ((left, right), (right, left)):
                source = int(source_of_row[other])
                for point in rows.get(one, ()):
                    if source != own[point]:
                        elsewhere[point][source] = max(elsewhere[point].get(source, 0.0), score)
                    for beside in rows.get(other, ()):
                        self.match[point, beside] = max(self.match[point, beside], score if beside != point else 0.0)
        self.matched: Floats = np.array([fsum(scores.values()) for scores in elsewhere])
        self.best_match: Floats = np.array([max(scores.values(), default=0.0) for scores in elsewhere])

    @cached_property
    def glosses(self) -> list[tuple[Gloss, ...]]:
        """Whom words of each lead mean."""
        return list(map(Glosses(self._articles).of, self.leads))

    @cached_property
    def alone(self) -> Floats:
        """The probability that each lead stands alone, with its glosses."""
        return standing(self.leads, self.glosses, self._articles)

    @cached_property
    def off_event(self) -> Flags:
        """Leads of sources that tell another story, where no other source says the same."""
        others = other_stories(self._articles)
        return np.array(
            [lead.source in others and point.sources == 1 for lead, point in zip(self.leads, self.points, strict=True)], dtype=bool
        )

    @cached_property
    def unlinked(self) -> Flags:
        """Leads that nothing links to the event: no words of a title, no name that another source has, and nothing alike elsewhere."""
        names: dict[int, set[str]] = {}
        own = [{name for mention in lead.mentions for name in name_words(mention.name)} for lead in self.leads]
        for source, words in zip(self.source.tolist(), own, strict=True):
            names.setdefault(source, set()).update(words)
        spread = Counter(name for words in names.values() for name in words)
        shared = np.array([any(spread[name] > 1 for name in words) for words in own], dtype=bool)
        unlinked: Flags = ~shared & (self.title_similarity.max(axis=1, initial=0.0) < LEAST_LIKE) & (self.best_match < LEAST_LIKE)
        return unlinked

    @cached_property
    def _vectors(self) -> tuple[Floats, Floats]:
        """The leads, and the titles of their sources, as unit vectors over the stems of the leads. Shape (texts, stems)."""
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
        """The leads as unit vectors. Shape (points, stems)."""
        return self._vectors[0]

    @cached_property
    def similarity(self) -> Floats:
        """The cosine of each two leads, 0 of a lead and itself. Shape (points, points)."""
        similarity: Floats = self.vectors @ self.vectors.T
        np.fill_diagonal(similarity, 0.0)
        return similarity

    @cached_property
    def title_similarity(self) -> Floats:
        """The cosine of each lead and each title. Shape (points, sources)."""
        similarity: Floats = self.vectors @ self._vectors[1].T
        return similarity

    @cached_property
    def best_elsewhere(self) -> Floats:
        """The greatest similarity of each lead to one of each source, 0 in its own. Shape (points, sources)."""
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

    def remember(self, name: str, make: Callable[[], Kept]) -> Kept:
        """What `make` gives, made once."""
        if name not in self._kept:
            self._kept[name] = make()
        kept: Kept = self._kept[name]
        return kept

    def speaker_of(self, row: int) -> Attribution | None:
        """The first attribution that makes a lead somebody's."""
        names = (name for name in self.leads[row].attributions if name in self.attributions)
        return next((self.attributions[name] for name in names), None)

    def printed_speaker(self, row: int) -> str:
        """The name that a page prints beside a lead, empty where nobody with a name says it."""
        spoken = self.speaker_of(row)
        voice = self.voices.get(spoken.voice or "") if spoken else None
        return voice.name if voice and voice.kind != "unnamed" else ""
