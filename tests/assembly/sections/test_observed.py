"""Evidence held in arrays weighs what it weighs row by row."""

import numpy as np
import pytest

from briefing.assembly.sections.observed import Values

ROWS = [{"title": 0.5, "short": 1.0}, {}, {"short": 1.0, "words:fear": 1.0, "title": 0.25}]
WEIGHTS = {"title": (1.0, -2.0), "words:fear": (0.3, 0.4)}


def values() -> Values:
    found = Values()
    for row in ROWS:
        found.add(row)
    return found


def test_each_row_weighs_the_sum_of_its_values() -> None:
    totals = np.ones((len(ROWS), 2))
    values().weighed(WEIGHTS, totals)
    assert totals.tolist() == [
        pytest.approx([1 + sum(WEIGHTS.get(name, (0.0, 0.0))[at] * value for name, value in row.items()) for at in (0, 1)]) for row in ROWS
    ]


def test_values_are_found_again_by_row_and_by_name() -> None:
    found = values()
    assert [found.get(row, "title") for row in range(len(ROWS))] == [0.5, 0.0, 0.25]
    assert found.rows_with("short").tolist() == [0, 2]
    assert found.rows_with("unheard of").tolist() == []
