"""Whether what stands around two statements is alike: the sentence before and the one after tell what a short or leaning one speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.assembly.points.table import KINDS, TermTable, distinct, ratio

if TYPE_CHECKING:
    from briefing.assembly.points.setting import Setting
    from briefing.assembly.points.table import Floats, Integers


def context_dice(table: TermTable, setting: Setting, left: Integers, right: Integers) -> Floats:
    """The share of the weight of words (by rarity) that is common to the surroundings of each pair, statement and neighbours together."""
    import numpy as np

    rows, places = np.unique(np.concatenate((left, right)), return_inverse=True)
    keys = _words_around(table, setting, rows)
    of, columns = keys // table.width, keys % table.width
    weights = np.bincount(of, weights=table.rarity[columns], minlength=len(rows)).astype(np.float64)
    starts = np.searchsorted(keys, np.arange(len(rows) + 1) * table.width)
    one, other = places[: len(left)], places[len(left) :]
    lengths = starts[one + 1] - starts[one]
    pair = np.repeat(np.arange(len(one)), lengths)
    cells = np.repeat(starts[one], lengths) + np.arange(len(pair)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    wanted = np.repeat(other, lengths) * table.width + columns[cells]
    hit = keys[np.minimum(np.searchsorted(keys, wanted), max(0, len(keys) - 1))] == wanted
    shared = np.bincount(pair[hit], weights=table.rarity[columns[cells[hit]]], minlength=len(one)).astype(np.float64)
    return ratio(2 * shared, weights[one] + weights[other])


def _words_around(table: TermTable, setting: Setting, rows: Integers) -> Integers:
    """Sorted keys, place in `rows` times the table's width plus column: the words of each row and of its neighbours, each once."""
    import numpy as np

    places, around = [], []
    for neighbour in (rows, setting.before[rows], setting.after[rows]):
        there = np.flatnonzero(neighbour >= 0)
        places.append(there)
        around.append(neighbour[there])
    place, row = np.concatenate(places), np.concatenate(around)
    lengths = table.starts[row + 1] - table.starts[row]
    cells = np.repeat(table.starts[row], lengths) + np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    columns = table.columns[cells]
    words = table.kind[columns] == KINDS.index("word")
    return distinct(np.repeat(place, lengths)[words].astype(np.int64) * table.width + columns[words])
