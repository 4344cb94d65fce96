"""Things united into groups, with the reasons: a union-find forest whose root is each group's first member."""

from __future__ import annotations


class UnionFind:
    """The numbers 0 to size - 1, at first each a group of its own."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._reasons: dict[int, list[str]] = {}
        self._united: set[int] = set()

    def find(self, member: int) -> int:
        """The first member of the group that a member is in."""
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def unite(self, first: int, second: int, reason: str) -> None:
        """Put two into one group; nothing happens where they are already."""
        root, child = sorted((self.find(first), self.find(second)))
        if root == child:
            return
        self._parent[child] = root
        self._united.update((first, second))
        self._reasons.setdefault(second, []).append(reason)

    def is_united(self, member: int) -> bool:
        """Whether a member has been united with another."""
        return member in self._united

    def groups(self) -> list[list[int]]:
        """The groups, by their first member, members in order."""
        groups: dict[int, list[int]] = {}
        for member in range(len(self._parent)):
            groups.setdefault(self.find(member), []).append(member)
        return list(groups.values())

    def reasons(self, members: list[int]) -> list[str]:
        """The reasons why these were united, each once."""
        return list(dict.fromkeys(reason for member in members for reason in self._reasons.get(member, ())))
