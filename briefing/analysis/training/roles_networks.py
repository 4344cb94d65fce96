"""The two networks of roles in torch: the teacher on MiniLM, and the student, which `analysis.roles.network` runs in numpy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import torch
from torch import nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

from briefing.analysis.roles.features import Article
from briefing.analysis.roles.pieces import Pieces

Tensor: TypeAlias = Any
"""torch.Tensor; Any, because types are checked where torch is not installed."""

CLASSES = 9
START, END = 101, 102
"""MiniLM's pieces [CLS] and [SEP]."""
WINDOW = 230
"""Pieces of an article that the teacher reads at once, besides its title and the sentence before."""
TITLE_PIECES, SENTENCE_PIECES = 24, 90
FROZEN = 3
"""Lower layers of MiniLM that stay as they are: what they make of the articles is worked out once."""
FEATURE_WEIGHT = 0.3


class Windows(NamedTuple):
    """An article cut for the teacher: pieces, and the sentence of each (-1: title, neighbours), both (windows, length)."""

    pieces: Tensor
    mask: Tensor
    owner: Tensor
    sentences: int
    features: Tensor


def windows(article: Article, features: Tensor, pieces: Pieces) -> Windows:
    """The article in windows of about equal length, each with the title and the last sentence of the one before."""
    title = [START, *pieces.of(article.title, TITLE_PIECES), END]
    bodies = [[*pieces.of(text, SENTENCE_PIECES), END] for text in article.sentences]
    total = sum(map(len, bodies))
    room = total / max(1, ceil(total / WINDOW)) + 20
    rows: list[tuple[list[int], list[int]]] = []
    filled = room
    for number, body in enumerate(bodies):
        if filled + len(body) > room:
            before = bodies[number - 1] if number else []
            rows.append(([*title, *before], [-1] * (len(title) + len(before))))
            filled = 0
        rows[-1][0].extend(body)
        rows[-1][1].extend([number] * len(body))
        filled += len(body)
    ids = pad_sequence([torch.tensor(row) for row, _ in rows], batch_first=True)
    owner = pad_sequence([torch.tensor(row) for _, row in rows], batch_first=True, padding_value=-1)
    return Windows(ids, (ids != 0).float(), owner, len(bodies), features * FEATURE_WEIGHT)


class Teacher(nn.Module):
    """MiniLM over windows of the article, pooled by sentence, and a GRU over the sentences."""

    def __init__(self, minilm: Path, features: int) -> None:
        from transformers import BertModel

        super().__init__()
        self.words = BertModel.from_pretrained(minilm, attn_implementation="eager", add_pooling_layer=False)
        width = self.words.config.hidden_size
        self.article = nn.GRU(width + features, 128, bidirectional=True, batch_first=True)
        self.out = nn.Linear(256 + width, CLASSES)
        self.drop = nn.Dropout(0.3)
        for part in (self.words.embeddings, *self.words.encoder.layer[:FROZEN]):
            part.requires_grad_(False)

    def train(self, mode: bool = True) -> Teacher:
        """As always, but what is frozen also stays free of dropout."""
        super().train(mode)
        for part in (self.words.embeddings, *self.words.encoder.layer[:FROZEN]):
            part.eval()
        return self

    def lower(self, seen: Windows) -> Tensor:
        """What the frozen layers make of the windows, in half precision."""
        with torch.no_grad():
            return self._layers(self.words.embeddings(input_ids=seen.pieces), seen, 0, FROZEN).half()

    def _layers(self, hidden: Tensor, seen: Windows, first: int, end: int | None) -> Tensor:
        closed = (1 - seen.mask)[:, None, None, :] * -1e9
        for layer in self.words.encoder.layer[first:end]:
            hidden = layer(hidden, closed)
            hidden = hidden[0] if isinstance(hidden, tuple) else hidden
        return hidden

    def forward(self, seen: Windows, lower: Tensor) -> Tensor:
        """(sentences, classes) scores."""
        hidden = self._layers(lower.float(), seen, FROZEN, None).flatten(0, 1)
        owner = seen.owner.flatten()
        inside = owner >= 0
        sums = torch.zeros(seen.sentences, hidden.shape[1]).index_add(0, owner[inside], hidden[inside])
        sizes = torch.bincount(owner[inside], minlength=seen.sentences)[:, None]
        sentence = self.drop(sums / sizes)
        states, _ = self.article(torch.cat([sentence, seen.features], 1)[None])
        return self.out(self.drop(torch.cat([states[0], sentence], 1)))


class Batch(NamedTuple):
    """Several articles in a row: the pieces of every sentence, each followed by a gap, and how long each is with its gap."""

    pieces: Tensor
    lengths: Tensor
    features: Tensor
    """(all sentences, F)"""
    counts: list[int]
    """Sentences of each article."""


class Student(nn.Module):
    """The network that ships; `analysis.roles.network` says how it is built. `vectors` has a last row of zeros for what is no word."""

    def __init__(
        self, vectors: Tensor, features: int, *, conv: int = 128, sentence: int = 128, hidden: int = 96, drop: float = 0.4
    ) -> None:
        super().__init__()
        self.vectors = nn.Embedding.from_pretrained(vectors.clone(), freeze=False, padding_idx=len(vectors) - 1)
        width = vectors.shape[1]
        self.conv = nn.Conv1d(width, conv, 3, padding=1)
        self.sentence = nn.Linear(2 * conv + width + features, sentence)
        self.article = nn.GRU(sentence, hidden, bidirectional=True, batch_first=True)
        self.out = nn.Linear(2 * hidden + sentence, CLASSES)
        self.drop = nn.Dropout(drop)

    def forward(self, batch: Batch) -> Tensor:
        """(all sentences, classes) scores."""
        gap, pieces = self.vectors.padding_idx, batch.pieces
        if self.training:  # now and then a word is not known
            pieces = torch.where((torch.rand(pieces.shape) < 0.1) & (pieces != gap), 0, pieces)
        words = functional.dropout(self.vectors(pieces), 0.1, self.training)
        waves = functional.relu(self.conv(words.t()[None])[0].t()) * (pieces != gap)[:, None]
        size = (batch.lengths - 1)[:, None]
        pool = partial(torch.segment_reduce, lengths=batch.lengths)
        seen = torch.cat([pool(waves, "max"), pool(waves, "sum") / size, pool(words, "sum") / size, batch.features], 1)
        sentence = functional.relu(self.sentence(self.drop(seen)))
        articles = pad_sequence(torch.split(self.drop(sentence), batch.counts), batch_first=True)
        packed = pack_padded_sequence(articles, torch.tensor(batch.counts), batch_first=True, enforce_sorted=False)
        states, _ = pad_packed_sequence(self.article(packed)[0], batch_first=True)
        flat = torch.cat([states[number, :count] for number, count in enumerate(batch.counts)])
        return self.out(self.drop(torch.cat([flat, sentence], 1)))


def batch_of(pieces: Sequence[Sequence[int]], features: Tensor, counts: list[int], gap: int) -> Batch:
    """A batch from the pieces of all its sentences."""
    flat = torch.tensor([piece for row in pieces for piece in (*row, gap)])
    return Batch(flat, torch.tensor([len(row) + 1 for row in pieces]), features, counts)
