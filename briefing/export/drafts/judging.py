"""Holds each sentence of a draft against the articles.

First its quotations, which stand word for word or don't; then who is said to say it; then its names, figures, dates and other words
against the statements that share most with it. What decides is the same for every draft and every corpus.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from msgspec.structs import replace

from briefing.analysis.pipeline import analyse
from briefing.analysis.quotes import quotations
from briefing.export.drafts.comparing import Differences, Evidence, Kinship, coverage, differences, kinship, name_coverage
from briefing.export.drafts.draft_text import DraftText
from briefing.export.drafts.facts import Facts, facts_of
from briefing.export.drafts.passages import Passage, Passages, names_of
from briefing.export.drafts.quoted_words import (
    FEWEST_WORDS,
    NearWords,
    nearest_term,
    nearest_words,
    occurrences,
    pattern_of,
    standing,
    word_count,
)
from briefing.export.drafts.speakers import named_as_speaker, wrong_speaker
from briefing.export.drafts.verdicts import Judged, Verdict
from briefing.model import Analysis, DateMention, Known, Metadata, Sentence, Source, Span, Voice

ENOUGH = 0.6
"""Share of a sentence's words, by weight, that the passages behind it have where they support it."""
ONE_MATTER = 0.45
"""Share that the nearest passage alone has where the two tell of one matter, so that what differs can be named."""
ONE_MATTER_BY_FIGURES = 0.45
"""Share of a sentence's words, names and agreeing figures from which a figure that differs in the passage can be named, and from which
a passage with all its figures supports it in other words."""
ONE_MATTER_BY_COUNTS = 0.35
"""The same where the two numbers count one thing, or one name stands in the place of another."""
ONE_MATTER_BY_NAMES = 0.5
"""Share of the words where nothing but a name differs."""
ONE_MATTER_BY_SLIPS = 0.3
"""The same where a number is that of the passage with one digit or nought mistaken; words that they have in common at least."""
WORDS_WITH_SLIPS = 2
AGREEING_FACTS = 2
"""Names and figures, one figure at least, that must agree where a sentence is supported in other words."""
READINGS = 5
"""Passages that a sentence is held against in turn."""
AS_NEAR = 0.15
"""A passage that shares so much less than the nearest is no other reading of the sentence."""
WORTH_ADDING = 0.12
"""Share of the words that a further passage must add."""
MOST_PASSAGES = 3
QUOTE_REACH = 250
"""Characters on both sides of a statement in which the words of a quotation are looked for."""


class _Quotation(NamedTuple):
    """Quoted words of a draft: their span, where they stand (source, span), or what comes nearest."""

    span: Span
    places: list[tuple[int, Span]]
    near: tuple[int, NearWords] | None


class _Match(NamedTuple):
    """The passages that a sentence is held against, the nearest first, and the share of its words that they have."""

    passages: list[Passage]
    covered: float
    nearest_covered: float
    words: int
    """How many of its words they have."""
    kin: Kinship


class _Reading(NamedTuple):
    """A sentence held against one match: what differs."""

    match: _Match
    differences: Differences

    @property
    def supports(self) -> bool:
        """Whether all that the sentence tells stands there."""
        if self.differences.differing or self.differences.missing:
            return False
        kin = self.match.kin
        told = kin.figures > 0 and kin.figures + kin.names >= AGREEING_FACTS and kin.share >= ONE_MATTER_BY_FIGURES
        # One word in common, were it the rarer of two, is no support.
        words = self.match.words > 1 or self.match.covered == 1.0
        return told or (words and self.match.covered >= ENOUGH and self.match.nearest_covered >= ONE_MATTER)

    @property
    def differing(self) -> list[str]:
        """What differs, in words, where the passage tells of the same matter."""
        match, found = self.match, self.differences
        covered, share = match.nearest_covered, match.kin.share
        told = found.slips if max(covered, share) >= ONE_MATTER_BY_SLIPS and match.words >= WORDS_WITH_SLIPS else []
        if max(covered, share) >= ONE_MATTER_BY_COUNTS:
            told = [*told, *found.counts, *found.places]
        if covered >= ONE_MATTER or share >= ONE_MATTER_BY_FIGURES:
            told = [*told, *found.figures, *found.opposites]
        if covered >= (ONE_MATTER if told or found.denials else ONE_MATTER_BY_NAMES):
            told = [*told, *found.names, *found.denials]
        return told


class Judge:
    """Says of each sentence of one draft how it stands to the passages."""

    def __init__(self, passages: Passages, draft: DraftText) -> None:
        self._passages, self._draft = passages, draft
        self._analysis = _analysed(draft, _latest_day(passages))
        self._voices = {voice.id: voice for voice in self._analysis.voices}
        self._attributions = {one.id: one for one in self._analysis.attributions}
        self._statements = sorted(self._analysis.statements, key=lambda one: one.start)
        self._starts = [one.start for one in self._statements]
        self._ends = list(accumulate((one.end for one in self._statements), max))
        self._dates: list[DateMention] = [date for one in self._analysis.statements for date in one.dates]

    def sentences(self) -> Iterator[Judged]:
        """Each sentence of the draft, judged, in order."""
        for span in self._draft.sentences:
            yield self._judge(*span)

    def _judge(self, start: int, end: int) -> Judged:
        text = self._draft.text
        quoted = [one for span in quotations(text, start, end) if (one := self._quotation(span, start, end))]
        spans = [one.span for one in quoted]
        altered = next((one for one in quoted if not one.places and one.near), None)
        if altered and altered.near:
            return self._altered(start, end, altered.near)
        absent = next((one for one in quoted if not one.places), None)
        if absent:
            return Judged(start=start, end=end, verdict=Verdict.NOT_FOUND, difference="the quoted words stand in no article")
        claim = self._facts(start, end, spans)
        if quoted:
            return self._quoted(start, end, claim, quoted)
        return self._claimed(start, end, claim)

    # --- quotations ---

    def _quotation(self, span: Span, start: int, end: int) -> _Quotation | None:
        """A quotation of the draft; None where so few words are in marks that they may be a term, and the articles quote nothing alike."""
        quote = self._draft.text[slice(*span)]
        if word_count(quote) < FEWEST_WORDS:
            return self._short_quotation(quote, span, start, end)
        pattern = pattern_of(quote)
        found = [
            (source, place)
            for source, text in enumerate(self._passages.plain_texts)
            if pattern is not None
            for place in occurrences(pattern, text)
        ]
        return _Quotation(span, found, None if found else self._nearest_quote(quote, self._draft.text[start:end]))

    def _short_quotation(self, quote: str, span: Span, start: int, end: int) -> _Quotation | None:
        """Held only against what stands in marks in the statements that share most with the sentence."""
        near: tuple[int, NearWords] | None = None
        found: list[tuple[int, Span]] = []
        for row in self._passages.nearest(self._draft.text[start:end], 6):
            passage = self._passages.passage(row)
            text = self._passages.plain_texts[passage.source]
            for low, high in quotations(self._passages.sources[passage.source].text, passage.start, passage.end):
                found += [(passage.source, place) for place in standing(quote, text, low, high)]
                other = nearest_term(quote, text, low, high)
                if other and (near is None or other.alike > near[1].alike):
                    near = passage.source, other
        return _Quotation(span, found, None if found else near) if found or near else None

    def _nearest_quote(self, quote: str, sentence: str) -> tuple[int, NearWords] | None:
        best: tuple[int, NearWords] | None = None
        rows = dict.fromkeys([*self._passages.nearest(quote, 10), *self._passages.nearest(sentence, 6)])
        for row in rows:
            passage = self._passages.passage(row)
            text = self._passages.plain_texts[passage.source]
            near = nearest_words(quote, text, max(0, passage.start - QUOTE_REACH), min(len(text), passage.end + QUOTE_REACH))
            if near and (best is None or near.alike > best[1].alike):
                best = passage.source, near
        return best

    def _altered(self, start: int, end: int, near: tuple[int, NearWords]) -> Judged:
        source, words = near
        rows = list(self._passages.rows_at(source, *words.span))
        said = names_of(one for row in rows for one in self._passages.passage(row).said)
        return Judged(
            start=start,
            end=end,
            verdict=Verdict.ALTERED,
            source=self._passages.sources[source].path,
            passage=words.span,
            said_by=said[0] if said else None,
            draft_says=_name(self._speaker(start, end)),
            difference=words.difference or "signs that can hardly be seen differ",
        )

    def _quoted(self, start: int, end: int, claim: Facts, quoted: Sequence[_Quotation]) -> Judged:
        """A sentence all of whose quotations stand: who says them there, and whether the words around them stand too."""
        speaker = self._speaker(start, end)
        places = [(source, span) for one in quoted for source, span in one.places]
        rows = list(dict.fromkeys(row for source, span in places for row in self._passages.rows_at(source, *span)))
        said = [one for row in rows for one in self._passages.passage(row).said]
        source, span = places[0]
        judged = Judged(
            start=start,
            end=end,
            verdict=Verdict.QUOTED,
            source=self._passages.sources[source].path,
            passage=span,
            said_by=next(iter(names_of(said)), None),
            draft_says=_name(speaker),
        )
        if wrong := self._wrong_speaker(speaker, rows):
            return replace(judged, verdict=Verdict.DIFFERS, difference=wrong)
        readings = self._readings(start, end, claim, rows)
        if not readings or any(one.supports for one in readings):
            return judged
        first = readings[0]
        if first.differing:
            return replace(judged, verdict=Verdict.DIFFERS, difference="; ".join(first.differing[:3]))
        if first.match.covered < ENOUGH or first.differences.differing or first.differences.missing:
            missing = first.differences.differing + first.differences.missing
            what = f" ({', '.join(missing[:3])})" if missing else ""
            return replace(judged, difference=f"the words around the quotation were not all found{what}")
        return judged

    # --- who says it ---

    def _speaker(self, start: int, end: int) -> Voice | None:
        """The voice that the draft names in the sentence; None where it names none."""
        for one in self._statements[bisect_right(self._ends, start) : bisect_left(self._starts, end)]:
            if start < one.end:
                for name in one.attributions:
                    found = self._attributions.get(name)
                    if found and found.voice in self._voices and any(start <= low < end for low, _ in found.source_spans):
                        voice = self._voices[found.voice]
                        if voice.kind != "unnamed" or self._passages.is_family_name(voice.name):
                            return voice
        return named_as_speaker(self._draft.text[start:end], self._facts(start, end).names)

    def _wrong_speaker(self, speaker: Voice | None, rows: Sequence[int], *, persons: bool = False) -> str:
        return wrong_speaker(speaker, [self._passages.passage(row) for row in rows], persons=persons)

    # --- what is claimed ---

    def _facts(self, start: int, end: int, without: Sequence[Span] = ()) -> Facts:
        """The facts of a sentence; words of quotations that were held already are left out."""
        return facts_of(self._draft.text, (start, end), self._passages.lexis, self._analysis.mentions, self._dates, without)

    def _claimed(self, start: int, end: int, claim: Facts) -> Judged:
        readings = self._readings(start, end, claim)
        if not readings:
            return Judged(start=start, end=end, verdict=Verdict.NOT_FOUND)
        supporting = next((one for one in readings if one.supports), None)
        differing = next((one for one in readings if one.differing), None)
        if supporting and differing and supporting.differences.assumed and differing.differences.figures:
            supporting = None  # an article names another day
        reading = supporting or differing or readings[0]
        nearest = reading.match.passages[0]
        speaker = self._speaker(start, end)
        judged = Judged(
            start=start,
            end=end,
            verdict=Verdict.NOT_FOUND,
            source=self._passages.sources[nearest.source].path,
            passage=(nearest.start, nearest.end),
            said_by=next(iter(names_of(nearest.said)), None),
            draft_says=_name(speaker),
        )
        behind = reading.match.passages[: 1 if reading.match.nearest_covered >= ENOUGH else MOST_PASSAGES]
        wrong = self._wrong_speaker(speaker, [one.row for one in behind], persons=True)
        if wrong and reading.match.nearest_covered >= ONE_MATTER:
            return replace(judged, verdict=Verdict.DIFFERS, difference=wrong)
        if supporting:
            return replace(judged, verdict=Verdict.SUPPORTED)
        if differing:
            return replace(judged, verdict=Verdict.DIFFERS, difference="; ".join(differing.differing[:3]))
        missing = [*reading.differences.differing, *reading.differences.missing]
        return replace(judged, difference=f"not found: {', '.join(missing[:3])}" if missing else "")

    def _readings(self, start: int, end: int, claim: Facts, given: Sequence[int] = ()) -> list[_Reading]:
        """The sentence held against the passages that are nearest to it, or against those `given`, the nearest first."""
        weight = {stem: self._passages.idf(stem) for stem in claim.stems}
        rows = list(dict.fromkeys([*given, *self._passages.nearest(self._draft.text[start:end])]))
        firsts = sorted(given or rows, key=lambda row: (-self._worth(claim, [row], weight), row))
        kin = {row: self._kinship(claim, row, weight) for row in firsts}
        nearest = firsts[:1] + sorted(firsts[1:], key=lambda row: -kin[row].share)[: READINGS - 1]
        most = max((kin[row].share for row in nearest), default=0.0)
        found = []
        for row in nearest:
            if row is nearest[0] or kin[row].share >= most - AS_NEAR:
                match = self._match(claim, row, rows, weight, kin[row])
                found.append(_Reading(match, self._differences(claim, match, [*nearest, *rows[:READINGS]])))
        return found

    def _kinship(self, claim: Facts, row: int, weight: dict[str, float]) -> Kinship:
        around = [self._evidence(one) for one in self._passages.around(row)]
        return kinship(claim, self._draft.text, self._evidence(row), around, weight)

    def _worth(self, claim: Facts, rows: Sequence[int], weight: dict[str, float]) -> float:
        evidence = [self._evidence(row) for row in rows]
        return 0.7 * coverage(claim, evidence, weight) + 0.3 * name_coverage(claim, evidence)

    def _match(self, claim: Facts, first: int, rows: Sequence[int], weight: dict[str, float], kin: Kinship) -> _Match:
        """The passages that have most of a sentence: the first by itself, then those beside it and others that add to it."""
        chosen = [first]
        have = self._worth(claim, chosen, weight)
        near = [row for row in self._passages.around(first) if row != first]
        for row in (*near, *rows):
            if len(chosen) == MOST_PASSAGES or row in chosen:
                continue
            more = self._worth(claim, [*chosen, row], weight)
            if more >= have + WORTH_ADDING:
                chosen.append(row)
                have = more
        evidence = [self._evidence(row) for row in chosen]
        passages = [self._passages.passage(row) for row in chosen]
        words = len({stem for one in evidence for stem in one.facts.stems} & set(claim.stems))
        return _Match(passages, coverage(claim, evidence, weight), coverage(claim, evidence[:1], weight), words, kin)

    def _evidence(self, row: int) -> Evidence:
        source = self._passages.passage(row).source
        return Evidence(self._passages.facts(row), self._passages.sources[source].text, self._passages.dates_published(source))

    def _differences(self, claim: Facts, match: _Match, also: Sequence[int]) -> Differences:
        rows = dict.fromkeys(row for one in match.passages for row in self._passages.around(one.row))
        evidence = [self._evidence(row) for row in rows]
        return differences(claim, self._draft.text, self._evidence(match.passages[0].row), evidence, [self._evidence(row) for row in also])


def _name(voice: Voice | None) -> str | None:
    return voice.name if voice else None


def _latest_day(passages: Passages) -> str:
    days = sorted(day for number in range(len(passages.sources)) if (day := passages.dates_published(number)))
    return days[-1] if days else ""


def _analysed(draft: DraftText, published: str) -> Analysis:
    """The draft read as an article is: who says what, and when; its days are counted from the last article's."""
    digest = hashlib.sha256(draft.text.encode("utf-8", "surrogatepass")).hexdigest()
    day = Known(value=published, certainty="likely", origin="the latest article") if published else None
    paragraphs: list[Span] = []
    sentences: list[Sentence] = []
    for start, end in draft.sentences:
        if paragraphs and "\n" not in draft.text[paragraphs[-1][1] : start]:
            paragraphs[-1] = (paragraphs[-1][0], end)
        else:
            paragraphs.append((start, end))
        sentences.append(Sentence(start=start, end=end, paragraph=len(paragraphs) - 1))
    source = Source(
        id=f"draft-{digest[:8]}",
        path=draft.name,
        text=draft.text,
        sha256=digest,
        metadata=Metadata(published=day),
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
    )
    return analyse(source)
