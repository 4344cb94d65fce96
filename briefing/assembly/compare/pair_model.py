"""What was learned of points: read from model.json, made by `python -m briefing.assembly.training.points`.

From what it was learned, and what it reaches, stands in model.md.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import msgspec

from briefing.assembly.compare.boosted_trees import BoostedTrees
from briefing.assembly.compare.cascade import RESCORE_FEATURES
from briefing.assembly.compare.logistic import LogisticModel
from briefing.assembly.compare.pair_features import FEATURES
from briefing.model import Record


class PairModel(Record, frozen=True):
    """What the first and the second look go by, and the least mean likeness of statements in one point."""

    join_at: float
    first: LogisticModel
    second: BoostedTrees


@lru_cache(maxsize=1)
def load_pair_model() -> PairModel:
    """The model that ships. Raises ValueError where its features are not those of the code."""
    model = msgspec.json.decode(resources.files("briefing.assembly").joinpath("models", "pairs.json").read_bytes(), type=PairModel)
    if set(model.first.weights) != set(FEATURES) or model.second.figures != RESCORE_FEATURES:
        raise ValueError("model.json was learned for other features; learn it again with python -m briefing.assembly.training.points")
    return model
