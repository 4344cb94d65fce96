"""What spoke for and against the section of each statement, the strongest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from briefing.assembly.points.table import Floats
from briefing.assembly.sections.choice import COMPANY, ITS_MOTIVES, KINDS, MOTIVES, Company, Weights, kinds_of, of_kind
from briefing.assembly.sections.observed import ROWS_AT_ONCE, Observed, Rows

Pulls = list[tuple[str, float]]
"""Keys of evidence with their weights, positive for and negative against, the strongest first."""


def strongest(observed: Observed, around: Company, chosen: Sequence[str], weights: Weights, least: float, most: int) -> Iterator[Pulls]:
    """For each statement what pulled most to the kind that was `chosen` for it, compared with the average of the others, or away from it.

    At most so many for each, none weaker than `least`, rounded to hundredths.
    """
    pulling = _Pulling(observed, around, chosen, weights)
    for start in range(0, len(observed), ROWS_AT_ONCE):
        end = min(len(observed), start + ROWS_AT_ONCE)
        rows, keys, pulls = pulling.of(start, end, least)
        order = np.lexsort((pulling.rank[keys], -np.abs(pulls), rows))
        rows, keys, pulls = rows[order], keys[order], pulls[order]
        first = np.searchsorted(rows, np.arange(start, end + 1))
        foremost = np.arange(len(rows)) - first[rows - start] < most
        found = [(pulling.names[key], pull) for key, pull in zip(keys[foremost].tolist(), hundredths(pulls[foremost]), strict=True)]
        ends = np.cumsum(np.minimum(np.diff(first), most)).tolist()
        for at, until in pairwise([0, *ends]):
            yield found[at:until]


def hundredths(values: Floats) -> list[float]:
    """The values as `round(value, 2)` gives them, at a fifth of its cost.

    >>> import numpy
    >>> hundredths(numpy.array([0.125, -2.675, 1.0]))
    [0.12, -2.67, 1.0]
    """
    scaled = values * 100
    found: list[float] = (np.rint(scaled) / 100).tolist()
    # Where a value stands between two hundredths, its own last bits decide.
    for number in np.flatnonzero(np.abs(np.abs(scaled - np.trunc(scaled)) - 0.5) < 1e-6).tolist():
        found[number] = round(float(values[number]), 2)
    return found


class _Pulling:
    """The pulls of all evidence; `names` are its keys by number, `rank` their alphabetical order."""

    def __init__(self, observed: Observed, around: Company, chosen: Sequence[str], weights: Weights) -> None:
        self._observed, self._around, self._weights = observed, around, weights
        kinds = kinds_of(list(observed.by_side))
        self._column: Rows = np.array([kinds.index(name) for name in chosen], dtype=np.int64)
        self._kind: Rows = np.minimum(self._column, MOTIVES)
        self.names: list[str] = []
        self._tables = {name: self._table(values.names, side=True) for name, values in observed.by_side.items()}
        self._general = self._table(observed.general.names, side=False)
        self._company = [
            (where, kind, self._table([f"{where}:{name}"], side=False)) for where in COMPANY for kind, name in enumerate(KINDS)
        ]
        self._of_side = [(where, self._table([f"{where}:{ITS_MOTIVES}"], side=True)) for where in COMPANY]
        self.rank: Rows = np.argsort(np.argsort(np.array(self.names), kind="stable"), kind="stable")

    def _table(self, names: Sequence[str], *, side: bool) -> tuple[int, Floats]:
        """The first number of these names, and their pull by the kind chosen: shape (KINDS, names)."""
        first = len(self.names)
        self.names += names
        if side:
            return first, np.array([[self._weights.side.get(name, 0.0) for name in names]])
        present = [number for number in range(len(KINDS)) if number != MOTIVES or self._observed.by_side]
        table = np.zeros((len(KINDS), len(names)))
        for number, name in enumerate(names):
            if row := self._weights.general.get(name):
                for at in range(len(KINDS)):
                    others = [row[other] for other in present if other != at]
                    table[at, number] = row[at] - sum(others) / len(others)
        return first, table

    def of(self, start: int, end: int, least: float) -> tuple[Rows, Rows, Floats]:
        """Row, number of the key, and pull, of all evidence of the rows from `start` on, before `end`, that pulls as much as `least`."""
        rows, names, values = self._observed.general.cells(start, end)
        first, table = self._general
        found = [(rows, names + first, table[self._kind[rows], names] * values)]
        every = np.arange(start, end)
        around = {where: self._around.chances(where, start, end) for where in COMPANY}
        for where, kind, (first, table) in self._company:
            pulls = table[self._kind[every], 0] * of_kind(around[where], kind)
            found.append((every, np.full(len(every), first), pulls))
        for column, (side, (first, table)) in enumerate(self._tables.items(), MOTIVES):
            rows, names, values = self._observed.by_side[side].cells(start, end)
            mine = self._column[rows] == column
            found.append((rows[mine], names[mine] + first, table[0, names[mine]] * values[mine]))
            its = every[self._column[every] == column]
            for where, (first, table) in self._of_side:
                found.append((its, np.full(len(its), first), table[0, 0] * around[where][its - start, column]))
        strong = [(rows[much], keys[much], pulls[much]) for rows, keys, pulls in found for much in [np.abs(pulls) >= least]]
        rows, keys, pulls = (np.concatenate(parts) for parts in zip(*strong, strict=True))
        return rows, keys, pulls
