"""What the detectors of disputes look at: statements, which of them are alike, who says them, and when they were published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from briefing.assembly.arrays import Flags, Integers
from briefing.assembly.compare.comparison import Comparison
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.disputes.claim_words import claim_in_words
from briefing.assembly.disputes.cues import cue_flags
from briefing.assembly.disputes.shared_topic import first_clause, shared_topic
from briefing.assembly.disputes.speaker_words import PRONOUN, name_in_words, speaker_in_words
from briefing.assembly.text.terms import background_idf
from briefing.assembly.text.vocabulary import Vocabulary
from briefing.model import Article, DisputeKind, Statement

LARGE_CORPUS = 20_000
"""Statements of a large corpus, of which not all can be shown that differs."""
CENTRAL_SHARE, LEAST_CENTRAL_ROWS = 0.15, 3
"""Share, and least number, of the statements that have a word from which it tells only what the event is."""
PARTNERS_IN_LARGE_CORPUS = 2
"""There each statement is compared only with those most like it."""


MOST_IDF, FACTOR_OF_COMMON = 9.0, 0.4
"""The most that one word weighs, and the share of it that is left of what the whole event is about."""


LEAST_LETTERS_OF_NAME = 4
"""A shorter name stands in others by chance."""


class Finding(NamedTuple):
    """A dispute as a detector gives it: positions are (value, numbers of statements); `certainty` from 0 to 1."""

    kind: DisputeKind
    about: str
    positions: tuple[tuple[str, tuple[int, ...]], ...]
    certainty: float


class DisputeContext:
    """Statements by number (one for each different wording), and what is known of them."""

    def __init__(self, articles: Sequence[Article], comparison: Comparison) -> None:
        self.statements: list[Statement] = comparison.rows
        self.large = len(self.statements) > LARGE_CORPUS
        screened = comparison.screened
        self.pairs: Pairs = screened.best_per_row(len(self.statements), PARTNERS_IN_LARGE_CORPUS) if self.large else screened
        self.terms = comparison.terms
        self.stemmer = comparison.terms.stemmer
        self.rows = comparison.context
        self._unique = comparison.unique
        self._all = comparison.statements
        attributions = [attribution for article in articles for attribution in article.analysis.attributions]
        self._published = {article.source.id: day.value if (day := article.source.metadata.published) else None for article in articles}
        self._voices = {attribution.id: attribution.voice for attribution in attributions if attribution.voice}
        self._attributions = {attribution.id: attribution for attribution in attributions}
        voices = [voice for article in articles for voice in article.analysis.voices]
        self._names = {voice.id: voice.name for voice in voices}
        self._camps: dict[str, set[str]] = defaultdict(set)
        for voice in voices:
            self._camps[voice.id] |= {camp.lower() for camp in (voice.side, voice.affiliation, voice.name) if camp}
        self._outlets = {
            article.source.id: outlet.value if (outlet := article.source.metadata.outlet) else article.source.path for article in articles
        }
        self.first_voice = self._first_voices()
        """For each statement the number of its first voice, -1 where the article says it itself."""
        self._stems: dict[int, frozenset[str]] = {}

    @cached_property
    def cues(self) -> dict[str, Flags]:
        """For each kind of cue, which statements have it."""
        return cue_flags([statement.text for statement in self.statements], self.terms.tokens, self.terms.word_index)

    @cached_property
    def dated(self) -> Flags:
        """Which statements name a time."""
        return np.array([bool(statement.dates) for statement in self.statements], dtype=bool)

    def text(self, row: int) -> str:
        """The text of a statement."""
        return self.statements[row].text

    def copies(self, row: int) -> list[Statement]:
        """The statements with this wording."""
        return [self._all[member] for member in self._unique.members(row)]

    def published(self, row: int) -> str | None:
        """When the earliest statement with this wording came out, ISO 8601."""
        days = [day for statement in self.copies(row) if (day := self._published.get(statement.source))]
        return min(days, default=None)

    def year(self, row: int) -> int | None:
        """The year in which a statement came out; where its source doesn't tell, that of the first source that does."""
        day = self.published(row) or self._first_published
        return int(day[:4]) if day else None

    @cached_property
    def _first_published(self) -> str | None:
        return min((day for day in self._published.values() if day), default=None)

    def voices(self, row: int) -> frozenset[str]:
        """Who says it, by voice id; empty where the article says it itself."""
        names = self.statements[row].attributions
        return frozenset(self._voices[name] for name in names if name in self._voices)

    def somebody_speaks(self, row: int) -> bool:
        """Whether a voice is known to say it, or the text opens with who does."""
        return bool(self.voices(row)) or not PRONOUN.match(speaker_in_words(self.text(row)) or "it")

    def two_voices(self, left: int, right: int) -> bool:
        """Whether somebody says the one, and somebody else the other."""
        here, there = self.voices(left), self.voices(right)
        return bool(here) and bool(there) and here.isdisjoint(there)

    def one_camp(self, left: int, right: int) -> bool:
        """Whether a voice of the one is a voice of the other, of its side or body, or that body itself ("Lee", "Lee's office")."""
        here, there = (self.voices(row) for row in (left, right))
        if not here.isdisjoint(there):
            return True
        camps, others = (frozenset(camp for voice in voices for camp in self._camps[voice]) for voices in (here, there))
        return any(one == other or _holds_name(one, other) or _holds_name(other, one) for one in camps for other in others)

    def _first_voices(self) -> Integers:
        numbers = Vocabulary()
        first = np.full(len(self.statements), -1, dtype=np.int64)
        for number in range(len(self.statements)):
            voice = min(self.voices(number), default=None)
            if voice is not None:
                first[number] = numbers[voice]
        return first

    def who(self, row: int) -> str:
        """Who says it, for reading: the voices, who the text opens with, or the outlet."""
        names = sorted(self._names.get(voice, voice) for voice in self.voices(row))
        return ", ".join(names) or speaker_in_words(self.text(row)) or self._outlets[self.statements[row].source]

    def name_within(self, row: int, start: int, end: int) -> str:
        """Who speaks in this stretch of a statement, for reading; empty where nobody is heard there."""
        statement = self.statements[row]
        for name in statement.attributions:
            for first, last in self._attributions[name].source_spans if name in self._attributions else ():
                first, last = max(first - statement.start, 0), last - statement.start
                if start <= first < last <= end:
                    voice = self._attributions[name].voice or ""
                    return name_in_words(statement.text[first:last], self._names.get(voice, ""))
        return ""

    def topic(self, left: int, right: int) -> str:
        """What two statements both speak of, in words of the first; its own first clause where they share no telling word."""
        statement = self.statements[left]
        topic = shared_topic(statement, self.stems(right), self.stemmer)
        return topic or first_clause(statement.text, 0, len(statement.text), self.stemmer) or "one matter"

    def speaker_of(self, row: int, place: int) -> str:
        """The voice that says the words at a place of a statement, the nearest around them; empty where there is none."""
        statement = self.statements[row]
        said = [
            (end - start, attribution.voice)
            for attribution in (self._attributions[name] for name in statement.attributions if name in self._attributions)
            for start, end in attribution.content_spans
            if attribution.voice and start <= statement.start + place < end
        ]
        return self._names.get(min(said)[1], "") if said else ""

    def claimed(self, claim: int, denial: int) -> str:
        """What somebody claims, its clause and not longer than a line; where nobody is heard, what both speak of."""
        said = self.contents(claim, denial)
        return (claim_in_words(self.text(claim), *said, self.stemmer) if said else "") or self.topic(claim, denial)

    def contents(self, row: int, other: int) -> tuple[int, int] | None:
        """Where in a statement stands what somebody says there: that of the words of another statement, else the first."""
        statement = self.statements[row]
        said = (span for name in statement.attributions if name in self._attributions for span in self._attributions[name].content_spans)
        spans = ((max(0, start - statement.start), min(end, statement.end) - statement.start) for start, end in said)
        within = (span for span in spans if span[0] < span[1])
        spoken = self.stems(other)
        return max(within, key=lambda span: self.weight(spoken & {*self.stemmer.content_stems(statement.text[slice(*span)])}), default=None)

    def same_source(self, left: int, right: int) -> bool:
        """Whether one article says both."""
        return bool(self.rows.source[left] == self.rows.source[right])

    @cached_property
    def common_stems(self) -> frozenset[str]:
        """The words that tell only what the whole event is about."""
        most = max(LEAST_CENTRAL_ROWS, CENTRAL_SHARE * self.terms.rows)
        frequency = self.terms.document_frequency[: len(self.terms.stems)]
        return frozenset(self.terms.stems[number] for number in np.flatnonzero(frequency > most).tolist())

    def weight(self, stems: Iterable[str]) -> float:
        """What these stems tell about what two statements speak of: their background idf, less of what the whole event is about."""
        return sum(min(MOST_IDF, background_idf(stem)) * (FACTOR_OF_COMMON if stem in self.common_stems else 1.0) for stem in sorted(stems))

    def named_stems(self, row: int) -> frozenset[str]:
        """The stems of the names in a statement."""
        statement = self.statements[row]
        names = (statement.text[mention.start - statement.start : mention.end - statement.start] for mention in statement.mentions)
        return frozenset(self.stemmer.content_stems(" ".join(names)))

    def stems(self, row: int) -> frozenset[str]:
        """The stems of its content words."""
        if row not in self._stems:
            self._stems[row] = frozenset(self.stemmer.content_stems(self.statements[row].text))
        return self._stems[row]

    def neighbours(self, reach: int) -> tuple[Integers, Integers]:
        """Statements of one source at most `reach` apart, by number, in order."""
        source, ordinal = self.rows.source, self.rows.ordinal
        parts = []
        for step in range(1, reach + 1):
            left = np.flatnonzero((source[step:] == source[:-step]) & (ordinal[step:] - ordinal[:-step] <= reach))
            parts.append((left, left + step))
        left, right = (np.concatenate(numbers) for numbers in zip(*parts, strict=True))
        order = np.lexsort((right, left))
        return left[order], right[order]


def _holds_name(long: str, short: str) -> bool:
    """Whether one name stands in another as whole words: "mayor" and "the mayor of Oruro" are of one camp."""
    return len(short) >= LEAST_LETTERS_OF_NAME and f" {short} " in f" {long.replace('’s', '').replace(chr(39) + 's', '')} "
