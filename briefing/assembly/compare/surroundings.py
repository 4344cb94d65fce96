"""Whether what stands around two statements is alike: the sentence before and the one after tell what a short or leaning one speaks of."""

from __future__ import annotations

import numpy as np

from briefing.assembly.arrays import Floats, Integers, expand_ranges, intersect, safe_ratio, unique_sorted
from briefing.assembly.compare.row_context import RowContext
from briefing.assembly.compare.sparse_rows import rows_in
from briefing.assembly.compare.term_matrix import KINDS, TermMatrix


def context_dice(table: TermMatrix, setting: RowContext, left: Integers, right: Integers) -> Floats:
    """The share of the weight of words (by rarity) that is common to the surroundings of each pair, statement and neighbours together."""
    rows, one, other = rows_in(left, right, table.rows)
    keys = _words_around(table, setting, rows)
    of, columns = keys // table.width, keys % table.width
    weights = np.bincount(of, weights=table.rarity[columns], minlength=len(rows)).astype(np.float64)
    starts = np.searchsorted(keys, np.arange(len(rows) + 1) * table.width)

    def keyed(ends: Integers) -> Integers:
        cells, lengths = expand_ranges(starts[ends], starts[ends + 1])
        return np.repeat(np.arange(len(ends)) * table.width, lengths) + columns[cells]

    pair, common = intersect(np.concatenate((keyed(one), keyed(other))), table.width)
    shared = np.bincount(pair, weights=table.rarity[common], minlength=len(one)).astype(np.float64)
    return safe_ratio(2 * shared, weights[one] + weights[other])


def _words_around(table: TermMatrix, setting: RowContext, rows: Integers) -> Integers:
    """Sorted keys, place in `rows` times the table's width plus column: the words of each row and of its neighbours, each once."""
    places, around = [], []
    for neighbour in (rows, setting.before[rows], setting.after[rows]):
        there = np.flatnonzero(neighbour >= 0)
        places.append(there)
        around.append(neighbour[there])
    place, row = np.concatenate(places), np.concatenate(around)
    cells, lengths = expand_ranges(table.starts[row], table.starts[row + 1])
    columns = table.columns[cells]
    words = table.kind[columns] == KINDS.index("word")
    return unique_sorted(np.repeat(place, lengths)[words].astype(np.int64) * table.width + columns[words])
