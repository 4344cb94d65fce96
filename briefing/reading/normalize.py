"""The form in which texts are compared: lower case, straight quotes and dashes, single spaces."""

from __future__ import annotations

STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\u200b": None, "–": "-", "—": "-"})


def normalize(text: str) -> str:
    """Lower case, straight quotes and dashes, single spaces: the form that phrases are compared in. Not for offsets."""
    return " ".join(text.translate(STRAIGHT).lower().split())
