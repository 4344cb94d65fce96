"""The word before a name or a title, looked up where it is plain and searched for where it is not."""

import re

import pytest

from briefing.analysis.actors.word_before import word_before, word_ending

SLOW = re.compile(r"([A-Za-z][\w.-]*)[ \u00a0]\Z")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("said Mayor ", "Mayor"),
        ("said Lt.-Gov. ", "Lt.-Gov."),
        ("the 2nd ", "nd"),
        ("said Mayor\u00a0", "Mayor"),
        ("said\nMayor ", "Mayor"),
        ("l’équipe ", "quipe"),
        ("said Mayor", None),
        ("said Mayor, ", None),
        ("said  ", None),
        ("", None),
    ],
)
def test_the_word_before_a_blank(text: str, word: str | None) -> None:
    found, slow = word_before(text, 0, len(text)), SLOW.search(text)
    assert (found[1] if found else None) == word
    assert found == ((slow.start(1), slow[1]) if slow else None)


def test_nothing_stands_before_the_start_though_the_text_ends_in_a_word() -> None:
    assert word_before("Mayor Paz spoke ", 0, 0) is None
    assert word_before("the Mayor Paz", 6, 10) == (6, "yor")


def test_the_word_that_ends_at_an_offset() -> None:
    assert word_ending("the city’s Mayor-elect", 0, 22) == (11, "Mayor-elect")
    assert word_ending("the city, ", 0, 10) is None
