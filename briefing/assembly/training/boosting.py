"""Boosted trees by scikit-learn (histogram gradient boosting), turned into the records that the package works with numpy alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefing.assembly.arrays import Floats
from briefing.assembly.compare.boosted_trees import BoostedTrees, Tree

SETS = 3
"""Sets of trees that are averaged: which figures a set asks is chance, and what depends on chance should not decide."""
TREES, LEAVES, RATE = 120, 10, 0.08
LEAST_IN_LEAF, PENALTY = 25, 10.0
FIGURES_ASKED = 0.3
"""Share of the figures, drawn anew for each split, among which the best is looked for; the seeds are fixed."""
LEAF = -1


def boost(names: Sequence[str], figures: Floats, yes: Floats) -> BoostedTrees:
    """Trees that tell the rows (rows, figures) with 1 from those with 0."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    models = [
        HistGradientBoostingClassifier(
            max_iter=TREES,
            max_leaf_nodes=LEAVES,
            learning_rate=RATE,
            min_samples_leaf=LEAST_IN_LEAF,
            l2_regularization=PENALTY,
            max_features=FIGURES_ASKED,
            early_stopping=False,
            random_state=seed,
        ).fit(figures, yes)
        for seed in range(SETS)
    ]
    return BoostedTrees(
        figures=tuple(names),
        constant=float(models[0]._baseline_prediction.item()),
        trees=tuple(_tree(predictor.nodes) for model in models for (predictor,) in model._predictors),
    )


def _tree(nodes: Any) -> Tree:
    leaf = nodes["is_leaf"].astype(bool)
    return Tree(
        figure=tuple(LEAF if ends else int(figure) for ends, figure in zip(leaf, nodes["feature_idx"], strict=True)),
        most=tuple(0.0 if ends else float(f"{most:.7g}") for ends, most in zip(leaf, nodes["num_threshold"], strict=True)),
        low=tuple(int(node) for node in nodes["left"]),
        high=tuple(int(node) for node in nodes["right"]),
        value=tuple(round(float(value) / SETS, 6) if ends else 0.0 for ends, value in zip(leaf, nodes["value"], strict=True)),
    )
