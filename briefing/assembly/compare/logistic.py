"""How likely two statements say the same, each pair by itself: a logistic model over the figures of `evidence.compare`."""

from __future__ import annotations

import numpy as np

from briefing.assembly.arrays import Floats
from briefing.assembly.compare.pair_features import FEATURES
from briefing.model import Record


class LogisticModel(Record, frozen=True):
    """A weight for each feature, and the constant."""

    weights: dict[str, float]
    constant: float


def match_probability(model: LogisticModel, figures: Floats) -> Floats:
    """The probability for each row of figures (pairs, features)."""
    weights = np.array([model.weights[feature] for feature in FEATURES])
    result: Floats = 1 / (1 + np.exp(-np.clip(figures @ weights + model.constant, -30, 30)))
    return result
