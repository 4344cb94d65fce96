"""Where the reader has been: back and forward."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 500


@dataclass(frozen=True)
class Place:
    """A row in a group of a view; ids, so that it can be found again in a brief that was made anew."""

    view: str
    group: str
    row: str | None
    index: int = 0
    """Where the row stood, for finding it fast."""
    statement_index: int = 0
    query: str = ""
    """What was searched, in the view of a search."""


class History:
    """Places in the order they were visited, and which of them is the present one."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._now = -1

    def visit(self, left: Place, gone_to: Place) -> None:
        """Going somewhere else: the place that is left is kept as it is now, what was forward of it is forgotten."""
        if left == gone_to:
            return
        if self._now >= 0:
            self._places[self._now :] = [left]
        else:
            self._places = [left]
        self._places = [*self._places, gone_to][-LONGEST:]
        self._now = len(self._places) - 1

    def can_go(self, by: int) -> bool:
        """Whether there is a place in that direction."""
        return 0 <= self._now + by < len(self._places)

    def go(self, by: int, left: Place) -> Place:
        """The place in that direction; the one that is left is kept as it is now. Raises IndexError where there is none."""
        if not self.can_go(by):
            raise IndexError
        self._places[self._now] = left
        self._now += by
        return self._places[self._now]
