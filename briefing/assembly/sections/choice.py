"""Which section a statement answers: a conditional logistic model over named evidence, in two passes.

Every statement chooses among the kinds of section and the motives of each side. A kind's score is the sum of the weights of
the evidence present; motives of a side add the weights of the evidence about that side. The second pass also knows what
the statements before and after most likely are. `briefing.assembly.training.sections` makes the weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec
import numpy as np

from briefing.assembly.points.table import Floats
from briefing.assembly.sections.observed import ROWS_AT_ONCE, Observed, Rows
from briefing.assembly.texts import Integers
from briefing.model import Record

KINDS = ("developments", "background", "reaction", "outlook", "none", "motives")
"""What a statement can answer; the motives are asked for each side."""
MOTIVES = len(KINDS) - 1
WEIGHTS = Path(__file__).parent / "model.json"
LEAST_PROBABILITY = 1e-6
COMPANY = ("before", "after", "voice")
"""Whose first-pass chances the second pass knows: of the statements before and after, and of what the same voice says elsewhere."""
ITS_MOTIVES = "its motives"


class Weights(Record, frozen=True):
    """One pass: for each piece of general evidence a weight for each of KINDS, for evidence about a side one for its motives."""

    general: dict[str, tuple[float, ...]]
    side: dict[str, float]


class Model(Record, frozen=True):
    """Both passes."""

    first: Weights
    second: Weights


class Company:
    """Who stands around each statement, and what the first pass says of them. Made anew for the rows asked for: it is seldom needed."""

    def __init__(self, guesses: Floats, observed: Observed) -> None:
        opens = np.frombuffer(observed.first, dtype=np.int8).astype(bool)
        self._guesses = guesses
        self._voice: Rows = np.frombuffer(observed.voice, dtype=np.int32)
        spoken = np.flatnonzero(self._voice >= 0)
        voices = self._voice[spoken]
        self._others = np.bincount(voices) - 1
        """For each voice, how many statements it has beside one of its own."""
        self._totals = [np.bincount(voices, weights=guesses[spoken, kind]) for kind in range(guesses.shape[1])]
        speaks_again = np.zeros(len(opens), dtype=bool)
        speaks_again[spoken] = self._others[voices] > 0
        self.present: dict[str, Rows] = dict(zip(COMPANY, (~opens, np.append(~opens[1:], False)[: len(opens)], speaks_again), strict=True))
        """By COMPANY whether there is one."""

    def chances(self, where: str, start: int, end: int) -> Floats:
        """The chances of the company at `where`, by `kinds_of`, in the rows from `start` on, before `end`; 0 where there is none."""
        found = np.zeros((end - start, self._guesses.shape[1]))
        rows = start + np.flatnonzero(self.present[where][start:end])
        if where == "voice":
            voices = self._voice[rows]
            for kind, total in enumerate(self._totals):
                found[rows - start, kind] = (total[voices] - self._guesses[rows, kind]) / self._others[voices]
        else:
            found[rows - start] = self._guesses[rows - 1 if where == "before" else rows + 1]
        return found


@cache
def load() -> Model:
    """The weights that ship."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=Model)


def kinds_of(sides: Sequence[str]) -> list[str]:
    """What a statement can answer, `motives/<side id>` for each side: the columns of all arrays of scores, and of chances, summing to 1."""
    return [*KINDS[:MOTIVES], *(f"motives/{side}" for side in sides)]


def chances(observed: Observed, model: Model) -> tuple[Floats, Company]:
    """For each statement its chances, shape (statements, kinds), and those of its company after the first pass."""
    around = company(observed, model.first)
    return _softmax(scores(observed, model.second, around)), around


def company(observed: Observed, first: Weights) -> Company:
    """The first-pass chances of what stands around each statement."""
    return Company(_softmax(scores(observed, first)), observed)


def of_kind(chances: Floats, kind: int) -> Floats:
    """The chances of one of KINDS, the motives of all sides together."""
    if kind < MOTIVES:
        return chances[:, kind]
    total = 0.0 * chances[:, 0]
    for side in range(MOTIVES, chances.shape[1]):
        total += chances[:, side]
    return total


def scores(observed: Observed, weights: Weights, around: Company | None = None) -> Floats:
    """The score of each kind and of each side's motives: sums of weights. Shape (statements, kinds)."""
    result = np.empty((len(observed), MOTIVES + len(observed.by_side)))
    for start in range(0, len(observed), ROWS_AT_ONCE):
        end = min(len(observed), start + ROWS_AT_ONCE)
        known = {where: around.chances(where, start, end) for where in COMPANY} if around else {}
        result[start:end] = _scores(observed, weights, known, start, end)
    return result


def _scores(observed: Observed, weights: Weights, around: Mapping[str, Floats], start: int, end: int) -> Floats:
    """The scores of the rows from `start` on, before `end`; `around` are the chances of their company."""
    totals = np.tile(np.array(weights.general["always"]), (end - start, 1))
    observed.general.weighed(weights.general, totals, start)
    for where, company_chances in around.items():
        for kind, name in enumerate(KINDS):
            if row := weights.general.get(f"{where}:{name}"):
                totals += np.array(row) * of_kind(company_chances, kind)[:, None]
    result = np.empty((end - start, MOTIVES + len(observed.by_side)))
    result[:, :MOTIVES] = totals[:, :MOTIVES]
    of_side = {name: (weight,) for name, weight in weights.side.items()}
    for column, own in enumerate(observed.by_side.values(), MOTIVES):
        mine = np.zeros((end - start, 1))
        own.weighed(of_side, mine, start)
        for where, company_chances in around.items():
            mine[:, 0] += weights.side.get(f"{where}:{ITS_MOTIVES}", 0.0) * company_chances[:, column]
        result[:, column] = totals[:, MOTIVES] + mine[:, 0]
    return result


def _softmax(values: Floats) -> Floats:
    """Scores to chances that sum to 1 in each row."""
    if not len(values):
        return values
    powers: Floats = np.exp(values - values.max(axis=1, keepdims=True))
    total = np.zeros(len(powers))
    for column in powers.T:
        total += column
    powers /= total[:, None]
    return powers


def together(chances: Floats, starts: Integers) -> Floats:
    """The chances of points, whose statements stand one after the other from these starts on: those of the statements of each, multiplied
    and set to one (a geometric mean). Shape (points, kinds).
    """
    sizes = np.diff(starts, append=len(chances))
    found = chances[starts]
    several = np.flatnonzero(sizes > 1)
    if len(several):
        summed = np.add.reduceat(np.log(np.maximum(chances, LEAST_PROBABILITY)), starts)[several]
        found[several] = _softmax(summed / sizes[several, None])
    return found
