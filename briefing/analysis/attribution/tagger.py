"""The trained way from a source to its attributions."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from briefing.analysis.attribution import features, weights
from briefing.analysis.attribution.continued import carry_on
from briefing.analysis.attribution.decoding import Linked, cue_ranges, link
from briefing.analysis.attribution.network import Network, between, windows
from briefing.analysis.attribution.quotation import mode_of
from briefing.analysis.attribution.tokens import Tokens, quote_states, tokenise
from briefing.model import Attribution, Source, Span


class Tagger:
    """Finds attributions with the trained network. One instance serves all sources of a process, one after another."""

    def __init__(self, file: Path = weights.FILE) -> None:
        self._weights = weights.load(file)
        self._network = Network(self._weights)

    def find(self, source: Source) -> list[Attribution]:
        """The attributions of a source, in the order of their content."""
        tokens = tokenise(source.text, passages(source))
        if not tokens.words:
            return []
        states = quote_states(source.text, tokens)
        found = carry_on(tokens, states, self.linked(tokens, states))
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

    def linked(self, tokens: Tokens, states: list[int], thresholds: dict[str, float] | None = None) -> list[Linked]:
        """What the network finds and holds for probable enough, in the order of the cues."""
        thresholds = thresholds or self._weights.thresholds
        state = np.array(states, np.int64)
        position = np.array(features.positions(tokens, states), np.int64)
        vectors = self._network.vectors(tokens, state, position)
        probability = self._network.cues(vectors)
        first, last = cue_ranges(probability, thresholds["cue"])
        if not len(first):
            return []
        bounds = np.array(tokens.paragraph_bounds, np.int64)
        paragraph = bounds[np.searchsorted(bounds[:, 0], first, side="right") - 1]
        last = np.minimum(last, paragraph[:, 1] - 1)
        rows = windows(first, last, paragraph[:, 0], paragraph[:, 1])
        arguments = self._network.arguments(vectors, first, last, rows, between(tokens, state))
        found = link(probability[first, 1], first, last, rows, arguments, thresholds)
        return [a for a in found if a.score >= thresholds["attribution"]]


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
