"""The order of a source's attributions, and where nobody is known to speak."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from briefing.model import Attribution, Sentence, Source


def in_order(attributions: Iterable[Attribution]) -> list[Attribution]:
    """Attributions in the order of their content."""
    return sorted(attributions, key=lambda one: (one.content_spans[0][0], one.id))


def silent_sentences(source: Source, attributions: Iterable[Attribution]) -> Iterator[Sentence]:
    """The sentences of a source in which no cue of the attributions begins, and nobody who says them."""
    taken = sorted(start for one in attributions for start, _ in (*one.cue_spans, *one.source_spans))
    for sentence in source.sentences:
        at = bisect_left(taken, sentence.start)
        if at == len(taken) or taken[at] >= sentence.end:
            yield sentence
