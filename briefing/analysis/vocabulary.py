"""The words that the attribution network knows, for asking whether a word is a plain English one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

FILE = Path(__file__).parent / "trained" / "attribution.npz"
"""The weights of the network, with its word pieces (those of MiniLM: 30,522, lower case, parted by line ends)."""


@cache
def known_words() -> frozenset[str]:
    """Its word pieces that begin a word, and are mostly whole words."""
    with np.load(FILE, allow_pickle=False) as stored:
        pieces = bytes(stored["vocabulary"]).decode().split("\n")
    return frozenset(piece for piece in pieces if not piece.startswith("##"))


def is_plural(word: str) -> bool:
    """Whether a word in lower case ends in "s" and has a singular among the known words.

    >>> is_plural("miners"), is_plural("families"), is_plural("eames")
    (True, True, False)
    """
    if not word.endswith("s"):
        return False
    singulars = (word[:-1], word[:-2] if word.endswith("es") else "", f"{word[:-3]}y" if word.endswith("ies") else "")
    return not known_words().isdisjoint(singulars)
