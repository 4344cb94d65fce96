"""Texts by number, and a bounded cache of what a function says of texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")
CAPACITY = 30_000
"""Texts of which a cache keeps the values."""


class Vocabulary(dict[str, int]):
    """Different texts by number, from 0 on: `vocabulary[text]` gives a new text the next number."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number


class BoundedCache(dict[str, Value]):
    """Values of a function of texts, each computed when it is first asked for; emptied when it is full."""

    def __init__(self, function: Callable[[str], Value]) -> None:
        self._function = function

    def __missing__(self, text: str) -> Value:
        if len(self) >= CAPACITY:
            self.clear()
        value = self[text] = self._function(text)
        return value
