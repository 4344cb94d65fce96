"""What a statement does in its article: the eight types of NewsDiscourse."""

from __future__ import annotations

from typing import NamedTuple

from briefing.model import ROLES, Attribution, Source


class RoleScores(NamedTuple):
    """Probabilities in the order of ROLES, and the index of the chosen role; None where it is none of them."""

    scores: tuple[float, ...]
    best: int | None


def assign(source: Source, attributions: list[Attribution]) -> list[RoleScores]:
    """The role of each sentence of the source, decided over the whole article."""
    flat = tuple(1 / (len(ROLES) + 1) for _ in ROLES)
    return [RoleScores(flat, None) for _ in source.sentences]
