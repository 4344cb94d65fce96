"""The pairs of statements that may say the same, kept from comparing for those who ask later."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from briefing.assembly.arrays import Integers
from briefing.assembly.compare.cascade import CEILING_OF_UNSCORED
from briefing.assembly.compare.comparison import Comparison
from briefing.assembly.compare.pairs import Pairs


class Matches(NamedTuple):
    """Pairs of rows with the probability that both say the same, and the row of each statement, in the order of the corpus."""

    pairs: Pairs
    row_of: Integers


def likely_matches(comparison: Comparison) -> Matches:
    """The pairs that were rescored and not found to be unlike: at most as many as are rescored in a large corpus."""
    kept = comparison.matches.subset(comparison.matches.score > CEILING_OF_UNSCORED)
    narrow = Pairs(kept.score, kept.left.astype(np.int32), kept.right.astype(np.int32))
    return Matches(narrow, comparison.unique.row_of)
