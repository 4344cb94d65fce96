"""Trees send each row of features to one leaf and add up what the leaves say."""

import random
from collections.abc import Sequence

import numpy as np
import pytest

from briefing.assembly.compare.trees import ROWS_AT_ONCE, BoostedTrees, Tree

BY_SHARED = Tree(feature=(0, -1, -1), threshold=(0.5, 0.0, 0.0), low=(1, 0, 0), high=(2, 0, 0), value=(0.0, -2.0, 2.0))
BY_LENGTH = Tree(feature=(1, -1, -1), threshold=(10.0, 0.0, 0.0), low=(1, 0, 0), high=(2, 0, 0), value=(0.0, 1.0, 0.0))


def test_the_leaves_of_all_trees_add_up_to_log_odds() -> None:
    trees = BoostedTrees(features=("shared", "length"), constant=-1.0, trees=(BY_SHARED, BY_LENGTH))
    features = np.array([[0.5, 10.0], [0.6, 11.0]], dtype=np.float32)
    assert trees.probability(features).tolist() == pytest.approx([1 / (1 + np.exp(2.0)), 1 / (1 + np.exp(-1.0))])


def test_no_rows_are_no_trouble() -> None:
    trees = BoostedTrees(features=("shared", "length"), constant=0.0, trees=(BY_SHARED,))
    assert trees.probability(np.zeros((0, 2), dtype=np.float32)).tolist() == []


def grown(chance: random.Random, leaves: int) -> Tree:
    """A tree of any shape with so many leaves."""
    nodes: list[tuple[int, float, int, int, float]] = [(-1, 0.0, 0, 0, chance.random())]
    while sum(node[0] < 0 for node in nodes) < leaves:
        ends = chance.choice([place for place, node in enumerate(nodes) if node[0] < 0])
        nodes[ends] = (chance.randrange(3), chance.randrange(5) / 4, len(nodes), len(nodes) + 1, 0.0)
        nodes += [(-1, 0.0, 0, 0, chance.random()), (-1, 0.0, 0, 0, chance.random())]
    feature, threshold, low, high, value = zip(*nodes, strict=True)
    return Tree(feature=feature, threshold=threshold, low=low, high=high, value=value)


def leaf_of(tree: Tree, row: Sequence[float]) -> float:
    """The value of the leaf that a row is sent to, node by node."""
    node = 0
    while tree.feature[node] >= 0:
        node = tree.low[node] if row[tree.feature[node]] <= tree.threshold[node] else tree.high[node]
    return tree.value[node]


def test_trees_of_any_shape_send_each_row_where_a_walk_from_node_to_node_leads() -> None:
    chance = random.Random(7)
    trees = BoostedTrees(features=("a", "b", "c"), constant=0.25, trees=tuple(grown(chance, 1 + place % 10) for place in range(40)))
    rows = [[chance.randrange(5) / 4 for _ in range(3)] for _ in range(ROWS_AT_ONCE + 10)]
    walked = []
    for row in rows:
        log_odds = 0.25
        for tree in trees.trees:
            log_odds += leaf_of(tree, row)
        walked.append(log_odds)
    assert trees.probability(np.array(rows, dtype=np.float32)).tolist() == (1 / (1 + np.exp(-np.array(walked)))).tolist()
