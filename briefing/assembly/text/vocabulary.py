"""Texts by number, and a bounded cache of the values of a function."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
CAPACITY = 30_000
"""Keys of which a cache keeps the values."""


class Vocabulary(dict[str, int]):
    """Numbers for different texts, from 0 on: `vocabulary[text]` gives a new text the next number."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number


class BoundedCache(dict[Key, Value]):
    """Values of a function, each computed when it is first asked for; emptied when it is full.

    It belongs to an object of a run, and dies with it. What ships, and is the same for every corpus, is kept by modules instead.
    """

    def __init__(self, function: Callable[[Key], Value]) -> None:
        self._function = function

    def __missing__(self, key: Key) -> Value:
        if len(self) >= CAPACITY:
            self.clear()
        value = self[key] = self._function(key)
        return value
