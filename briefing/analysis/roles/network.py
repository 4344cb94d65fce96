"""The roles network at run time, in numpy: a word model for each sentence, a recurrent model over the whole article.

A sentence's pieces become static vectors; a convolution of width 3 over them is pooled by maximum and mean and joined with the
mean vector and the features. A bidirectional GRU (Cho et al. 2014) runs over the sentences of the article, and what it says of
each sentence, together with the sentence itself, gives nine scores. Several members, trained from different seeds over the same
vectors, are averaged. `briefing.analysis.training.roles` makes the weights; `trained/roles.md` is their model card.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from briefing.analysis.arrays import Floats
from briefing.analysis.roles.features import Article, feature_matrix
from briefing.analysis.roles.pooled_convolution import PooledConvolution
from briefing.analysis.roles.wordpiece import WordPieceTokenizer

WEIGHTS = Path(__file__).parent.parent / "trained" / "roles.npz"
MOST_PIECES = 80
"""Pieces of a sentence that the word model reads; the rest of an endless line is left unread."""
BLOCK = 64
"""Sentences whose words are modelled at once: few enough for the processor's own memory, and for what is remembered of their pieces."""
MANY = 1024
"""Sentences whose numbers are all held at once: nearly every article, while a book needs no more memory than its results."""
LIMIT = 4.0
"""Standardised features are cut to this many standard deviations."""


class Member(NamedTuple):
    """One network. Shapes: D vector, C convolution, F features, S sentence, H hidden; 9 classes; the GRU's axis of 2 is the direction."""

    conv: Floats  # (3 D, C)
    conv_bias: Floats  # (C,)
    sentence: Floats  # (2 C + D + F, S)
    sentence_bias: Floats  # (S,)
    gru_in: Floats  # (2, S, 3 H), gates in the order reset, update, new
    gru_in_bias: Floats  # (2, 3 H)
    gru: Floats  # (2, H, 3 H)
    gru_bias: Floats  # (2, 3 H)
    out: Floats  # (2 H + S, 9)
    out_bias: Floats  # (9,)


class Network(NamedTuple):
    """All that is needed to give an article's sentences their scores."""

    tokenizer: WordPieceTokenizer
    convolution: PooledConvolution
    mean: Floats  # (F,)
    deviation: Floats  # (F,)
    members: tuple[Member, ...]
    gru: Floats  # (2 members, H, 3 H), those of all members
    gru_bias: Floats  # (2 members, 1, 3 H)


@cache
def load() -> Network:
    """The network that ships, read once a process."""
    return read(WEIGHTS)


def read(file: Path) -> Network:
    """The network in a file of weights."""
    with np.load(file) as kept:
        count = int(kept["members"])
        members = tuple(Member(*(kept[f"{field}{i}"].astype(np.float32) for field in Member._fields)) for i in range(count))
        vocabulary = bytes(kept["vocabulary"]).decode("utf-8").split("\n")
        convolution = PooledConvolution(
            kept["vectors"], kept["scale"], [member.conv for member in members], [member.conv_bias for member in members]
        )
        gru, gru_bias = (np.concatenate([getattr(member, field) for member in members]) for field in ("gru", "gru_bias"))
        tokenizer = WordPieceTokenizer(vocabulary)
        return Network(tokenizer, convolution, kept["mean"], kept["deviation"], members, gru, gru_bias[:, None])


def probabilities(network: Network, article: Article) -> Floats:
    """(sentences, 9): the eight roles in the order of ROLES, then none of them. The article has at least one sentence."""
    features = np.clip((feature_matrix(article) - network.mean) / network.deviation, -LIMIT, LIMIT)
    texts = article.sentences
    parts = [_sentences(network, texts[at : at + MANY], features[at : at + MANY]) for at in range(0, len(texts), MANY)]
    sentences = [np.concatenate([part[number] for part in parts]) for number in range(len(network.members))]
    total = np.zeros((len(texts), network.members[0].out_bias.shape[0]), dtype=np.float32)
    for member, sentence, states in zip(network.members, sentences, _recur(network, sentences), strict=True):
        total += _softmax(np.concatenate([states, sentence], axis=1) @ member.out + member.out_bias)
    return np.asarray(total / len(network.members), dtype=np.float32)


def _sentences(network: Network, texts: Sequence[str], features: Floats) -> list[Floats]:
    """For each member (sentences, S): what it makes of each sentence alone."""
    blocks = [_words(network, texts[at : at + BLOCK]) for at in range(0, len(texts), BLOCK)]
    found = []
    for number, member in enumerate(network.members):
        words = np.concatenate([block[number] for block in blocks])
        found.append(np.maximum(np.concatenate([words, features], axis=1) @ member.sentence + member.sentence_bias, 0))
    return found


def _words(network: Network, texts: Sequence[str]) -> list[Floats]:
    """For each member (sentences, 2 C + D): maximum and mean of the convolution, mean of the vectors."""
    highest, mean, bag = network.convolution.pooled([network.tokenizer.tokenize(text, MOST_PIECES) for text in texts])
    width = highest.shape[1] // len(network.members)
    spans = [slice(at, at + width) for at in range(0, highest.shape[1], width)]
    return [np.concatenate([highest[:, span], mean[:, span], bag], axis=1) for span in spans]


def _recur(network: Network, sentences: Sequence[Floats]) -> list[Floats]:
    """For each member its (sentences, S) to (sentences, 2 H): what each direction of its GRU knows at each sentence.

    All members and directions take a step together: a step is small, and what it costs is mostly the call.
    """
    weights, bias, count = network.gru, network.gru_bias, len(sentences[0])
    hidden = weights.shape[1]
    state = np.zeros((len(weights), 1, hidden), dtype=np.float32)
    states = np.empty((len(weights), count, hidden), dtype=np.float32)
    for begin in range(0, count, MANY):
        inside = _given(network.members, sentences, begin, begin + MANY)
        for i in range(inside.shape[1]):
            # Before the first sentence nothing is known: the product would be zero, and an article of one line needs no other.
            own, given = state @ weights + bias if begin + i else bias, inside[:, i : i + 1]
            gates = 0.5 + 0.5 * np.tanh(0.5 * (own[..., : 2 * hidden] + given[..., : 2 * hidden]))
            fresh = np.tanh(given[..., 2 * hidden :] + gates[..., :hidden] * own[..., 2 * hidden :])
            state = fresh + gates[..., hidden:] * (state - fresh)
            states[:, begin + i] = state[:, 0]
    return [np.concatenate([states[at], states[at + 1, ::-1]], axis=1) for at in range(0, len(states), 2)]


def _given(members: Sequence[Member], sentences: Sequence[Floats], begin: int, end: int) -> Floats:
    """(2 members, steps, 3 H): what the steps `begin` to `end` - 1 of each GRU are given, forward and backward."""
    return np.concatenate(
        [
            np.stack([sentence[begin:end], sentence[::-1][begin:end]]) @ member.gru_in + member.gru_in_bias[:, None]
            for member, sentence in zip(members, sentences, strict=True)
        ]
    )


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=1, keepdims=True)
    return shares
