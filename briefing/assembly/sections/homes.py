"""Where each point belongs: the section that its statements together speak for most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from briefing.assembly.points.table import Floats
from briefing.assembly.sections.choice import together
from briefing.assembly.sections.rules import Added, Rules
from briefing.assembly.texts import Flags, Integers
from briefing.model import Statement

ALSO = 0.22
"""A section that is not the first choice is named too where its chance is at least this."""
MOST_ALSO = 2
POINTS_AT_ONCE = 20_000
"""Points that are placed in one go, so that memory stays small."""


class Home(NamedTuple):
    """Where a point belongs: its section, the others it is named in, how sure that is, and what the template added to it."""

    section: str | None
    also: tuple[str, ...]
    chance: float
    added: Added


NOWHERE = Home(None, (), 0.0, ())


class Evident(NamedTuple):
    """What is known of all statements: who speaks in each (none, side, outside, media, unknown); the chances of `kinds`, shape (statements,
    kinds); and for each side which of them name a goal of it.
    """

    statements: Sequence[Statement]
    speaks: Sequence[str]
    kinds: Sequence[str]
    chances: Floats
    goals: Mapping[str, Flags]


def homes_of(points: Sequence[Sequence[int]], evident: Evident, rules: Rules) -> list[Home]:
    """The home of each point, which is given by the numbers of its statements."""
    if not rules.places:
        return [NOWHERE] * len(points)
    return [home for at in range(0, len(points), POINTS_AT_ONCE) for home in _homes(points[at : at + POINTS_AT_ONCE], evident, rules)]


def _homes(points: Sequence[Sequence[int]], evident: Evident, rules: Rules) -> list[Home]:
    members = np.fromiter(chain.from_iterable(points), dtype=np.int64)
    starts = np.cumsum([0, *map(len, points)])[:-1]
    chances = together(evident.chances[members], starts)
    said = ([(evident.statements[member], evident.speaks[member]) for member in several] for several in points)
    worth, added = rules.worth(chances, evident.kinds, said)
    names = [place.id for place in rules.places]
    order = np.argsort(names)[::-1]  # of equals the last in the alphabet
    best = order[np.argmax(worth[:, order], axis=1)]
    score = worth[np.arange(len(points)), best]
    nowhere = (score == 0) | (chances[:, evident.kinds.index("none")] > score)
    also = _also(worth, best, evident.goals, members, starts, rules)
    found = [
        NOWHERE if out else Home(names[place], (), min(1.0, chance), added.get((number, place), ()))
        for number, (out, place, chance) in enumerate(zip(nowhere.tolist(), best.tolist(), score.tolist(), strict=True))
    ]
    for number in np.flatnonzero(also.any(axis=1) & ~nowhere).tolist():
        others = sorted(np.flatnonzero(also[number]).tolist(), key=lambda at: (-worth[number, at], names[at]))
        found[number] = found[number]._replace(also=tuple(names[at] for at in others[:MOST_ALSO]))
    return found


def _also(worth: Floats, best: Integers, goals: Mapping[str, Flags], members: Integers, starts: Integers, rules: Rules) -> Flags:
    """Which other sections a point is named in: likely ones, and of a point in somebody's motives those of every side whose goal it names.

    So a sentence on both sides' goals can be reached from either. Shape (points, places).
    """
    naming = np.zeros(worth.shape, dtype=bool)
    for at, place in enumerate(rules.places):
        if place.side and place.side.id in goals:
            naming[:, at] = np.logical_or.reduceat(goals[place.side.id][members], starts)
    naming[~np.array([place.side is not None for place in rules.places])[best]] = False
    found: Flags = (worth >= ALSO) | (naming & (worth > 0))
    found[np.arange(len(best)), best] = False
    return found
