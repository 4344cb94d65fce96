"""Words are read by stretches between spaces; what is found must be what the expression finds in the whole text."""

import re

import pytest

from briefing.assembly.disputes.name_variants import WORD as NAME_WORD
from briefing.assembly.text.terms import WORD
from briefing.assembly.text.tokens import TEXTS_PER_BATCH, TokenMatrix
from briefing.assembly.text.words import WordIndex

TEXTS = [
    "",
    "The U.S. envoy didn’t land in Al-Quds, Lima or Åbo.",
    " — ",
    "“Don't,” said O'Neill;\tno_one\u00a0heard the U.N.\nman.",
    "the U.S. Envoy",
]


@pytest.mark.parametrize("word", [WORD, NAME_WORD])
def test_words_are_those_that_the_expression_finds(word: re.Pattern[str]) -> None:
    forms = WordIndex(TokenMatrix(TEXTS), word.findall)
    found = [word.findall(text) for text in TEXTS]
    assert [forms.vocabulary[number] for number in forms.flat] == [printed for words in found for printed in words]
    assert forms.sizes.tolist() == [len(words) for words in found]
    assert forms.vocabulary == list(dict.fromkeys(printed for words in found for printed in words))


def test_texts_of_several_pieces_are_read_like_those_of_one() -> None:
    forms = WordIndex(TokenMatrix(["Gulls cry", "", "Boats sail"] * TEXTS_PER_BATCH), WORD.findall)
    assert forms.vocabulary == ["Gulls", "cry", "Boats", "sail"]
    assert forms.flat.tolist() == [0, 1, 2, 3] * TEXTS_PER_BATCH
    assert forms.sizes.tolist() == [2, 0, 2] * TEXTS_PER_BATCH


def test_texts_are_found_by_a_hint_and_by_a_word() -> None:
    forms = WordIndex(TokenMatrix(TEXTS), WORD.findall)
    assert forms.containing(re.compile(r"^envoy$|\bal\b", re.M)).tolist() == [1, 4]
    found = forms.containing_each(["the", "neill", "nobody", "us"])
    assert {word: texts.tolist() for word, texts in found.items()} == {"the": [1, 3, 4], "neill": [], "nobody": [], "us": []}


def test_no_texts_have_no_words() -> None:
    forms = WordIndex(TokenMatrix([]), WORD.findall)
    assert forms.vocabulary == []
    assert forms.containing(re.compile("a")).tolist() == []
    assert {word: texts.tolist() for word, texts in forms.containing_each(["a"]).items()} == {"a": []}


def test_chosen_texts_have_only_their_own_words() -> None:
    texts = TokenMatrix(TEXTS).subset([1, 2, 4])
    forms = WordIndex(texts, WORD.findall)
    assert [forms.vocabulary[number] for number in forms.flat] == [*WORD.findall(TEXTS[1]), *WORD.findall(TEXTS[4])]
    assert forms.sizes.tolist() == [len(WORD.findall(text)) for text in (TEXTS[1], TEXTS[2], TEXTS[4])]
    assert forms.containing(re.compile("o'neill")).tolist() == []
    assert {word: found.tolist() for word, found in forms.containing_each(["envoy", "said"]).items()} == {"envoy": [0, 2], "said": []}
    assert texts.matching(lambda chunk: chunk == "—").tolist() == [False, True, False]
    assert forms.opens.nonzero()[0].tolist() == [0, len(WORD.findall(TEXTS[1]))]


def test_words_and_stretches_are_found_in_order_of_reading() -> None:
    texts = TokenMatrix(["no gulls", "gulls, gulls", "boats"])
    forms = WordIndex(texts, WORD.findall)
    rows, words = forms.positions(forms.map_unique(lambda printed: printed in ("gulls", "no")).astype(bool))
    assert (rows.tolist(), [forms.vocabulary[word] for word in words]) == ([0, 0, 1, 1], ["no", "gulls", "gulls", "gulls"])
    assert texts.sizes.tolist() == [2, 2, 1]


def test_words_are_counted_and_the_first_is_known() -> None:
    texts = TokenMatrix(["“Hello there", "— Hello", "", "...", "there there"])
    forms = WordIndex(texts, WORD.findall)
    assert dict(zip(forms.vocabulary, forms.counts.tolist(), strict=True)) == {"Hello": 2, "there": 3}
    assert [forms.vocabulary[number] if number >= 0 else None for number in forms.first] == ["Hello", None, None, None, "there"]
    some = WordIndex(texts.subset([1, 4]), WORD.findall)
    assert dict(zip(some.vocabulary, some.counts.tolist(), strict=True)) == {"Hello": 1, "there": 2}
    assert WordIndex(texts.subset([]), WORD.findall).counts.tolist() == [0, 0]
