"""Texts as numbers, and what is known of words, each looked at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar


class Numbering(dict[str, int]):
    """Texts by number, from 0, in the order in which they were first asked for: `numbering[text]` gives a new one its number."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number


MOST_REMEMBERED = 30_000
"""Distinct texts of which something is kept at hand."""
Value = TypeVar("Value")


class Remembered(dict[str, Value]):
    """What `of` says of texts, at hand when it is asked for again."""

    def __init__(self, of: Callable[[str], Value]) -> None:
        self._of = of

    def __missing__(self, text: str) -> Value:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        value = self[text] = self._of(text)
        return value
