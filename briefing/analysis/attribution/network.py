"""The trained network in numpy: cue tags for every token of an article, and for each cue the source and content around it.

Word-piece embeddings and dilated residual convolutions (Strubell et al. 2017, "Fast and Accurate Entity Recognition with
Iterated Dilated Convolutions") over the whole article; then, for each cue found, a smaller network over its paragraph that is
told which cue is meant, so that nested and overlapping attributions cost nothing extra. Shapes below: n tokens, w width,
h hidden width of the second network, c cues, r rows (all windows one after another).
"""

from __future__ import annotations

from threading import Lock
from typing import NamedTuple

import numpy as np

from briefing.analysis.arrays import Floats, Integers
from briefing.analysis.attribution import features
from briefing.analysis.attribution.tokens import CLOSING, OPENING
from briefing.analysis.attribution.weights import Weights

WINDOW_BEFORE, WINDOW_AFTER = 96, 128
"""Tokens of its paragraph before and after a cue that can be its source or content."""

DISTANCES, COUNTS = 41, 9
"""Sizes of the tables for the distance to the cue, and for the sentence ends and quotation marks in between."""

ROWS = 1024
"""Window rows that are worked on at a time: few enough for the processor's own memory."""

BLOCK = 384
"""Tokens that go through a convolution at a time, for the same reason."""


class Windows(NamedTuple):
    """The surroundings of each cue: row i belongs to cue `owner[i]` and stands for token `token[i]`."""

    token: Integers
    owner: Integers
    starts: Integers
    """First row of each cue, and at the end the number of rows."""


def distance_bucket(distance: Integers) -> Integers:
    """The row of the table of distances for a signed distance in tokens: 0…40, exact up to 8, then by powers of √2."""
    size = np.abs(distance)
    far = 8 + np.floor(2 * np.log2(np.maximum(size, 8) / 8)).astype(np.int64)
    bucket = np.minimum(np.where(size <= 8, size, far + 1), 20)
    return 20 + np.sign(distance) * bucket


def count_bucket(count: Integers) -> Integers:
    """The row of a table of counts for a signed count: 0…8, cut at ±4."""
    return 4 + np.clip(count, -4, 4)


def cue_windows(first: Integers, last: Integers, low: Integers, high: Integers) -> Windows:
    """The windows of cues (tokens `first` to `last`) whose paragraphs reach from `low` to `high` - 1."""
    low = np.maximum(low, first - WINDOW_BEFORE)
    size = np.minimum(high, last + 1 + WINDOW_AFTER) - low
    starts = np.concatenate(([0], np.cumsum(size)))
    owner = np.repeat(np.arange(len(first)), size)
    return Windows(np.arange(starts[-1]) - starts[owner] + low[owner], owner, starts)


class Network:
    """The network with one set of weights. Words met before are remembered, because their vectors depend on nothing else."""

    REMEMBERED = 50_000

    def __init__(self, weights: Weights) -> None:
        self._w = weights
        self._row_of: dict[str, int] = {}
        self._lock = Lock()
        self._vectors: Floats = np.empty((1024, weights.width), np.float32)
        size = max(WINDOW_BEFORE, WINDOW_AFTER) + 1
        self._near: Integers = distance_bucket(np.arange(-size, size + 1))
        self._middle = size

    def vectors(self, words: list[str], states: Integers, positions: Integers, texts: int = 1) -> Floats:
        """The vectors of the tokens, each with its surroundings taken in. Shape (texts, n, w); texts of n tokens stand one behind another.

        Every text has a product of its own, so that it gets the same numbers whatever others it is read with.
        """
        w = self._w
        x = self._words(words)
        x += w.state.take(states, axis=0)
        x += w.position.take(positions, axis=0)
        np.maximum(x, 0, out=x)
        return self._convolve(x.reshape(texts, -1, x.shape[1]))

    def cues(self, vectors: Floats) -> Floats:
        """The probabilities of each token: no cue, first word of a cue, further word of a cue. Shape (…, n, 3)."""
        return softmax(vectors @ self._w.cue + self._w.cue_bias)

    def arguments(self, vectors: Floats, first: Integers, last: Integers, windows: Windows, counts: RunningCounts) -> Floats:
        """The probabilities of each row: other, source, content of its cue. Shape (r, 3)."""
        w = self._w
        out = np.empty((len(windows.token), 3), np.float32)
        projected = vectors @ w.token
        cue = vectors[first] @ w.cue_first + vectors[last] @ w.cue_last + w.token_bias
        begin = 0
        while begin < len(first):
            end = int(np.searchsorted(windows.starts, windows.starts[begin] + ROWS, side="right")) - 1
            end = max(end, begin + 1)
            rows = slice(int(windows.starts[begin]), int(windows.starts[end]))
            owner, token = windows.owner[rows], windows.token[rows]
            head = first.take(owner)
            near = np.where(token < head, token - head, np.maximum(token - last.take(owner), 0))
            x = projected.take(token, axis=0)
            x += cue.take(owner, axis=0)
            x += w.distance.take(self._near.take(near + self._middle), axis=0)
            x += w.sentences.take(count_bucket(counts.sentence.take(token) - counts.sentence.take(head)), axis=0)
            x += w.quotes.take(count_bucket(counts.quote.take(token) - counts.quote.take(head)), axis=0)
            np.maximum(x, 0, out=x)
            out[rows] = self._tag_arguments(x, owner - begin)
            begin = end
        return out

    def _tag_arguments(self, x: Floats, owner: Integers) -> Floats:
        """Two convolutions over rows that keep apart what belongs to different cues."""
        w = self._w
        gap = max(w.window_dilations)
        at = np.arange(len(x)) + gap * (owner + 1)
        # Zeros before the first row and behind the last, so that no layer needs to look where the rows end.
        apart = np.zeros((len(x) + gap * (int(owner[-1]) + 2), x.shape[1]), np.float32)
        apart[at] = x
        end = len(apart) - gap
        is_row = np.zeros(len(apart), np.bool_)
        is_row[at] = True
        between = np.flatnonzero(~is_row[gap:end])
        for weight, bias, dilation in zip(w.window, w.window_bias, w.window_dilations, strict=True):
            y = _three_taps(apart, weight, slice(gap, end), dilation)
            y += bias
            np.maximum(y, 0, out=y)
            y[between] = 0
            apart[gap:end] += y
        return softmax(apart.take(at, axis=0) @ w.out + w.out_bias)

    def _convolve(self, x: Floats) -> Floats:
        w = self._w
        # Zeros before the first and behind the last token: no layer then needs to look where the text ends.
        reach, n = max(w.dilations), x.shape[1]
        padded = np.zeros((len(x), n + 2 * reach, x.shape[2]), np.float32)
        padded[:, reach : reach + n] = x
        fresh = np.zeros_like(padded)
        for weight, bias, mix, mix_bias, dilation in zip(w.convolution, w.convolution_bias, w.mix, w.mix_bias, w.dilations, strict=True):
            for start in range(reach, reach + n, BLOCK):
                end = min(start + BLOCK, reach + n)
                y = _three_taps(padded, weight, slice(start, end), dilation)
                y += bias
                np.maximum(y, 0, out=y)
                out = np.matmul(y, mix, out=fresh[:, start:end])
                out += mix_bias
                out += padded[:, start:end]
            padded, fresh = fresh, padded
        return padded[:, reach : reach + n]

    def _words(self, words: list[str]) -> Floats:
        """The vectors of the words alone. Shape (n, w). An executor of threads, as Dask's workers have, shares what is remembered."""
        with self._lock:
            return self._remembered(words)

    def _remembered(self, words: list[str]) -> Floats:
        row_of = self._row_of
        new = [word for word in dict.fromkeys(words) if word not in row_of]
        if len(row_of) + len(new) > self.REMEMBERED:
            row_of.clear()
            new = list(dict.fromkeys(words))
        if new:
            base = len(row_of)
            while base + len(new) > len(self._vectors):
                self._vectors = np.concatenate((self._vectors, np.empty_like(self._vectors)))
            self._vectors[base : base + len(new)] = self._w.word_vectors(new)
            row_of.update(zip(new, range(base, base + len(new)), strict=True))
        return self._vectors.take([row_of[word] for word in words], axis=0)


class RunningCounts(NamedTuple):
    """Running counts over the tokens, so that a difference says how many lie between two."""

    sentence: Integers
    quote: Integers


def counts_before(words: list[str], states: Integers) -> RunningCounts:
    """How many sentence ends, and how many quotation marks, stand at or before each token."""
    ends = np.array([word in features.SENTENCE_ENDS for word in words], np.int64)
    return RunningCounts(np.cumsum(ends), np.cumsum((states == OPENING) | (states == CLOSING)))


def softmax(x: Floats) -> Floats:
    """Softmax over the last axis."""
    x = np.exp(x - x.max(axis=-1, keepdims=True))
    x /= x.sum(axis=-1, keepdims=True)
    return x


def _three_taps(x: Floats, weight: Floats, rows: slice, dilation: int) -> Floats:
    """What a convolution makes of some rows: of each, of the row `dilation` before it and of that behind it. Shape (…, rows, w).

    Three products summed take less time than one of the three joined, which would first have to be copied.
    """
    before, own, behind = weight.reshape(3, x.shape[-1], -1)
    y: Floats = x[..., rows.start - dilation : rows.stop - dilation, :] @ before
    y += x[..., rows, :] @ own
    y += x[..., rows.start + dilation : rows.stop + dilation, :] @ behind
    return y
