"""How a pair stands beside the other pairs of its two rows: whether each is the other's best, and whether third ones say it too."""

from __future__ import annotations

import numpy as np

from briefing.assembly.arrays import Floats, Integers, expand_ranges
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.compare.row_context import RowContext
from briefing.assembly.compare.term_matrix import PAIRS_PER_BATCH

FEATURES = (
    "log_odds",
    "rank_least",
    "rank_most",
    "lead_least",
    "lead_most",
    "rank_there_least",
    "rank_there_most",
    "lead_there_least",
    "lead_there_most",
    "before_alike",
    "after_alike",
    "other_after",
    "other_before",
    "through_others",
    "company_least",
    "company_most",
)
LEAST_SCORE = 0.03
"""From which likeness on a pair counts as company."""
FLOOR = 1e-4
"""The likeness of what was not compared, where log odds are taken."""


def neighbourhood_features(pairs: Pairs, near: Integers, setting: RowContext, rows: int) -> Floats:
    """The figures of those pairs that `near` numbers, in the order of FIGURES: shape (near, figures).

    `rank` and `lead` tell how many of a row's pairs are more alike, and by how much (in log odds) this one is ahead of the best other;
    `there` looks only at the row's pairs with the other's source. Of a pair's two rows the lesser and the greater value are given.
    """
    odds = _log_odds(pairs.likeness)
    columns = [odds[near]]
    for there in (False, True):
        ranks, leads = _rank_and_margin(pairs, odds, near, setting, there)
        columns += [ranks.min(axis=0), ranks.max(axis=0), leads.min(axis=0), leads.max(axis=0)]
    left, right = pairs.left[near], pairs.right[near]
    before, after = setting.before, setting.after
    columns += [
        _score_of(pairs, before[left], before[right], rows),
        _score_of(pairs, after[left], after[right], rows),
        np.maximum(_score_of(pairs, left, after[right], rows), _score_of(pairs, after[left], right, rows)),
        np.maximum(_score_of(pairs, left, before[right], rows), _score_of(pairs, before[left], right, rows)),
        *_paths_through_others(pairs, left, right, rows),
    ]
    return np.stack(columns, axis=1)


def _log_odds(likeness: Floats) -> Floats:
    clipped = np.clip(likeness, FLOOR, 1 - FLOOR)
    result: Floats = np.log(clipped / (1 - clipped))
    return result


def _rank_and_margin(pairs: Pairs, odds: Floats, near: Integers, setting: RowContext, there: bool) -> tuple[Floats, Floats]:
    """The rank of each near pair among those of its left and of its right row, and its lead: each of shape (2, near)."""
    ends, others = np.concatenate((pairs.left, pairs.right)), np.concatenate((pairs.right, pairs.left))
    # Of sources there can be more than rows, where many print the same line.
    sources = int(setting.source.max(initial=0)) + 1
    lists = ends.astype(np.int64) * sources + setting.source[others] if there else ends
    both = np.concatenate((odds, odds))
    order = np.lexsort((-both, lists))
    lists, both = lists[order], both[order]
    # Where the near pairs stand in this order; what follows is asked of them alone, in a large corpus a fraction.
    place = np.empty(len(order), dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    del order
    at = place[np.stack((near, near + len(odds)))]
    del place
    first = np.searchsorted(lists, lists[at])
    opens = np.append(True, (lists[1:] != lists[:-1]) | (both[1:] != both[:-1]))[: len(lists)]
    rank = np.maximum.accumulate(np.where(opens, np.arange(len(lists), dtype=np.int32), 0))[at] - first
    second = np.minimum(first + 1, max(0, len(lists) - 1))
    followed = (lists[second] == lists[at]) & (second > first)
    runner_up = np.where(followed, both[second], _log_odds(np.zeros(1)))
    return rank.astype(np.float64), both[at] - np.where(rank == 0, runner_up, both[first])


def _score_of(pairs: Pairs, ones: Integers, others: Integers, rows: int) -> Floats:
    """How alike these are, 0 where they are no pair or one is missing (-1)."""
    keys = pairs.left.astype(np.int64) * rows + pairs.right
    wanted = np.minimum(ones, others).astype(np.int64) * rows + np.maximum(ones, others)
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where((keys[place] == wanted) & (np.minimum(ones, others) >= 0), pairs.likeness[place], 0.0)


def _paths_through_others(pairs: Pairs, left: Integers, right: Integers, rows: int) -> tuple[Floats, Floats, Floats]:
    """The summed product of likeness over third rows; and the summed likeness of either row to any, the lesser and the greater."""
    counts = np.flatnonzero(pairs.likeness >= LEAST_SCORE)
    ones = np.concatenate((pairs.left[counts], pairs.right[counts]))
    others = np.concatenate((pairs.right[counts], pairs.left[counts]))
    alike = np.tile(pairs.likeness[counts], 2)
    order = np.lexsort((others, ones))
    ones, others, alike = ones[order], others[order], alike[order]
    keys = ones.astype(np.int64) * rows + others
    starts = np.searchsorted(ones, np.arange(rows + 1))
    through = np.zeros(len(left))
    for at in range(0, len(left) if len(keys) else 0, PAIRS_PER_BATCH):
        one, other = left[at : at + PAIRS_PER_BATCH], right[at : at + PAIRS_PER_BATCH]
        cells, lengths = expand_ranges(starts[one], starts[one + 1])
        pair = np.repeat(np.arange(len(one)), lengths)
        wanted = others[cells].astype(np.int64) * rows + other[pair]
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        product = np.where(keys[place] == wanted, alike[cells] * alike[place], 0.0)
        through[at : at + PAIRS_PER_BATCH] = np.bincount(pair, weights=product, minlength=len(one))
    summed = np.bincount(ones, weights=alike, minlength=rows)
    return through, np.minimum(summed[left], summed[right]), np.maximum(summed[left], summed[right])
