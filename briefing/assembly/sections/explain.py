"""What spoke for and against the section of each statement: the contributions of its features, the strongest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from briefing.assembly.arrays import Floats, Integers, batches
from briefing.assembly.sections.feature_matrix import ROWS_PER_BATCH, FeatureMatrix
from briefing.assembly.sections.section_model import (
    KINDS,
    MOTIVES,
    MOTIVES_OF_SIDE,
    NEIGHBOURS,
    NeighbourPredictions,
    SectionWeights,
    kind_columns,
    probability_of_kind,
)

Contributions = list[tuple[str, float]]
"""Names of features with their weights, positive for and negative against, the strongest first."""


def top_contributions(
    matrix: FeatureMatrix, neighbours: NeighbourPredictions, chosen: Sequence[str], weights: SectionWeights, least: float, most: int
) -> Iterator[Contributions]:
    """For each statement the features that spoke most for the kind `chosen` for it, against the average of the others, or against it.

    At most `most` for each, none weaker than `least`, rounded to hundredths.
    """
    contributions = _Contributions(matrix, neighbours, chosen, weights)
    for batch in batches(len(matrix), ROWS_PER_BATCH):
        rows, names, values = contributions.of(batch, least)
        order = np.lexsort((contributions.rank[names], -np.abs(values), rows))
        rows, names, values = rows[order], names[order], values[order]
        first = np.searchsorted(rows, np.arange(batch.start, batch.stop + 1))
        kept = np.arange(len(rows)) - first[rows - batch.start] < most
        strongest = [(contributions.names[name], value) for name, value in zip(names[kept].tolist(), hundredths(values[kept]), strict=True)]
        ends = np.cumsum(np.minimum(np.diff(first), most)).tolist()
        for start, end in pairwise([0, *ends]):
            yield strongest[start:end]


def hundredths(values: Floats) -> list[float]:
    """Round values as `round(value, 2)` does, at a fifth of its cost.

    >>> import numpy
    >>> hundredths(numpy.array([0.125, -2.675, 1.0]))
    [0.12, -2.67, 1.0]
    """
    scaled = values * 100
    rounded: list[float] = (np.rint(scaled) / 100).tolist()
    # Where a value stands between two hundredths, its own last bits decide.
    for number in np.flatnonzero(np.abs(np.abs(scaled - np.trunc(scaled)) - 0.5) < 1e-6).tolist():
        rounded[number] = round(float(values[number]), 2)
    return rounded


class _Contributions:
    """The contributions of all features; `names` are their names by number, `rank` their alphabetical order."""

    def __init__(self, matrix: FeatureMatrix, neighbours: NeighbourPredictions, chosen: Sequence[str], weights: SectionWeights) -> None:
        self._matrix, self._neighbours, self._weights = matrix, neighbours, weights
        kinds = kind_columns(list(matrix.by_side))
        self._column: Integers = np.array([kinds.index(name) for name in chosen], dtype=np.int64)
        self._kind: Integers = np.minimum(self._column, MOTIVES)
        self.names: list[str] = []
        self._by_side = {name: self._table(values.names, side=True) for name, values in matrix.by_side.items()}
        self._general = self._table(matrix.general.names, side=False)
        self._of_neighbours = [
            (where, kind, self._table([f"{where}:{name}"], side=False)) for where in NEIGHBOURS for kind, name in enumerate(KINDS)
        ]
        self._motives = [(where, self._table([f"{where}:{MOTIVES_OF_SIDE}"], side=True)) for where in NEIGHBOURS]
        self.rank: Integers = np.argsort(np.argsort(np.array(self.names), kind="stable"), kind="stable")

    def _table(self, names: Sequence[str], *, side: bool) -> tuple[int, Floats]:
        """The first number of these names, and what each adds by the kind chosen. Shape (KINDS, names)."""
        first = len(self.names)
        self.names += names
        if side:
            return first, np.array([[self._weights.side.get(name, 0.0) for name in names]])
        present = [number for number in range(len(KINDS)) if number != MOTIVES or self._matrix.by_side]
        table = np.zeros((len(KINDS), len(names)))
        for number, name in enumerate(names):
            if row := self._weights.general.get(name):
                for kind in range(len(KINDS)):
                    others = [row[other] for other in present if other != kind]
                    table[kind, number] = row[kind] - sum(others) / len(others)
        return first, table

    def of(self, batch: slice, least: float) -> tuple[Integers, Integers, Floats]:
        """Row, number of the feature, and contribution, of all features of a batch of rows that add or take at least `least`."""
        rows, names, values = self._matrix.general.cells(batch)
        first, table = self._general
        parts = [(rows, names + first, table[self._kind[rows], names] * values)]
        every = np.arange(batch.start, batch.stop)
        beside = {where: self._neighbours.probabilities(where, batch) for where in NEIGHBOURS}
        for where, kind, (first, table) in self._of_neighbours:
            added = table[self._kind[every], 0] * probability_of_kind(beside[where], kind)
            parts.append((every, np.full(len(every), first), added))
        for column, (side, (first, table)) in enumerate(self._by_side.items(), MOTIVES):
            rows, names, values = self._matrix.by_side[side].cells(batch)
            mine = self._column[rows] == column
            parts.append((rows[mine], names[mine] + first, table[0, names[mine]] * values[mine]))
            own = every[self._column[every] == column]
            for where, (first, table) in self._motives:
                parts.append((own, np.full(len(own), first), table[0, 0] * beside[where][own - batch.start, column]))
        strong = [(rows[much], names[much], added[much]) for rows, names, added in parts for much in [np.abs(added) >= least]]
        rows, names, added = (np.concatenate(columns) for columns in zip(*strong, strict=True))
        return rows, names, added
