"""The times that surely are when that happened which their sentence tells; by others no line is dated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from importlib import resources
from math import exp

import msgspec
from msgspec.structs import replace

from briefing.analysis import dates
from briefing.assembly.compare.models import LogisticModel
from briefing.assembly.date_features import date_features, is_plain
from briefing.model import DateMention, Source, Statement

LEAST = 0.9
"""The probability from which on a time dates its sentence."""


def with_sure_dates(statements: Sequence[Statement], sources: Sequence[Source]) -> list[Statement]:
    """The statements, with the times left aside that may be of something which their sentence only mentions."""
    model = load_date_model()
    bases = {source.id: dates.day_of_source(source) for source in sources}
    return [_sure(statement, bases.get(statement.source), model) if statement.dates else statement for statement in statements]


def _sure(statement: Statement, base: date | None, model: LogisticModel) -> Statement:
    unsure = {
        mention for mention in statement.dates if can_date(mention) and probability(date_features(statement, mention, base), model) < LEAST
    }
    if not unsure or is_plain(statement.text):
        return statement
    return replace(statement, dates=tuple(replace(one, aside=True) if one in unsure else one for one in statement.dates))


def can_date(mention: DateMention) -> bool:
    """Whether a time is known and not of something that is only mentioned."""
    return mention.when is not None and not mention.garbled and not mention.aside


def probability(features: dict[str, float], model: LogisticModel) -> float:
    """How likely a time with these features dates its sentence."""
    odds = model.constant + sum(model.weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + exp(-odds))


@lru_cache(maxsize=1)
def load_date_model() -> LogisticModel:
    """The model that ships, made by `python -m briefing.assembly.training.dates`."""
    return msgspec.json.decode(resources.files("briefing.assembly").joinpath("models", "dates.json").read_bytes(), type=LogisticModel)
