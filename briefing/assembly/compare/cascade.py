"""A cascade of two models: all candidates are screened, each by itself; the likeliest are rescored beside all others of their rows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from briefing.assembly.arrays import PAIRS_PER_BATCH, Flags, Floats, Floats32, Integers
from briefing.assembly.compare.content_features import CONTENT_FEATURES, ContentPairs, StatementContents
from briefing.assembly.compare.models import LogisticModel, OtherFeaturesError
from briefing.assembly.compare.neighbourhood_features import NEIGHBOURHOOD_FEATURES, NeighbourhoodPairs
from briefing.assembly.compare.ngram_features import NGRAM_FEATURES, NgramPairs
from briefing.assembly.compare.pair_features import PAIR_FEATURES, pair_batches
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.compare.row_context import RowContext
from briefing.assembly.compare.term_matrix import TermMatrix
from briefing.assembly.compare.trees import BoostedTrees

RESCORE_FEATURES = (*PAIR_FEATURES.names, *NGRAM_FEATURES.names, *CONTENT_FEATURES.names, *NEIGHBOURHOOD_FEATURES.names)
"""The names of the features by which pairs are rescored."""
KEEP_AT, KEEP_AT_OF_FEW = 0.004, 0.0005
"""Pairs that are screened below this count as not alike at all; the second where statements are FEW."""
LEAST_WORDS = 2
"""Content words below which a statement ("She declined.") means something else in each place."""
RESCORE_AT, RESCORE_AT_OF_FEW = 0.012, 0.0015
"""Screening's probability from which a pair is rescored: a fifth of the candidates, nine in ten of those that say the same. Where
statements are FEW there is time for more: what says the same in other words is then near at least."""
FEW = 2_000
"""Statements of a corpus up to which more pairs are kept and rescored."""
MOST_RESCORED = 80_000
"""Pairs of a large corpus that are rescored: the likeliest."""
WEIGHT_OF_SCREENING = 0.4
"""How much screening still counts beside rescoring, in log odds: trees find more, and are surer than they should be."""
CEILING_OF_UNSCORED = 0.005
"""Upper bound on the match probability of pairs that were not rescored."""


class Screened(NamedTuple):
    """Pairs worth keeping and their probabilities; the places among them of those to be rescored, and the features of these."""

    pairs: Pairs
    near: Integers
    features: Floats32


def screen(model: LogisticModel, terms: TermMatrix, context: RowContext, left: Integers, right: Integers) -> Screened:
    """Screen these candidates; all those of a row belong into one call. Raises `OtherFeaturesError`."""
    if set(model.weights) != set(PAIR_FEATURES.names):
        raise OtherFeaturesError("pairs.json", "points")
    model = LogisticModel(weights={name: model.weights[name] for name in PAIR_FEATURES.names}, constant=model.constant)
    keep_at, rescore_at = (KEEP_AT_OF_FEW, RESCORE_AT_OF_FEW) if terms.rows <= FEW else (KEEP_AT, RESCORE_AT)
    enough = np.minimum(terms.words[left], terms.words[right]) >= LEAST_WORDS
    scores, likeliest = [np.zeros(0)], _Likeliest()
    done = 0
    for batch in pair_batches(terms, context, left, right):
        features = PAIR_FEATURES.matrix(batch)
        score = model.probability(features)
        scores.append(score)
        wanted = (score >= rescore_at) & enough[done : done + len(score)]
        likeliest.add(score[wanted], features[wanted].astype(np.float32))
        done += len(score)
    least, likeliest_features = likeliest.chosen()
    score = np.concatenate(scores)
    kept = (score >= keep_at) & enough
    pairs = Pairs(score[kept], left[kept], right[kept])
    return Screened(pairs, np.flatnonzero(pairs.score >= least), likeliest_features)


class _Likeliest:
    """Collects the MOST_RESCORED likeliest pairs, and those as likely as the last of them: scores and features, in order of the pairs.

    They stay in the pieces in which they came, so that never all are held twice while pairs are still screened.
    """

    def __init__(self) -> None:
        self._pieces: list[tuple[Floats, Floats32]] = [(np.zeros(0), np.zeros((0, len(PAIR_FEATURES.names)), dtype=np.float32))]

    def add(self, score: Floats, features: Floats32) -> None:
        """Take in more pairs; those that are not among the likeliest are dropped now and then."""
        self._pieces.append((score, features))
        if sum(len(piece) for piece, _ in self._pieces) > MOST_RESCORED + PAIRS_PER_BATCH:
            self._drop_unlikely()

    def chosen(self) -> tuple[float, Floats32]:
        """The least score of the likeliest, 1 where there are none; and their features."""
        self._drop_unlikely()
        return min(piece.min(initial=1.0) for piece, _ in self._pieces), np.concatenate([features for _, features in self._pieces])

    def _drop_unlikely(self) -> None:
        score = np.concatenate([piece for piece, _ in self._pieces])
        if len(score) > MOST_RESCORED:
            least = np.partition(score, len(score) - MOST_RESCORED)[-MOST_RESCORED]
            for number, (piece, features) in enumerate(self._pieces):
                self._pieces[number] = piece[piece >= least], features[piece >= least]


def rescore_features(screened: Screened, terms: TermMatrix, context: RowContext, contents: StatementContents) -> Floats32:
    """The values of RESCORE_FEATURES for the pairs to be rescored. Shape (near, features)."""
    left, right = screened.pairs.left[screened.near], screened.pairs.right[screened.near]
    parts = [
        screened.features,
        NGRAM_FEATURES.matrix(NgramPairs(terms, context, left, right)).astype(np.float32),
        CONTENT_FEATURES.matrix(ContentPairs(contents, terms, left, right)).astype(np.float32),
        NEIGHBOURHOOD_FEATURES.matrix(NeighbourhoodPairs(screened.pairs, screened.near, context, terms.rows)).astype(np.float32),
    ]
    return np.concatenate(parts, axis=1)


class Rescored(NamedTuple):
    """Pairs with the probability that each says the same; `hollow` are those with nothing in common but names, or who says it and when.

    Hollow pairs may say the same in other words, and are never merged for it.
    """

    pairs: Pairs
    hollow: Flags


def rescore(trees: BoostedTrees, screened: Screened, terms: TermMatrix, context: RowContext, contents: StatementContents) -> Rescored:
    """The same pairs, seen beside the others of their rows. Raises `OtherFeaturesError`."""
    if trees.features != RESCORE_FEATURES:
        raise OtherFeaturesError("pairs.json", "points")
    pairs, near = screened.pairs, screened.near
    score, hollow = np.minimum(pairs.score, CEILING_OF_UNSCORED), np.zeros(len(pairs.score), dtype=bool)
    if len(near):
        features = rescore_features(screened, terms, context, contents)
        score[near] = _mean_in_log_odds(trees.probability(features), pairs.score[near])
        hollow[near] = features[:, RESCORE_FEATURES.index("said_words")] == 0
        hollow[near] |= terms.share_only_names(pairs.left[near], pairs.right[near])
    return Rescored(Pairs(score, pairs.left, pairs.right), hollow)


def _mean_in_log_odds(rescored: Floats, screened: Floats) -> Floats:
    """The mean of two probabilities in log odds, screening by its weight."""
    screened, rescored = (np.clip(probability, 1e-6, 1 - 1e-6) for probability in (screened, rescored))
    log_odds = WEIGHT_OF_SCREENING * np.log(screened / (1 - screened)) + (1 - WEIGHT_OF_SCREENING) * np.log(rescored / (1 - rescored))
    probability: Floats = 1 / (1 + np.exp(-log_odds))
    return probability
