"""Whether what stands around two statements is alike: the sentences before and after tell what a short or leaning one speaks of."""

from __future__ import annotations

import numpy as np

from briefing.assembly.arrays import Floats, Integers, safe_ratio, unique_sorted
from briefing.assembly.compare.row_context import RowContext
from briefing.assembly.compare.sparse_rows import SparseRows, rows_in
from briefing.assembly.compare.term_extraction import WORDS
from briefing.assembly.compare.term_matrix import TermMatrix


def surroundings_dice(terms: TermMatrix, context: RowContext, left: Integers, right: Integers) -> Floats:
    """The share of the idf of words that is common to the surroundings of each pair, statement and neighbours together."""
    rows, one, other = rows_in(left, right, terms.rows)
    words = SparseRows(_words_around(terms, context, rows), terms.width, len(rows))
    totals = words.sums(terms.idf)
    (shared,) = words.shared(one, other, terms.idf)
    return safe_ratio(2 * shared, totals[one] + totals[other])


def _words_around(terms: TermMatrix, context: RowContext, rows: Integers) -> Integers:
    """Sorted keys, place in `rows` times the matrix's width plus column: the words of each row and of its neighbours, each once."""
    places, around = [], []
    for neighbour in (rows, context.before[rows], context.after[rows]):
        there = np.flatnonzero(neighbour >= 0)
        places.append(there)
        around.append(neighbour[there])
    columns, sizes = terms.cells.gather(np.concatenate(around))
    words = terms.kind[columns] == WORDS
    return unique_sorted(np.repeat(np.concatenate(places), sizes)[words].astype(np.int64) * terms.width + columns[words])
