"""The word right before a name or a title, and before that word the next: the first words of names, and titles, stand there."""

from __future__ import annotations

import re

LONGEST_WORD = 30
"""Characters in which a word before a name or a title is looked for."""

BEHIND = re.compile(r"([A-Za-z][\w.-]*+)[ \u00a0]\Z")
ENDING = re.compile(r"[\w.'’-]+\Z")


def word_before(text: str, floor: int, at: int) -> tuple[int, str] | None:
    """The word before the blank that ends at an offset, and where it starts, at `floor` or later; None where there is none.

    Most are plain letters between two blanks, which need no expression.
    """
    if at <= floor:
        return None
    start = text.rfind(" ", floor, at - 1) + 1 or floor
    word = text[start : at - 1]
    if word.isalpha() and word.isascii() and text.startswith(" ", at - 1):
        return start, word
    match = BEHIND.search(text, floor, at)
    return (match.start(1), match[1]) if match else None


def word_ending(text: str, floor: int, at: int) -> tuple[int, str] | None:
    """The word that ends at an offset itself, and where it starts."""
    match = ENDING.search(text, floor, at)
    return (match.start(), match[0]) if match else None
