"""The networks: a small convolutional student, a large teacher that only training needs, and the head both share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from briefing.analysis.attribution import features
from briefing.analysis.attribution.network import COUNTS, DISTANCES, WINDOW_AFTER, WINDOW_BEFORE, count_bucket, distance_bucket
from briefing.analysis.attribution.tokens import QUOTE_STATES
from briefing.analysis.training.attribution_data import Article


@dataclass
class Batch:
    """Several chunks of articles; token arrays are (chunks, length)."""

    piece_ids: Tensor  # flat, for an embedding bag
    piece_offsets: Tensor  # (chunks * length + 1,)
    first_piece: Tensor  # (chunks, length): where the token's first piece stands in piece_rows
    piece_rows: Tensor  # (chunks, pieces)
    piece_mask: Tensor
    shape: Tensor
    ending: Tensor
    state: Tensor
    position: Tensor
    mask: Tensor
    cue_labels: Tensor  # (chunks, length): 0 none, 1 first, 2 inside; -1 not counted
    cues: Tensor  # (cues, 3): chunk, first token, last token
    window: Tensor  # (cues, width) token index in the flattened batch
    window_mask: Tensor
    distance: Tensor
    sentences: Tensor
    quotes: Tensor
    labels: Tensor  # (cues, width): 0 other, 1 source, 2 content


@dataclass
class Chunk:
    """Consecutive paragraphs of an article, as a token range."""

    article: Article
    first: int
    end: int


def chunks(article: Article, longest: int) -> list[Chunk]:
    """Cut an article at paragraph ends into chunks of at most `longest` tokens; only a longer paragraph is cut inside."""
    out: list[Chunk] = []
    start = end = 0
    for first, last in article.tokens.paragraph_bounds:
        if last + 1 - start > longest and end > start:
            out.append(Chunk(article, start, end))
            start = first
        while last + 1 - start > longest:
            out.append(Chunk(article, start, start + longest))
            start += longest
        end = last + 1
    if end > start:
        out.append(Chunk(article, start, end))
    return out


def collate(items: list[Chunk], vocabulary: dict[str, int]) -> Batch:
    """Pad chunks to one batch."""
    length = max(c.end - c.first for c in items)
    pad, start, stop = vocabulary["[PAD]"], vocabulary["[CLS]"], vocabulary["[SEP]"]
    token = {k: np.zeros((len(items), length), np.int64) for k in ("shape", "ending", "state", "position", "first_piece")}
    mask = np.zeros((len(items), length), bool)
    cue_labels = np.full((len(items), length), -1, np.int64)
    flat: list[int] = []
    offsets: list[int] = []
    rows: list[list[int]] = []
    cues: list[tuple[int, int, int]] = []
    windows: list[tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]] = []
    for n, c in enumerate(items):
        a, size = c.article, c.end - c.first
        for k in ("shape", "ending", "state", "position"):
            token[k][n, :size] = getattr(a, k)[c.first : c.end]
        mask[n, :size] = True
        cue_labels[n, :size] = 0
        if a.skip is not None:
            cue_labels[n, :size][a.skip[c.first : c.end]] = -1
        row = [start]
        for i in range(length):
            offsets.append(len(flat))
            p = a.pieces[c.first + i] if i < size else [pad]
            flat += p
            if i < size:
                token["first_piece"][n, i] = len(row)
                row += p[:6]
        rows.append([*row, stop])
        for cue in a.cues:
            if cue.first < c.first or cue.last >= c.end:
                continue
            cue_labels[n, cue.first - c.first] = 1
            cue_labels[n, cue.first - c.first + 1 : cue.last - c.first + 1] = 2
            cues.append((n, cue.first - c.first, cue.last - c.first))
            windows.append(_window(c, cue.first, cue.last, cue.labels, n * length))
    width = max((len(w[0]) for w in windows), default=1)
    packed = np.zeros((6, max(len(windows), 1), width), np.int64)
    for n, w in enumerate(windows):
        for k in range(5):
            packed[k, n, : len(w[k])] = w[k]
        packed[5, n, : len(w[0])] = 1
    if not windows:
        cues = [(0, 0, 0)]
    piece_width = max(map(len, rows))
    tensor = torch.from_numpy
    return Batch(
        piece_ids=torch.tensor(flat),
        piece_offsets=torch.tensor(offsets),
        first_piece=tensor(token["first_piece"]),
        piece_rows=torch.tensor([r + [pad] * (piece_width - len(r)) for r in rows]),
        piece_mask=torch.tensor([[1] * len(r) + [0] * (piece_width - len(r)) for r in rows]),
        shape=tensor(token["shape"]),
        ending=tensor(token["ending"]),
        state=tensor(token["state"]),
        position=tensor(token["position"]),
        mask=tensor(mask),
        cue_labels=tensor(cue_labels),
        cues=torch.tensor(cues),
        window=tensor(packed[0]),
        window_mask=tensor(packed[5].astype(bool)),
        distance=tensor(packed[1]),
        sentences=tensor(packed[2]),
        quotes=tensor(packed[3]),
        labels=tensor(packed[4]),
    )


def _window(c: Chunk, first: int, last: int, labels: dict[int, int], base: int) -> tuple[np.ndarray, ...]:
    bounds = next((b for b in c.article.tokens.paragraph_bounds if b[0] <= first < b[1]), (first, last + 1))
    low = max(bounds[0], c.first, first - WINDOW_BEFORE)
    high = min(bounds[1], c.end, last + 1 + WINDOW_AFTER)
    at = np.arange(low, high)
    distance = np.where(at < first, at - first, np.where(at > last, at - last, 0))
    return (
        base + at - c.first,
        distance_bucket(distance),
        count_bucket(c.article.sentence[at] - c.article.sentence[first]),
        count_bucket(c.article.quotes[at] - c.article.quotes[first]),
        np.array([labels.get(int(i), 0) for i in at]),
    )


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
        self.dropout = nn.Dropout(dropout)

    def forward(self, vectors: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
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

    def __init__(self, pieces: Tensor, width: int, dilations: tuple[int, ...], hidden: int = 64, dropout: float = 0.2) -> None:
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
        self.convolutions = nn.ModuleList(nn.Conv1d(width, width, 3, padding=d, dilation=d) for d in dilations)
        self.mixers = nn.ModuleList(nn.Linear(width, width) for _ in dilations)
        self.dropout = nn.Dropout(dropout)
        self.head = Head(width, hidden, dropout)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
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

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        rows = self.encoder.embeddings.word_embeddings(batch.piece_rows)
        extra = self.shape(batch.shape) + self.state(batch.state) + self.position(batch.position)
        extra = extra * batch.mask[..., None].to(extra.dtype)
        at = batch.first_piece[..., None].expand_as(extra)
        rows = rows.scatter_add(1, at, extra.to(rows.dtype))
        out = self.encoder(inputs_embeds=rows, attention_mask=batch.piece_mask).last_hidden_state
        return self.head(out.gather(1, batch.first_piece[..., None].expand(-1, -1, out.shape[-1])), batch)


def loss(cue_logits: Tensor, argument_logits: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy of the gold labels."""
    cue = functional.cross_entropy(cue_logits.float().flatten(0, 1), batch.cue_labels.flatten(), ignore_index=-1)
    labels = batch.labels.masked_fill(~batch.window_mask, -1)
    argument = functional.cross_entropy(argument_logits.float().flatten(0, 1), labels.flatten(), ignore_index=-1)
    return 4 * cue + argument.nan_to_num()
