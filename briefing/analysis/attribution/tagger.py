"""The trained way from a source to its attributions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from briefing.analysis import vocabulary
from briefing.analysis.arrays import Flags, Floats, Integers
from briefing.analysis.attribution import features, weights
from briefing.analysis.attribution.decoding import Cues, DecodedAttribution, cue_ranges, decode, no_source_begins
from briefing.analysis.attribution.multiparagraph_quotes import extend_over_paragraphs
from briefing.analysis.attribution.network import Network, counts_before, cue_windows
from briefing.analysis.attribution.postprocess import postprocess
from briefing.analysis.attribution.quotation_mode import mode_of
from briefing.analysis.attribution.signed_quotes import add_signed_quotes
from briefing.analysis.attribution.tokens import Tokens, quote_states, tokenise
from briefing.model import Attribution, Source, Span

SEGMENT = 8192
"""Tokens that are worked on at a time: nearly every article is one segment, and a text of any length needs no more memory."""

SURROUNDINGS = 256
"""Tokens read on both sides of a segment: more than the longest cue, its window and the reach of the convolutions together."""

SHORT, TOGETHER = 64, 8
"""Texts of up to so many tokens go through the network beside so many others of their length: of a line, it is the calls that cost."""

NO_CUE = (1.0, 0.0, 0.0)
"""What holds of the end of a paragraph, whatever the network says."""


class Arrays(NamedTuple):
    """What is known of each token of an article, and the first and last + 1 token of each paragraph."""

    state: Integers
    position: Integers
    barred: Flags
    bounds: Integers


class Seen(NamedTuple):
    """What the network makes of a text: (n, w) vectors of its tokens, and (n, 3) probabilities that each is of a cue."""

    vectors: Floats
    cues: Floats


class Tagger:
    """Finds attributions with the trained network. One instance serves all sources of a process, one after another."""

    def __init__(self, file: Path = vocabulary.FILE) -> None:
        self._weights = weights.load(file)
        self._network = Network(self._weights)

    def find(self, sources: Sequence[Source]) -> list[list[Attribution]]:
        """The attributions of each source, in the order of their content. They are the same whatever sources are asked for together."""
        tokens = [tokenise(source.text, passages(source)) for source in sources]
        states = [quote_states(source.text, its) for source, its in zip(sources, tokens, strict=True)]
        articles = [_arrays(*one) for one in zip(tokens, states, strict=True)]
        seen = dict(self._seen_together([its.words for its in tokens], articles))
        return [
            self._attributions(source, tokens[number], states[number], articles[number], seen.get(number))
            for number, source in enumerate(sources)
        ]

    def _attributions(self, source: Source, tokens: Tokens, states: list[int], article: Arrays, seen: Seen | None) -> list[Attribution]:
        if not tokens.words:
            return []
        linked = self._linked(tokens, article, self._weights.thresholds, seen)
        found = add_signed_quotes(tokens, states, postprocess(tokens, states, linked))
        found = extend_over_paragraphs(tokens, states, found)
        found.sort(key=lambda a: (a.content[0][0], a.cue[0]))
        return [
            Attribution(
                id=f"{source.id}:a{number}",
                source=source.id,
                content_spans=tuple(span_of(tokens, *piece) for piece in a.content),
                source_spans=(span_of(tokens, *a.source),) if a.source else (),
                cue_spans=(span_of(tokens, *a.cue),),
                mode=mode_of(tokens, states, a.content),
            )
            for number, a in enumerate(found)
        ]

    @property
    def vocabulary(self) -> dict[str, int]:
        """The word pieces that the network knows."""
        return self._weights.vocabulary

    def linked(self, tokens: Tokens, states: list[int], thresholds: dict[str, float] | None = None) -> list[DecodedAttribution]:
        """What the network finds and holds for probable enough, in the order of the cues."""
        return self._linked(tokens, _arrays(tokens, states), thresholds or self._weights.thresholds)

    def _linked(self, tokens: Tokens, article: Arrays, thresholds: dict[str, float], seen: Seen | None = None) -> list[DecodedAttribution]:
        found: list[DecodedAttribution] = []
        for start in range(0, len(tokens.words), SEGMENT):
            found += self._segment(tokens, article, start, min(start + SEGMENT, len(tokens.words)), thresholds, seen)
        return [a for a in found if a.score >= thresholds["attribution"]]

    def _seen_together(self, words: Sequence[list[str]], articles: Sequence[Arrays]) -> Iterator[tuple[int, Seen]]:
        """What the network makes of those texts that are short and as long as others, with the number of each."""
        alike: dict[int, list[int]] = defaultdict(list)
        for number, its in enumerate(words):
            if 0 < len(its) <= SHORT:
                alike[len(its)].append(number)
        for numbers in alike.values():
            for at in range(0, len(numbers), TOGETHER):
                some = numbers[at : at + TOGETHER]
                vectors = self._network.vectors(
                    [word for number in some for word in words[number]],
                    np.concatenate([articles[number].state for number in some]),
                    np.concatenate([articles[number].position for number in some]),
                    texts=len(some),
                )
                yield from zip(some, map(Seen, vectors, self._network.cues(vectors)), strict=True)

    def _segment(
        self, tokens: Tokens, article: Arrays, start: int, end: int, thresholds: dict[str, float], seen: Seen | None
    ) -> list[DecodedAttribution]:
        """The attributions whose cues begin in the tokens `start` to `end` - 1; what is read reaches further on both sides."""
        low, high = max(0, start - SURROUNDINGS), min(len(tokens.words), end + SURROUNDINGS)
        words, state = tokens.words[low:high], article.state[low:high]
        if seen is None:
            (vectors,) = self._network.vectors(words, state, article.position[low:high])
            seen = Seen(vectors, self._network.cues(vectors))
        vectors, probability = seen
        breaks = article.bounds[:, 1]
        probability[breaks[(breaks >= low) & (breaks < high)] - low] = NO_CUE
        first, last = cue_ranges(probability, thresholds["cue"], start - low, end - low)
        # An attribution is never more probable than its cue.
        enough = probability[first, 1] >= thresholds["attribution"]
        first, last = first[enough], last[enough]
        if not len(first):
            return []
        paragraph = article.bounds[np.searchsorted(article.bounds[:, 0], first + low, side="right") - 1].clip(low, high) - low
        rows = cue_windows(first, last, paragraph[:, 0], paragraph[:, 1])
        arguments = self._network.arguments(vectors, first, last, rows, counts_before(words, state))
        found = decode(Cues(first, last, probability[first, 1], rows), arguments, article.barred[low:high], thresholds)
        return [a.moved(low) for a in found] if low else found


def _arrays(tokens: Tokens, states: list[int]) -> Arrays:
    return Arrays(
        state=np.array(states, np.int64),
        position=np.array(features.positions(tokens, states), np.int64),
        barred=no_source_begins(tokens.words),
        bounds=np.array(tokens.paragraph_bounds, np.int64),
    )


def passages(source: Source) -> list[Span]:
    """Title, headings and paragraphs of a source in reading order, each once."""
    spans = set(source.paragraphs) | {(heading.start, heading.end) for heading in source.headings}
    if source.title_span:
        spans.add(source.title_span)
    out: list[Span] = []
    for start, end in sorted(spans):
        if not out or start >= out[-1][1]:
            out.append((start, end))
    return out


def span_of(tokens: Tokens, first: int, end: int) -> Span:
    """Code points of a token range."""
    return tokens.starts[first], tokens.ends[end - 1]
