"""The terms of all statements in one table of numbers, so that thousands of pairs are compared at once."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.assembly.points.terms import Terms, commonness

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

KINDS = ("word", "name", "number", "time", "pair", "quoted")
KIND_BITS, WORD_BITS = 58, 28
PAIRS_AT_ONCE = 20_000
"""Pairs compared in one piece, so that memory stays small."""


class Vocabulary:
    """Terms as whole numbers: the kind in the top bits, then one word's number, or two for a pair."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def words(self) -> list[str]:
        """Every text with a number, by that number."""
        return list(self._numbers)

    def codes(self, terms: Terms) -> set[int]:
        """The codes of a statement's terms."""
        numbers = self._numbers
        words = [numbers.setdefault(word, len(numbers)) for word in terms.words]
        found = set(words)
        for kind, texts in enumerate((terms.names, terms.numbers, terms.times), 1):
            found.update(kind << KIND_BITS | numbers.setdefault(text, len(numbers)) for text in texts)
        found.update(4 << KIND_BITS | a << WORD_BITS | b for a, b in pairwise(words))
        found.update(5 << KIND_BITS | numbers.setdefault(text, len(numbers)) for text in terms.quoted)
        return found


class Compared(NamedTuple):
    """How pairs of rows compare, each of shape (pairs, kinds): summed weight of shared terms, how many, the greatest weight of one,
    and the whole weight of the left and of the right row."""

    shared: Floats
    number: Floats
    greatest: Floats
    left: Floats
    right: Floats


class TermTable:
    """Rows are statements, columns terms; stored as one sorted array of keys `row * width + column`.

    `kind[column]` indexes KINDS; `spread[column]` is the number of rows that have the term; `rarity[column]` is ln(rows / spread) + 0.5.
    `strangeness[column]` weighs a word by how seldom news in general has it (other kinds as rarity does): what everybody in a small
    corpus speaks of is still worth comparing. `words`, `negated` and `denies` say of each row what `Terms` says.
    """

    def __init__(self, rows: Iterable[Terms]) -> None:
        import numpy as np

        vocabulary, flat, lengths = Vocabulary(), array("q"), array("q")
        words, negated, denies = array("q"), array("b"), array("b")
        for row in rows:
            codes = sorted(vocabulary.codes(row))
            flat.extend(codes)
            lengths.append(len(codes))
            words.append(len(row.words))
            negated.append(row.negated)
            denies.append(row.denies)
        self.words = np.array(words, dtype=np.int64)
        self.negated = np.array(negated, dtype=bool)
        self.denies = np.array(denies, dtype=bool)
        self.rows = len(lengths)
        self.starts: Integers = (
            np.concatenate(([0], np.cumsum(np.frombuffer(lengths, dtype=np.int64)))) if lengths else np.zeros(1, dtype=np.int64)
        )
        known, self.columns = np.unique(np.frombuffer(flat, dtype=np.int64) if flat else np.zeros(0, dtype=np.int64), return_inverse=True)
        self.width = max(1, len(known))
        self.row_of: Integers = np.repeat(np.arange(self.rows), np.diff(self.starts))
        self.keys: Integers = self.row_of * self.width + self.columns
        self.spread: Integers = np.bincount(self.columns, minlength=len(known))
        self.rarity: Floats = np.log(max(2, self.rows) / np.maximum(1, self.spread)) + 0.5
        self.kind: Integers = known >> KIND_BITS
        self.strangeness = self._strangeness(vocabulary, known)

    def _strangeness(self, vocabulary: Vocabulary, known: Integers) -> Floats:
        import numpy as np

        weights: Floats = np.array([commonness(word) for word in vocabulary.words()], dtype=np.float64)
        words = self.kind == KINDS.index("word")
        found = self.rarity.copy()
        found[words] = weights[known[words]]
        return found

    def totals(self, weights: Floats) -> Floats:
        """Summed weights for each row and kind: shape (rows, kinds)."""
        import numpy as np

        cells = self.row_of * len(KINDS) + self.kind[self.columns]
        flat: Floats = np.bincount(cells, weights=weights[self.columns], minlength=self.rows * len(KINDS)).astype(np.float64)
        return flat.reshape(self.rows, len(KINDS))

    def compared(self, left: Integers, right: Integers, *weights: Floats) -> list[Compared]:
        """For each weighing of the columns, how pairs of rows compare by kind of term."""
        import numpy as np

        starts = range(0, max(1, len(left)), PAIRS_AT_ONCE)
        pieces = [self._shared(left[at : at + PAIRS_AT_ONCE], right[at : at + PAIRS_AT_ONCE], weights) for at in starts]
        found = []
        for place, weighing in enumerate(weights):
            totals = self.totals(weighing)
            shared, count, greatest = (np.concatenate(parts) for parts in zip(*(piece[place] for piece in pieces), strict=True))
            found.append(Compared(shared, count, greatest, totals[left], totals[right]))
        return found

    def _shared(self, left: Integers, right: Integers, weights: Sequence[Floats]) -> list[tuple[Floats, Floats, Floats]]:
        import numpy as np

        lengths = self.starts[left + 1] - self.starts[left]
        pair = np.repeat(np.arange(len(left)), lengths)
        offsets = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        columns = self.columns[np.repeat(self.starts[left], lengths) + offsets]
        wanted = np.repeat(right, lengths) * self.width + columns
        place = np.minimum(np.searchsorted(self.keys, wanted), max(0, len(self.keys) - 1))
        hit = self.keys[place] == wanted if len(self.keys) else np.zeros(0, dtype=bool)
        cells, columns = pair[hit] * len(KINDS) + self.kind[columns[hit]], columns[hit]
        shape = (len(left), len(KINDS))
        count: Floats = np.bincount(cells, minlength=shape[0] * shape[1]).astype(np.float64).reshape(shape)
        found = []
        for weighing in weights:
            total: Floats = np.bincount(cells, weights=weighing[columns], minlength=shape[0] * shape[1]).astype(np.float64)
            greatest = np.zeros(shape[0] * shape[1])
            np.maximum.at(greatest, cells, weighing[columns])
            found.append((total.reshape(shape), count, greatest.reshape(shape)))
        return found

    def words_in_common(self, one: int, other: int) -> float:
        """The share of two rows' words that both have (Dice), for a single pair."""
        a, b = self._words_of(one), self._words_of(other)
        return 2 * len(a & b) / max(1, len(a) + len(b))

    def _words_of(self, row: int) -> set[int]:
        columns = self.columns[self.starts[row] : self.starts[row + 1]]
        return set(columns[self.kind[columns] == 0].tolist())
