"""Word lists that stand in code as one string."""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """The words of a string, as a set."""
    return frozenset(text.split())
