"""A key that is held down: it never takes back what it did itself."""

from __future__ import annotations

from collections.abc import Iterable


class Repeats:
    """What one key has done since another was pressed: a terminal does not tell a key that is held from one that is pressed again."""

    def __init__(self) -> None:
        self._command = ""
        self._done: set[str] = set()
        self._finished = False

    def begin(self, command: str, key: str) -> None:
        """A command is about to be done; without a key (the mouse, the palette) it is none that repeats itself."""
        if not key or command != self._command:
            self._done, self._finished = set(), False
        self._command = command

    def again(self, names: Iterable[str]) -> bool:
        """Whether the command was done to all of these already; what it was not done to counts as done from now on.

        >>> repeats = Repeats()
        >>> repeats.begin("exclude", "x"); repeats.again(["p1"]), repeats.again(["p1", "p2"]), repeats.again(["p2"])
        (False, False, True)
        >>> repeats.begin("down", "j"); repeats.begin("exclude", "x"); repeats.again(["p1"])
        False
        """
        new = set(names) - self._done
        self._done |= new
        return self._finished or not new

    def finish(self) -> None:
        """It was about marked lines, which have no mark any more: a key that is held must not go on with the line under the cursor."""
        self._finished = True
