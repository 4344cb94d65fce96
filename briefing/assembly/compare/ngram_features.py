"""How pairs share their very wording: runs of words, small ones included, as quotations and copies share them; and how long they are."""

from __future__ import annotations

import numpy as np

from briefing.assembly.arrays import Floats, Integers, expand_ranges, safe_ratio, unique_sorted
from briefing.assembly.compare.row_context import RowContext
from briefing.assembly.compare.sparse_rows import SparseRows, rows_in
from briefing.assembly.compare.term_matrix import TermMatrix
from briefing.assembly.text.vocabulary import Vocabulary

FEATURES = (
    "runs_shared",
    "runs_contained",
    "runs_dice",
    "runs_rare",
    "duos_contained",
    "least_length",
    "most_length",
    "least_place",
    "most_place",
)
TRIGRAM, BIGRAM = 3, 2
"""Words in a run."""


def ngram_features(table: TermMatrix, setting: RowContext, left: Integers, right: Integers) -> Floats:
    """The figures of each pair in the order of FIGURES: shape (pairs, figures)."""
    rows, one, other = rows_in(left, right, table.rows)
    runs, duos = (_ngrams(table, rows, length) for length in (TRIGRAM, BIGRAM))
    one_each, rarity = np.ones(runs.width), 1 / np.maximum(1, runs.spread())
    shared, rare = runs.common(one, other, one_each, rarity)
    number = runs.summed(one_each)
    fewer, more = np.minimum(number[one], number[other]), np.maximum(number[one], number[other])
    (shared_duos,) = duos.common(one, other, np.ones(duos.width))
    duo_number = duos.summed(np.ones(duos.width))
    lengths = table.forms.sizes[rows]
    ordinals = np.stack((setting.ordinal[left], setting.ordinal[right]))
    columns = [
        shared,
        safe_ratio(shared, fewer),
        safe_ratio(2 * shared, fewer + more),
        rare,
        safe_ratio(shared_duos, np.minimum(duo_number[one], duo_number[other])),
        np.minimum(lengths[one], lengths[other]),
        np.maximum(lengths[one], lengths[other]),
        ordinals.min(axis=0),
        ordinals.max(axis=0),
    ]
    return np.stack([np.asarray(column, dtype=np.float64) for column in columns], axis=1)


def _ngrams(table: TermMatrix, rows: Integers, length: int) -> SparseRows:
    """The different runs of so many words in each of these rows."""
    forms = table.forms
    lowered = Vocabulary()
    words = forms.map_unique(lambda printed: lowered[printed.lower()])
    flat, sizes = forms.gather(rows)
    starts = np.cumsum(sizes) - sizes
    cells, lengths = expand_ranges(starts, np.maximum(starts, starts + sizes - (length - 1)))
    codes = words[flat[cells]].astype(np.int64)
    for step in range(1, length):
        codes = codes * len(lowered) + words[flat[cells + step]]
    known, numbers = np.unique(codes, return_inverse=True)
    width = max(1, len(known))
    return SparseRows(unique_sorted(np.repeat(np.arange(len(rows)) * width, lengths) + numbers), width, len(rows))
