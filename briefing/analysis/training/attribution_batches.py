"""Articles cut into chunks, and chunks padded into batches of tensors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import torch

from briefing.analysis.attribution.network import WINDOW_AFTER, WINDOW_BEFORE, count_bucket, distance_bucket
from briefing.analysis.training.attribution_data import Article, Cue

Array = np.ndarray[Any, Any]
Tensor: TypeAlias = Any
"""torch.Tensor; Any, because types are checked where torch is not installed."""

FORGET = 0.04
"""Share of the words that are hidden in varied batches, so that the network learns to do without knowing a word."""

ANYWHERE = 0.3
"""Share of the chunks whose place in the article is hidden, so that the network does not lean on titles."""

MOST_PIECES = 6
"""Word pieces of one word that the teacher reads; the rest of a long word tells nothing."""

_TOKEN_ARRAYS = ("shape", "ending", "state", "position")


class Chunk(NamedTuple):
    """Consecutive paragraphs of an article, as a token range, and the cues that lie in it."""

    article: Article
    first: int
    end: int
    cues: list[Cue]


@dataclass
class Batch:
    """Several chunks; token tensors are (chunks, length), window tensors (cues, width)."""

    mask: Tensor
    shape: Tensor
    ending: Tensor
    state: Tensor
    position: Tensor
    piece_ids: Tensor
    """All word pieces in one row, for an embedding bag that begins a token at each of `piece_offsets`."""
    piece_offsets: Tensor
    piece_rows: Tensor
    """(chunks, pieces) the same with [CLS] and [SEP], for the teacher."""
    piece_mask: Tensor
    first_piece: Tensor
    """Where in `piece_rows` each token begins."""
    cue_labels: Tensor
    """0 none, 1 first word, 2 further word, -1 not annotated."""
    cue_targets: Tensor
    """(chunks, length, 3) what the teacher thinks; all zero where it was not asked."""
    cues: Tensor
    """(cues, 3) chunk, first token, last token."""
    window: Tensor
    """Index of each token of a window in the flattened batch."""
    window_mask: Tensor
    distance: Tensor
    sentences: Tensor
    quotes: Tensor
    labels: Tensor
    """0 other, 1 source, 2 content, -1 not annotated."""
    targets: Tensor
    """(cues, width, 3) what the teacher thinks; all zero where it was not asked."""


def chunks(article: Article, longest: int) -> list[Chunk]:
    """Cut an article at paragraph ends into chunks of at most `longest` tokens; only a longer paragraph is cut inside."""
    ranges: list[tuple[int, int]] = []
    start = end = 0
    for first, last in article.tokens.paragraph_bounds:
        if last + 1 - start > longest and end > start:
            ranges.append((start, end))
            start = first
        while last + 1 - start > longest:
            ranges.append((start, start + longest))
            start += longest
        end = last + 1
    if end > start:
        ranges.append((start, end))
    return [Chunk(article, a, b, [cue for cue in article.cues if a <= cue.first and cue.last < b]) for a, b in ranges]


def batches(items: list[Chunk], tokens: int, rng: np.random.Generator, pool: int = 512) -> Iterator[list[Chunk]]:
    """Shuffled batches of about `tokens` padded tokens; chunks of one batch are of similar length."""
    order = rng.permutation(len(items))
    groups: list[list[Chunk]] = []
    for start in range(0, len(order), pool):
        part = sorted((items[i] for i in order[start : start + pool]), key=lambda c: c.end - c.first)
        groups += by_length(part, tokens)
    for k in rng.permutation(len(groups)):
        yield groups[k]


def by_length(items: list[Chunk], tokens: int) -> list[list[Chunk]]:
    """Neighbours of a list that is sorted by length, in groups of at most `tokens` padded tokens."""
    groups: list[list[Chunk]] = []
    current: list[Chunk] = []
    for item in items:
        if current and (len(current) + 1) * (item.end - item.first) > tokens:
            groups.append(current)
            current = []
        current.append(item)
    return [*groups, current] if current else groups


def collate(items: list[Chunk], vocabulary: dict[str, int], rng: np.random.Generator | None = None) -> Batch:
    """Pad chunks to one batch; with `rng`, some words and some places in the article are hidden."""
    length = max(c.end - c.first for c in items)
    size = (len(items), length)
    token = {name: np.zeros(size, np.int64) for name in _TOKEN_ARRAYS}
    mask, labels, targets = np.zeros(size, bool), np.full(size, -1, np.int64), np.zeros((*size, 3), np.float32)
    cues: list[tuple[int, int, int]] = []
    windows: list[tuple[Array, ...]] = []
    for n, c in enumerate(items):
        count, article = c.end - c.first, c.article
        mask[n, :count] = True
        for name in _TOKEN_ARRAYS:
            token[name][n, :count] = getattr(article, name)[c.first : c.end]
        if rng is not None and rng.random() < ANYWHERE:
            token["position"][n] %= 2
        if article.annotated is not None:
            labels[n, :count] = np.where(article.annotated[c.first : c.end], 0, -1)
        if article.cue_targets is not None:
            targets[n, :count] = article.cue_targets[c.first : c.end]
        for cue in c.cues:
            if cue.labels is not None:
                labels[n, cue.first - c.first : cue.last + 1 - c.first] = 2
                labels[n, cue.first - c.first] = 1
            cues.append((n, cue.first - c.first, cue.last - c.first))
            windows.append(_window(c, cue, n * length))
    tensor = torch.from_numpy
    return Batch(
        mask=tensor(mask),
        **{name: tensor(array) for name, array in token.items()},
        **_pieces(items, length, vocabulary, rng),
        cue_labels=tensor(labels),
        cue_targets=tensor(targets),
        cues=torch.tensor(cues or [(0, 0, 0)]),
        **_padded(windows),
    )


def _pieces(items: list[Chunk], length: int, vocabulary: dict[str, int], rng: np.random.Generator | None) -> dict[str, Tensor]:
    pad, unknown = [vocabulary["[PAD]"]], [vocabulary["[UNK]"]]
    first_piece = np.zeros((len(items), length), np.int64)
    flat: list[int] = []
    offsets: list[int] = []
    rows: list[list[int]] = []
    for n, c in enumerate(items):
        row = [vocabulary["[CLS]"]]
        words = c.article.pieces[c.first : c.end]
        if rng is not None:
            forgotten = rng.random(len(words)) < FORGET
            words = [unknown if gone else word for word, gone in zip(words, forgotten, strict=True)]
        for i, word in enumerate(words):
            offsets.append(len(flat))
            flat += word
            first_piece[n, i] = len(row)
            row += word[:MOST_PIECES]
        for _ in range(length - len(words)):
            offsets.append(len(flat))
            flat += pad
        rows.append([*row, vocabulary["[SEP]"]])
    width = max(map(len, rows))
    return {
        "piece_ids": torch.tensor(flat),
        "piece_offsets": torch.tensor(offsets),
        "piece_rows": torch.tensor([row + pad * (width - len(row)) for row in rows]),
        "piece_mask": torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows]),
        "first_piece": torch.from_numpy(first_piece),
    }


def window_range(c: Chunk, cue: Cue) -> tuple[int, int]:
    """First and last + 1 token of the article that can belong to a cue, within its paragraph and its chunk."""
    low, high = next(b for b in c.article.tokens.paragraph_bounds if b[0] <= cue.first < b[1])
    return max(low, c.first, cue.first - WINDOW_BEFORE), min(high, c.end, cue.last + 1 + WINDOW_AFTER)


def _window(c: Chunk, cue: Cue, base: int) -> tuple[Array, ...]:
    """Token index, distance, sentence ends, marks, labels, targets of one cue's window."""
    low, high = window_range(c, cue)
    at = np.arange(low, high)
    article = c.article
    distance = np.where(at < cue.first, at - cue.first, np.maximum(at - cue.last, 0))
    labels = np.full(len(at), -1) if cue.labels is None else np.array([cue.labels.get(i, 0) for i in range(low, high)])
    targets = np.zeros((len(at), 3), np.float32)
    if cue.targets is not None:
        shift, found = cue.targets
        a, b = max(low, shift), min(high, shift + len(found))
        targets[a - low : b - low] = found[a - shift : b - shift]
    return (
        base + at - c.first,
        distance_bucket(distance),
        count_bucket(article.sentence[at] - article.sentence[cue.first]),
        count_bucket(article.quotes[at] - article.quotes[cue.first]),
        labels,
        targets,
    )


def _padded(windows: list[tuple[Array, ...]]) -> dict[str, Tensor]:
    count, width = max(len(windows), 1), max((len(w[0]) for w in windows), default=1)
    names = ("window", "distance", "sentences", "quotes", "labels")
    arrays = {name: np.zeros((count, width), np.int64) for name in names}
    arrays["labels"] -= 1
    mask, targets = np.zeros((count, width), bool), np.zeros((count, width, 3), np.float32)
    for n, w in enumerate(windows):
        for name, row in zip(names, w, strict=False):
            arrays[name][n, : len(row)] = row
        targets[n, : len(w[5])] = w[5]
        mask[n, : len(w[0])] = True
    return {
        **{name: torch.from_numpy(array) for name, array in arrays.items()},
        "window_mask": torch.from_numpy(mask),
        "targets": torch.from_numpy(targets),
    }
