"""Statements that belong together, from the likeness of pairs: linkage by the mean, so that no chain A~B~C joins an A and a C that differ.

The mean is that of square roots, squared: a pair with nothing in common counts for more against joining than a sure pair counts for it.
"""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

from briefing.assembly.points.pairs import Known, Pairs

CORE = 6
"""Members by which a large group is compared: its first, which were the surest."""


def clusters(size: int, pairs: Pairs, join_at: float, unseen: Callable[[int, int], float]) -> list[list[int]]:
    """Groups of the numbers 0 to size - 1, each sorted, in the order of their first members.

    The surest pair is joined first; two groups join when the mean likeness (of square roots) between their cores reaches `join_at`.
    `unseen` gives the likeness of a pair that is not among `pairs`.
    """
    known = Known(pairs, size)
    home = list(range(size))
    members: dict[int, list[int]] = {}
    apart: dict[tuple[int, int], tuple[int, int]] = {}  # groups that were held against each other, and how large their cores were
    for left, right in pairs.likest_first(join_at):
        one, other = home[left], home[right]
        if one == other:
            continue
        if one not in members and other not in members:  # two alone, as alike as they must be
            home[other] = one
            members[one] = [one, other]
            continue
        ones, others = members.get(one, [one]), members.get(other, [other])
        cores = min(CORE, len(ones)), min(CORE, len(others))
        if apart.get((one, other)) == cores:
            continue
        between = []
        for a in ones[:CORE]:
            for b in others[:CORE]:
                low, high = (a, b) if a < b else (b, a)
                likeness = known.get(low, high)
                between.append(sqrt(unseen(low, high) if likeness is None else likeness))
        if sum(between) >= sqrt(join_at) * len(between):
            if len(others) > len(ones):
                one, ones, other, others = other, others, one, ones
            for member in others:
                home[member] = one
            members[one] = [*ones, *others]
            members.pop(other, None)
        else:
            apart[one, other] = cores
    joined = [sorted(group) for group in members.values()]
    alone = set(range(size)).difference(*joined) if joined else set(range(size))
    return sorted([*joined, *([number] for number in alone)])
