"""Features of a pair beside the other pairs of its two rows: whether each is the other's best, and whether third rows say it too."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from briefing.assembly.arrays import PAIRS_PER_BATCH, Floats, Integers, RaggedArray, batches, first_of_runs
from briefing.assembly.compare.features import FeatureSet
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.compare.row_context import RowContext

LEAST_SCORE = 0.03
"""From which score on a pair counts as neighbourhood."""
FLOOR = 1e-4
"""The score of what was not compared, where log odds are taken."""


class NeighbourhoodPairs:
    """Those pairs that `near` numbers, seen beside all others.

    `ranks` and `margins` tell how many of a row's pairs score higher, and by how much (in log odds) this one is ahead of the best other,
    for its left and its right row: shape (2, near); those `in_source` look only at the row's pairs with the other's source.
    """

    def __init__(self, pairs: Pairs, near: Integers, context: RowContext, rows: int) -> None:
        self._pairs, self._rows, self._context = pairs, rows, context
        log_odds = _log_odds(pairs.score)
        self.log_odds = log_odds[near]
        ends, others = np.concatenate((pairs.left, pairs.right)), np.concatenate((pairs.right, pairs.left))
        both = np.concatenate((log_odds, log_odds))
        best_first = np.argsort(-both, kind="stable")
        self.ranks, self.margins = _ranks_and_margins(ends, both, best_first, near)
        # Of sources there can be more than rows, where many print the same line.
        by_source = ends.astype(np.int64) * (int(context.source.max(initial=0)) + 1) + context.source[others]
        self.ranks_in_source, self.margins_in_source = _ranks_and_margins(by_source, both, best_first, near)
        self.left, self.right = pairs.left[near], pairs.right[near]
        self.paths, self.least_sum, self.most_sum = _paths_through_others(pairs, self.left, self.right, rows)

    def both(self, neighbours: Integers) -> Floats:
        """The score of the neighbours of both rows."""
        return self._scores(neighbours[self.left], neighbours[self.right])

    def crossed(self, neighbours: Integers) -> Floats:
        """The better score of one row with the other's neighbour."""
        return np.maximum(self._scores(self.left, neighbours[self.right]), self._scores(neighbours[self.left], self.right))

    @property
    def before(self) -> Integers:
        """The row before each row."""
        return self._context.before

    @property
    def after(self) -> Integers:
        """The row after each row."""
        return self._context.after

    @cached_property
    def _keys(self) -> Integers:
        """Each pair as one number, in order."""
        keys: Integers = self._pairs.left.astype(np.int64) * self._rows + self._pairs.right
        return keys

    def _scores(self, left: Integers, right: Integers) -> Floats:
        """The scores of these pairs of rows, 0 where they are no pair or one is missing (-1)."""
        keys = self._keys
        wanted = np.minimum(left, right).astype(np.int64) * self._rows + np.maximum(left, right)
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        return np.where((keys[place] == wanted) & (np.minimum(left, right) >= 0), self._pairs.score[place], 0.0)


NEIGHBOURHOOD_FEATURES = FeatureSet[NeighbourhoodPairs](
    {
        "log_odds": lambda pairs: pairs.log_odds,
        "rank_least": lambda pairs: pairs.ranks.min(axis=0),
        "rank_most": lambda pairs: pairs.ranks.max(axis=0),
        "lead_least": lambda pairs: pairs.margins.min(axis=0),
        "lead_most": lambda pairs: pairs.margins.max(axis=0),
        "rank_there_least": lambda pairs: pairs.ranks_in_source.min(axis=0),
        "rank_there_most": lambda pairs: pairs.ranks_in_source.max(axis=0),
        "lead_there_least": lambda pairs: pairs.margins_in_source.min(axis=0),
        "lead_there_most": lambda pairs: pairs.margins_in_source.max(axis=0),
        "before_alike": lambda pairs: pairs.both(pairs.before),
        "after_alike": lambda pairs: pairs.both(pairs.after),
        "other_after": lambda pairs: pairs.crossed(pairs.after),
        "other_before": lambda pairs: pairs.crossed(pairs.before),
        "through_others": lambda pairs: pairs.paths,
        "company_least": lambda pairs: pairs.least_sum,
        "company_most": lambda pairs: pairs.most_sum,
    }
)


def _log_odds(score: Floats) -> Floats:
    clipped = np.clip(score, FLOOR, 1 - FLOOR)
    log_odds: Floats = np.log(clipped / (1 - clipped))
    return log_odds


def _ranks_and_margins(lists: Integers, both: Floats, best_first: Integers, near: Integers) -> tuple[Floats, Floats]:
    """The rank of each near pair among those of its left and of its right row, and its margin: each of shape (2, near).

    Every pair stands twice in `lists`, which numbers the list of its left row and behind all these that of its right row; `both` are their
    log odds, `best_first` the order of these.
    """
    order = best_first[np.argsort(lists[best_first], kind="stable")]
    place = np.empty(len(order), dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    lists, both = lists[order], both[order]
    # What follows is asked of the near pairs alone, in a large corpus a fraction.
    places = place[np.stack((near, near + len(lists) // 2))]
    first = np.searchsorted(lists, lists[places])
    starts = np.where(first_of_runs(lists, both), np.arange(len(lists), dtype=np.int32), 0)
    rank = np.maximum.accumulate(starts)[places] - first
    second = np.minimum(first + 1, max(0, len(lists) - 1))
    followed = (lists[second] == lists[places]) & (second > first)
    runner_up = np.where(followed, both[second], _log_odds(np.zeros(1)))
    return rank.astype(np.float64), both[places] - np.where(rank == 0, runner_up, both[first])


def _paths_through_others(pairs: Pairs, left: Integers, right: Integers, rows: int) -> tuple[Floats, Floats, Floats]:
    """The summed product of scores over third rows; and the summed score of either row to any, the lesser and the greater."""
    counting = pairs.subset(np.flatnonzero(pairs.score >= LEAST_SCORE))
    ones = np.concatenate((counting.left, counting.right))
    others = np.concatenate((counting.right, counting.left))
    score = np.tile(counting.score, 2)
    order = np.lexsort((others, ones))
    ones, others, score = ones[order], others[order], score[order]
    keys = ones.astype(np.int64) * rows + others
    partners = RaggedArray.from_row_numbers(ones, np.arange(len(ones)), rows)
    paths = np.zeros(len(left))
    for batch in batches(len(left) if len(keys) else 0, PAIRS_PER_BATCH):
        one, other = left[batch], right[batch]
        cells, sizes = partners.gather(one)
        pair = np.repeat(np.arange(len(one)), sizes)
        wanted = others[cells].astype(np.int64) * rows + other[pair]
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        product = np.where(keys[place] == wanted, score[cells] * score[place], 0.0)
        paths[batch] = np.bincount(pair, weights=product, minlength=len(one))
    summed = np.bincount(ones, weights=score, minlength=rows)
    return paths, np.minimum(summed[left], summed[right]), np.maximum(summed[left], summed[right])
