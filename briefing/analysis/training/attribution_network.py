"""The networks: a small convolutional student, a large teacher that only training needs, and the head both share."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional

from briefing.analysis.attribution import features
from briefing.analysis.attribution.network import COUNTS, DISTANCES
from briefing.analysis.attribution.tokens import QUOTE_STATES
from briefing.analysis.training.attribution_batches import Batch, Tensor

Logits = tuple[Tensor, Tensor]
"""(chunks, length, 3) of cues, and (cues, width, 3) of sources and contents."""


class SequenceDropout(nn.Module):
    """Dropout that takes the same channels from every token of a sequence (Gal and Ghahramani 2016), and costs next to nothing."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """(sequences, length, width) with some channels at zero, while training."""
        if not self.training:
            return x
        keep = torch.rand(x.shape[0], 1, x.shape[2]) >= self.share
        return x * (keep / (1 - self.share)).to(x.dtype)


class Head(nn.Module):
    """Cue tags from token vectors, and for each cue the source and content tags of the tokens around it."""

    def __init__(self, width: int, hidden: int, dropout: float) -> None:
        super().__init__()
        self.cue = nn.Linear(width, 3)
        self.token = nn.Linear(width, hidden)
        self.first = nn.Linear(width, hidden, bias=False)
        self.last = nn.Linear(width, hidden, bias=False)
        self.distance = nn.Embedding(DISTANCES, hidden)
        self.sentences = nn.Embedding(COUNTS, hidden)
        self.quotes = nn.Embedding(COUNTS, hidden)
        for table in (self.distance, self.sentences, self.quotes):
            nn.init.normal_(table.weight, std=0.1)
        self.near = nn.Conv1d(hidden, hidden, 3, padding=1)
        self.wide = nn.Conv1d(hidden, hidden, 3, padding=3, dilation=3)
        self.out = nn.Linear(hidden, 3)
        self.dropout = SequenceDropout(dropout)

    def forward(self, vectors: Tensor, batch: Batch) -> Logits:
        """(chunks, length, 3) cue logits and (cues, width, 3) argument logits."""
        vectors = self.dropout(vectors)
        flat = vectors.flatten(0, 1)
        length = vectors.shape[1]
        at = batch.cues[:, 0] * length
        cue = self.first(flat[at + batch.cues[:, 1]]) + self.last(flat[at + batch.cues[:, 2]])
        x = self.token(flat)[batch.window] + cue[:, None]
        x = x + self.distance(batch.distance) + self.sentences(batch.sentences) + self.quotes(batch.quotes)
        keep = batch.window_mask[..., None].to(x.dtype)
        x = functional.relu(x) * keep
        for layer in (self.near, self.wide):
            x = (x + functional.relu(layer(self.dropout(x).transpose(1, 2)).transpose(1, 2))) * keep
        return self.cue(vectors), self.out(self.dropout(x))


class Student(nn.Module):
    """Dilated residual convolutions over the tokens of a whole article."""

    def __init__(self, pieces: Tensor, width: int, inner: int, dilations: tuple[int, ...], hidden: int = 64, dropout: float = 0.2) -> None:
        super().__init__()
        self.dilations = dilations
        self.pieces = nn.EmbeddingBag.from_pretrained(pieces, freeze=False, mode="mean")
        self.enter = nn.Linear(pieces.shape[1], width)
        self.shape = nn.Embedding(features.SHAPES, width)
        self.ending = nn.Embedding(features.ENDINGS, width)
        self.state = nn.Embedding(QUOTE_STATES, width)
        self.position = nn.Embedding(features.POSITIONS, width)
        for table in (self.shape, self.ending, self.state, self.position):
            nn.init.normal_(table.weight, std=0.1)
        self.convolutions = nn.ModuleList(nn.Conv1d(width, inner, 3, padding=d, dilation=d) for d in dilations)
        self.mixers = nn.ModuleList(nn.Linear(inner, width) for _ in dilations)
        self.dropout = SequenceDropout(dropout)
        self.head = Head(width, hidden, dropout)

    def set_dropout(self, share: float) -> None:
        """Use another share of dropout everywhere."""
        for module in self.modules():
            if isinstance(module, SequenceDropout):
                module.share = share

    def forward(self, batch: Batch) -> Logits:
        """Cue and argument logits."""
        shape = batch.mask.shape
        words = self.pieces(batch.piece_ids, batch.piece_offsets).view(*shape, -1)
        x = self.enter(self.dropout(words)) + self.shape(batch.shape) + self.ending(batch.ending)
        x = x + self.state(batch.state) + self.position(batch.position)
        keep = batch.mask[..., None].to(x.dtype)
        x = functional.relu(x) * keep
        for convolution, mixer in zip(self.convolutions, self.mixers, strict=True):
            y = functional.relu(convolution(self.dropout(x).transpose(1, 2)).transpose(1, 2))
            x = (x + mixer(y)) * keep
        return self.head(x, batch)


class Teacher(nn.Module):
    """MiniLM with the features it cannot see (it knows no capitals) added to its input."""

    def __init__(self, encoder: nn.Module, hidden: int = 128) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.shape = nn.Embedding(features.SHAPES, width)
        self.state = nn.Embedding(QUOTE_STATES, width)
        self.position = nn.Embedding(features.POSITIONS, width)
        for table in (self.shape, self.state, self.position):
            nn.init.normal_(table.weight, std=0.01)
        self.head = Head(width, hidden, 0.1)

    def vectors(self, batch: Batch) -> Tensor:
        """(chunks, length, width) a vector for each token."""
        rows = self.encoder.embeddings.word_embeddings(batch.piece_rows)
        extra = self.shape(batch.shape) + self.state(batch.state) + self.position(batch.position)
        extra = extra * batch.mask[..., None].to(extra.dtype)
        at = batch.first_piece[..., None].expand_as(extra)
        rows = rows.scatter_add(1, at, extra.to(rows.dtype))
        out = self.encoder(inputs_embeds=rows, attention_mask=batch.piece_mask).last_hidden_state
        return out.gather(1, batch.first_piece[..., None].expand(-1, -1, out.shape[-1]))

    def forward(self, batch: Batch) -> Logits:
        """Cue and argument logits."""
        return self.head(self.vectors(batch), batch)


def annotation_loss(logits: Logits, batch: Batch) -> Tensor:
    """Cross-entropy with what the annotators marked."""
    cue = functional.cross_entropy(logits[0].float().flatten(0, 1), batch.cue_labels.flatten(), ignore_index=-1, reduction="sum")
    argument = functional.cross_entropy(logits[1].float().flatten(0, 1), batch.labels.flatten(), ignore_index=-1, reduction="sum")
    return 4 * cue / (batch.cue_labels >= 0).sum().clamp(min=1) + argument / (batch.labels >= 0).sum().clamp(min=1)


def teaching_loss(logits: Logits, batch: Batch) -> Tensor:
    """Cross-entropy with what the teacher thinks (Hinton et al. 2015, "Distilling the Knowledge in a Neural Network")."""
    cue = -(batch.cue_targets * torch.log_softmax(logits[0].float(), -1)).sum()
    argument = -(batch.targets * torch.log_softmax(logits[1].float(), -1)).sum()
    return 4 * cue / batch.cue_targets.sum().clamp(min=1) + argument / batch.targets.sum().clamp(min=1)
