"""Which section a statement answers: a conditional logistic model over named evidence, in two passes.

Every statement chooses among the kinds of section and the motives of each side. A kind's score is the sum of the weights of
the evidence present; motives of a side add the weights of the evidence about that side. The second pass also knows what
the statements before and after most likely are. `briefing.assembly.training.sections` makes the weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, log
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from briefing.assembly.sections.observed import Observed
from briefing.model import Record

if TYPE_CHECKING:
    from briefing.assembly.points.table import Floats
    from briefing.assembly.sections.observed import Rows

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


Chances = dict[str, float]
"""Probability of each kind, `motives/<side id>` for each side; they sum to 1."""


class Company(NamedTuple):
    """Who stands around each statement: by COMPANY whether there is one, and its chances by `kinds_of`, 0 where there is none."""

    present: dict[str, Rows]
    chances: dict[str, Floats]


@cache
def load() -> Model:
    """The weights that ship."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=Model)


def kinds_of(sides: Sequence[str]) -> list[str]:
    """The keys of `Chances`, in the order of the columns of all arrays of scores and chances."""
    return [*KINDS[:MOTIVES], *(f"motives/{side}" for side in sides)]


def chances(observed: Observed, model: Model) -> tuple[Floats, Company]:
    """For each statement its chances, shape (statements, kinds), and those of its company after the first pass."""
    around = company(observed, model.first)
    return _softmax(scores(observed, model.second, around)), around


def company(observed: Observed, first: Weights) -> Company:
    """The first-pass chances of what stands around each statement."""
    import numpy as np

    guesses = _softmax(scores(observed, first))
    opens = np.frombuffer(observed.first, dtype=np.int8).astype(bool)
    ends = np.append(opens[1:], True)[: len(opens)]
    before, after = np.zeros_like(guesses), np.zeros_like(guesses)
    before[1:], after[:-1] = guesses[:-1], guesses[1:]
    before[opens], after[ends] = 0.0, 0.0
    voice = np.frombuffer(observed.voice, dtype=np.int32)
    spoken = np.flatnonzero(voice >= 0)
    others = np.bincount(voice[spoken])[voice[spoken]] - 1
    spoken, others = spoken[others > 0], others[others > 0]
    elsewhere = np.zeros_like(guesses)
    for kind in range(guesses.shape[1]):
        total = np.bincount(voice[spoken], weights=guesses[spoken, kind])
        elsewhere[spoken, kind] = (total[voice[spoken]] - guesses[spoken, kind]) / others
    speaks_again = np.zeros(len(opens), dtype=bool)
    speaks_again[spoken] = True
    return Company(
        dict(zip(COMPANY, (~opens, ~ends, speaks_again), strict=True)), dict(zip(COMPANY, (before, after, elsewhere), strict=True))
    )


def of_company(around: Company, where: str, kind: int, start: int = 0, end: int | None = None) -> Floats:
    """The chances of the company at `where` for one of KINDS, the motives of all sides together, in the rows from `start` to `end`."""
    found = around.chances[where][start:end]
    if kind < MOTIVES:
        return found[:, kind]
    total = 0.0 * found[:, 0]
    for side in range(MOTIVES, found.shape[1]):
        total += found[:, side]
    return total


def scores(observed: Observed, weights: Weights, around: Company | None = None) -> Floats:
    """The score of each kind and of each side's motives: sums of weights. Shape (statements, kinds)."""
    import numpy as np

    totals = np.tile(np.array(weights.general["always"]), (len(observed), 1))
    observed.general.weighed(weights.general, totals)
    for where in COMPANY if around else ():
        for kind, name in enumerate(KINDS):
            if around and (row := weights.general.get(f"{where}:{name}")):
                totals += np.array(row) * of_company(around, where, kind)[:, None]
    result = np.empty((len(observed), MOTIVES + len(observed.by_side)))
    result[:, :MOTIVES] = totals[:, :MOTIVES]
    of_side = {name: (weight,) for name, weight in weights.side.items()}
    for column, own in enumerate(observed.by_side.values(), MOTIVES):
        mine = np.zeros((len(observed), 1))
        own.weighed(of_side, mine)
        for where in COMPANY if around else ():
            if around:
                mine[:, 0] += weights.side.get(f"{where}:{ITS_MOTIVES}", 0.0) * around.chances[where][:, column]
        result[:, column] = totals[:, MOTIVES] + mine[:, 0]
    return result


def _softmax(values: Floats) -> Floats:
    """Scores to chances that sum to 1 in each row."""
    import numpy as np

    if not len(values):
        return values
    powers: Floats = np.exp(values - values.max(axis=1, keepdims=True))
    total = np.zeros(len(powers))
    for column in powers.T:
        total += column
    powers /= total[:, None]
    return powers


def softmax(values: Mapping[str, float]) -> Chances:
    """Scores to chances that sum to 1."""
    highest = max(values.values())
    powers = {name: exp(value - highest) for name, value in values.items()}
    total = sum(powers.values())
    return {name: power / total for name, power in powers.items()}


def together(several: Sequence[Chances]) -> Chances:
    """The chances of a point: those of its statements, multiplied and set to one (a geometric mean)."""
    if len(several) == 1:
        return several[0]
    return softmax({name: sum(log(max(LEAST_PROBABILITY, one[name])) for one in several) / len(several) for name in several[0]})
