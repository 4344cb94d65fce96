"""What was learned of points: read from model.json, made by `python -m briefing.assembly.training.points`.

From what it was learned, and what it reaches, stands in model.md.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import msgspec

from briefing.assembly.points.evidence import FEATURES
from briefing.assembly.points.likeness import Linear
from briefing.assembly.points.looks import SECOND
from briefing.assembly.points.trees import Trees
from briefing.model import Record


class Model(Record, frozen=True):
    """What the first and the second look go by, and the least mean likeness of statements in one point."""

    join_at: float
    first: Linear
    second: Trees


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The model that ships. Raises ValueError where its features are not those of the code."""
    model = msgspec.json.decode(resources.files(__package__).joinpath("model.json").read_bytes(), type=Model)
    if set(model.first.weights) != set(FEATURES) or model.second.figures != SECOND:
        raise ValueError("model.json was learned for other features; learn it again with python -m briefing.assembly.training.points")
    return model
