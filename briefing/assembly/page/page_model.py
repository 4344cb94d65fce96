"""The models that choose a page: must a line stand there, is it worth one, does its section fit, does it only repeat a line above."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import msgspec

from briefing.assembly.compare.models import LogisticModel, OtherFeaturesError
from briefing.assembly.page.features import LINE_FEATURES, REPEAT_FEATURES
from briefing.model import Record


class PageModel(Record, frozen=True):
    """Four logistic models over named features; how they were learned and what they reach stands in models/page.md.

    `must`, `useful` and `fits` weigh LINE_FEATURES, `repeats` REPEAT_FEATURES. A line of less value than `least_value` stands on no page.
    """

    must: LogisticModel
    useful: LogisticModel
    fits: LogisticModel
    repeats: LogisticModel
    least_value: float


@lru_cache(maxsize=1)
def load_page_model() -> PageModel:
    """The model that ships, made by `python -m briefing.assembly.training.page`. Raises `OtherFeaturesError`."""
    file = resources.files("briefing.assembly").joinpath("models", "page.json")
    model = msgspec.json.decode(file.read_bytes(), type=PageModel)
    lines = {tuple(weighs.weights) for weighs in (model.must, model.useful, model.fits)}
    if lines != {LINE_FEATURES.names} or tuple(model.repeats.weights) != REPEAT_FEATURES.names:
        raise OtherFeaturesError("page.json", "page")
    return model
