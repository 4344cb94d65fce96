"""Why a statement stands where it stands, in words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import yaml

from briefing.assembly.sections.phrases import LIKELIHOOD
from briefing.model import ROLES, Evidence, Span

FILE = Path(__file__).parent / "explanation_text.yaml"
LIKELIHOOD_KEYS = tuple(f"words:{name}" for name in LIKELIHOOD)
MOST_REASONS = 6
"""Reasons kept with a statement."""
LEAST_WEIGHT = 0.1
"""Weights below this say nothing that a reader would miss."""


@cache
def _texts() -> dict[str, str | dict[str, str]]:
    loaded: dict[str, str | dict[str, str]] = yaml.load(FILE.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
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
    return text.format(name=names[name])


def explain_in_words(
    contributions: Sequence[tuple[str, float]], text: str, likely: Sequence[Span], otherwise: tuple[str, float]
) -> tuple[Evidence, ...]:
    """The strongest of the pulls (key of the evidence, weight in hundredths) in words; strongest first, whichever way it pulls.

    Words of likelihood are given as they stand in `text`, where `likely` says. `otherwise` is what spoke for the section where none of
    the pulls does.
    """
    strong = [contribution for contribution in contributions if abs(contribution[1]) >= LEAST_WEIGHT][:MOST_REASONS]
    if otherwise[1] > 0 and (not strong or max(strong, key=_weight)[1] < 0):
        strong = [(otherwise[0], round(otherwise[1], 2)), *strong][:MOST_REASONS]
    return tuple(
        [
            _likelihood_evidence(key, text, likely, weight) if key in LIKELIHOOD_KEYS else _evidence_record(key, weight)
            for key, weight in strong
        ]
    )


def _weight(contribution: tuple[str, float]) -> float:
    return contribution[1]


@lru_cache(maxsize=20_000)
def _evidence_record(key: str, weight: float) -> Evidence:
    """One record for all statements that have the same reason: of a million there are a few thousand."""
    return Evidence(what=in_words(key), weight=weight)


def _likelihood_evidence(key: str, text: str, likely: Sequence[Span], weight: float) -> Evidence:
    said = ", ".join([f"“{text[start:end]}”" for start, end in likely])
    return Evidence(what=f"{in_words(key)}: {said}", weight=weight)
