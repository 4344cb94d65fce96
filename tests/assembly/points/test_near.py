"""Which points stand near one, and how likely two points say the same."""

import numpy as np

from briefing.assembly.compare import comparison
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.corroboration import origins
from briefing.assembly.points import build
from briefing.assembly.points.near import MOST_NEAR, NearPoints, point_likeness
from tests.assembly.articles import article

MATCHES = Pairs(np.array([0.9, 0.2, 0.4, 0.6]), np.array([0, 0, 1, 2]), np.array([1, 2, 3, 3]))
POINT_OF = np.array([0, 0, 1, 2])
"""Rows 0 and 1 are one point."""


def test_two_points_are_as_like_as_their_likest_rows() -> None:
    likeness = point_likeness(MATCHES, POINT_OF, 3)
    assert list(likeness.each()) == [(0.2, 0, 1), (0.4, 0, 2), (0.6, 1, 2)]
    matches = Pairs(np.array([0.1, 0.3]), np.array([0, 1]), np.array([2, 2]))
    assert list(point_likeness(matches, POINT_OF, 3).each()) == [(0.3, 0, 1)]


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


def test_what_may_say_the_same_is_near_and_not_counted() -> None:
    one = article("a", "The council of Arica voted on Monday to close the northern pier for repairs.", "Buses ran late.", "Rain fell.")
    other = article("b", "Ships must use the southern quay of Arica while the pier is shut, councillors said.", "Wind rose.", "Shops shut.")
    built = build.build_points([one, other], origins.find_origins([one, other]), comparison.compare_articles([one, other]))
    by_lead = {point.lead: point for point in built}
    pier = by_lead[one.analysis.statements[0].id]
    assert pier.independent == 1
    assert pier.near[0].point == by_lead[other.analysis.statements[0].id].id
    assert all(point.id not in {near.point for near in point.near} for point in built)


def test_lines_that_share_only_names_may_be_near_and_are_never_merged() -> None:
    one = article("a", "Nobody believes that Rosa Quispe resigned as mayor of Arica.", "Buses ran late.", "Rain fell.", "A goat got loose.")
    other = article("b", "Fishermen miss Rosa Quispe of Arica.", "Wind rose.", "Shops shut.", "A dog barked.")
    compared = comparison.compare_articles([one, other])
    pair = next(number for number, (_, left, right) in enumerate(compared.matches.each()) if (left, right) == (0, 4))
    assert compared.hollow[pair]
    likely = compared._replace(matches=compared.matches._replace(score=np.full(len(compared.matches.score), 0.9)))
    assert build.merge_scores(likely, 0.35).score[pair] < 0.01
    built = build.build_points([one, other], origins.find_origins([one, other]), likely)
    assert all(point.independent == 1 for point in built if one.analysis.statements[0].id in point.statements)
    assert built[0].near
