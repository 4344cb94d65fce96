"""Stems."""

from __future__ import annotations

from briefing.analysis.wordlists import listed

COMMON = listed(
    """the a an of to in on at for and or but with by from as is are was were be been has have had it its this that he she they his her
    their who which will would not said says after"""
)


def short_stem(word: str) -> str:
    """The first letters of a word in lower case that carries meaning, for comparing texts; empty for others."""
    return word[:6] if len(word) > 2 and word not in COMMON else ""
