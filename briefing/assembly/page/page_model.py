"""The models that choose a page: must a line stand there, is it worth one, does its section fit, does it only repeat a line above."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import msgspec

from briefing.assembly.compare.models import LogisticModel, OtherFeaturesError
from briefing.assembly.compare.trees import BoostedTrees
from briefing.assembly.page.features import LINE_FEATURES
from briefing.assembly.page.fit_features import FIT_FEATURES
from briefing.assembly.page.repeat_features import REPEAT_FEATURES
from briefing.model import Record


class PageModel(Record, frozen=True):
    """Models over named features; how they were learned and what they reach stands in models/page.md.

    `must` and `useful` weigh LINE_FEATURES, `fits` FIT_FEATURES for each kind of section, `repeats` REPEAT_FEATURES.
    """

    must: LogisticModel
    useful: LogisticModel
    fits: dict[str, LogisticModel]
    repeats: BoostedTrees


@lru_cache(maxsize=1)
def load_page_model() -> PageModel:
    """The model that ships, made by `python -m briefing.assembly.training.page`. Raises `OtherFeaturesError`."""
    file = resources.files("briefing.assembly").joinpath("models", "page.json")
    model = msgspec.json.decode(file.read_bytes(), type=PageModel)
    lines = {tuple(weighs.weights) for weighs in (model.must, model.useful)}
    fits = {tuple(weighs.weights) for weighs in model.fits.values()}
    if lines != {LINE_FEATURES.names} or fits != {FIT_FEATURES.names} or model.repeats.features != REPEAT_FEATURES.names:
        raise OtherFeaturesError("page.json", "page")
    return model
