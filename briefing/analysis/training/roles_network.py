"""The roles network in torch, to be trained; `analysis.roles.network` runs it in numpy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple, TypeAlias

import torch
from torch import nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

Tensor: TypeAlias = Any
"""torch.Tensor; Any, because types are checked where torch is not installed."""

CLASSES = 9


class Batch(NamedTuple):
    """Several articles in a row: the pieces of every sentence, each followed by a gap, and how long each is with its gap."""

    pieces: Tensor
    lengths: Tensor
    features: Tensor
    """(all sentences, F)"""
    counts: list[int]
    """Sentences of each article."""


class Trainee(nn.Module):
    """One member; `analysis.roles.network` says how it is built. `vectors` has a last row of zeros for what is no word."""

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
