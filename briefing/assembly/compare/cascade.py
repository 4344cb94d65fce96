"""Two looks at pairs: the first at all candidates, each by itself; the second at those that came near, beside all others of their rows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from briefing.assembly.arrays import Floats, Floats32, Integers
from briefing.assembly.compare import content_features, neighbourhood_features, ngram_features
from briefing.assembly.compare.boosted_trees import BoostedTrees
from briefing.assembly.compare.content_features import StatementContents
from briefing.assembly.compare.logistic import LogisticModel, match_probability
from briefing.assembly.compare.pair_features import FEATURES, pair_features_in_batches
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.compare.row_context import RowContext
from briefing.assembly.compare.term_matrix import PAIRS_PER_BATCH, TermMatrix

RESCORE_FEATURES = (*FEATURES, *ngram_features.FEATURES, *content_features.FEATURES, *neighbourhood_features.FEATURES)
"""The figures of the second look."""
KEEP_AT = 0.004
"""Pairs less alike than this count as not alike at all."""
LEAST_WORDS = 2
"""Content words below which a statement ("She declined.") means something else in each place."""
RESCORE_AT = 0.012
"""The first look's likeness from which a pair is looked at again: a fifth of the candidates, nine in ten of those that say the same."""
MOST_RESCORED = 100_000
"""Pairs of a large corpus that are looked at again: the likest."""
WEIGHT_OF_SCREENING = 0.4
"""How much the first look still counts beside the second, in log odds: trees find more, and are surer than they should be."""
CEILING_OF_UNSCORED = 0.005
"""The most that a pair which was not looked at again counts for when statements are joined, or one that says nothing in common."""


class Screened(NamedTuple):
    """Pairs worth knowing and how alike they are; the places among them of those that are near, and their figures."""

    pairs: Pairs
    near: Integers
    figures: Floats32


def screen(model: LogisticModel, table: TermMatrix, setting: RowContext, left: Integers, right: Integers) -> Screened:
    """Compare these candidates; all those of a row belong into one call."""
    enough = np.minimum(table.words[left], table.words[right]) >= LEAST_WORDS
    alike, near = [np.zeros(0)], _Likeliest(np.zeros(0), np.zeros((0, len(FEATURES)), dtype=np.float32))
    at = 0
    for figures in pair_features_in_batches(table, setting, left, right):
        found = match_probability(model, figures)
        alike.append(found)
        wanted = (found >= RESCORE_AT) & enough[at : at + len(found)]
        near = near.with_more(found[wanted], figures[wanted].astype(np.float32), MOST_RESCORED + PAIRS_PER_BATCH)
        at += len(found)
    near = near.with_more(near.likeness[:0], near.figures[:0], MOST_RESCORED)
    likenesses = np.concatenate(alike)
    kept = (likenesses >= KEEP_AT) & enough
    pairs = Pairs(likenesses[kept], left[kept], right[kept])
    return Screened(pairs, np.flatnonzero(pairs.likeness >= near.likeness.min(initial=1.0)), near.figures)


class _Likeliest(NamedTuple):
    """The likeness of near pairs and their figures, in order of the pairs."""

    likeness: Floats
    figures: Floats32

    def with_more(self, likeness: Floats, figures: Floats32, above: int) -> _Likeliest:
        """These and more; of more than `above` the NEAR_PAIRS likest, and those as alike as the last of them."""
        both = _Likeliest(np.concatenate((self.likeness, likeness)), np.concatenate((self.figures, figures)))
        if len(both.likeness) <= above:
            return both
        least = np.partition(both.likeness, len(both.likeness) - MOST_RESCORED)[-MOST_RESCORED]
        return _Likeliest(both.likeness[both.likeness >= least], both.figures[both.likeness >= least])


def rescore_features(look: Screened, table: TermMatrix, setting: RowContext, sayings: StatementContents) -> Floats32:
    """The figures of the near pairs in the order of SECOND: shape (near, figures)."""
    left, right = look.pairs.left[look.near], look.pairs.right[look.near]
    parts = [
        look.figures,
        ngram_features.ngram_features(table, setting, left, right).astype(np.float32),
        sayings.compared(table, left, right).astype(np.float32),
        neighbourhood_features.neighbourhood_features(look.pairs, look.near, setting, table.rows).astype(np.float32),
    ]
    return np.concatenate(parts, axis=1)


def rescore(trees: BoostedTrees, look: Screened, table: TermMatrix, setting: RowContext, sayings: StatementContents) -> Pairs:
    """The same pairs with how likely they say the same, for joining.

    No more than `CEILING_OF_UNSCORED` where they have in common only who says it and the day, or only names.
    """
    found = np.minimum(look.pairs.likeness, CEILING_OF_UNSCORED)
    if len(look.near):
        figures = rescore_features(look, table, setting, sayings)
        chance = np.concatenate([trees.chance(figures[at : at + PAIRS_PER_BATCH]) for at in range(0, len(figures), PAIRS_PER_BATCH)])
        chance = _mean_in_log_odds(chance, look.pairs.likeness[look.near])
        empty = (figures[:, RESCORE_FEATURES.index("said_words")] == 0) | table.only_names(
            look.pairs.left[look.near], look.pairs.right[look.near]
        )
        found[look.near] = np.where(empty, np.minimum(chance, CEILING_OF_UNSCORED), chance)
    return Pairs(found, look.pairs.left, look.pairs.right)


def _mean_in_log_odds(second: Floats, first: Floats) -> Floats:
    """The mean of two chances in log odds, the first by its share."""
    first, second = (np.clip(chance, 1e-6, 1 - 1e-6) for chance in (first, second))
    odds = WEIGHT_OF_SCREENING * np.log(first / (1 - first)) + (1 - WEIGHT_OF_SCREENING) * np.log(second / (1 - second))
    result: Floats = 1 / (1 + np.exp(-odds))
    return result
