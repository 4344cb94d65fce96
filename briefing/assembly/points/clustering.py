"""Statements that belong together, from the likeness of pairs: linkage by the mean, so that no chain A~B~C joins an A and a C that differ.

The mean is that of square roots, squared: a pair with nothing in common counts for more against joining than a sure pair counts for it.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush
from math import inf, sqrt

from briefing.assembly.compare.pairs import PairLookup, Pairs

CORE_SIZE = 6
"""Members by which a large group is compared: its first, which were the surest."""
GroupPair = tuple[int, int, int, int]
"""Two groups that are held against each other, and how large their cores are."""


def cluster(size: int, pairs: Pairs, join_at: float, unseen: Callable[[int, int], float]) -> list[list[int]]:
    """Groups of the numbers 0 to size - 1, each sorted, in the order of their first members.

    The two groups that are most alike are joined first, then the next; how alike they are is the mean likeness (of square roots) between
    their cores, and must reach `join_at`. `unseen` gives the likeness of a pair that is not among `pairs`, at most 1.
    """
    joining = AgglomerativeClustering(size, PairLookup(pairs, size), join_at, unseen)
    waiting = joining.waiting
    for likeness, left, right in pairs.likest_first(join_at):
        if waiting and waiting[0][0] <= -likeness:  # seldom true, and asking here is cheaper than a call for each pair
            joining.take_until((-likeness, left, right))
        joining.take(left, right, (left, right, 1, 1))
    joining.take_until((inf, size, size))
    joined = [sorted(group) for group in joining.members.values()]
    alone = set(range(size)).difference(*joined) if joined else set(range(size))
    return sorted([*joined, *([number] for number in alone)])


class AgglomerativeClustering:
    """Groups while they grow: `members` are those of each group of more than one, by one of them."""

    def __init__(self, size: int, known: PairLookup, join_at: float, unseen: Callable[[int, int], float]) -> None:
        self.members: dict[int, list[int]] = {}
        self._home = list(range(size))
        self._known = known
        self._join_at = join_at
        self._unseen = unseen
        self._weighed: dict[tuple[int, int], GroupPair] = {}
        self.waiting: list[tuple[float, int, int, GroupPair]] = []

    def take_until(self, turn: tuple[float, int, int]) -> None:
        """Take those that wait for a turn before this one."""
        while self.waiting and self.waiting[0] < turn:
            _, left, right, then = heappop(self.waiting)
            self.take(left, right, then)

    def take(self, left: int, right: int, then: GroupPair) -> None:
        """Join the groups of these two, unless one has grown since they stood so: they wait again, for the turn that they have now."""
        one, other = self._home[left], self._home[right]
        if one == other:
            return
        if one > other:
            one, other = other, one
        ones, others = self.members.get(one, [one]), self.members.get(other, [other])
        now = one, other, min(CORE_SIZE, len(ones)), min(CORE_SIZE, len(others))
        if then == now:
            self._join(one, ones, other, others)
        elif self._weighed.get((one, other)) != now:
            self._weighed[one, other] = now
            alike = self._mean(ones[:CORE_SIZE], others[:CORE_SIZE])
            if alike >= self._join_at:
                heappush(self.waiting, (-alike, left, right, now))

    def _join(self, one: int, ones: list[int], other: int, others: list[int]) -> None:
        if len(others) > len(ones):
            one, ones, other, others = other, others, one, ones
        for member in others:
            self._home[member] = one
        self.members[one] = [*ones, *others]
        self.members.pop(other, None)

    def _mean(self, ones: list[int], others: list[int]) -> float:
        """How alike two groups are: the mean of square roots over all pairs of their members, squared; 0 where it is too little."""
        number = len(ones) * len(others)
        # So much the pairs may miss of full likeness together; most that are weighed miss it soon.
        spare = number * (1 - sqrt(self._join_at)) + 1e-6
        total, get = 0.0, self._known.get
        for a in ones:
            for b in others:
                low, high = (a, b) if a < b else (b, a)
                likeness = get(low, high)
                root = sqrt(self._unseen(low, high) if likeness is None else likeness)
                total += root
                spare -= 1 - root
                if spare < 0:
                    return 0.0
        return (total / number) ** 2
