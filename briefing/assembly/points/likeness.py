"""How likely two statements say the same, each pair by itself: a logistic model over the figures of `evidence.compare`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.assembly.points.evidence import FEATURES
from briefing.model import Record

if TYPE_CHECKING:
    from briefing.assembly.points.table import Floats


class Linear(Record, frozen=True):
    """A weight for each feature, and the constant."""

    weights: dict[str, float]
    constant: float


def likeness(model: Linear, figures: Floats) -> Floats:
    """The probability for each row of figures (pairs, features)."""
    import numpy as np

    weights = np.array([model.weights[feature] for feature in FEATURES])
    result: Floats = 1 / (1 + np.exp(-np.clip(figures @ weights + model.constant, -30, 30)))
    return result
