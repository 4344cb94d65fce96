"""Which statements are worth comparing: those that share rare words, found through an index and never by trying all pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.assembly.points.table import KINDS, TermTable

if TYPE_CHECKING:
    from briefing.assembly.points.table import Integers

TERMS = 3_000_000
"""Terms of a large corpus that are looked up, so far as each statement keeps its few rarest."""
LEAST_TERMS, MOST_TERMS = 8, 40
PAIR_BUDGET = 4_000_000
"""Looked-up pairs of a large corpus; small corpora stay far below it."""
LEAST_WINDOW, MOST_WINDOW = 3, 200
PAIRS = 400_000
"""Pairs that are compared of a large corpus, so far as each statement keeps its few best partners."""
LEAST_PARTNERS, MOST_PARTNERS = 4, 60


def candidates(table: TermTable) -> tuple[Integers, Integers]:
    """Pairs of rows (left < right) that share rare terms, each row's best partners only, in order.

    A term's statements stand in one list; each is paired with the next few of it. Lists are sorted so that statements which share
    their rarest term are neighbours: a list too long to be paired completely still brings near copies together.
    """
    import numpy as np

    nothing = np.zeros(0, dtype=np.int64)
    looked_up = np.isin(table.kind, [KINDS.index("word"), KINDS.index("pair"), KINDS.index("number")]) & (table.spread > 1)
    cells = np.flatnonzero(looked_up[table.columns])
    if not len(cells):
        return nothing, nothing
    rows, columns = table.row_of[cells], table.columns[cells]
    order = np.lexsort((columns, table.spread[columns], rows))
    rows, columns = rows[order], columns[order]
    rank = np.arange(len(rows)) - np.searchsorted(rows, rows)
    rarest = np.full(table.rows, -1, dtype=np.int64)
    rarest[rows[rank == 0]] = columns[rank == 0]
    kept = rank < int(np.clip(TERMS // table.rows, LEAST_TERMS, MOST_TERMS))
    rows, columns = rows[kept], columns[kept]
    order = np.lexsort((rows, rarest[rows], columns))
    rows, columns = rows[order], columns[order]
    window = int(np.clip(PAIR_BUDGET // len(rows), LEAST_WINDOW, MOST_WINDOW))
    found = []
    for step in range(1, window + 1):
        same = np.flatnonzero(columns[step:] == columns[:-step])
        if not len(same):
            break
        one, other = rows[same], rows[same + step]
        found.append(np.minimum(one, other) * table.rows + np.maximum(one, other))
    if not found:
        return nothing, nothing
    pairs, times = np.unique(np.concatenate(found), return_counts=True)
    return _best_partners(pairs // table.rows, pairs % table.rows, times, int(np.clip(PAIRS // table.rows, LEAST_PARTNERS, MOST_PARTNERS)))


def _best_partners(left: Integers, right: Integers, times: Integers, keep: int) -> tuple[Integers, Integers]:
    """The pairs that are among the `keep` best of one of their two rows."""
    import numpy as np

    ends = np.concatenate((left, right))
    pair = np.tile(np.arange(len(left)), 2)
    order = np.lexsort((pair, -np.tile(times, 2), ends))
    ends = ends[order]
    rank = np.arange(len(ends)) - np.searchsorted(ends, ends)
    chosen = np.zeros(len(left), dtype=bool)
    chosen[pair[order][rank < keep]] = True
    return left[chosen], right[chosen]
