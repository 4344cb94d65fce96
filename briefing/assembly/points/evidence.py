"""How two statements compare: the figures that the pair model weighs, for many pairs at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefing.assembly.points.table import KINDS, TermTable

if TYPE_CHECKING:
    from briefing.assembly.points.table import Floats, Integers

WORD, NAME, NUMBER, TIME, PAIR, QUOTED = range(len(KINDS))

FEATURES = (
    "words_dice",
    "words_contained",
    "words_shared",
    "rarest_shared",
    "pairs_dice",
    "pairs_contained",
    "pairs_shared",
    "names_dice",
    "names_contained",
    "names_apart",
    "numbers_shared",
    "numbers_apart",
    "number_alone",
    "times_shared",
    "times_apart",
    "quoted_shared",
    "quoted_contained",
    "quoted_apart",
    "negation_apart",
    "denial_apart",
    "same_source",
    "neighbours",
    "position_apart",
    "length_ratio",
    "shorter_length",
    "best_of_left",
    "best_of_right",
    "mutual_best",
    "copied",
)


class Setting(NamedTuple):
    """Where each row stands: number of its source, ordinal in it, share of the article before it."""

    source: Integers
    ordinal: Integers
    position: Floats


def compare(table: TermTable, setting: Setting, left: Integers, right: Integers) -> Floats:
    """The figures of each pair in the order of FEATURES: shape (pairs, features).

    "Best" compares a pair with the other pairs given that have the same row, so all candidates of a row belong into one call.
    """
    import numpy as np

    totals = table.totals()
    shared, count, rarest = _shared(table, left, right)
    one, other = totals[left], totals[right]
    with np.errstate(divide="ignore", invalid="ignore"):
        dice = np.nan_to_num(2 * shared / (one + other))
        contained = np.nan_to_num(shared / np.minimum(one, other))
    both = (one > 0) & (other > 0)
    apart = both & (count == 0)
    likeness = dice[:, WORD] + 0.5 * dice[:, PAIR]
    best = np.zeros(table.rows)
    np.maximum.at(best, left, likeness)
    np.maximum.at(best, right, likeness)
    best = np.maximum(best, 1e-9)
    same = setting.source[left] == setting.source[right]
    short, long = np.minimum(table.words[left], table.words[right]), np.maximum(table.words[left], table.words[right])
    columns = [
        dice[:, WORD],
        contained[:, WORD],
        np.log1p(shared[:, WORD]),
        rarest[:, WORD] / 5,
        dice[:, PAIR],
        contained[:, PAIR],
        np.log1p(count[:, PAIR]),
        dice[:, NAME],
        contained[:, NAME],
        apart[:, NAME],
        np.minimum(count[:, NUMBER], 2),
        apart[:, NUMBER],
        (one[:, NUMBER] > 0) ^ (other[:, NUMBER] > 0),
        np.minimum(count[:, TIME], 1),
        apart[:, TIME],
        np.log1p(shared[:, QUOTED]),
        contained[:, QUOTED],
        apart[:, QUOTED],
        table.negated[left] != table.negated[right],
        table.denies[left] != table.denies[right],
        same,
        same / (1.0 + np.abs(setting.ordinal[left] - setting.ordinal[right])),
        np.abs(setting.position[left] - setting.position[right]),
        short / np.maximum(1, long),
        np.log1p(short),
        likeness / best[left],
        likeness / best[right],
        (likeness >= best[left]) & (likeness >= best[right]),
        (dice[:, PAIR] > 0.8) & (dice[:, WORD] > 0.8),
    ]
    return np.stack([np.asarray(column, dtype=np.float64) for column in columns], axis=1)


PAIRS_AT_ONCE = 100_000


def _shared(table: TermTable, left: Integers, right: Integers) -> tuple[Floats, Floats, Floats]:
    """`table.shared` in pieces, so that memory stays small."""
    import numpy as np

    pieces = [
        table.shared(left[at : at + PAIRS_AT_ONCE], right[at : at + PAIRS_AT_ONCE]) for at in range(0, max(1, len(left)), PAIRS_AT_ONCE)
    ]
    joined: Sequence[Floats] = [np.concatenate(parts) for parts in zip(*pieces, strict=True)]
    return joined[0], joined[1], joined[2]
