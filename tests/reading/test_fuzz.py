"""A short pass of the fuzzer (`make fuzz` runs the long one), and texts of any shape."""

# ruff: noqa: E501 (lists of lines read better whole)

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.reading import read_bytes
from tests.fuzz import fields
from tests.fuzz.mutation import mutated
from tests.fuzz.rules import problem_with, wrong_with
from tests.fuzz.samples import samples

LINES = st.sampled_from(
    ["Read more:", "7 comments", "Reply", "By Ana Cruz", "(Reuters)", "• A list item", "What now?", "The dam broke. Nobody was hurt.", "© 2024 X", "“Stop!” she said.", "Hide Caption 1 of 3", "— X (@x) May 1, 2020", "", "Dam breaks", "— "]
)  # fmt: skip


@pytest.mark.parametrize("name", samples())
def test_mutated_files_break_no_rule(name: str) -> None:
    chance = random.Random(name)
    for _ in range(25):
        data = mutated(samples()[name], chance)
        assert wrong_with(data, name) == "", data[:200]


@pytest.mark.parametrize("number", range(3))
def test_hostile_fields_break_no_rule(number: int) -> None:
    assert fields.wrong_with(f"test/{number}") == ""


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=25), st.sampled_from(["\n", "\n\n", "\r\n", "\u2028"]))
def test_any_text_holds_together(lines: list[str], between: str) -> None:
    text = between.join(lines)
    for found in read_bytes(text.encode("utf-8", "surrogatepass"), "a.txt"):
        assert problem_with(found) == ""
