"""Texts as numbers."""

from __future__ import annotations


class Numbering(dict[str, int]):
    """Texts by number, from 0, in the order in which they were first asked for: `numbering[text]` gives a new one its number."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number
