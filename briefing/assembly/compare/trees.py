"""Boosted decision trees, worked in numpy: all nodes of all trees at once, not tree by tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from msgspec import field
from numpy.typing import NDArray

from briefing.assembly.arrays import Floats, Floats32, Integers, batches
from briefing.model import Record

ROWS_AT_ONCE = 2_000
"""Rows that are worked on in one piece: with the nodes of all trees beside them they take some megabytes."""


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


class BoostedTrees(Record, frozen=True, gc=True, dict=True):
    """Trees over these features, and the log odds that they start from."""

    features: tuple[str, ...] = field(name="figures")
    constant: float
    trees: tuple[Tree, ...]

    @cached_property
    def _layout(self) -> TreeLayout:
        return TreeLayout.of(self.trees)

    def probability(self, features: Floats32) -> Floats:
        """The probability of each row of features (pairs, features)."""
        log_odds = np.full(len(features), self.constant)
        if self.trees:
            for batch in batches(len(features), ROWS_AT_ONCE):
                self._layout.add_values(features[batch], log_odds[batch])
        probability: Floats = 1 / (1 + np.exp(-log_odds))
        return probability


class TreeLayout(NamedTuple):
    """The same nodes of all trees side by side, as QuickScorer has them (Lucchese et al., SIGIR 2015).

    Leaves are counted from the high side. A node that sends a row to its low side takes from it all leaves of its high side; what the row
    reaches is then the first leaf that no node took, whatever the order in which the nodes are asked.
    """

    feature: Integers
    """Shape (nodes, trees)."""
    threshold: Floats32
    """Shape (nodes, trees); where a tree has no more nodes, one that no row is below."""
    taken: NDArray[Any]
    """Shape (nodes, trees): the leaves that a node takes, each one bit."""
    first_left: Integers
    """The first leaf that is left, for each combination of leaves that are taken."""
    value: Floats
    """Shape (trees, leaves)."""

    @classmethod
    def of(cls, trees: Sequence[Tree]) -> TreeLayout:
        """The layout of these trees."""
        leaves = max(sum(feature < 0 for feature in tree.feature) for tree in trees)
        nodes = max(1, leaves - 1)
        feature, threshold = np.zeros((nodes, len(trees)), np.int32), np.full((nodes, len(trees)), -np.inf, np.float32)
        taken, value = np.zeros((nodes, len(trees)), np.min_scalar_type(2**leaves - 1)), np.zeros((len(trees), leaves))
        for column, tree in enumerate(trees):
            bits = dict.fromkeys((node for node, tested in enumerate(tree.feature) if tested >= 0), 0)
            for leaf, (node, taken_by) in enumerate(_leaves(tree)):
                value[column, leaf] = tree.value[node]
                for above in taken_by:
                    bits[above] |= 1 << leaf
            for row, node in enumerate(bits):
                feature[row, column], threshold[row, column] = tree.feature[node], tree.threshold[node]
                taken[row, column] = bits[node]
        combinations = np.arange(2**leaves)
        first_left = np.log2(~combinations & (combinations + 1)).astype(np.int8)
        return cls(feature, threshold, taken, first_left, value)

    def add_values(self, features: Floats32, log_odds: Floats) -> None:
        """Add to the log odds of each row (pairs, features) the value of the leaf that it reaches in each tree, tree by tree."""
        columns = np.ascontiguousarray(features.T)
        taken = np.zeros((self.feature.shape[1], len(features)), self.taken.dtype)
        for feature, threshold, leaves in zip(self.feature, self.threshold, self.taken, strict=True):
            taken |= (columns.take(feature, axis=0) <= threshold[:, None]) * leaves[:, None]
        for value, leaf in zip(self.value, self.first_left.take(taken), strict=True):
            log_odds += value.take(leaf)


def _leaves(tree: Tree) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The leaves from the high side to the low, each with the nodes that take it from a row: those on whose high side it hangs."""
    waiting: list[tuple[int, tuple[int, ...]]] = [(0, ())]
    while waiting:
        node, taken_by = waiting.pop()
        if tree.feature[node] < 0:
            yield node, taken_by
        else:
            waiting += [(tree.low[node], taken_by), (tree.high[node], (*taken_by, node))]
