"""Lists of words as patterns."""

import re

from briefing.analysis.wordlists import any_of

NOUNS = ["union", "union leader", "unionist", "mayor", "vice mayor", "c.e.o."]


def test_a_list_finds_what_its_words_find_one_by_one_the_longer_first() -> None:
    text = "the union leader, a unionist, met the vice mayor and the c.e.o. of the credit union; no reunion, no ceo"
    plain = "|".join(re.escape(noun) for noun in sorted(NOUNS, key=len, reverse=True))
    assert re.findall(rf"\b{any_of(NOUNS)}(?!\w)", text) == re.findall(rf"\b(?:{plain})(?!\w)", text)


def test_the_order_of_the_list_does_not_matter() -> None:
    assert any_of(NOUNS) == any_of(reversed(NOUNS))


def test_one_word_is_itself() -> None:
    assert re.fullmatch(any_of(["dam"]), "dam")
    assert not re.fullmatch(any_of(["dam"]), "da")


def test_a_name_of_any_length_is_a_word() -> None:
    long = "Harbour " * 1000
    pattern = re.compile(any_of([long, long + "x", "Harbour", "dam"]))
    assert pattern.match(long + "x")[0] == long + "x"  # type: ignore[index]
    assert pattern.fullmatch("dam")
    assert re.fullmatch(any_of([long]), long)
