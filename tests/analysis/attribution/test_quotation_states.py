"""Which words stand in quotation marks, whatever marks a language uses."""

import re

import pytest

from briefing.analysis.attribution.tokens import INSIDE, INSIDE_SINGLE, INSIDE_UNCLOSED, quote_states, tokenise
from briefing.analysis.quotes import quotations


def inside(text: str) -> list[str]:
    """The words that are quoted."""
    tokens = tokenise(text, [(0, len(text))])
    states = quote_states(text, tokens)
    return [word for word, state in zip(tokens.words, states, strict=True) if state in (INSIDE, INSIDE_SINGLE, INSIDE_UNCLOSED)]


@pytest.mark.parametrize(
    "text",
    [
        'He said "come in" and left',
        "He said “come in” and left",
        "He said „come in“ and left",
        "He said „come in” and left",
        "He said «come in» and left",
        "He said « come in » and left",
        "He said »come in« and left",
        "He said ”come in” and left",
        "He said ``come in'' and left",
        "He said 'come in' and left",
        "He said ‘come in’ and left",
    ],
)
def test_every_style_of_marks(text: str) -> None:
    assert inside(text) == ["come", "in"]


def test_apostrophes_are_no_marks() -> None:
    assert inside("The girls’ team didn’t win in ’98, and the boys' team won't either") == []


def test_a_quotation_left_open_runs_to_the_end_of_the_paragraph() -> None:
    assert inside("She said: “no one came") == ["no", "one", "came"]


def test_two_quotations_in_a_row() -> None:
    assert inside("“yes” and “no” or maybe") == ["yes", "no"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “come in” and left", ["come in"]),
        ("He said „come in“ and „sit down“", ["come in", "sit down"]),
        ("He said »come in« and left", ["come in"]),
        ('"Come in," she said. "Sit down', ["Come in,", "Sit down"]),
        ("“Come in. “Sit down,” he said", ["Come in. ", "Sit down,"]),
        ("nobody spoke", []),
        ("the last mark “", []),
    ],
)
def test_stretches_and_words_are_found_in_one_way(text: str, quoted: list[str]) -> None:
    spans = quotations(text, 0, len(text))
    assert [text[start:end] for start, end in spans] == quoted
    assert inside(text) == re.findall(r"\w+|[^\w\s]", " ".join(quoted))
