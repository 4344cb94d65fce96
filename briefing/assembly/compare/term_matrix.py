"""The terms of all statements in one table of numbers, so that thousands of pairs are compared at once."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefing.assembly.arrays import Flags, Floats, Integers, expand_ranges, intersect, safe_ratio, unique_sorted
from briefing.assembly.text.numbers.quantity import DIGIT, HINT, SPELLED, QuantityStore, find_quantities
from briefing.assembly.text.quotations import MAY_QUOTE, quoted_passages
from briefing.assembly.text.terms import DENIAL, NEGATION, WORD, background_idf, content_stem, number_terms
from briefing.assembly.text.tokens import TokenMatrix
from briefing.assembly.text.vocabulary import Vocabulary
from briefing.assembly.text.words import WordIndex
from briefing.model import Statement

KINDS = ("word", "name", "number", "time", "pair", "quoted")
PAIRS_PER_BATCH = 20_000
"""Pairs that are best compared in one piece, so that memory stays small."""
ROWS_PER_BATCH = 20_000
"""Rows that are sorted out in one piece, for the same reason."""


HASH_MULTIPLIER = 0x9E3779B97F4A7C15
"""Multiplies numbers into numbers that are scattered evenly (Knuth, 6.4)."""


class Terms(NamedTuple):
    """The terms of one kind: place by place the row that has it and its number from 0 to `width` - 1."""

    rows: Integers
    numbers: Integers
    width: int


class PairStats(NamedTuple):
    """How pairs of rows compare, each of shape (pairs, kinds): summed weight of shared terms, how many, the greatest weight of one,
    and the whole weight of the left and of the right row."""

    shared: Floats
    number: Floats
    greatest: Floats
    left: Floats
    right: Floats

    @property
    def apart(self) -> Flags:
        """Of which kinds both have terms, and none in common."""
        found: Flags = (self.left > 0) & (self.right > 0) & (self.number == 0)
        return found


class SharedTerms(NamedTuple):
    """Pairs of rows and the terms that they have in common: for each term the cell of its pair and kind, and its column."""

    left: Integers
    right: Integers
    cells: Integers
    columns: Integers


class TermMatrix:
    """Rows are statements, columns terms: `columns` has those of row 0 in order, then those of row 1; row r has them from `starts[r]` on.

    Words are the stems of content words, names those printed with a capital, pairs those that follow one another, quoted those between
    quotation marks; numbers have unit and value, times are ISO 8601, cut to their precision.
    `kind[column]` indexes KINDS; `spread[column]` is the number of rows that have the term; `rarity[column]` is ln(rows / spread) + 0.5.
    `strangeness[column]` weighs a word by how seldom news in general has it (other kinds as rarity does): what everybody in a small
    corpus speaks of is still worth comparing. `words` is the number of words of each row, `distinct` that of different ones; `negated` and
    `denies` say whether it negates, and whether it denies something said. `texts` are those of the statements, `forms` their words
    as printed, `stem_of` gives the number in `stems` of each, -1 for one that is no content word; `quoting` says which may quote.
    `find_quantities` are the numbers of each.
    `totals` are the summed rarity, and the summed strangeness, of all terms of each row by kind: shape (rows, kinds). Of terms that only
    one row has, words alone are columns.
    """

    def __init__(self, statements: Sequence[Statement], texts: TokenMatrix) -> None:
        printed = [statement.text for statement in statements]
        self.texts = texts
        self.forms = WordIndex(texts, WORD.findall)
        self.quoting = texts.matching(MAY_QUOTE.search)
        self.quantities = QuantityStore()
        self.stems, self.stem_of, kinds = _terms(statements, self.forms, self.quoting, self.quantities)
        self.rows = len(statements)
        self.words: Integers = np.bincount(kinds[0].rows, minlength=self.rows)
        self.negated = self.forms.matching(NEGATION, printed)
        self.denies = self.forms.matching(DENIAL, printed)
        self.width = max(1, sum(kind.width for kind in kinds))
        offsets = np.cumsum([0, *(kind.width for kind in kinds)])
        parts = [_unique_keys(kind, int(offset), self.width) for kind, offset in zip(kinds, offsets, strict=False)]
        self.kind: Integers = np.repeat(np.arange(len(KINDS), dtype=np.int8), [kind.width for kind in kinds])
        self.distinct: list[int] = np.bincount(parts[0] // self.width, minlength=self.rows).tolist()
        del kinds
        self.columns, self.starts = _merge_rows(parts, self.rows, self.width)
        del parts
        self.spread: Integers = np.bincount(self.columns, minlength=len(self.kind)).astype(np.int32)
        self.rarity: Floats = np.log(max(2, self.rows) / np.maximum(1, self.spread)) + 0.5
        self.strangeness: Floats = self.rarity.copy()
        self.strangeness[: len(self.stems)] = [background_idf(stem) for stem in self.stems]
        self.totals = self._summed(self.rarity), self._summed(self.strangeness)
        self._leave_out((self.spread == 1) & (self.kind != KINDS.index("word")))
        self.last: SharedTerms | None = None
        """What `common` said last; whoever asks again of pairs in the same pieces may put its earlier answers back."""

    def _leave_out(self, terms: Flags) -> None:
        """Leave out terms that are counted in the totals but that no two rows can have in common: most terms are such."""
        number = np.cumsum(~terms, dtype=np.int32) - 1
        columns, sizes = [np.zeros(0, dtype=np.int32)], [np.zeros(1, dtype=np.int64)]
        for start in range(0, self.rows, ROWS_PER_BATCH):
            rows, found = self.cells(start, start + ROWS_PER_BATCH)
            kept = ~terms[found]
            columns.append(number[found[kept]])
            sizes.append(np.bincount(rows[kept] - start, minlength=min(ROWS_PER_BATCH, self.rows - start)))
        self.columns, self.starts = np.concatenate(columns), np.cumsum(np.concatenate(sizes))
        self.kind, self.spread = self.kind[~terms], self.spread[~terms]
        self.rarity, self.strangeness = self.rarity[~terms], self.strangeness[~terms]
        self.width = max(1, len(self.kind))

    def cells(self, start: int, end: int) -> tuple[Integers, Integers]:
        """Row and column of each term of the rows from `start` on, before `end`."""
        end = min(end, self.rows)
        rows = np.repeat(np.arange(start, end, dtype=np.int32), np.diff(self.starts[start : end + 1]))
        return rows, self.columns[self.starts[start] : self.starts[end]]

    def _summed(self, weights: Floats) -> Floats:
        """Summed weights for each row and kind: shape (rows, kinds)."""
        found = np.zeros((self.rows, len(KINDS)))
        for start in range(0, self.rows, ROWS_PER_BATCH):
            rows, columns = self.cells(start, start + ROWS_PER_BATCH)
            cells = (rows - start).astype(np.int64) * len(KINDS) + self.kind[columns]
            part = found[start : start + ROWS_PER_BATCH]
            part += np.bincount(cells, weights=weights[columns], minlength=part.size).reshape(part.shape)
        return found

    def compared(self, left: Integers, right: Integers) -> tuple[PairStats, PairStats]:
        """How pairs of rows compare by kind of term, weighed by rarity and by strangeness."""
        _, _, cells, columns = self.common(left, right)
        number = _sum_by_cell(cells, len(left))
        # Cells are in order: those of a pair stand together, and in them the columns by kind.
        first = np.flatnonzero(np.append(True, cells[1:] != cells[:-1])[: len(cells)])
        found = []
        for weights, totals in zip((self.rarity, self.strangeness), self.totals, strict=True):
            greatest = np.zeros(len(left) * len(KINDS))
            greatest[cells[first]] = np.maximum.reduceat(weights[columns], first) if len(first) else 0.0
            shared = _sum_by_cell(cells, len(left), weights[columns])
            found.append(PairStats(shared, number, greatest.reshape(shared.shape), totals[left], totals[right]))
        return found[0], found[1]

    def dice(self, left: Integers, right: Integers) -> tuple[Floats, Floats]:
        """The share of the weight of both rows that is common to them, by kind of term: by rarity and by strangeness."""
        _, _, cells, columns = self.common(left, right)
        rarity, strangeness = (
            safe_ratio(2 * _sum_by_cell(cells, len(left), weights[columns]), totals[left] + totals[right])
            for weights, totals in zip((self.rarity, self.strangeness), self.totals, strict=True)
        )
        return rarity, strangeness

    def common(self, left: Integers, right: Integers) -> SharedTerms:
        """The terms that pairs have in common.

        The last answer is kept, as several figures of the same pairs are asked for one after the other.
        """
        if self.last is None or not (np.array_equal(left, self.last.left) and np.array_equal(right, self.last.right)):
            pair, columns = intersect(np.concatenate((self.keyed(left), self.keyed(right))), self.width)
            cells = (pair * len(KINDS) + self.kind[columns]).astype(np.int32)
            self.last = SharedTerms(left.copy(), right.copy(), cells, columns.astype(np.int32))
        return self.last

    def keyed(self, rows: Integers) -> Integers:
        """The terms of rows given one after the other, each as place times width plus column."""
        cells, lengths = expand_ranges(self.starts[rows], self.starts[rows + 1])
        return np.repeat(np.arange(len(rows)) * self.width, lengths) + self.columns[cells]

    def having(self, kind: int) -> Flags:
        """Which rows have terms of a kind."""
        found: Flags = self.totals[0][:, kind] > 0
        return found

    def apart(self, left: Integers, right: Integers) -> Flags:
        """Of which kinds both of each pair have terms, and none in common: shape (pairs, kinds)."""
        found: Flags = _sum_by_cell(self.common(left, right).cells, len(left)) == 0
        whole = self.totals[0]
        return found & (whole[left] > 0) & (whole[right] > 0)

    def numbers_apart(self, left: Integers, right: Integers) -> Flags:
        """Which pairs of rows both give numbers, and have none in common."""
        kind = KINDS.index("number")
        numbered = self.having(kind)
        asked = np.flatnonzero(numbered[left] & numbered[right])
        found = np.zeros(len(left), dtype=bool)
        for at in range(0, len(asked), PAIRS_PER_BATCH):
            piece = asked[at : at + PAIRS_PER_BATCH]
            found[piece] = self.apart(left[piece], right[piece])[:, kind]
        return found

    def only_names(self, left: Integers, right: Integers) -> NDArray[np.bool_]:
        """Which pairs of rows have no words in common but names."""
        found = np.ones(len(left), dtype=bool)
        for at in range(0, len(left), PAIRS_PER_BATCH):
            piece = slice(at, at + PAIRS_PER_BATCH)
            number = _sum_by_cell(self.common(left[piece], right[piece]).cells, len(left[piece]))
            found[piece] = number[:, KINDS.index("word")] <= number[:, KINDS.index("name")]
        return found

    def particular(self, left: Integers, right: Integers, most: float) -> Floats:
        """The summed strangeness of the words that pairs have in common and no more than `most` rows have."""
        _, _, cells, columns = self.common(left, right)
        kept = self.spread[columns] <= most
        return _sum_by_cell(cells[kept], len(left), self.strangeness[columns[kept]])[:, KINDS.index("word")]

    def marks(self) -> array[int]:
        """For each row the bits, of 64, that its words fall on: for each bit that another row lacks it lacks a word at least."""
        found = np.zeros(self.rows, dtype=np.uint64)
        bits = np.uint64(1) << (np.arange(len(self.kind), dtype=np.uint64) * np.uint64(HASH_MULTIPLIER) >> np.uint64(58))
        bits[self.kind != KINDS.index("word")] = 0
        for start in range(0, self.rows, ROWS_PER_BATCH):
            rows, columns = self.cells(start, start + ROWS_PER_BATCH)
            np.bitwise_or.at(found, rows, bits[columns])
        return array("Q", found.tobytes())

    def words_of(self, row: int) -> frozenset[int]:
        """The words of a row by number."""
        # Words are the first kind, so they stand first in their row, and all of them are in the table.
        start = self.starts[row]
        return frozenset(self.columns[start : start + self.distinct[row]].tolist())


def _sum_by_cell(cells: Integers, pairs: int, weights: Floats | None = None) -> Floats:
    """The sum of the weights, or the number, of what falls into each cell: shape (pairs, kinds)."""
    found: Floats = np.bincount(cells, weights=weights, minlength=pairs * len(KINDS)).astype(np.float64)
    return found.reshape(pairs, len(KINDS))


def _terms(
    statements: Sequence[Statement], forms: WordIndex, quoting: Flags, known: QuantityStore
) -> tuple[list[str], Integers, list[Terms]]:
    """The stems by number, those of the printed words, and the terms of each of KINDS; `forms` are the words of the statements, `quoting`
    says which may have words between quotation marks, `known` is given their numbers."""
    stems = Vocabulary()
    number_of = forms.map_unique(lambda printed: stems[stem] if (stem := content_stem(printed)) else -1)
    flat = forms.flat
    words = number_of[flat]
    kept = words >= 0
    named = forms.map_unique(lambda printed: printed[0].isupper())[flat].astype(bool) & kept & ~forms.opens
    row = forms.text_of
    rows, names = row[kept], Terms(*_dense_numbers(row[named], words[named]))
    words = words[kept]
    follows = np.flatnonzero(rows[1:] == rows[:-1])
    pairs = words[follows].astype(np.int64) * len(stems) + words[follows + 1]
    return (
        list(stems),
        number_of,
        [
            Terms(rows, words, len(stems)),
            names,
            _rare_terms(_number_terms_of(statements, forms, known)),
            _rare_terms(
                (row, {date.when for date in statement.dates if date.when}) for row, statement in enumerate(statements) if statement.dates
            ),
            Terms(*_dense_numbers(rows[follows], pairs)),
            _quoted_terms(statements, quoting, stems, dict(zip(forms.vocabulary, number_of.tolist(), strict=True))),
        ],
    )


def _number_terms_of(statements: Sequence[Statement], forms: WordIndex, known: QuantityStore) -> Iterator[tuple[int, set[str]]]:
    """The numbers of those statements that may have some."""
    spelled = set(forms.containing(SPELLED).tolist())
    for row in forms.containing(HINT).tolist():
        found = find_quantities(statements[row].text, HINT if row in spelled else DIGIT)
        known.add(row, found)
        yield row, number_terms(statements[row], found)


def _dense_numbers(rows: Integers, codes: Integers) -> tuple[Integers, Integers, int]:
    """Codes of any size as numbers without gaps, in the same order."""
    order = np.argsort(codes)
    ordered = codes[order]
    number = np.cumsum(np.append(False, ordered[1:] != ordered[:-1])[: len(codes)], dtype=np.int32)
    del ordered  # numpy.unique would hold twice as much
    numbers = np.empty(len(codes), dtype=np.int32)
    numbers[order] = number
    return rows, numbers, int(number[-1]) + 1 if len(number) else 0


def _rare_terms(terms_of: Iterable[tuple[int, set[str]]]) -> Terms:
    """Terms that few statements have, row by row, numbered in order of their first row."""
    numbers, rows, found = Vocabulary(), array("i"), array("i")
    for row, terms in terms_of:
        for term in sorted(terms):
            rows.append(row)
            found.append(numbers[term])
    return Terms(np.array(rows, dtype=np.int32), np.array(found, dtype=np.int32), len(numbers))


def _quoted_terms(statements: Sequence[Statement], quoting: Flags, stems: dict[str, int], known: dict[str, int]) -> Terms:
    """Words between quotation marks, in the order of the words themselves; `quoting` says which statements may have some, `known` are the
    numbers of printed words, -1 for no word."""
    numbers = Vocabulary(stems)
    rows, found = array("i"), array("i")
    for row in np.flatnonzero(quoting).tolist():
        for piece in quoted_passages(statements[row].text):
            for printed in WORD.findall(piece):
                number = known.get(printed)
                if number is None:  # cut by the quotation mark
                    number = known[printed] = numbers[stem] if (stem := content_stem(printed)) else -1
                if number >= 0:
                    rows.append(row)
                    found.append(number)
    return Terms(*_dense_numbers(np.array(rows, dtype=np.int32), np.array(found, dtype=np.int32)))


def _merge_rows(parts: Sequence[Integers], rows: int, width: int) -> tuple[Integers, Integers]:
    """The columns of sorted keys (row times width plus column), row by row, and where each row starts; some rows at once."""
    columns, sizes = [np.zeros(0, dtype=np.int32)], [np.zeros(1, dtype=np.int64)]
    for at in range(0, rows, ROWS_PER_BATCH):
        ends = np.array([at, at + ROWS_PER_BATCH]) * width
        keys = np.concatenate([part[slice(*np.searchsorted(part, ends))] for part in parts])
        keys.sort(kind="stable")
        columns.append((keys % width).astype(np.int32))
        sizes.append(np.bincount(keys // width - at, minlength=min(ROWS_PER_BATCH, rows - at)))
    return np.concatenate(columns), np.cumsum(np.concatenate(sizes))


def _unique_keys(terms: Terms, offset: int, width: int) -> Integers:
    """The keys of the terms in a table of that width, each once."""
    return unique_sorted(terms.rows.astype(np.int64) * width + (terms.numbers + offset))
