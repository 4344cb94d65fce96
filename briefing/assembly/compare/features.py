"""Sets of features: ordered lists of named functions, so that a name and its column can't drift apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from briefing.assembly.arrays import Floats

Inputs = TypeVar("Inputs")


class FeatureSet(Generic[Inputs]):
    """Named functions of one kind of inputs, in order; each gives one value for each pair."""

    def __init__(self, functions: Mapping[str, Callable[[Inputs], NDArray[Any]]]) -> None:
        self._functions = dict(functions)
        self.names = tuple(self._functions)

    def column(self, name: str, inputs: Inputs) -> Floats:
        """The values of one feature."""
        return np.asarray(self._functions[name](inputs), dtype=np.float64)

    def matrix(self, inputs: Inputs) -> Floats:
        """The values of all features in their order. Shape (pairs, features)."""
        return np.stack([self.column(name, inputs) for name in self.names], axis=1)
