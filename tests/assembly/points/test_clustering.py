"""Groups hold together as a whole: the likest are joined first, and no chain joins what differs."""

import numpy as np

from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.points.clustering import cluster


def grouped(size: int, alike: dict[tuple[int, int], float], join_at: float = 0.3) -> list[list[int]]:
    pairs = sorted(alike)
    columns = (np.array([pair[end] for pair in pairs], dtype=np.int64) for end in (0, 1))
    return cluster(size, Pairs(np.array([alike[pair] for pair in pairs]), *columns), join_at, lambda one, other: 0.0)


def test_a_chain_does_not_join_its_ends() -> None:
    assert grouped(3, {(0, 1): 0.9, (1, 2): 0.6}) == [[0, 1], [2]]


def test_who_belongs_to_two_goes_to_the_likest_group_not_to_the_likest_single_one() -> None:
    """1 and 2 are more alike than 2 and 3, but beside 0 the pair of 2 and 3 is the better group."""
    alike = {(0, 1): 0.8, (1, 2): 0.75, (2, 3): 0.6, (0, 2): 0.2}
    assert grouped(4, alike) == [[0, 1], [2, 3]]


def test_all_that_say_the_same_are_one_group() -> None:
    alike = {(one, other): 0.7 for one in range(9) for other in range(one + 1, 9)}
    assert grouped(10, alike) == [list(range(9)), [9]]
