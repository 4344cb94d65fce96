"""Which pairs of statements are worth a look for names that stand for each other."""

import numpy as np

from briefing.assembly.disputes.name_index import NameIndex
from briefing.assembly.text.vocabulary import Vocabulary


def crossing(*statements: str) -> list[bool]:
    """Of each statement and the next, whether each has a name of its own that begins like one of the other's."""
    numbers = Vocabulary()
    found = [(numbers[name], statement) for statement, names in enumerate(statements) for name in names.split()]
    name, statement = (np.array(column, dtype=np.int32) for column in zip(*found, strict=True))
    left = np.arange(len(statements) - 1)
    found_in = NameIndex(numbers, name, statement)
    return [bool(one) for one in found_in.crossing(left, left + 1, lambda printed: ord(printed[0]) - ord("A"))]


def test_names_of_their_own_that_begin_alike_cross() -> None:
    assert crossing("Ruiz Lima", "Roiz Lima") == [True]


def test_common_names_and_names_that_begin_otherwise_do_not_cross() -> None:
    assert crossing("Ruiz Lima", "Ruiz Oslo", "Ruiz", "Ruiz") == [False, False, False]


def test_a_name_without_a_code_does_not_cross() -> None:
    assert crossing("@one Lima", "@two Lima") == [False]


def test_a_statement_behind_the_last_one_with_a_name_has_none() -> None:
    numbers = Vocabulary({"Lima": 0})
    places = NameIndex(numbers, np.array([0], dtype=np.int32), np.array([0], dtype=np.int32))
    assert places.crossing(np.array([0, 3]), np.array([1, 4]), lambda _: 0).tolist() == [False, False]
