"""Logistic regression by Newton's method with a ridge penalty; nothing is random, so the same figures give the same weights."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from briefing.assembly.arrays import Floats

STEPS = 30


def fit(features: Sequence[str], figures: Floats, yes: Floats, ridge: float) -> tuple[dict[str, float], float]:
    """A weight for each feature, and the constant. `figures` has a row for each example, `yes` is 1 or 0 for each."""

    mean, spread = figures.mean(axis=0), figures.std(axis=0) + 1e-9
    solution = _newton((figures - mean) / spread, yes, ridge)
    weights = solution[:-1] / spread
    constant = float(solution[-1] - (weights * mean).sum())
    return {feature: round(float(weight), 5) for feature, weight in zip(features, weights, strict=True)}, round(constant, 5)


def _newton(figures: Floats, yes: Floats, ridge: float) -> Floats:
    design = np.column_stack((figures, np.ones(len(figures))))
    penalty = np.eye(design.shape[1]) * ridge
    penalty[-1, -1] = 1e-6
    solution: Floats = np.zeros(design.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ solution, -30, 30)))
        curvature = (design * (chance * (1 - chance))[:, None]).T @ design + penalty
        solution -= np.linalg.solve(curvature, design.T @ (chance - yes) + penalty @ solution)
    return solution
