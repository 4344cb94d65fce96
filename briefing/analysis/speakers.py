"""Which attributions make a statement somebody's, among all that touch it."""

from __future__ import annotations

from briefing.model import Attribution, Source

LEAST_SHARE = 0.3
"""A statement is a voice's own where the attributed content covers at least this share of it."""


def carried(source: Source, attributions: list[Attribution]) -> list[tuple[str, ...]]:
    """For each sentence of the source, the ids of the attributions it carries, the widest first."""
    rows = []
    for sentence in source.sentences:
        shares = []
        for attribution in attributions:
            covered = sum(max(0, min(end, sentence.end) - max(start, sentence.start)) for start, end in attribution.content_spans)
            if covered >= LEAST_SHARE * (sentence.end - sentence.start):
                shares.append((-covered, attribution.id))
        rows.append(tuple(name for _, name in sorted(shares)))
    return rows
