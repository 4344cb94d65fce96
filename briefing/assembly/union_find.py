"""Things joined into groups, with the reasons (a union-find forest whose root is each group's first member)."""

from __future__ import annotations


class UnionFind:
    """Numbers from 0, at first each alone."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._reasons: dict[int, list[str]] = {}
        self._joined: set[int] = set()

    def root(self, number: int) -> int:
        """The first member of the group that `number` is in."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, one: int, other: int, why: str) -> None:
        """Put two into one group; nothing happens where they are already."""
        first, second = sorted((self.root(one), self.root(other)))
        if first == second:
            return
        self._parent[second] = first
        self._joined.update((one, other))
        self._reasons.setdefault(other, []).append(why)

    def joined(self, number: int) -> bool:
        """Whether `number` has been joined with another."""
        return number in self._joined

    def members(self) -> list[list[int]]:
        """The groups, by their first member, members in order."""
        groups: dict[int, list[int]] = {}
        for number in range(len(self._parent)):
            groups.setdefault(self.root(number), []).append(number)
        return list(groups.values())

    def why(self, members: list[int]) -> list[str]:
        """The reasons why these were joined, each once."""
        return list(dict.fromkeys(reason for member in members for reason in self._reasons.get(member, ())))
