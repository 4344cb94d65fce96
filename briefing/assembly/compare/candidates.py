"""Candidates by blocking: statements that share rare terms, found through an index and never by trying all pairs."""

from __future__ import annotations

from itertools import takewhile

import numpy as np

from briefing.assembly.arrays import ROWS_PER_BATCH, Flags, Integers, batches, expand_ranges, first_of_runs
from briefing.assembly.compare.term_extraction import NUMBERS, PAIRS, WORDS
from briefing.assembly.compare.term_matrix import TermMatrix

TERM_BUDGET = 3_000_000
"""Terms of a large corpus that are looked up, so far as each statement keeps its few rarest."""
LEAST_TERMS, MOST_TERMS = 8, 40
LOOKUP_BUDGET = 4_000_000
"""Looked-up pairs of a large corpus; small corpora stay far below it."""
LEAST_WINDOW, MOST_WINDOW = 3, 200
PAIR_BUDGET = 400_000
"""Pairs that are compared of a large corpus, so far as each statement keeps its few best partners."""
LEAST_PARTNERS, MOST_PARTNERS = 4, 60


def candidates(terms: TermMatrix) -> tuple[Integers, Integers]:
    """Pairs of rows (left < right) that share rare terms, each row's best partners only, in order.

    The rows of a term stand in one list; each is paired with the next few of it. Lists are sorted so that rows which share their rarest
    term are neighbours: a list too long to be paired completely still brings near copies together.
    """
    left, right, times = _pairs_found(terms)
    best = _best_partners(left, right, times, terms.rows)
    return left[best].astype(np.int64), right[best].astype(np.int64)


def _pairs_found(terms: TermMatrix) -> tuple[Integers, Integers, Integers]:
    """Each pair of rows that was found, in order, and how often."""
    keys, times = _times_found(_windowed_pairs(*_lists(terms), terms.rows))
    left, right = np.empty(len(keys), dtype=np.int32), np.empty(len(keys), dtype=np.int32)
    np.floor_divide(keys, max(1, terms.rows), out=left, casting="unsafe")  # at once in 32 bits, as there are millions
    np.remainder(keys, max(1, terms.rows), out=right, casting="unsafe")
    return left, right, times


def _lists(terms: TermMatrix) -> tuple[Integers, Integers]:
    """The rows and columns of the terms that are looked up, by column; the rows of a column by their rarest term."""
    rows, columns, rarest = _rarest_terms(terms)
    order = np.argsort(columns.astype(np.int64) * (terms.width + 1) + rarest[rows], kind="stable")  # rows are in order already
    return rows[order], columns[order]


def _times_found(keys: Integers) -> tuple[Integers, Integers]:
    """Sorted keys, each once, and how often each was among them."""
    first = first_of_runs(keys)
    starts: Integers = np.append(np.flatnonzero(first).astype(np.int32), np.int32(len(keys)))
    return keys[first], starts[1:] - starts[:-1]


def _windowed_pairs(rows: Integers, columns: Integers, size: int) -> Integers:
    """Each row with the next few that have the same column, as sorted keys: the lesser row times `size` plus the greater."""
    window = int(np.clip(LOOKUP_BUDGET // max(1, len(rows)), LEAST_WINDOW, MOST_WINDOW))
    # Counted first, so that the keys, the most that is held here, are never held twice. Columns are in order: what is not the same a few
    # places on is not the same further on.
    counted = (int(np.count_nonzero(columns[step:] == columns[:-step])) for step in range(1, window + 1))
    counts = list(takewhile(bool, counted))
    keys, start = np.empty(sum(counts), dtype=np.int64), 0
    for step, count in enumerate(counts, 1):
        same = np.flatnonzero(columns[step:] == columns[:-step])
        one, other = rows[same], rows[same + step]
        keys[start : start + count] = np.minimum(one, other).astype(np.int64) * size + np.maximum(one, other)
        start += count
    keys.sort()
    return keys


def _rarest_terms(terms: TermMatrix) -> tuple[Integers, Integers, Integers]:
    """The rarest terms of each row that another has too, as rows and columns; and the rarest of each row, -1 where it has none."""
    most = int(np.clip(TERM_BUDGET // max(1, terms.rows), LEAST_TERMS, MOST_TERMS))
    looked_up = np.isin(terms.kind, [WORDS, PAIRS, NUMBERS]) & (terms.document_frequency > 1)
    rarest = np.full(terms.rows, -1, dtype=np.int32)
    parts = [(np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int32))]
    for batch in batches(terms.rows, ROWS_PER_BATCH):
        rows, columns = terms.cells.cells(batch)
        kept = looked_up[columns]
        rows, columns = rows[kept], columns[kept]
        order = (rows - batch.start).astype(np.int64) * (terms.rows + 1) + terms.document_frequency[columns]
        order = order * terms.width + columns  # the rarest of a row first
        order.sort(kind="stable")
        rows, columns = (order // (terms.width * (terms.rows + 1)) + batch.start).astype(np.int32), (order % terms.width).astype(np.int32)
        rank = np.arange(len(rows)) - np.searchsorted(rows, rows)
        rarest[rows[rank == 0]] = columns[rank == 0]
        parts.append((rows[rank < most], columns[rank < most]))
    rows, columns = (np.concatenate(part) for part in zip(*parts, strict=True))
    return rows, columns, rarest


def _best_partners(left: Integers, right: Integers, times: Integers, rows: int) -> Flags:
    """Which pairs, in order of `left`, are among the best (most `times` found) of one of their two rows."""
    keep = int(np.clip(PAIR_BUDGET // max(1, rows), LEAST_PARTNERS, MOST_PARTNERS))
    by_right = np.argsort(right, kind="stable")
    chosen = np.zeros(len(left), dtype=bool)
    most = int(times.max(initial=0))
    width = (most + 1) * max(1, len(left))
    for batch in batches(rows, ROWS_PER_BATCH):
        span = np.array((batch.start, batch.start + ROWS_PER_BATCH), dtype=left.dtype)
        as_left = np.arange(*np.searchsorted(left, span))
        as_right = by_right[slice(*np.searchsorted(right, span, sorter=by_right))]
        ends, pair = np.concatenate((left[as_left], right[as_right])).astype(np.int64), np.concatenate((as_left, as_right))
        order = (ends - batch.start) * width + (most - times[pair]) * max(1, len(left)) + pair  # the best of a row first
        order.sort()
        offsets = np.searchsorted(order, np.arange(batch.stop - batch.start + 1) * width)
        first, _ = expand_ranges(offsets[:-1], np.minimum(offsets[:-1] + keep, offsets[1:]))
        chosen[order[first] % max(1, len(left))] = True
    return chosen
