"""Quotations beside a description of who says them."""

from __future__ import annotations

import pytest

from briefing.analysis.attribution.quotes_of_strangers import add_quotes_of_strangers
from briefing.model import Attribution
from tests.analysis.making import source


def said_by(text: str, attributions: tuple[Attribution, ...] = ()) -> list[tuple[str, str]]:
    """Who says what, by the rule."""
    article = source(text)
    rows = add_quotes_of_strangers(article, attributions)
    return [(text[slice(*one.source_spans[0])], text[slice(*one.content_spans[0])]) for one in rows]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“Liar!” a man in the public gallery called out.", "a man in the public gallery"),
        ("“They stole it,” a woman in a red coat shouted outside the court.", "a woman in a red coat"),
        ("“I worked for this,” said a pensioner leaning on a bicycle.", "a pensioner leaning on a bicycle"),
        ('"We ran," one of the boys told a reporter.', "one of the boys"),
        ("“Never,” said a goatherd, who had walked all night.", "a goatherd"),
    ],
)
def test_who_is_described_beside_a_quotation_says_it(text: str, who: str) -> None:
    assert [name for name, _ in said_by(text)] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "“Liar!” was the word that a man in the gallery said.",
        "“Long Road” is a song, the critics said.",
        "A man in the gallery stood up. He left.",
        "“Liar!” the crowd was told when a man said so.",
    ],
)
def test_what_only_stands_behind_a_quotation_is_nobody(text: str) -> None:
    assert said_by(text) == []


def test_a_sentence_whose_speaker_is_known_stays_as_it_is() -> None:
    text = "“Liar!” a man in the public gallery called out."
    one = Attribution(id="a", source="article", source_spans=((8, 13),), cue_spans=((36, 46),), content_spans=((0, 7),))
    assert add_quotes_of_strangers(source(text), [one]) == [one]
