"""Which statements each name stands in, held in arrays: a corpus of ten thousand articles has a hundred thousand names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

import numpy as np

from briefing.assembly.arrays import PAIRS_PER_BATCH, Flags, Integers, RaggedArray, batches, first_of_runs, unique_sorted
from briefing.assembly.text.vocabulary import Vocabulary


class NameIndex(Mapping[str, list[int]]):
    """The statements of each name, by number, in order. A name that stands in none is not in it."""

    def __init__(self, names: Vocabulary, name: Integers, statement: Integers) -> None:
        """`name` and `statement` say of each place which of the names stands there, and in which statement."""
        order = np.lexsort((statement, name))
        name, statement = name[order], statement[order]
        first = first_of_runs(name, statement)
        self._name, statement = name[first].astype(np.int32), statement[first].astype(np.int32)
        self._statements = RaggedArray.from_row_numbers(self._name, statement, len(names))
        self._numbers = names
        self._names = list(names)

    def __getitem__(self, name: str) -> list[int]:
        number = self._numbers.get(name, len(self._names))
        statements: list[int] = self._statements[number].tolist() if number < len(self._names) else []
        if not statements:
            raise KeyError(name)
        return statements

    def __iter__(self) -> Iterator[str]:
        return (name for name, count in self.counts() if count)

    def __len__(self) -> int:
        return sum(count > 0 for _, count in self.counts())

    def counts(self) -> Iterator[tuple[str, int]]:
        """Each name with the number of its statements."""
        return zip(self._names, self._statements.sizes.tolist(), strict=True)

    @cached_property
    def _by_statement(self) -> RaggedArray:
        """The names of each statement; the last row is empty and stands for those without any."""
        order = np.argsort(self._statements.values, kind="stable")
        statement = self._statements.values[order]
        return RaggedArray.from_row_numbers(statement, self._name[order], int(statement.max(initial=-1)) + 2)

    def crossing(self, left: Integers, right: Integers, code: Callable[[str], int]) -> Flags:
        """Which pairs of statements have each a name that the other lacks, both names of one code; names of a negative code don't count."""
        codes = np.fromiter(map(code, self._names), dtype=np.int64, count=len(self._names))
        width, most = max(1, len(codes)), int(codes.max(initial=0)) + 1
        found = np.zeros(len(left), dtype=bool)
        for batch in batches(len(left), PAIRS_PER_BATCH):
            # A key is pair, name and side; the sides of one name stand next to each other.
            keys = np.concatenate([self._keys(ends[batch], width) * 2 + side for side, ends in enumerate((left, right))])
            keys.sort(kind="stable")
            same = ~first_of_runs(keys >> 1)
            keys = keys[~(same | np.append(same[1:], False)[: len(keys)])]
            pair, name = np.divmod(keys >> 1, width)
            kept = codes[name] >= 0
            keys = unique_sorted((pair[kept] * most + codes[name[kept]]) * 2 + (keys[kept] & 1))
            found[batch.start + (keys[:-1][keys[1:] >> 1 == keys[:-1] >> 1] >> 1) // most] = True
        return found

    def _keys(self, statements: Integers, width: int) -> Integers:
        """The names of statements as keys: place times `width` plus the name's number."""
        return self._by_statement.keys(np.minimum(statements, len(self._by_statement) - 1), width)

    def names_in(self, statement: int) -> set[str]:
        """The names that stand in a statement."""
        row = min(statement, len(self._by_statement) - 1)
        return {self._names[number] for number in self._by_statement[row].tolist()}
