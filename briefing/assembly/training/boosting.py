"""Boosted trees by scikit-learn (histogram gradient boosting), turned into the records that the package works with numpy alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefing.assembly.arrays import Floats
from briefing.assembly.compare.trees import BoostedTrees, Tree

SETS = 3
"""Sets of trees that are averaged: which features a set asks is chance, and what depends on chance should not decide."""
TREES, LEAVES, RATE = 120, 10, 0.08
"""`TreeLayout` has a place for each combination of leaves: with 20 it would hold a megabyte."""
LEAST_IN_LEAF, PENALTY = 25, 10.0
FEATURES_PER_SPLIT = 0.3
"""Share of the features, drawn anew for each split, among which the best is looked for; the seeds are fixed."""
LEAF = -1


def boost(names: Sequence[str], features: Floats, labels: Floats) -> BoostedTrees:
    """Trees that tell the rows of features (rows, features) labelled 1 from those labelled 0."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    models = [
        HistGradientBoostingClassifier(
            max_iter=TREES,
            max_leaf_nodes=LEAVES,
            learning_rate=RATE,
            min_samples_leaf=LEAST_IN_LEAF,
            l2_regularization=PENALTY,
            max_features=FEATURES_PER_SPLIT,
            early_stopping=False,
            random_state=seed,
        ).fit(features, labels)
        for seed in range(SETS)
    ]
    return BoostedTrees(
        features=tuple(names),
        constant=float(models[0]._baseline_prediction.item()),
        trees=tuple(_tree(predictor.nodes) for model in models for (predictor,) in model._predictors),
    )


def _tree(nodes: Any) -> Tree:
    leaf = nodes["is_leaf"].astype(bool)
    return Tree(
        feature=tuple(LEAF if ends else int(feature) for ends, feature in zip(leaf, nodes["feature_idx"], strict=True)),
        threshold=tuple(0.0 if ends else float(f"{threshold:.7g}") for ends, threshold in zip(leaf, nodes["num_threshold"], strict=True)),
        low=tuple(int(node) for node in nodes["left"]),
        high=tuple(int(node) for node in nodes["right"]),
        value=tuple(round(float(value) / SETS, 6) if ends else 0.0 for ends, value in zip(leaf, nodes["value"], strict=True)),
    )
