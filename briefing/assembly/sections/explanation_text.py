"""Why a statement stands where it stands, in words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from briefing.assembly.sections.phrases import LIKELIHOOD
from briefing.assembly.text.vocabulary import BoundedCache
from briefing.model import ROLES, Evidence, Span
from briefing.yamlfile import shipped

FILE = Path(__file__).parent / "explanation_text.yaml"
LIKELIHOOD_KEYS = tuple(f"words:{name}" for name in LIKELIHOOD)
MOST_REASONS = 6
"""Reasons kept with a statement."""
LEAST_WEIGHT = 0.1
"""Weights below this say nothing that a reader would miss."""


@cache
def _texts() -> dict[str, str | dict[str, str]]:
    loaded: dict[str, str | dict[str, str]] = shipped(FILE)
    return loaded


@cache
def in_words(key: str) -> str:
    """A piece of evidence in words.

    >>> in_words("words:fear")
    'it has words of fear'
    """
    texts = _texts()
    if isinstance(text := texts.get(key), str):
        return text
    family, _, name = key.partition(":")
    if family in ROLES:
        return f"{in_words(f'role:{family}')}, and {in_words(f'speaker:{name}')}"
    names = texts["names"]
    text = texts.get(f"{family}:")
    if not isinstance(text, str) or not isinstance(names, dict):
        raise KeyError(key)
    return text.format(name=names[name]) if "{name}" in text else text


class Explainer:
    """Says in words what spoke for the sections of statements, with one record for all that have the same reason.

    Of a million reasons a few thousand are different ones.
    """

    def __init__(self) -> None:
        self._records = BoundedCache(_evidence_record)

    def explain(
        self, contributions: Sequence[tuple[str, float]], text: str, likely: Sequence[Span], otherwise: tuple[str, float]
    ) -> tuple[Evidence, ...]:
        """The strongest of the contributions in words, in the order given.

        A contribution is the name of a feature and its weight in hundredths. Words of likelihood are given as they
        stand in `text`, where `likely` says. `otherwise` is what spoke for the section where none of the contributions does.
        """
        strong = [contribution for contribution in contributions if abs(contribution[1]) >= LEAST_WEIGHT][:MOST_REASONS]
        if otherwise[1] > 0 and (not strong or max(strong, key=_weight)[1] < 0):
            strong = [(otherwise[0], round(otherwise[1], 2)), *strong][:MOST_REASONS]
        return tuple(
            [
                _likelihood_evidence(reason[0], text, likely, reason[1]) if reason[0] in LIKELIHOOD_KEYS else self._records[reason]
                for reason in strong
            ]
        )


def _weight(contribution: tuple[str, float]) -> float:
    return contribution[1]


def _evidence_record(contribution: tuple[str, float]) -> Evidence:
    return Evidence(what=in_words(contribution[0]), weight=contribution[1])


def _likelihood_evidence(key: str, text: str, likely: Sequence[Span], weight: float) -> Evidence:
    said = ", ".join([f"“{text[start:end]}”" for start, end in likely])
    return Evidence(what=f"{in_words(key)}: {said}", weight=weight)
