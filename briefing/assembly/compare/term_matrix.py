"""The terms of all statements in one matrix of numbers, so that thousands of pairs are compared at once."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from briefing.assembly.arrays import (
    PAIRS_PER_BATCH,
    ROWS_PER_BATCH,
    Flags,
    Floats,
    Integers,
    RaggedArray,
    batches,
    intersect,
    safe_ratio,
)
from briefing.assembly.compare.term_extraction import KINDS, NAMES, NUMBERS, WORDS, Terms, extract_terms
from briefing.assembly.text.numbers.quantity import QuantityStore
from briefing.assembly.text.quotations import MAY_QUOTE
from briefing.assembly.text.terms import DENIAL, NEGATION, WORD, Stemmer, background_idf
from briefing.assembly.text.tokens import TokenMatrix
from briefing.assembly.text.words import WordIndex
from briefing.model import Statement

HASH_MULTIPLIER = 0x9E3779B97F4A7C15
"""Multiplies numbers into numbers that are scattered evenly (Knuth, 6.4)."""


class PairStats(NamedTuple):
    """How pairs of rows compare by kind of term.

    `shared` sums the weights of shared terms, `shared_terms` counts them, `greatest` is the greatest weight of one; `left` and `right` are
    the whole weights of either row. Each is of shape (pairs, kinds).
    """

    shared: Floats
    shared_terms: Floats
    greatest: Floats
    left: Floats
    right: Floats

    @property
    def disjoint(self) -> Flags:
        """Of which kinds both have terms, and none in common."""
        found: Flags = (self.left > 0) & (self.right > 0) & (self.shared_terms == 0)
        return found


class TermMatrix:
    """Rows are statements, columns terms; the terms of KINDS stand one kind after the other.

    `kind` numbers the kind of each column, `document_frequency` the rows that have it; `idf` is ln(rows / document frequency) + 0.5.
    `background_idf` weighs a word by how seldom news in general has it (other kinds as `idf` does): what everybody in a small corpus
    speaks of is still worth comparing. Of terms that only one row has, words alone are columns.

    Of each row: `words` and `distinct_words` count its words, `negated` and `denies` say whether it negates, and whether it denies
    something said, `quoting` whether it may quote, `quantities` are its numbers; `totals` are the summed idf, and the summed background
    idf, of all its terms by kind, also those that are no columns: shape (rows, kinds).
    `tokens` and `word_index` are those of the statements, `stem_numbers` gives the number in `stems` of each printed word, else -1;
    `stemmer` stems single words for whoever looks closer at some of the statements.
    """

    def __init__(self, statements: Sequence[Statement], tokens: TokenMatrix) -> None:
        texts = [statement.text for statement in statements]
        self.rows = len(statements)
        self.tokens = tokens
        self.word_index = WordIndex(tokens, WORD.findall)
        self.quoting = tokens.matching(MAY_QUOTE.search)
        self.negated = self.word_index.matching(NEGATION, texts)
        self.denies = self.word_index.matching(DENIAL, texts)
        self.quantities = QuantityStore()
        self.stemmer = Stemmer()
        self._fill(statements)
        self._drop_singletons()

    def _fill(self, statements: Sequence[Statement]) -> None:
        """Fill the matrix with the terms of the statements."""
        self.stems, self.stem_numbers, kinds = extract_terms(statements, self.word_index, self.quoting, self.quantities)
        self.words: Integers = np.bincount(kinds[WORDS].rows, minlength=self.rows)
        self.width = max(1, sum(terms.width for terms in kinds))
        self.kind: Integers = np.repeat(np.arange(len(KINDS), dtype=np.int8), [terms.width for terms in kinds])
        self.cells = _merge_rows(_unique_keys(kinds, self.width), self.rows, self.width)
        self.distinct_words: list[int] = self._count_words()
        self.document_frequency: Integers = np.bincount(self.cells.values, minlength=len(self.kind)).astype(np.int32)
        self.idf: Floats = np.log(max(2, self.rows) / np.maximum(1, self.document_frequency)) + 0.5
        self.background_idf: Floats = self.idf.copy()
        self.background_idf[: len(self.stems)] = [background_idf(stem) for stem in self.stems]
        self.totals = self._sum_by_row(self.idf), self._sum_by_row(self.background_idf)

    def _drop_singletons(self) -> None:
        """Drop terms that are counted in the totals but that no two rows can have in common: most terms are such."""
        kept_columns = (self.document_frequency > 1) | (self.kind == WORDS)
        number = np.cumsum(kept_columns, dtype=np.int32) - 1
        columns, sizes = [np.zeros(0, dtype=np.int32)], [np.zeros(1, dtype=np.int64)]
        for batch in batches(self.rows, ROWS_PER_BATCH):
            rows, values = self.cells.cells(batch)
            kept = kept_columns[values]
            columns.append(number[values[kept]])
            sizes.append(np.bincount(rows[kept] - batch.start, minlength=batch.stop - batch.start))
        self.cells = RaggedArray(np.concatenate(columns), np.cumsum(np.concatenate(sizes)))
        self.kind, self.document_frequency = self.kind[kept_columns], self.document_frequency[kept_columns]
        self.idf, self.background_idf = self.idf[kept_columns], self.background_idf[kept_columns]
        self.width = max(1, len(self.kind))

    def _count_words(self) -> list[int]:
        """How many different words each row has."""
        counts = np.zeros(self.rows, dtype=np.int64)
        for batch in batches(self.rows, ROWS_PER_BATCH):
            rows, columns = self.cells.cells(batch)
            counts[batch] = np.bincount(rows[self.kind[columns] == WORDS] - batch.start, minlength=batch.stop - batch.start)
        numbers: list[int] = counts.tolist()
        return numbers

    def _sum_by_row(self, weights: Floats) -> Floats:
        """Summed weights for each row and kind. Shape (rows, kinds)."""
        sums = np.zeros((self.rows, len(KINDS)))
        for batch in batches(self.rows, ROWS_PER_BATCH):
            rows, columns = self.cells.cells(batch)
            cells = (rows - batch.start).astype(np.int64) * len(KINDS) + self.kind[columns]
            part = sums[batch]
            part += np.bincount(cells, weights=weights[columns], minlength=part.size).reshape(part.shape)
        return sums

    def having(self, kind: int) -> Flags:
        """Which rows have terms of a kind."""
        found: Flags = self.totals[0][:, kind] > 0
        return found

    def shared(self, left: Integers, right: Integers) -> SharedTerms:
        """The terms that pairs of rows have in common."""
        keys = np.concatenate((self.cells.keys(left, self.width), self.cells.keys(right, self.width)))
        pairs, columns = intersect(keys, self.width)
        return SharedTerms(self, left, right, (pairs * len(KINDS) + self.kind[columns]).astype(np.int32), columns.astype(np.int32))

    def shared_in_batches(self, left: Integers, right: Integers) -> Iterator[tuple[slice, SharedTerms]]:
        """The terms that pairs of rows have in common, a batch of pairs at a time."""
        for batch in batches(len(left), PAIRS_PER_BATCH):
            yield batch, self.shared(left[batch], right[batch])

    def numbers_differ(self, left: Integers, right: Integers) -> Flags:
        """Which pairs of rows both give numbers, and have none in common."""
        return self.disjoint(left, right, NUMBERS)

    def disjoint(self, left: Integers, right: Integers, kind: int) -> Flags:
        """Which pairs of rows both have terms of a kind, and none in common."""
        having = self.having(kind)
        both = np.flatnonzero(having[left] & having[right])
        differ = np.zeros(len(left), dtype=bool)
        for batch, shared in self.shared_in_batches(left[both], right[both]):
            differ[both[batch]] = shared.disjoint()[:, kind]
        return differ

    def share_only_names(self, left: Integers, right: Integers) -> Flags:
        """Which pairs of rows have no words in common but names."""
        only = np.ones(len(left), dtype=bool)
        for batch, shared in self.shared_in_batches(left, right):
            number = shared.counts()
            only[batch] = number[:, WORDS] <= number[:, NAMES]
        return only

    def signatures(self) -> array[int]:
        """For each row the bits, of 64, that its words fall on: for each bit that another row lacks it lacks a word at least."""
        found = np.zeros(self.rows, dtype=np.uint64)
        bits = np.uint64(1) << (np.arange(len(self.kind), dtype=np.uint64) * np.uint64(HASH_MULTIPLIER) >> np.uint64(58))
        bits[self.kind != WORDS] = 0
        for batch in batches(self.rows, ROWS_PER_BATCH):
            rows, columns = self.cells.cells(batch)
            np.bitwise_or.at(found, rows, bits[columns])
        return array("Q", found.tobytes())

    def words_of(self, row: int) -> frozenset[int]:
        """The words of a row by number."""
        # Words are the first kind, so they stand first in their row, and all of them are in the matrix.
        return frozenset(self.cells[row][: self.distinct_words[row]].tolist())


class SharedTerms(NamedTuple):
    """The terms that pairs of rows have in common: for each term the cell of its pair and kind, and its column."""

    matrix: TermMatrix
    left: Integers
    right: Integers
    cells: Integers
    columns: Integers

    def counts(self) -> Floats:
        """How many terms pairs have in common, by kind. Shape (pairs, kinds)."""
        return self._sum()

    def stats(self) -> tuple[PairStats, PairStats]:
        """How the pairs compare, weighed by idf and by background idf."""
        shared_terms = self.counts()
        # Cells are in order: those of a pair stand together, and in them the columns by kind.
        first = np.flatnonzero(np.append(True, self.cells[1:] != self.cells[:-1])[: len(self.cells)])
        found = []
        for weights, totals in zip((self.matrix.idf, self.matrix.background_idf), self.matrix.totals, strict=True):
            of_terms = weights[self.columns]
            greatest = np.zeros(shared_terms.size)
            greatest[self.cells[first]] = np.maximum.reduceat(of_terms, first) if len(first) else 0.0
            shared = self._sum(of_terms)
            found.append(PairStats(shared, shared_terms, greatest.reshape(shared.shape), totals[self.left], totals[self.right]))
        return found[0], found[1]

    def dice(self) -> tuple[Floats, Floats]:
        """The share of the weight of both rows that is common to them, by kind of term: by idf and by background idf."""
        by_idf, by_background = (
            safe_ratio(2 * self._sum(weights[self.columns]), totals[self.left] + totals[self.right])
            for weights, totals in zip((self.matrix.idf, self.matrix.background_idf), self.matrix.totals, strict=True)
        )
        return by_idf, by_background

    def disjoint(self) -> Flags:
        """Of which kinds both of each pair have terms, and none in common. Shape (pairs, kinds)."""
        none: Flags = self.counts() == 0
        whole = self.matrix.totals[0]
        return none & (whole[self.left] > 0) & (whole[self.right] > 0)

    def background_idf_of_rare_words(self, most: float) -> Floats:
        """The summed background idf of the words that each pair has in common and no more than `most` rows have."""
        kept = self.matrix.document_frequency[self.columns] <= most
        return _sum_by_cell(self.cells[kept], len(self.left), self.matrix.background_idf[self.columns[kept]])[:, WORDS]

    def _sum(self, weights: Floats | None = None) -> Floats:
        return _sum_by_cell(self.cells, len(self.left), weights)


def _sum_by_cell(cells: Integers, pairs: int, weights: Floats | None = None) -> Floats:
    """The sum of the weights, or the number, of what falls into each cell. Shape (pairs, kinds)."""
    sums: Floats = np.bincount(cells, weights=weights, minlength=pairs * len(KINDS)).astype(np.float64)
    return sums.reshape(pairs, len(KINDS))


def _unique_keys(kinds: list[Terms], width: int) -> list[Integers]:
    """The terms of each kind as sorted keys, each once; the kinds are taken out of the list, as they are the most that is held here."""
    offset, keys = 0, []
    while kinds:
        terms = kinds.pop(0)
        keys.append(terms.keys(offset, width))
        offset += terms.width
    return keys


def _merge_rows(parts: Sequence[Integers], rows: int, width: int) -> RaggedArray:
    """The columns of sorted keys (row times `width` plus column), row by row; a batch of rows at a time."""
    columns, sizes = [np.zeros(0, dtype=np.int32)], [np.zeros(1, dtype=np.int64)]
    for batch in batches(rows, ROWS_PER_BATCH):
        ends = np.array([batch.start, batch.stop]) * width
        keys = np.concatenate([part[slice(*np.searchsorted(part, ends))] for part in parts])
        keys.sort(kind="stable")
        columns.append((keys % width).astype(np.int32))
        sizes.append(np.bincount(keys // width - batch.start, minlength=batch.stop - batch.start))
    return RaggedArray(np.concatenate(columns), np.cumsum(np.concatenate(sizes)))
