"""Word lists that stand in code as one string."""

from __future__ import annotations

NUMBER_WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
"""The numbers that are one word of their own; each stands at its value."""


def listed(text: str) -> frozenset[str]:
    """The words of a string, as a set."""
    return frozenset(text.split())
