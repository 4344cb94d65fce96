"""Which points stand near one, and how likely two points say the same."""

import numpy as np

from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.points.near import MOST_NEAR, NearPoints, likeness_among, point_likeness

MATCHES = Pairs(np.array([0.9, 0.2, 0.4, 0.6]), np.array([0, 0, 1, 2]), np.array([1, 2, 3, 3]))
POINT_OF = np.array([0, 0, 1, 2])
"""Rows 0 and 1 are one point."""


def test_two_points_are_as_like_as_their_likest_rows() -> None:
    likeness = point_likeness(MATCHES, POINT_OF, 3)
    assert list(likeness.each()) == [(0.2, 0, 1), (0.4, 0, 2), (0.6, 1, 2)]
    matches = Pairs(np.array([0.1, 0.3]), np.array([0, 1]), np.array([2, 2]))
    assert list(point_likeness(matches, POINT_OF, 3).each()) == [(0.3, 0, 1)]


def test_the_likeness_of_some_points_is_a_matrix() -> None:
    likeness = point_likeness(MATCHES, POINT_OF, 3)
    assert likeness_among(likeness, np.array([2, 0]), 3).tolist() == [[0.0, 0.4], [0.4, 0.0]]


def test_near_points_are_few_and_the_likest_first() -> None:
    others = np.arange(1, 9)
    chance = np.array([0.3, 0.5, 0.001, 0.2, 0.9, 0.1, 0.4, 0.05])
    near = NearPoints(Pairs(chance, np.zeros(8, dtype=np.int64), others), 9)
    names = [f"p{number}" for number in range(9)]
    first = near.of(0, names)
    assert [(one.point, one.chance) for one in first] == [("p5", 0.9), ("p2", 0.5), ("p7", 0.4), ("p1", 0.3), ("p4", 0.2)]
    assert len(first) == MOST_NEAR
    assert [one.point for one in near.of(5, names)] == ["p0"]
    assert near.of(3, names) == ()
