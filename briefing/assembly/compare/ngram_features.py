"""Features of the very wording of pairs: shared runs of words, small ones included, as quotations and copies share them; and lengths."""

from __future__ import annotations

import numpy as np

from briefing.assembly.arrays import Floats, Integers, expand_ranges, number_densely, safe_ratio, unique_sorted
from briefing.assembly.compare.features import FeatureSet
from briefing.assembly.compare.row_context import RowContext
from briefing.assembly.compare.sparse_rows import SparseRows, rows_in
from briefing.assembly.compare.term_matrix import TermMatrix
from briefing.assembly.text.vocabulary import Vocabulary
from briefing.assembly.text.words import WordIndex

TRIGRAM, BIGRAM = 3, 2


class NgramPairs:
    """Pairs of rows with the n-grams that they share."""

    def __init__(self, terms: TermMatrix, context: RowContext, left: Integers, right: Integers) -> None:
        rows, one, other = rows_in(left, right, terms.rows)
        self.trigrams, self.rare_trigrams, number = _shared_trigrams(terms.word_index, rows, one, other)
        self.fewer, self.more = np.minimum(number[one], number[other]), np.maximum(number[one], number[other])
        self.bigrams, number = _shared_bigrams(terms.word_index, rows, one, other)
        self.fewer_bigrams: Floats = np.minimum(number[one], number[other])
        sizes = terms.word_index.sizes[rows]
        self.lengths = np.stack((sizes[one], sizes[other]))
        self.ordinals = np.stack((context.ordinal[left], context.ordinal[right]))


NGRAM_FEATURES = FeatureSet[NgramPairs](
    {
        "runs_shared": lambda pairs: pairs.trigrams,
        "runs_contained": lambda pairs: safe_ratio(pairs.trigrams, pairs.fewer),
        "runs_dice": lambda pairs: safe_ratio(2 * pairs.trigrams, pairs.fewer + pairs.more),
        "runs_rare": lambda pairs: pairs.rare_trigrams,
        "duos_contained": lambda pairs: safe_ratio(pairs.bigrams, pairs.fewer_bigrams),
        "least_length": lambda pairs: pairs.lengths.min(axis=0),
        "most_length": lambda pairs: pairs.lengths.max(axis=0),
        "least_place": lambda pairs: pairs.ordinals.min(axis=0),
        "most_place": lambda pairs: pairs.ordinals.max(axis=0),
    }
)


def _shared_trigrams(index: WordIndex, rows: Integers, left: Integers, right: Integers) -> tuple[Floats, Floats, Floats]:
    """Of each pair (places in `rows`) how many trigrams both have, and how rare these are together; and how many each row has."""
    trigrams = _ngrams(index, rows, TRIGRAM)
    ones, rarity = np.ones(trigrams.width), 1 / np.maximum(1, trigrams.document_frequency())
    shared, rare = trigrams.shared(left, right, ones, rarity)
    return shared, rare, trigrams.sums(ones)


def _shared_bigrams(index: WordIndex, rows: Integers, left: Integers, right: Integers) -> tuple[Floats, Floats]:
    """Of each pair (places in `rows`) how many bigrams both have; and how many each row has."""
    bigrams = _ngrams(index, rows, BIGRAM)
    ones = np.ones(bigrams.width)
    (shared,) = bigrams.shared(left, right, ones)
    return shared, bigrams.sums(ones)


def _ngrams(index: WordIndex, rows: Integers, length: int) -> SparseRows:
    """The different n-grams of so many words in each of these rows."""
    lowered = Vocabulary()
    words = index.map_unique(lambda printed: lowered[printed.lower()])
    codes, counts = _ngram_codes(index, rows, words, len(lowered), length)
    numbers, different = number_densely(codes)
    width = max(1, different)
    return SparseRows(unique_sorted(np.repeat(np.arange(len(rows)) * width, counts) + numbers), width, len(rows))


def _ngram_codes(index: WordIndex, rows: Integers, words: Integers, size: int, length: int) -> tuple[Integers, Integers]:
    """Each n-gram of these rows as one number, made of those of its words (of `size`), row by row; and how many each row has."""
    flat, sizes = index.gather(rows)
    starts = np.cumsum(sizes) - sizes
    places, counts = expand_ranges(starts, np.maximum(starts, starts + sizes - (length - 1)))
    codes = words[flat[places]].astype(np.int64)
    for step in range(1, length):
        codes *= size
        codes += words[flat[places + step]]
    return codes, counts
