"""Evidence held in arrays weighs what it weighs row by row."""

import numpy as np
import pytest

from briefing.assembly.sections.explain import hundredths
from briefing.assembly.sections.feature_matrix import FeatureMatrix, SparseColumns
from briefing.assembly.sections.section_model import NeighbourPredictions
from briefing.assembly.sections.statement_features import StatementFeatures

ROWS = [{"title": 0.5, "short": 1.0}, {}, {"short": 1.0, "words:fear": 1.0, "title": 0.25}]
WEIGHTS = {"title": (1.0, -2.0), "words:fear": (0.3, 0.4)}


def values() -> SparseColumns:
    found = SparseColumns()
    for row in ROWS:
        found.add(row)
    return found


def test_each_row_weighs_the_sum_of_its_values() -> None:
    totals = np.ones((len(ROWS), 2))
    values().add_weighted(WEIGHTS, totals, 0)
    assert totals.tolist() == [
        pytest.approx([1 + sum(WEIGHTS.get(name, (0.0, 0.0))[at] * value for name, value in row.items()) for at in (0, 1)]) for row in ROWS
    ]


def test_values_are_found_again_by_row_and_by_name() -> None:
    found = values()
    assert found.column("title").tolist() == [0.5, 0.0, 0.25]
    assert found.rows_with("short").tolist() == [0, 2]
    assert found.rows_with("unheard of").tolist() == []


def test_rows_weigh_the_same_in_pieces() -> None:
    whole, piece = np.ones((len(ROWS), 2)), np.ones((1, 2))
    values().add_weighted(WEIGHTS, whole, 0)
    values().add_weighted(WEIGHTS, piece, 2)
    assert piece.tolist() == whole[2:].tolist()


def test_the_company_of_a_statement_is_of_its_article_and_its_voice() -> None:
    def said(by: str | None) -> StatementFeatures:
        return StatementFeatures({}, {}, None, "none", by)

    guesses = np.array([[0.1], [0.2], [0.4], [0.8]])
    around = NeighbourPredictions(guesses, FeatureMatrix([[said("a"), said("a")], [said("b"), said("a")]]))
    assert around.probabilities("before", slice(0, 4)).tolist() == [[0.0], [0.1], [0.0], [0.4]]
    assert around.probabilities("after", slice(1, 4)).tolist() == [[0.0], [0.8], [0.0]]
    assert around.probabilities("voice", slice(0, 4)).ravel().tolist() == pytest.approx([0.5, 0.45, 0.0, 0.15])


def test_weights_are_rounded_as_they_would_be_one_by_one() -> None:
    weights = [0.125, -2.675, 1.005, 0.1, -0.335, 2.345, 1e-9]
    assert hundredths(np.array(weights)) == [round(weight, 2) for weight in weights]
