"""Which section a statement answers: a conditional logistic model over named features, in two passes.

Every statement chooses among the kinds of section and the motives of each side. A kind's score is the sum of the weights of the
features present; motives of a side add the weights of the features about that side. The second pass also knows what the neighbours of
the statement most likely are. `python -m briefing.assembly.training.sections` makes the weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec
import numpy as np

from briefing.assembly.arrays import Flags, Floats, Integers, batches
from briefing.assembly.compare.models import OtherFeaturesError
from briefing.assembly.sections.feature_matrix import ROWS_PER_BATCH, FeatureMatrix
from briefing.model import Record, SectionKind

KINDS = (*(kind.value for kind in SectionKind if kind != SectionKind.MOTIVES), "none", SectionKind.MOTIVES.value)
"""What a statement can answer, in the order of the model's weights; the motives are asked for each side."""
MOTIVES = len(KINDS) - 1
WEIGHTS = Path(__file__).parent.parent / "models" / "sections.json"
LEAST_PROBABILITY = 1e-6
NEIGHBOURS = ("before", "after", "voice")
"""Whose predictions the second pass knows: the statements before and after, and what the same voice says elsewhere."""
MOTIVES_OF_SIDE = "its motives"


class SectionWeights(Record, frozen=True):
    """One pass: for each general feature a weight for each of KINDS, for a feature about a side one for its motives."""

    general: dict[str, tuple[float, ...]]
    side: dict[str, float]


class SectionModel(Record, frozen=True):
    """The weights of both passes of the model of sections."""

    first: SectionWeights
    second: SectionWeights


class NeighbourPredictions:
    """What the first pass predicts of the neighbours of each statement. Computed for the rows asked for: it is seldom needed."""

    def __init__(self, predictions: Floats, matrix: FeatureMatrix) -> None:
        opens = np.frombuffer(matrix.first, dtype=np.int8).astype(bool)
        self._predictions = predictions
        self._voice: Integers = np.frombuffer(matrix.voice, dtype=np.int32)
        spoken = np.flatnonzero(self._voice >= 0)
        voices = self._voice[spoken]
        self._others = np.bincount(voices) - 1
        """For each voice, how many statements it has beside one of its own."""
        self._totals = [np.bincount(voices, weights=predictions[spoken, kind]) for kind in range(predictions.shape[1])]
        speaks_again = np.zeros(len(opens), dtype=bool)
        speaks_again[spoken] = self._others[voices] > 0
        there = (~opens, np.append(~opens[1:], False)[: len(opens)], speaks_again)
        self.present: dict[str, Flags] = dict(zip(NEIGHBOURS, there, strict=True))
        """By NEIGHBOURS, which statements have such a neighbour."""

    def probabilities(self, where: str, rows: slice) -> Floats:
        """The probabilities, by `kind_columns`, of the neighbour at `where` of a batch of rows; 0 where there is none."""
        found = np.zeros((rows.stop - rows.start, self._predictions.shape[1]))
        present = rows.start + np.flatnonzero(self.present[where][rows])
        if where == "voice":
            voices = self._voice[present]
            for kind, total in enumerate(self._totals):
                found[present - rows.start, kind] = (total[voices] - self._predictions[present, kind]) / self._others[voices]
        else:
            found[present - rows.start] = self._predictions[present - 1 if where == "before" else present + 1]
        return found


@cache
def load_section_model() -> SectionModel:
    """The weights that ship. Raises `OtherFeaturesError` where they were learned for fewer or more of KINDS."""
    model = msgspec.json.decode(WEIGHTS.read_bytes(), type=SectionModel)
    if {len(weights.general["always"]) for weights in (model.first, model.second)} != {len(KINDS)}:
        raise OtherFeaturesError("sections.json", "sections")
    return model


def kind_columns(sides: Sequence[str]) -> list[str]:
    """What a statement can answer, with `motives/<side id>` for each side: the columns of all scores and probabilities."""
    return [*KINDS[:MOTIVES], *(f"{KINDS[MOTIVES]}/{side}" for side in sides)]


def predict(matrix: FeatureMatrix, model: SectionModel) -> tuple[Floats, NeighbourPredictions]:
    """The probabilities of each statement, and what the first pass predicts of its neighbours. Shape (statements, kinds), rows sum to 1."""
    neighbours = neighbour_predictions(matrix, model.first)
    return _softmax(scores(matrix, model.second, neighbours)), neighbours


def neighbour_predictions(matrix: FeatureMatrix, first: SectionWeights) -> NeighbourPredictions:
    """What the first pass predicts of the neighbours of each statement."""
    return NeighbourPredictions(_softmax(scores(matrix, first)), matrix)


def probability_of_kind(probabilities: Floats, kind: int) -> Floats:
    """The probabilities of one of KINDS, the motives of all sides together."""
    if kind < MOTIVES:
        return probabilities[:, kind]
    total = 0.0 * probabilities[:, 0]
    for side in range(MOTIVES, probabilities.shape[1]):
        total += probabilities[:, side]
    return total


def scores(matrix: FeatureMatrix, weights: SectionWeights, neighbours: NeighbourPredictions | None = None) -> Floats:
    """The score of each kind and of each side's motives: sums of weights. Shape (statements, kinds)."""
    result = np.empty((len(matrix), MOTIVES + len(matrix.by_side)))
    for rows in batches(len(matrix), ROWS_PER_BATCH):
        beside = {where: neighbours.probabilities(where, rows) for where in NEIGHBOURS} if neighbours else {}
        result[rows] = _scores(matrix, weights, beside, rows)
    return result


def _scores(matrix: FeatureMatrix, weights: SectionWeights, beside: Mapping[str, Floats], rows: slice) -> Floats:
    """The scores of a batch of rows; `beside` are the probabilities of their neighbours."""
    size = rows.stop - rows.start
    totals = np.tile(np.array(weights.general["always"]), (size, 1))
    matrix.general.add_weighted(weights.general, totals, rows.start)
    for where, probabilities in beside.items():
        for kind, name in enumerate(KINDS):
            if row := weights.general.get(f"{where}:{name}"):
                totals += np.array(row) * probability_of_kind(probabilities, kind)[:, None]
    result = np.empty((size, MOTIVES + len(matrix.by_side)))
    result[:, :MOTIVES] = totals[:, :MOTIVES]
    of_side = {name: (weight,) for name, weight in weights.side.items()}
    for column, own in enumerate(matrix.by_side.values(), MOTIVES):
        mine = np.zeros((size, 1))
        own.add_weighted(of_side, mine, rows.start)
        for where, probabilities in beside.items():
            mine[:, 0] += weights.side.get(f"{where}:{MOTIVES_OF_SIDE}", 0.0) * probabilities[:, column]
        result[:, column] = totals[:, MOTIVES] + mine[:, 0]
    return result


def _softmax(values: Floats) -> Floats:
    """Scores to probabilities that sum to 1 in each row."""
    if not len(values):
        return values
    powers: Floats = np.exp(values - values.max(axis=1, keepdims=True))
    total = np.zeros(len(powers))
    for column in powers.T:
        total += column
    powers /= total[:, None]
    return powers


def combine_members(probabilities: Floats, starts: Integers) -> Floats:
    """The probabilities of points: those of their statements multiplied and set to 1 (a geometric mean). Shape (points, kinds).

    The statements of a point stand one after the other, from its start on.
    """
    sizes = np.diff(starts, append=len(probabilities))
    combined = probabilities[starts]
    several = np.flatnonzero(sizes > 1)
    if len(several):
        summed = np.add.reduceat(np.log(np.maximum(probabilities, LEAST_PROBABILITY)), starts)[several]
        combined[several] = _softmax(summed / sizes[several, None])
    return combined
