"""Two looks at pairs: the first at all candidates, each by itself; the second at those that came near, beside all others of their rows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from briefing.assembly.points import company, saying, wording
from briefing.assembly.points.evidence import FEATURES, in_pieces
from briefing.assembly.points.likeness import Linear, likeness
from briefing.assembly.points.pairs import Pairs
from briefing.assembly.points.saying import Sayings
from briefing.assembly.points.setting import Setting
from briefing.assembly.points.table import PAIRS_AT_ONCE, Floats, TermTable
from briefing.assembly.points.trees import Figures, Trees
from briefing.assembly.texts import Integers

SECOND = (*FEATURES, *wording.FIGURES, *saying.FIGURES, *company.FIGURES)
"""The figures of the second look."""
WORTH_KNOWING = 0.004
"""Pairs less alike than this count as not alike at all."""
LEAST_WORDS = 2
"""Content words below which a statement ("She declined.") means something else in each place."""
NEAR = 0.012
"""The first look's likeness from which a pair is looked at again: a fifth of the candidates, nine in ten of those that say the same."""
NEAR_PAIRS = 100_000
"""Pairs of a large corpus that are looked at again: the likest."""
FIRST = 0.4
"""How much the first look still counts beside the second, in log odds: trees find more, and are surer than they should be."""
FAR = 0.005
"""The most that a pair which was not looked at again counts for when statements are joined, or one that says nothing in common."""


class FirstLook(NamedTuple):
    """Pairs worth knowing and how alike they are; the places among them of those that are near, and their figures."""

    pairs: Pairs
    near: Integers
    figures: Figures


def first_look(model: Linear, table: TermTable, setting: Setting, left: Integers, right: Integers) -> FirstLook:
    """Compare these candidates; all those of a row belong into one call."""
    enough = np.minimum(table.words[left], table.words[right]) >= LEAST_WORDS
    alike, near = [np.zeros(0)], Near(np.zeros(0), np.zeros((0, len(FEATURES)), dtype=np.float32))
    at = 0
    for figures in in_pieces(table, setting, left, right):
        found = likeness(model, figures)
        alike.append(found)
        wanted = (found >= NEAR) & enough[at : at + len(found)]
        near = near.with_more(found[wanted], figures[wanted].astype(np.float32), NEAR_PAIRS + PAIRS_AT_ONCE)
        at += len(found)
    near = near.with_more(near.likeness[:0], near.figures[:0], NEAR_PAIRS)
    likenesses = np.concatenate(alike)
    kept = (likenesses >= WORTH_KNOWING) & enough
    pairs = Pairs(likenesses[kept], left[kept], right[kept])
    return FirstLook(pairs, np.flatnonzero(pairs.likeness >= near.likeness.min(initial=1.0)), near.figures)


class Near(NamedTuple):
    """The likeness of near pairs and their figures, in order of the pairs."""

    likeness: Floats
    figures: Figures

    def with_more(self, likeness: Floats, figures: Figures, above: int) -> Near:
        """These and more; of more than `above` the NEAR_PAIRS likest, and those as alike as the last of them."""
        both = Near(np.concatenate((self.likeness, likeness)), np.concatenate((self.figures, figures)))
        if len(both.likeness) <= above:
            return both
        least = np.partition(both.likeness, len(both.likeness) - NEAR_PAIRS)[-NEAR_PAIRS]
        return Near(both.likeness[both.likeness >= least], both.figures[both.likeness >= least])


def again(look: FirstLook, table: TermTable, setting: Setting, sayings: Sayings) -> Figures:
    """The figures of the near pairs in the order of SECOND: shape (near, figures)."""
    left, right = look.pairs.left[look.near], look.pairs.right[look.near]
    parts = [
        look.figures,
        wording.wording(table, setting, left, right).astype(np.float32),
        sayings.compared(table, left, right).astype(np.float32),
        company.company(look.pairs, look.near, setting, table.rows).astype(np.float32),
    ]
    return np.concatenate(parts, axis=1)


def second_look(trees: Trees, look: FirstLook, table: TermTable, setting: Setting, sayings: Sayings) -> Pairs:
    """The same pairs with how likely they say the same, for joining.

    No more than `FAR` where they have in common only who says it and the day, or only names.
    """
    found = np.minimum(look.pairs.likeness, FAR)
    if len(look.near):
        figures = again(look, table, setting, sayings)
        chance = np.concatenate([trees.chance(figures[at : at + PAIRS_AT_ONCE]) for at in range(0, len(figures), PAIRS_AT_ONCE)])
        chance = _weighed(chance, look.pairs.likeness[look.near])
        empty = (figures[:, SECOND.index("said_words")] == 0) | table.only_names(look.pairs.left[look.near], look.pairs.right[look.near])
        found[look.near] = np.where(empty, np.minimum(chance, FAR), chance)
    return Pairs(found, look.pairs.left, look.pairs.right)


def _weighed(second: Floats, first: Floats) -> Floats:
    """The mean of two chances in log odds, the first by its share."""
    first, second = (np.clip(chance, 1e-6, 1 - 1e-6) for chance in (first, second))
    odds = FIRST * np.log(first / (1 - first)) + (1 - FIRST) * np.log(second / (1 - second))
    result: Floats = 1 / (1 + np.exp(-odds))
    return result
