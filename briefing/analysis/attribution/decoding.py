"""From the network's probabilities to the spans of attributions, in whole arrays."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from briefing.analysis.arrays import Flags, Floats, Integers
from briefing.analysis.attribution.network import Windows

LONGEST_CUE = 12
"""Tokens; the longest in annotated news that is not a slip."""

CERTAIN = 8.0
"""Log odds are cut here, so that no single token decides about a whole span."""

NEVER_FIRST = frozenset(["and", "And", "or", "Or", "but", "But", ",", ";", ":", ".", "?", "!", ")", "]", "'s", "’s", "”", "''", ""])
"""What no source begins with; a run that would is cut to what does begin one."""

NOTHING, SOURCE, CONTENT = range(3)


class DecodedAttribution(NamedTuple):
    """One attribution as token ranges (first, last + 1), with the probability that it is right."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    score: float

    def moved(self, by: int) -> DecodedAttribution:
        """The attribution `by` tokens further on."""
        shifted = tuple((first + by, end + by) for first, end in (self.cue, *((self.source,) if self.source else ()), *self.content))
        return DecodedAttribution(shifted[0], shifted[1] if self.source else None, shifted[2 if self.source else 1 :], self.score)


def cue_ranges(probability: Floats, least: float, low: int, high: int) -> tuple[Integers, Integers]:
    """First and last tokens of the cues: where, from `low` to `high` - 1, one begins with a probability above `least`."""
    inside = probability[:, 2] > 0.5
    first, last = [], []
    end = -1
    for start in (low + np.flatnonzero(probability[low:high, 1] > least)).tolist():
        if start <= end:
            continue
        end = start
        while end + 1 < len(inside) and inside[end + 1] and end + 1 - start < LONGEST_CUE:
            end += 1
        first.append(start)
        last.append(end)
    return np.array(first, np.int64), np.array(last, np.int64)


def no_source_begins(words: list[str]) -> Flags:
    """For each token whether it is one of NEVER_FIRST."""
    return np.array([word in NEVER_FIRST for word in words], np.bool_)


class Cues(NamedTuple):
    """The cues of an article: the first and last token of each, the probability that it is one, and its window."""

    first: Integers
    last: Integers
    probability: Floats
    rows: Windows


def decode(cues: Cues, probability: Floats, barred: Flags, thresholds: dict[str, float]) -> list[DecodedAttribution]:
    """The attribution of each cue that has a content, from the `probability` of each row of its window.

    `barred` tokens begin no source.

    A span is the run of tokens whose log odds have the greatest sum (Bentley 1984, "Algorithm design techniques").
    """
    out: list[DecodedAttribution] = []
    for begin, end in _groups(len(cues.first)):
        odds, low = _table(cues, probability, begin, end)
        source = best_run(odds[SOURCE - 1], barred[np.minimum(low[:, None] + np.arange(odds.shape[2]), len(barred) - 1)])
        pieces = _two_pieces(odds[CONTENT - 1], thresholds["second_piece"], thresholds["hole"])
        inside = 1 / (1 + np.exp(-odds))
        running = np.concatenate((np.zeros((2, end - begin, 1)), np.cumsum(inside, axis=2)), axis=2)
        for k in range(end - begin):
            content = [(a, b) for a, b in pieces[k].tolist() if b > a]
            if not content:
                continue
            sure = sum(running[1, k, b] - running[1, k, a] for a, b in content) / sum(b - a for a, b in content)
            a, b = int(source.start[k]), int(source.end[k])
            if b > a:
                sure *= (running[0, k, b] - running[0, k, a]) / (b - a)
            base = int(low[k])
            out.append(
                DecodedAttribution(
                    cue=(int(cues.first[begin + k]), int(cues.last[begin + k]) + 1),
                    source=(base + a, base + b) if b > a else None,
                    content=tuple((base + c, base + d) for c, d in content),
                    score=float(cues.probability[begin + k] * np.sqrt(sure)),
                )
            )
    return out


class Runs(NamedTuple):
    """For each row of a table one run of columns, empty at 0 where there is none, and its sum."""

    start: Integers
    end: Integers
    sum: Floats


def best_run(odds: Floats, barred: Flags | None = None) -> Runs:
    """For each row the run with the greatest sum, none where all is negative; it does not begin where `barred` is true."""
    count, width = odds.shape
    running = np.zeros((count, width + 1), odds.dtype)
    np.cumsum(odds, axis=1, out=running[:, 1:])
    begins = running.copy()
    if barred is not None:
        begins[:, :width][barred] = np.inf
    lowest = np.minimum.accumulate(begins, axis=1)
    gain = running - lowest
    end = gain.argmax(axis=1)
    at = np.arange(count)
    best = gain[at, end]
    is_low = (begins == lowest[at, end][:, None]) & (np.arange(width + 1) <= end[:, None])
    start = width - is_low[:, ::-1].argmax(axis=1)
    return Runs(np.where(best > 0, start, 0), np.where(best > 0, end, 0), best)


def _two_pieces(odds: Floats, second_piece: float, hole: float) -> Integers:
    """(rows, 2, 2) up to two runs: the best with a hole cut out, or the best and the next best beside it."""
    count, width = odds.shape
    at = np.arange(width)
    start, end, _ = best_run(odds)
    inside = (at >= start[:, None]) & (at < end[:, None])
    other_start, other_end, other_sum = best_run(np.where(inside, -np.inf, odds).clip(-CERTAIN * 8))
    gap_start, gap_end, gap_sum = best_run(np.where(inside, -odds, -np.inf).clip(-CERTAIN * 8))
    out = np.zeros((count, 2, 2), np.int64)
    out[:, 0] = np.stack((start, end), axis=1)
    split = (gap_sum > hole) & (gap_sum >= other_sum)
    beside = (other_sum > second_piece) & ~split
    out[beside, 1] = np.stack((other_start, other_end), axis=1)[beside]
    out[split, 0] = np.stack((start, gap_start), axis=1)[split]
    out[split, 1] = np.stack((gap_end, end), axis=1)[split]
    swap = beside & (other_start < start)
    out[swap] = out[swap][:, ::-1]
    return out


def _table(cues: Cues, probability: Floats, begin: int, end: int) -> tuple[Floats, Integers]:
    """(2, cues, width) log odds of source and of content, and the token that column 0 of each cue stands for."""
    rows = cues.rows
    low, high = int(rows.starts[begin]), int(rows.starts[end])
    owner = rows.owner[low:high] - begin
    column = np.arange(low, high) - rows.starts[begin:end][owner]
    token = rows.token[low:high]
    share = probability[low:high, 1:].astype(np.float64)
    odds = np.log(share.clip(1e-9)) - np.log((1 - share).clip(1e-9))
    odds = odds.clip(-CERTAIN, CERTAIN)
    odds[(token >= cues.first[begin:end][owner]) & (token <= cues.last[begin:end][owner])] = -CERTAIN
    table = np.full((2, end - begin, int(column.max()) + 1), -CERTAIN)
    table[:, owner, column] = odds.T
    return table, rows.token[rows.starts[begin:end]]


def _groups(count: int, most: int = 1024) -> list[tuple[int, int]]:
    """Cut a long list of cues into ranges that fit in memory side by side."""
    return [(begin, min(begin + most, count)) for begin in range(0, count, most)]
