"""Boosted decision trees, worked in numpy: each tree sends a row of figures to one of its leaves, whose values add up."""

from __future__ import annotations

import numpy as np

from briefing.assembly.arrays import Floats, Floats32, Integers
from briefing.model import Record


class Tree(Record, frozen=True):
    """A tree, node by node, the root first. A node sends rows whose figure number `figure` is at most `most` to node `low`, others to
    `high`; a leaf has the figure -1 and gives its `value`, in log odds.
    """

    figure: tuple[int, ...]
    most: tuple[float, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    value: tuple[float, ...]


class BoostedTrees(Record, frozen=True):
    """Trees over these figures, and the log odds that they start from."""

    figures: tuple[str, ...]
    constant: float
    trees: tuple[Tree, ...]

    def chance(self, figures: Floats32) -> Floats:
        """The probability for each row of figures (rows, figures)."""
        # Columns are looked at one by one, so each is laid out in one piece.
        columns = np.asfortranarray(figures)
        odds = np.full(len(figures), self.constant)
        for tree in self.trees:
            _add(tree, columns, odds)
        result: Floats = 1 / (1 + np.exp(-odds))
        return result


def _add(tree: Tree, figures: Floats32, odds: Floats) -> None:
    """Add the value of each row's leaf to its odds."""
    waiting: list[tuple[int, Integers]] = [(0, np.arange(len(figures)))]
    while waiting:
        node, rows = waiting.pop()
        figure = tree.figure[node]
        if figure < 0:
            odds[rows] += tree.value[node]
        elif len(rows):
            lower = figures[:, figure].take(rows) <= tree.most[node]
            waiting += [(tree.low[node], rows.compress(lower)), (tree.high[node], rows.compress(~lower))]
