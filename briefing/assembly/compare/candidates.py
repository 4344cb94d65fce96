"""Which statements are worth comparing: those that share rare words, found through an index and never by trying all pairs."""

from __future__ import annotations

from itertools import takewhile

import numpy as np

from briefing.assembly.arrays import Flags, Integers
from briefing.assembly.compare.term_matrix import KINDS, ROWS_PER_BATCH, TermMatrix

TERMS = 3_000_000
"""Terms of a large corpus that are looked up, so far as each statement keeps its few rarest."""
LEAST_TERMS, MOST_TERMS = 8, 40
PAIR_BUDGET = 4_000_000
"""Looked-up pairs of a large corpus; small corpora stay far below it."""
LEAST_WINDOW, MOST_WINDOW = 3, 200
PAIRS = 400_000
"""Pairs that are compared of a large corpus, so far as each statement keeps its few best partners."""
LEAST_PARTNERS, MOST_PARTNERS = 4, 60


def candidates(table: TermMatrix) -> tuple[Integers, Integers]:
    """Pairs of rows (left < right) that share rare terms, each row's best partners only, in order.

    A term's statements stand in one list; each is paired with the next few of it. Lists are sorted so that statements which share
    their rarest term are neighbours: a list too long to be paired completely still brings near copies together.
    """
    rows, columns, rarest = _rarest_terms(table)
    if not len(rows):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    order = np.argsort(columns.astype(np.int64) * (table.width + 1) + rarest[rows], kind="stable")  # rows are in order already
    rows, columns = rows[order], columns[order]
    del order
    keys = _beside(rows, columns, table.rows)
    del rows, columns
    first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))[: len(keys)])
    times = np.diff(first, append=len(keys)).astype(np.int32)
    keys = keys[first]
    del first
    best = _best_partners((keys // table.rows).astype(np.int32), (keys % table.rows).astype(np.int32), times, table.rows)
    return keys[best] // table.rows, keys[best] % table.rows


def _beside(rows: Integers, columns: Integers, size: int) -> Integers:
    """Each row with the next few that have the same column, as sorted keys: the lesser row times `size` plus the greater."""
    window = int(np.clip(PAIR_BUDGET // len(rows), LEAST_WINDOW, MOST_WINDOW))
    # Counted first, so that the keys, the most that is held here, are never held twice. Columns are in order: what is not the same a few
    # places on is not the same further on.
    counted = (int(np.count_nonzero(columns[step:] == columns[:-step])) for step in range(1, window + 1))
    numbers = list(takewhile(bool, counted))
    keys, at = np.empty(sum(numbers), dtype=np.int64), 0
    for step, number in enumerate(numbers, 1):
        same = np.flatnonzero(columns[step:] == columns[:-step])
        one, other = rows[same], rows[same + step]
        keys[at : at + number] = np.minimum(one, other).astype(np.int64) * size + np.maximum(one, other)
        at += number
    keys.sort()
    return keys


def _rarest_terms(table: TermMatrix) -> tuple[Integers, Integers, Integers]:
    """The rarest terms of each row that another has too, as rows and columns; and the rarest of each row, -1 where it has none."""
    most = int(np.clip(TERMS // max(1, table.rows), LEAST_TERMS, MOST_TERMS))
    looked_up = np.isin(table.kind, [KINDS.index("word"), KINDS.index("pair"), KINDS.index("number")]) & (table.spread > 1)
    rarest = np.full(table.rows, -1, dtype=np.int32)
    found = [(np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int32))]
    for at in range(0, table.rows, ROWS_PER_BATCH):
        rows, columns = table.cells(at, at + ROWS_PER_BATCH)
        kept = looked_up[columns]
        rows, columns = rows[kept], columns[kept]
        order = (
            (rows - at).astype(np.int64) * (table.rows + 1) + table.spread[columns]
        ) * table.width + columns  # the rarest of a row first
        order.sort(kind="stable")
        rows, columns = (order // (table.width * (table.rows + 1)) + at).astype(np.int32), (order % table.width).astype(np.int32)
        rank = np.arange(len(rows)) - np.searchsorted(rows, rows)
        rarest[rows[rank == 0]] = columns[rank == 0]
        found.append((rows[rank < most], columns[rank < most]))
    rows, columns = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return rows, columns, rarest


def _best_partners(left: Integers, right: Integers, times: Integers, rows: int) -> Flags:
    """Which pairs, in order of `left`, are among the best (most `times` found) of one of their two rows."""
    keep = int(np.clip(PAIRS // rows, LEAST_PARTNERS, MOST_PARTNERS))
    by_right = np.argsort(right, kind="stable")
    chosen = np.zeros(len(left), dtype=bool)
    most = int(times.max(initial=0))
    for at in range(0, rows, ROWS_PER_BATCH):
        span = np.array((at, at + ROWS_PER_BATCH), dtype=left.dtype)
        as_left = np.arange(*np.searchsorted(left, span))
        as_right = by_right[slice(*np.searchsorted(right, span, sorter=by_right))]
        ends, pair = np.concatenate((left[as_left], right[as_right])).astype(np.int64), np.concatenate((as_left, as_right))
        order = ((ends - at) * (most + 1) + most - times[pair]) * len(left) + pair  # the best of a row first
        order.sort()
        ends, pair = order // (len(left) * (most + 1)), order % len(left)
        rank = np.arange(len(ends)) - np.searchsorted(ends, ends)
        chosen[pair[rank < keep]] = True
    return chosen
