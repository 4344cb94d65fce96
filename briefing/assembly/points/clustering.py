"""Groups of rows by the scores of pairs: agglomerative clustering by the mean, so that no chain A~B~C joins an A and a C that differ.

The mean is that of square roots, squared: a pair with nothing in common counts for more against merging than a sure pair counts for it.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush
from math import inf, sqrt

from briefing.assembly.compare.pairs import PairLookup, Pairs

CORE_SIZE = 6
"""Members by which a large group is compared: its first, which were the surest."""
GroupPair = tuple[int, int, int, int]
"""Two groups that are compared, and the sizes of their cores."""


def cluster(size: int, pairs: Pairs, merge_at: float, score_of_others: Callable[[int, int], float]) -> list[list[int]]:
    """Groups of the numbers 0 to size - 1, each sorted, in the order of their first members.

    The two groups with the best score are merged first, then the next; their score is the mean (of square roots) over the pairs of their
    cores, and must reach `merge_at`. `score_of_others` gives the score of a pair that is not among `pairs`, at most 1.
    """
    clustering = AgglomerativeClustering(size, PairLookup(pairs, size), merge_at, score_of_others)
    queue = clustering.queue
    for score, left, right in pairs.best_first(merge_at):
        if queue and queue[0][0] <= -score:  # seldom true, and asking here is cheaper than a call for each pair
            clustering.drain((-score, left, right))
        clustering.merge(left, right, (left, right, 1, 1))
    clustering.drain((inf, size, size))
    merged = [sorted(group) for group in clustering.members.values()]
    alone = set(range(size)).difference(*merged) if merged else set(range(size))
    return sorted([*merged, *([number] for number in alone)])


class AgglomerativeClustering:
    """Groups while they grow: `members` are those of each group of more than one, by the number of the group."""

    def __init__(self, size: int, lookup: PairLookup, merge_at: float, score_of_others: Callable[[int, int], float]) -> None:
        self.members: dict[int, list[int]] = {}
        self.queue: list[tuple[float, int, int, GroupPair]] = []
        self._group_of = list(range(size))
        self._lookup = lookup
        self._merge_at = merge_at
        self._score_of_others = score_of_others
        self._scored: dict[tuple[int, int], GroupPair] = {}

    def drain(self, turn: tuple[float, int, int]) -> None:
        """Merge the pairs in the queue whose turn is before this one."""
        while self.queue and self.queue[0] < turn:
            _, left, right, scored = heappop(self.queue)
            self.merge(left, right, scored)

    def merge(self, left: int, right: int, scored: GroupPair) -> None:
        """Merge the groups of two members unless either has grown since their score was computed; then rescore and requeue them."""
        one, other = self._group_of[left], self._group_of[right]
        if one == other:
            return
        if one > other:
            one, other = other, one
        ones, others = self.members.get(one, [one]), self.members.get(other, [other])
        now = one, other, min(CORE_SIZE, len(ones)), min(CORE_SIZE, len(others))
        if scored == now:
            self._join(one, ones, other, others)
        elif self._scored.get((one, other)) != now:
            self._scored[one, other] = now
            score = self._mean(ones[:CORE_SIZE], others[:CORE_SIZE])
            if score >= self._merge_at:
                heappush(self.queue, (-score, left, right, now))

    def _join(self, group: int, members: list[int], absorbed: int, absorbed_members: list[int]) -> None:
        if len(absorbed_members) > len(members):
            group, members, absorbed, absorbed_members = absorbed, absorbed_members, group, members
        for member in absorbed_members:
            self._group_of[member] = group
        self.members[group] = [*members, *absorbed_members]
        self.members.pop(absorbed, None)

    def _mean(self, ones: list[int], others: list[int]) -> float:
        """The score of two groups: the mean of square roots over all pairs of their members, squared; 0 where it is too little."""
        count = len(ones) * len(others)
        # So much the pairs may miss of the full score together; most that are scored miss it soon.
        spare = count * (1 - sqrt(self._merge_at)) + 1e-6
        total, get = 0.0, self._lookup.get
        for a in ones:
            for b in others:
                low, high = (a, b) if a < b else (b, a)
                score = get(low, high)
                root = sqrt(self._score_of_others(low, high) if score is None else score)
                total += root
                spare -= 1 - root
                if spare < 0:
                    return 0.0
        return (total / count) ** 2
