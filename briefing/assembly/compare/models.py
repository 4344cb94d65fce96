"""The models that weigh features of pairs, worked in numpy; the boosted decision trees among them stand in `trees.py`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from math import exp

import msgspec
import numpy as np
from msgspec import field

from briefing.assembly.arrays import Floats
from briefing.assembly.compare.trees import BoostedTrees
from briefing.model import Record

LARGEST_LOG_ODDS = 30


class LogisticModel(Record, frozen=True):
    """A weight for each feature, and the constant."""

    weights: dict[str, float]
    constant: float

    def probability(self, features: Floats) -> Floats:
        """The probability of each row of features (pairs, features), whose columns are in the order of the weights."""
        return self.probability_of(self.log_odds(features))

    def probability_of_named(self, features: Mapping[str, float]) -> float:
        """The probability of one row that is told by name; features that are left out are 0, and those without a weight don't count."""
        log_odds = self.constant + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + exp(-max(-LARGEST_LOG_ODDS, min(log_odds, LARGEST_LOG_ODDS))))

    def log_odds(self, features: Floats) -> Floats:
        """The weighted sum of each row of features."""
        sums: Floats = features @ np.array(list(self.weights.values())) + self.constant
        return sums

    @staticmethod
    def probability_of(log_odds: Floats) -> Floats:
        """The probability that these log odds stand for."""
        probability: Floats = 1 / (1 + np.exp(-np.clip(log_odds, -LARGEST_LOG_ODDS, LARGEST_LOG_ODDS)))
        return probability


class PairModel(Record, frozen=True):
    """The models of screening, of rescoring and of support, with the thresholds that go with them.

    Thresholds are the least mean probability of statements in one group, and the least probability that one supports its lead.

    From what they were learned, and what they reach, stands in models/pairs.md.
    """

    merge_at: float = field(name="join_at")
    screening: LogisticModel = field(name="first")
    rescoring: BoostedTrees = field(name="second")
    support: LogisticModel
    support_at: float


@lru_cache(maxsize=1)
def load_pair_model() -> PairModel:
    """The model that ships, made by `python -m briefing.assembly.training.points`."""
    return msgspec.json.decode(resources.files("briefing.assembly").joinpath("models", "pairs.json").read_bytes(), type=PairModel)


class OtherFeaturesError(ValueError):
    """A model was learned for other features than the code has."""

    def __init__(self, file: str, command: str) -> None:
        super().__init__(
            f"models/{file} was learned for other features; learn it again with python -m briefing.assembly.training.{command}"
        )
