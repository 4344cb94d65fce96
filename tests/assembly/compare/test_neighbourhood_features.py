"""How a pair stands beside the other pairs of its two rows."""

import numpy as np

from briefing.assembly.compare.neighbourhood_features import NEIGHBOURHOOD_FEATURES, NeighbourhoodPairs
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.compare.row_context import RowContext

NONE = np.full(3, -1)


def values(sources: list[int], name: str) -> list[float]:
    """A feature of the pairs (0, 1), (0, 2) and (1, 2), ever less alike, of rows of these sources."""
    pairs = Pairs(np.array([0.9, 0.7, 0.5]), np.array([0, 0, 1]), np.array([1, 2, 2]))
    flags = np.zeros(3, dtype=bool)
    context = RowContext(
        source=np.array(sources),
        ordinal=np.arange(3),
        position=np.zeros(3),
        before=NONE,
        after=NONE,
        voices=np.full((3, 2), -1),
        quotes=flags,
        opens_quote=flags,
    )
    found: list[float] = NEIGHBOURHOOD_FEATURES.column(name, NeighbourhoodPairs(pairs, np.arange(3), context, 3)).tolist()
    return found


def test_a_pair_ranks_among_all_pairs_of_its_rows() -> None:
    assert values([0, 1, 2], "rank_most") == [0, 1, 1]


def test_a_pair_ranks_there_only_among_pairs_with_the_same_source() -> None:
    assert values([0, 1, 2], "rank_there_most") == [0, 0, 0]
    assert values([0, 1, 1], "rank_there_most") == [0, 1, 0]


def test_many_sources_that_print_one_line_do_not_mix_the_lists() -> None:
    assert values([5, 3, 0], "rank_there_most") == [0, 0, 0]
