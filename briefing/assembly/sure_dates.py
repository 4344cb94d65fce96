"""The times that surely are when that happened which their sentence tells; by others no line is dated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from importlib import resources

import msgspec
from msgspec.structs import replace

from briefing.analysis import dates
from briefing.assembly.compare.models import LogisticModel
from briefing.assembly.date_features import date_features, is_plain
from briefing.model import Source, Statement

LEAST = 0.9
"""The probability from which on a time dates its sentence."""


def with_sure_dates(statements: Sequence[Statement], sources: Sequence[Source]) -> list[Statement]:
    """The statements, with the times left aside that may be of something which their sentence only mentions."""
    model = load_date_model()
    bases = {source.id: dates.day_of_source(source) for source in sources}
    return [_sure(statement, bases.get(statement.source), model) if statement.dates else statement for statement in statements]


def _sure(statement: Statement, base: date | None, model: LogisticModel) -> Statement:
    unsure = {
        mention
        for mention in statement.dates
        if mention.can_date and model.probability_of_named(date_features(statement, mention, base)) < LEAST
    }
    if not unsure or is_plain(statement.text):
        return statement
    return replace(statement, dates=tuple(replace(one, aside=True) if one in unsure else one for one in statement.dates))


@lru_cache(maxsize=1)
def load_date_model() -> LogisticModel:
    """The model that ships, made by `python -m briefing.assembly.training.dates`."""
    return msgspec.json.decode(resources.files("briefing.assembly").joinpath("models", "dates.json").read_bytes(), type=LogisticModel)
