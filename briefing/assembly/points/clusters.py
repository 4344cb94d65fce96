"""Statements that belong together, from the likeness of pairs: linkage by the mean, so that no chain A~B~C joins an A and a C that differ.

The mean is that of square roots, squared: a pair with nothing in common counts for more against joining than a sure pair counts for it.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heapify, heappop, heappush
from math import sqrt

from briefing.assembly.points.pairs import Known, Pairs

CORE = 6
"""Members by which a large group is compared: its first, which were the surest."""
Standing = tuple[int, int, int, int]
"""Two groups that are held against each other, and how large their cores are."""


def clusters(size: int, pairs: Pairs, join_at: float, unseen: Callable[[int, int], float]) -> list[list[int]]:
    """Groups of the numbers 0 to size - 1, each sorted, in the order of their first members.

    The two groups that are most alike are joined first, then the next; how alike they are is the mean likeness (of square roots) between
    their cores, and must reach `join_at`. `unseen` gives the likeness of a pair that is not among `pairs`.
    """
    known = Known(pairs, size)
    home = list(range(size))
    members: dict[int, list[int]] = {}
    weighed: dict[tuple[int, int], Standing] = {}
    waiting = [(-likeness, left, right, (left, right, 1, 1)) for likeness, left, right in pairs.at_least(join_at)]
    heapify(waiting)
    while waiting:
        _, left, right, then = heappop(waiting)
        one, other = sorted((home[left], home[right]))
        if one == other:
            continue
        ones, others = members.get(one, [one]), members.get(other, [other])
        now = one, other, min(CORE, len(ones)), min(CORE, len(others))
        if then != now:
            # One of the two has grown since: they wait again, for the turn that they have now.
            if weighed.get((one, other)) != now:
                weighed[one, other] = now
                alike = _mean(ones[:CORE], others[:CORE], known, unseen)
                if alike >= join_at:
                    heappush(waiting, (-alike, left, right, now))
            continue
        if len(others) > len(ones):
            one, ones, other, others = other, others, one, ones
        for member in others:
            home[member] = one
        members[one] = [*ones, *others]
        members.pop(other, None)
    joined = [sorted(group) for group in members.values()]
    alone = set(range(size)).difference(*joined) if joined else set(range(size))
    return sorted([*joined, *([number] for number in alone)])


def _mean(ones: list[int], others: list[int], known: Known, unseen: Callable[[int, int], float]) -> float:
    """How alike two groups are: the mean of square roots over all pairs of their members, squared."""
    total = 0.0
    for a in ones:
        for b in others:
            low, high = (a, b) if a < b else (b, a)
            likeness = known.get(low, high)
            total += sqrt(unseen(low, high) if likeness is None else likeness)
    return (total / (len(ones) * len(others))) ** 2
