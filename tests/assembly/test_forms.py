"""Words are read by stretches between spaces; what is found must be what the expression finds in the whole text."""

import re

import numpy as np
import pytest

from briefing.assembly.disputes.names import WORD as NAME_WORD
from briefing.assembly.forms import Forms
from briefing.assembly.points.terms import WORD
from briefing.assembly.texts import TEXTS_AT_ONCE, Texts

TEXTS = [
    "",
    "The U.S. envoy didn’t land in Al-Quds, Lima or Åbo.",
    " — ",
    "“Don't,” said O'Neill;\tno_one\u00a0heard the U.N.\nman.",
    "the U.S. Envoy",
]


@pytest.mark.parametrize("word", [WORD, NAME_WORD])
def test_words_are_those_that_the_expression_finds(word: re.Pattern[str]) -> None:
    forms = Forms(Texts(TEXTS), word.findall)
    found = [word.findall(text) for text in TEXTS]
    assert [forms.printed[number] for number in forms.flat] == [printed for words in found for printed in words]
    assert forms.sizes.tolist() == [len(words) for words in found]
    assert forms.printed == list(dict.fromkeys(printed for words in found for printed in words))


def test_texts_of_several_pieces_are_read_like_those_of_one() -> None:
    forms = Forms(Texts(["Gulls cry", "", "Boats sail"] * TEXTS_AT_ONCE), WORD.findall)
    assert forms.printed == ["Gulls", "cry", "Boats", "sail"]
    assert forms.flat.tolist() == [0, 1, 2, 3] * TEXTS_AT_ONCE
    assert forms.sizes.tolist() == [2, 0, 2] * TEXTS_AT_ONCE


def test_texts_are_found_by_a_hint_and_by_a_word() -> None:
    forms = Forms(Texts(TEXTS), WORD.findall)
    assert forms.having(re.compile(r"^envoy$|\bal\b", re.M)).tolist() == [1, 4]
    found = forms.having_each(["the", "neill", "nobody", "us"])
    assert {word: texts.tolist() for word, texts in found.items()} == {"the": [1, 3, 4], "neill": [], "nobody": [], "us": []}


def test_no_texts_have_no_words() -> None:
    forms = Forms(Texts([]), WORD.findall)
    assert forms.printed == []
    assert forms.having(re.compile("a")).tolist() == []
    assert {word: texts.tolist() for word, texts in forms.having_each(["a"]).items()} == {"a": []}


def test_chosen_texts_have_only_their_own_words() -> None:
    texts = Texts(TEXTS).chosen([1, 2, 4])
    forms = Forms(texts, WORD.findall)
    assert [forms.printed[number] for number in forms.flat] == [*WORD.findall(TEXTS[1]), *WORD.findall(TEXTS[4])]
    assert forms.sizes.tolist() == [len(WORD.findall(text)) for text in (TEXTS[1], TEXTS[2], TEXTS[4])]
    assert forms.having(re.compile("o'neill")).tolist() == []
    assert {word: found.tolist() for word, found in forms.having_each(["envoy", "said"]).items()} == {"envoy": [0, 2], "said": []}
    assert texts.showing(lambda chunk: chunk == "—").tolist() == [False, True, False]
    assert forms.opens.nonzero()[0].tolist() == [0, len(WORD.findall(TEXTS[1]))]


def test_words_and_stretches_are_found_in_order_of_reading() -> None:
    texts = Texts(["no gulls", "gulls, gulls", "boats"])
    forms = Forms(texts, WORD.findall)
    rows, words = forms.places(forms.each(lambda printed: printed in ("gulls", "no")).astype(bool))
    assert (rows.tolist(), [forms.printed[word] for word in words]) == ([0, 0, 1, 1], ["no", "gulls", "gulls", "gulls"])
    assert texts.sizes.tolist() == [2, 2, 1]


def test_words_are_counted_and_the_first_is_known() -> None:
    texts = Texts(["“Hello there", "— Hello", "", "...", "there there"])
    forms = Forms(texts, WORD.findall)
    assert dict(zip(forms.printed, forms.counts.tolist(), strict=True)) == {"Hello": 2, "there": 3}
    assert [forms.printed[number] if number >= 0 else None for number in forms.first] == ["Hello", None, None, None, "there"]
    some = Forms(texts.chosen([1, 4]), WORD.findall)
    assert dict(zip(some.printed, some.counts.tolist(), strict=True)) == {"Hello": 1, "there": 2}
    assert Forms(texts.chosen([]), WORD.findall).counts.tolist() == [0, 0]


def test_what_is_let_go_leaves_chosen_texts_alone() -> None:
    texts = Texts(["gulls cry", "boats"])
    chosen = texts.chosen([1])
    texts.let_go()
    assert len(texts) == 0
    assert [chosen.chunks[number] for number in chosen.laid(np.array([0]))[0]] == ["boats"]
