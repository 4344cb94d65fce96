"""Trees send each row of features to one leaf and add up what the leaves say."""

import numpy as np
import pytest

from briefing.assembly.compare.models import BoostedTrees, Tree

BY_SHARED = Tree(feature=(0, -1, -1), threshold=(0.5, 0.0, 0.0), low=(1, 0, 0), high=(2, 0, 0), value=(0.0, -2.0, 2.0))
BY_LENGTH = Tree(feature=(1, -1, -1), threshold=(10.0, 0.0, 0.0), low=(1, 0, 0), high=(2, 0, 0), value=(0.0, 1.0, 0.0))


def test_the_leaves_of_all_trees_add_up_to_log_odds() -> None:
    trees = BoostedTrees(features=("shared", "length"), constant=-1.0, trees=(BY_SHARED, BY_LENGTH))
    features = np.array([[0.5, 10.0], [0.6, 11.0]], dtype=np.float32)
    assert trees.probability(features).tolist() == pytest.approx([1 / (1 + np.exp(2.0)), 1 / (1 + np.exp(-1.0))])


def test_no_rows_are_no_trouble() -> None:
    trees = BoostedTrees(features=("shared", "length"), constant=0.0, trees=(BY_SHARED,))
    assert trees.probability(np.zeros((0, 2), dtype=np.float32)).tolist() == []
