"""Whether a statement states a motive of a side: what it wants, needs, fears, offers or hopes to gain, or why it acts.

The section of motives also takes what a side says in general, where nothing fits better. This model asks more strictly. It moves
statements there that state one, and keeps off the page what states none. `python -m briefing.assembly.training.motives` makes the weights.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec
import numpy as np

from briefing.assembly.arrays import Floats, batches
from briefing.assembly.sections.feature_matrix import ROWS_PER_BATCH, FeatureMatrix, SparseColumns
from briefing.assembly.sections.section_model import MOTIVES
from briefing.model import Record

WEIGHTS = Path(__file__).parent.parent / "models" / "motives.json"
GENERAL = re.compile(
    r"words:(?:aim|want|need|offer|demand|purpose|fear|interest|cause|condition|duty|resolve|plea|deny|condemn|happened|announced|likelihood"
    r"|before|standing|welcome|reason|stance|chance|exchange|warn|law|filler|courtesy|we|i|you|not|think)|speaker:(?:none|side|outside|media|unknown)|short|long|question"
    r"|sides:several|role:(?:evaluation|expectation|main_event|previous_event|current_context)"
)
"""The general features that bear on it, whole names; of those about a side all do."""
AVERAGE_ODDS = 0.5
"""Odds of stating a motive from which a statement is the likelier to stand under motives; below, its section is left as it is."""
LEAST_STATED = 0.8
"""Points of less probability stand on the page in the section that they fit best, and under motives only in the record."""
LEAST_OF_LIKELIEST = 0.55
"""The likeliest point of each side may stand there from this probability on."""
PLAINLY = ("plain:wish", "plain:ask")
"""Features of a side, one of which states a motive however short the statement: its name opens it, and it wants or demands."""


class MotiveWeights(Record, frozen=True):
    """The weights of general features and of those about a side, in log odds."""

    general: dict[str, float]
    side: dict[str, float]


@cache
def load_motive_model() -> MotiveWeights:
    """The weights that ship."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=MotiveWeights)


def stated_motives(matrix: FeatureMatrix, weights: MotiveWeights) -> Floats:
    """The probability that each statement states a motive of each side. Shape (statements, sides)."""
    stated = np.empty((len(matrix), len(matrix.by_side)))
    if not matrix.by_side:
        return stated
    general = _weighed(matrix.general, weights.general, len(matrix)) + weights.general["always"]
    for column, own in enumerate(matrix.by_side.values()):
        stated[:, column] = 1 / (1 + np.exp(-general - _weighed(own, weights.side, len(matrix))))
        plainly = sorted({row for name in PLAINLY for row in own.rows_with(name)})
        stated[plainly, column] = np.maximum(stated[plainly, column], LEAST_STATED)
    return stated


def weigh_motives(probabilities: Floats, stated: Floats) -> Floats:
    """Make motives likelier where one is stated. `probabilities` by `kind_columns`; rows sum to 1."""
    if not stated.shape[1] or not len(probabilities):
        return probabilities
    weighed = probabilities.copy()
    weighed[:, MOTIVES:] *= np.maximum(1.0, stated / (1 - stated) / AVERAGE_ODDS)
    total = sum(weighed.T)
    weighed /= np.reshape(total, (-1, 1))
    return weighed


def _weighed(columns: SparseColumns, weights: dict[str, float], size: int) -> Floats:
    totals = np.zeros((size, 1))
    of_name = {name: (weight,) for name, weight in weights.items()}
    for rows in batches(size, ROWS_PER_BATCH):
        part = totals[rows]
        columns.add_weighted(of_name, part, rows.start)
        totals[rows] = part
    weighed: Floats = totals[:, 0]
    return weighed
