"""How likely two statements say the same: a logistic model over the figures of `evidence.compare`.

The weights are learned by `python -m briefing.assembly.training.points`; from what, and what they reach, stands in model.md.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

from briefing.assembly.points.evidence import FEATURES
from briefing.model import Record

if TYPE_CHECKING:
    from briefing.assembly.points.table import Floats


class Model(Record, frozen=True):
    """A weight for each feature, the constant, and the least mean likeness of statements in one point."""

    weights: dict[str, float]
    constant: float
    join_at: float


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The model that ships. Raises ValueError where its features are not those of the code."""
    model = msgspec.json.decode(resources.files(__package__).joinpath("model.json").read_bytes(), type=Model)
    if set(model.weights) != set(FEATURES):
        raise ValueError("model.json was learned for other features; learn it again with python -m briefing.assembly.training.points")
    return model


def likeness(model: Model, figures: Floats) -> Floats:
    """The probability for each row of figures (pairs, features)."""
    import numpy as np

    weights = np.array([model.weights[feature] for feature in FEATURES])
    result: Floats = 1 / (1 + np.exp(-np.clip(figures @ weights + model.constant, -30, 30)))
    return result
