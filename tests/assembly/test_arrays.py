"""The ragged array gives back what was put in, row by row."""

import numpy as np
import pytest

from briefing.assembly.arrays import RaggedArray, batches, first_of_runs, intersect, sum_ranges, unique_sorted

ROWS = [[4, 1], [], [7], [2, 2, 9]]


@pytest.fixture
def ragged() -> RaggedArray:
    numbers = np.array([number for number, row in enumerate(ROWS) for _ in row])
    return RaggedArray.from_row_numbers(numbers, np.array([value for row in ROWS for value in row]), len(ROWS))


def test_each_row_is_as_it_was(ragged: RaggedArray) -> None:
    assert [ragged[row].tolist() for row in range(len(ragged))] == ROWS
    assert ragged.sizes.tolist() == [2, 0, 1, 3]


def test_rows_are_gathered_in_any_order_and_again(ragged: RaggedArray) -> None:
    values, sizes = ragged.gather(np.array([3, 1, 0, 3]))
    assert values.tolist() == [2, 2, 9, 4, 1, 2, 2, 9]
    assert sizes.tolist() == [3, 0, 2, 3]
    assert ragged.keys(np.array([2, 0]), 10).tolist() == [7, 14, 11]


def test_a_batch_of_rows_tells_row_and_value(ragged: RaggedArray) -> None:
    rows, values = ragged.cells(slice(1, 4))
    assert list(zip(rows.tolist(), values.tolist(), strict=True)) == [(2, 7), (3, 2), (3, 2), (3, 9)]


def test_rows_with_a_wanted_value_are_found_also_beside_empty_ones(ragged: RaggedArray) -> None:
    wanted = np.zeros(10, dtype=bool)
    wanted[[7, 1]] = True
    assert ragged.rows_with(wanted).tolist() == [True, False, True, False]


def test_batches_cover_everything_once() -> None:
    assert [(batch.start, batch.stop) for batch in batches(7, 3)] == [(0, 3), (3, 6), (6, 7)]
    assert list(batches(0, 3)) == []


def test_sets_of_keys() -> None:
    assert unique_sorted(np.array([5, 1, 5, 3])).tolist() == [1, 3, 5]
    assert unique_sorted(np.array([], dtype=np.int64)).tolist() == []
    rows, columns = intersect(np.array([12, 15, 21, 12, 15, 29]), 10)
    assert list(zip(rows.tolist(), columns.tolist(), strict=True)) == [(1, 2), (1, 5)]
    assert first_of_runs(np.array([1, 1, 2]), np.array([5, 6, 6])).tolist() == [True, True, True]
    assert sum_ranges(np.array([1, 2, 3]), np.array([2, 0, 1])).tolist() == [3, 0, 3]
