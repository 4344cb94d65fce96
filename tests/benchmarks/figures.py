"""What a benchmark hands back, and where its inputs come from."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
SEEDS = ROOT / "seeds"
SHARED = ROOT.parent / "shared"
"""Evaluation data beside the checkout. What needs it is left out where it is missing."""


class Figure(NamedTuple):
    """One row of a result: what was measured, the value with its unit, what it is held against, and how it was got."""

    what: str
    value: str
    target: str = ""
    note: str = ""


def in_turn(runs: int, *measures: Callable[[], float]) -> list[float]:
    """The median of each measure. They take turns, so that a busy moment of the machine falls on all alike; the first turn warms up."""
    rows = [[measure() for measure in measures] for _ in range(runs + 1)][1:]
    return [statistics.median(column) for column in zip(*rows, strict=True)]


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    rows = ["| what | value | target | how |", "| --- | --- | --- | --- |"]
    return "\n".join(rows + [f"| {' | '.join(figure)} |" for figure in figures])
