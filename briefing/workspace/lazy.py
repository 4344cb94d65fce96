"""Sequences that fetch what is asked for, so that a long list opens as fast as a short one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

Row = TypeVar("Row")

PAGE = 64
"""Rows fetched at once: more than a screen shows."""

KEPT = 32
"""Pages kept."""


class ComputedRows(Sequence[Row], ABC, Generic[Row]):
    """A sequence whose rows are made or looked up when they are asked for. Subclasses say its length, and the row at each place."""

    @abstractmethod
    def row_at(self, place: int) -> Row:
        """The row at a place, from 0 on."""

    def rows_at(self, places: range) -> list[Row]:
        """The rows at several places."""
        return [self.row_at(place) for place in places]

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        length = len(self)
        if isinstance(index, slice):
            return self.rows_at(range(*index.indices(length)))
        if not -length <= index < length:
            raise IndexError(index)
        return self.row_at(index % length)


class Lazy(ComputedRows[Row]):
    """A sequence of known length whose rows are fetched a page at a time. `fetch(start, end)` gives the rows of that range.

    Who goes through all of it holds `batch` rows at once: few where a row is large.
    """

    def __init__(self, length: int, fetch: Callable[[int, int], list[Row]], batch: int = 500) -> None:
        self._length = length
        self._fetch = fetch
        self._batch = batch
        self._pages: dict[int, list[Row]] = {}

    def __len__(self) -> int:
        return self._length

    def rows_at(self, places: range) -> list[Row]:
        """The rows at several places; a long run of them is fetched at once."""
        if places.step == 1 and len(places) > PAGE:
            return self._fetch(places.start, places.stop)
        return super().rows_at(places)

    def __iter__(self) -> Iterator[Row]:
        for start in range(0, self._length, self._batch):
            yield from self._fetch(start, min(start + self._batch, self._length))

    def row_at(self, place: int) -> Row:
        """The row at a place, of a page that is kept."""
        page = place // PAGE
        rows = self._pages.get(page)
        if rows is None:
            if len(self._pages) >= KEPT:
                del self._pages[next(iter(self._pages))]
            rows = self._pages[page] = self._fetch(page * PAGE, min((page + 1) * PAGE, self._length))
        return rows[place % PAGE]


class PatchedOrder:
    """An order of stored things with a few taken out and a few put in: places 0 to `base` - 1, changed by edits.

    `removed` are places that are left out; `inserted` are `(place, id)`, shown before that place, in the order given.
    """

    def __init__(self, base: int, removed: Sequence[int] = (), inserted: Sequence[tuple[int, str]] = ()) -> None:
        self._runs: list[range | list[str]] = []
        gone = set(removed)
        before: dict[int, list[str]] = {}
        for place, name in inserted:
            before.setdefault(place, []).append(name)
        cuts = sorted(before.keys() | gone)
        at = 0
        for cut in cuts:
            cut_at = min(max(cut, 0), base)
            self._add(range(at, cut_at))
            at = max(at, cut_at)
            self._add(before.get(cut, []))
            if cut in gone:
                at = cut_at + 1
        self._add(range(at, base))
        self._starts = [0]
        for run in self._runs:
            self._starts.append(self._starts[-1] + len(run))

    def _add(self, run: range | list[str]) -> None:
        if len(run):
            self._runs.append(run)

    def __len__(self) -> int:
        return self._starts[-1]

    def pieces(self, start: int, end: int) -> Iterator[range | list[str]]:
        """What stands from `start` to `end`: ranges of stored places, and lists of ids."""
        while start < end:
            number = bisect_right(self._starts, start) - 1
            run, offset = self._runs[number], start - self._starts[number]
            piece = run[offset : offset + end - start]
            yield piece
            start += len(piece)
