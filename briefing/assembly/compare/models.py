"""The models that weigh features of pairs, worked in numpy: a logistic model and boosted decision trees."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import msgspec
import numpy as np
from msgspec import field

from briefing.assembly.arrays import PAIRS_PER_BATCH, Floats, Floats32, Integers, batches
from briefing.model import Record

LARGEST_LOG_ODDS = 30


class LogisticModel(Record, frozen=True):
    """A weight for each feature, and the constant."""

    weights: dict[str, float]
    constant: float

    def probability(self, features: Floats) -> Floats:
        """The probability of each row of features (pairs, features), whose columns are in the order of the weights."""
        return self.probability_of(self.log_odds(features))

    def log_odds(self, features: Floats) -> Floats:
        """The weighted sum of each row of features."""
        sums: Floats = features @ np.array(list(self.weights.values())) + self.constant
        return sums

    @staticmethod
    def probability_of(log_odds: Floats) -> Floats:
        """The probability that these log odds stand for."""
        probability: Floats = 1 / (1 + np.exp(-np.clip(log_odds, -LARGEST_LOG_ODDS, LARGEST_LOG_ODDS)))
        return probability


class Tree(Record, frozen=True):
    """A decision tree, node by node, the root first.

    A node sends rows whose feature is at most `threshold` to the node `low`, others to `high`; a leaf has the feature -1 and gives its
    `value`, in log odds.
    """

    feature: tuple[int, ...] = field(name="figure")
    threshold: tuple[float, ...] = field(name="most")
    low: tuple[int, ...]
    high: tuple[int, ...]
    value: tuple[float, ...]


class BoostedTrees(Record, frozen=True):
    """Trees over these features, and the log odds that they start from."""

    features: tuple[str, ...] = field(name="figures")
    constant: float
    trees: tuple[Tree, ...]

    def probability(self, features: Floats32) -> Floats:
        """The probability of each row of features (pairs, features)."""
        parts = [np.zeros(0), *(self._probability(features[batch]) for batch in batches(len(features), PAIRS_PER_BATCH))]
        return np.concatenate(parts)

    def _probability(self, features: Floats32) -> Floats:
        # Columns are looked at one by one, so each is laid out in one piece.
        columns = np.asfortranarray(features)
        log_odds = np.full(len(features), self.constant)
        for tree in self.trees:
            _add_leaves(tree, columns, log_odds)
        probability: Floats = 1 / (1 + np.exp(-log_odds))
        return probability


def _add_leaves(tree: Tree, features: Floats32, log_odds: Floats) -> None:
    """Add the value of each row's leaf to its log odds."""
    waiting: list[tuple[int, Integers]] = [(0, np.arange(len(features)))]
    while waiting:
        node, rows = waiting.pop()
        feature = tree.feature[node]
        if feature < 0:
            log_odds[rows] += tree.value[node]
        elif len(rows):
            lower = features[:, feature].take(rows) <= tree.threshold[node]
            waiting += [(tree.low[node], rows.compress(lower)), (tree.high[node], rows.compress(~lower))]


class PairModel(Record, frozen=True):
    """The models of screening and rescoring, and of support; the least mean probability of statements in one group, and the least
    probability that one supports its lead.

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
