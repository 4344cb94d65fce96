"""Words are read by stretches between spaces; what is found must be what the expression finds in the whole text."""

import re

import pytest

from briefing.assembly.disputes.names import WORD as NAME_WORD
from briefing.assembly.points.forms import TEXTS_AT_ONCE, Forms
from briefing.assembly.points.terms import WORD

TEXTS = [
    "",
    "The U.S. envoy didn’t land in Al-Quds, Lima or Åbo.",
    " — ",
    "“Don't,” said O'Neill;\tno_one\u00a0heard the U.N.\nman.",
    "the U.S. Envoy",
]


@pytest.mark.parametrize("word", [WORD, NAME_WORD])
def test_words_are_those_that_the_expression_finds(word: re.Pattern[str]) -> None:
    forms = Forms(TEXTS, word)
    found = [word.findall(text) for text in TEXTS]
    assert [forms.printed[number] for number in forms.flat] == [printed for words in found for printed in words]
    assert forms.sizes.tolist() == [len(words) for words in found]
    assert forms.printed == list(dict.fromkeys(printed for words in found for printed in words))


def test_texts_of_several_pieces_are_read_like_those_of_one() -> None:
    forms = Forms(["Gulls cry", "", "Boats sail"] * TEXTS_AT_ONCE)
    assert forms.printed == ["Gulls", "cry", "Boats", "sail"]
    assert forms.flat.tolist() == [0, 1, 2, 3] * TEXTS_AT_ONCE
    assert forms.sizes.tolist() == [2, 0, 2] * TEXTS_AT_ONCE


def test_texts_are_found_by_a_hint_and_by_a_word() -> None:
    forms = Forms(TEXTS)
    assert forms.having(re.compile(r"^envoy$|\bal\b", re.M)).tolist() == [1, 4]
    found = forms.having_each(["the", "neill", "nobody", "us"])
    assert {word: texts.tolist() for word, texts in found.items()} == {"the": [1, 3, 4], "neill": [], "nobody": [], "us": []}


def test_no_texts_have_no_words() -> None:
    forms = Forms([])
    assert forms.printed == []
    assert forms.having(re.compile("a")).tolist() == []
    assert {word: texts.tolist() for word, texts in forms.having_each(["a"]).items()} == {"a": []}
