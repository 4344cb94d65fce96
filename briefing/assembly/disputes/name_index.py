"""Which statements each name stands in, held in arrays: a corpus of ten thousand articles has a hundred thousand names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

import numpy as np

from briefing.assembly.arrays import Flags, Integers, expand_ranges, unique_sorted
from briefing.assembly.compare.term_matrix import PAIRS_PER_BATCH
from briefing.assembly.text.vocabulary import Vocabulary


class NameIndex(Mapping[str, list[int]]):
    """The statements of each name, by number, in order. A name that stands in none is not in it."""

    def __init__(self, numbers: Vocabulary, name: Integers, statement: Integers) -> None:
        """`name` and `statement` say of each place which name of `numbers` stands there, and in which statement."""
        order = np.lexsort((statement, name))
        name, statement = name[order], statement[order]
        first = np.append(True, (name[1:] != name[:-1]) | (statement[1:] != statement[:-1]))[: len(name)]
        self._name, self._statement = name[first].astype(np.int32), statement[first].astype(np.int32)
        self._starts = np.searchsorted(self._name, np.arange(len(numbers) + 1))
        self._numbers = numbers
        self._names = list(numbers)

    def __getitem__(self, name: str) -> list[int]:
        number = self._numbers.get(name, len(self._names))
        found: list[int] = self._statement[slice(*self._starts[number : number + 2])].tolist() if number < len(self._names) else []
        if not found:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return (name for name, count in self.counts() if count)

    def __len__(self) -> int:
        return sum(count > 0 for _, count in self.counts())

    def counts(self) -> Iterator[tuple[str, int]]:
        """Each name with the number of its statements."""
        return zip(self._names, np.diff(self._starts).tolist(), strict=True)

    @cached_property
    def _by_statement(self) -> tuple[Integers, Integers]:
        """The names in the order of their statements, and where those of each statement start."""
        order = np.argsort(self._statement, kind="stable")
        return self._name[order], np.searchsorted(self._statement[order], np.arange(int(self._statement.max(initial=-1)) + 2))

    def crossing(self, left: Integers, right: Integers, code: Callable[[str], int]) -> Flags:
        """Which pairs of statements have each a name that the other lacks, both names of one code; names of a negative code don't count."""
        codes = np.fromiter(map(code, self._names), dtype=np.int64, count=len(self._names))
        width, most = max(1, len(codes)), int(codes.max(initial=0)) + 1
        found = np.zeros(len(left), dtype=bool)
        for at in range(0, len(left), PAIRS_PER_BATCH):
            # A key is pair, name and side; the sides of one name stand next to each other.
            keys = np.concatenate([self._keyed(ends[at : at + PAIRS_PER_BATCH]) * 2 + side for side, ends in enumerate((left, right))])
            keys.sort(kind="stable")
            same = np.append(False, keys[1:] >> 1 == keys[:-1] >> 1)
            keys = keys[~(same | np.append(same[1:], False))[: len(keys)]]
            pair, name = np.divmod(keys >> 1, width)
            kept = codes[name] >= 0
            keys = unique_sorted((pair[kept] * most + codes[name[kept]]) * 2 + (keys[kept] & 1))
            found[at + (keys[:-1][keys[1:] >> 1 == keys[:-1] >> 1] >> 1) // most] = True
        return found

    def _keyed(self, statements: Integers) -> Integers:
        """The names of statements given one after the other, each as place times the number of names plus its number."""
        names, starts = self._by_statement
        ends = np.minimum(statements, len(starts) - 1), np.minimum(statements + 1, len(starts) - 1)
        cells, lengths = expand_ranges(starts[ends[0]], starts[ends[1]])
        keyed: Integers = np.repeat(np.arange(len(statements)) * max(1, len(self._names)), lengths) + names[cells]
        return keyed

    def names_in(self, statement: int) -> set[str]:
        """The names that stand in a statement."""
        names, starts = self._by_statement
        if statement + 1 >= len(starts):
            return set()
        return {self._names[number] for number in names[starts[statement] : starts[statement + 1]].tolist()}
