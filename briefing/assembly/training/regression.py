"""Logistic regression by Newton's method with a ridge penalty; nothing is random, so the same examples give the same weights."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from briefing.assembly.arrays import Flags, Floats
from briefing.assembly.compare.models import LogisticModel

STEPS, STILL = 30, 1e-9
"""Steps at the most, and the greatest change of a weight that is none any more."""


def fit(names: Sequence[str], features: Floats, labels: Floats, ridge: float) -> LogisticModel:
    """The model of these examples: `features` has a row for each, `labels` is 1 or 0 for each, `ridge` the penalty."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    solution = _newton((features - mean) / spread, labels, ridge)
    weights = solution[:-1] / spread
    constant = float(solution[-1] - (weights * mean).sum())
    named = {name: round(float(weight), 5) for name, weight in zip(names, weights, strict=True)}
    return LogisticModel(weights=named, constant=round(constant, 5))


def roc_area(scores: Floats, labels: Flags) -> float:
    """The share of pairs of examples, one that is and one that is not, whose scores are in the right order; equals count half."""
    are, others = scores[labels][:, None], scores[~labels][None, :]
    return float(((are > others) + 0.5 * (are == others)).mean())


def _newton(features: Floats, labels: Floats, ridge: float) -> Floats:
    design = np.column_stack((features, np.ones(len(features))))
    penalty = np.eye(design.shape[1]) * ridge
    penalty[-1, -1] = 1e-6
    solution: Floats = np.zeros(design.shape[1])
    for _ in range(STEPS):
        probability = 1 / (1 + np.exp(-np.clip(design @ solution, -30, 30)))
        curvature = (design * (probability * (1 - probability))[:, None]).T @ design + penalty
        step = np.linalg.solve(curvature, design.T @ (probability - labels) + penalty @ solution)
        solution -= step
        if np.abs(step).max() < STILL:
            break
    return solution
