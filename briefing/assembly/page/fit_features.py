"""What speaks for a line belonging into a section: an ordered list of named functions."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from briefing.assembly.arrays import Floats
from briefing.assembly.compare.features import FeatureSet
from briefing.assembly.page.candidates import Candidates
from briefing.assembly.page.features import LINE_FEATURES
from briefing.model import SectionKind

LEAST_SCORE = 1e-4
"""Score of a section that counts as none, before its logarithm is taken."""
IN_SECTION = {f"in {kind.value}" for kind in SectionKind} | {"section score", "section score, rank"}
OF_THE_LINE = tuple(name for name in LINE_FEATURES.names if name not in IN_SECTION)
"""Features of a line that do not depend on the section it stands in."""


class Fitting(NamedTuple):
    """The candidates, their LINE_FEATURES, and the number of the section that they are held against."""

    candidates: Candidates
    lines: Floats
    section: int


def _logs(fitting: Fitting) -> Floats:
    logs: Floats = np.log(np.maximum(LEAST_SCORE, fitting.candidates.scores))
    return logs


def _own(fitting: Fitting) -> Floats:
    own: Floats = _logs(fitting)[:, fitting.section]
    return own


def _best_other(fitting: Fitting) -> Floats:
    best: Floats = np.delete(_logs(fitting), fitting.section, axis=1).max(axis=1, initial=np.log(LEAST_SCORE))
    return best


def _of_kind(kind: SectionKind) -> Callable[[Fitting], Floats]:
    """The greatest score in a section of a kind."""

    def greatest(fitting: Fitting) -> Floats:
        columns = [number for number, section in enumerate(fitting.candidates.sections) if section.answers == kind]
        best: Floats = _logs(fitting)[:, columns].max(axis=1, initial=np.log(LEAST_SCORE))
        return best

    return greatest


def _of_line(name: str) -> Callable[[Fitting], Floats]:
    column = LINE_FEATURES.names.index(name)
    return lambda fitting: fitting.lines[:, column]


FIT_FEATURES: FeatureSet[Fitting] = FeatureSet(
    {
        "score": _own,
        "score over the next": lambda fitting: _own(fitting) - _best_other(fitting),
        **{f"score in {kind.value}": _of_kind(kind) for kind in SectionKind},
        **{name: _of_line(name) for name in OF_THE_LINE},
    }
)
"""The features of each candidate held against one section."""
