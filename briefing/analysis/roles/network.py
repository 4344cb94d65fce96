"""The roles network at run time, in numpy: a word model for each sentence, a recurrent model over the whole article.

A sentence's pieces become static vectors; a convolution of width 3 over them is pooled by maximum and mean and joined with the
mean vector and the features. A bidirectional GRU (Cho et al. 2014) runs over the sentences of the article, and what it says of
each sentence, together with the sentence itself, gives nine scores. Several members, trained from different seeds over the same
vectors, are averaged. `briefing.analysis.training.roles` makes the weights; `trained/roles.md` is their model card.
"""

from __future__ import annotations

from collections import defaultdict
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
SHORT = 4
"""Sentences of an article up to which it goes through the network beside others that have as many."""
MANY = 1024
"""Sentences whose numbers are all held at once: nearly every article, while a book needs no more memory than its results."""
LIMIT = 4.0
"""Standardised features are cut to this many standard deviations."""


class Layers(NamedTuple):
    """The layers of all members, one behind another on the first axis, so that a step of all of them is one call.

    Shapes: M members, D vector, C convolution, F features, S sentence, H hidden; 9 classes. Where the first axis is 2 M, a member's
    forward direction stands before its backward one.
    """

    sentence: Floats  # (M, 2 C + D + F, S)
    sentence_bias: Floats  # (M, 1, S)
    gru_in: Floats  # (2 M, S, 3 H), gates in the order reset, update, new
    gru_in_bias: Floats  # (2 M, 1, 3 H)
    gru: Floats  # (2 M, H, 3 H)
    gru_bias: Floats  # (2 M, 1, 3 H)
    out: Floats  # (M, 2 H + S, 9)
    out_bias: Floats  # (M, 1, 9)


class Network(NamedTuple):
    """All that is needed to give an article's sentences their scores."""

    tokenizer: WordPieceTokenizer
    convolution: PooledConvolution
    mean: Floats  # (F,)
    deviation: Floats  # (F,)
    layers: Layers


@cache
def load() -> Network:
    """The network that ships, read once a process."""
    return read(WEIGHTS)


def read(file: Path) -> Network:
    """The network in a file of weights."""
    with np.load(file) as kept:
        vocabulary = bytes(kept["vocabulary"]).decode("utf-8").split("\n")

        def members(field: str) -> list[Floats]:
            return [kept[f"{field}{member}"].astype(np.float32) for member in range(int(kept["members"]))]

        convolution = PooledConvolution(kept["vectors"], kept["scale"], members("conv"), members("conv_bias"))
        layers = Layers(
            sentence=np.stack(members("sentence")),
            sentence_bias=np.stack(members("sentence_bias"))[:, None],
            gru_in=np.concatenate(members("gru_in")),
            gru_in_bias=np.concatenate(members("gru_in_bias"))[:, None],
            gru=np.concatenate(members("gru")),
            gru_bias=np.concatenate(members("gru_bias"))[:, None],
            out=np.stack(members("out")),
            out_bias=np.stack(members("out_bias"))[:, None],
        )
        return Network(WordPieceTokenizer(vocabulary), convolution, kept["mean"], kept["deviation"], layers)


def probabilities(network: Network, article: Article) -> Floats:
    """The probabilities of each sentence: the eight roles in the order of ROLES, then none of them. Shape (sentences, 9).

    The article has at least one sentence.
    """
    found: Floats = probabilities_together(network, [article])[0]
    return found


def probabilities_of_all(network: Network, articles: Sequence[Article]) -> list[Floats]:
    """Those of each article, the same as alone: short articles of as many sentences go through together, as it is the calls that cost."""
    found: dict[int, Floats] = {}
    alike: dict[int, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        count = len(article.sentences)
        alike[count if count <= SHORT else -number].append(number)
    for numbers in alike.values():
        for at in range(0, len(numbers), BLOCK // SHORT):
            some = numbers[at : at + BLOCK // SHORT]
            found.update(zip(some, probabilities_together(network, [articles[number] for number in some]), strict=True))
    return [found[number] for number in range(len(articles))]


def probabilities_together(network: Network, articles: Sequence[Article]) -> Floats:
    """The probabilities of articles that all have as many sentences. Shape (articles, sentences, 9).

    Each has products of its own, so that it gets the same numbers whatever others are beside it.
    """
    matrix = np.concatenate([feature_matrix(article) for article in articles])
    features = np.clip((matrix - network.mean) / network.deviation, -LIMIT, LIMIT)
    texts, layers = [text for article in articles for text in article.sentences], network.layers
    # Only one article alone can have more than `MANY` sentences.
    parts = [_sentences(network, texts[at : at + MANY], features[at : at + MANY], len(articles)) for at in range(0, len(texts), MANY)]
    sentences = np.concatenate(parts, axis=2)
    states = _recur(layers, sentences)
    known = np.concatenate((states[0::2], states[1::2, :, ::-1], sentences), axis=3)
    shares = _softmax(known @ layers.out[:, None] + layers.out_bias[:, None])
    return np.asarray(shares.sum(axis=0) / len(shares), dtype=np.float32)


def _sentences(network: Network, texts: Sequence[str], features: Floats, articles: int) -> Floats:
    """What each member makes of each sentence alone. Shape (M, articles, sentences, S)."""
    layers = network.layers
    known = np.empty((len(layers.sentence), len(texts), layers.sentence.shape[1]), np.float32)
    words = known.shape[2] - features.shape[1]
    known[..., words:] = features
    for at in range(0, len(texts), BLOCK):
        _words(network, texts[at : at + BLOCK], known[:, at : at + BLOCK, :words])
    by_article = known.reshape(len(known), articles, -1, known.shape[2])
    found: Floats = by_article @ layers.sentence[:, None] + layers.sentence_bias[:, None]
    return np.maximum(found, 0, out=found)


def _words(network: Network, texts: Sequence[str], out: Floats) -> None:
    """Write for each member (M, sentences, 2 C + D): maximum and mean of the convolution, mean of the vectors."""
    highest, mean, bag = network.convolution.pooled([network.tokenizer.tokenize(text, MOST_PIECES) for text in texts])
    by_member = (len(texts), len(out), -1)
    width = highest.shape[1] // len(out)
    out[..., :width] = highest.reshape(by_member).transpose(1, 0, 2)
    out[..., width : 2 * width] = mean.reshape(by_member).transpose(1, 0, 2)
    out[..., 2 * width :] = bag


def _recur(layers: Layers, sentences: Floats) -> Floats:
    """What each direction of each GRU knows at each sentence, in its own direction.

    (M, articles, sentences, S) becomes (2 M, articles, sentences, H).

    All members and directions take a step together: a step is small, and what it costs is mostly the call.
    """
    weights, bias, (_, articles, count, _) = layers.gru[:, None], layers.gru_bias[:, None], sentences.shape
    hidden = weights.shape[2]
    state = np.zeros((len(weights), articles, 1, hidden), dtype=np.float32)
    states = np.empty((len(weights), articles, count, hidden), dtype=np.float32)
    for begin in range(0, count, MANY):
        inside = _given(layers, sentences, begin, begin + MANY)
        for i in range(inside.shape[2]):
            # Before the first sentence nothing is known: the product would be zero, and an article of one line needs no other.
            own, given = state @ weights + bias if begin + i else bias, inside[:, :, i : i + 1]
            gates = 0.5 + 0.5 * np.tanh(0.5 * (own[..., : 2 * hidden] + given[..., : 2 * hidden]))
            fresh = np.tanh(given[..., 2 * hidden :] + gates[..., :hidden] * own[..., 2 * hidden :])
            state = fresh + gates[..., hidden:] * (state - fresh)
            states[:, :, begin + i] = state[:, :, 0]
    return states


def _given(layers: Layers, sentences: Floats, begin: int, end: int) -> Floats:
    """What the steps `begin` to `end` - 1 of each GRU are given, forward and backward. Shape (2 M, articles, steps, 3 H)."""
    forward = sentences[:, :, begin:end]
    both = np.empty((2 * len(sentences), *forward.shape[1:]), np.float32)
    both[0::2], both[1::2] = forward, sentences[:, :, ::-1][:, :, begin:end]
    given: Floats = both @ layers.gru_in[:, None] + layers.gru_in_bias[:, None]
    return given


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return shares
