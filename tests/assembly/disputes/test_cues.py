"""Cues are looked for only where a word hints at them; the hints must miss none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.assembly.disputes.cues import CUES, cue_flags
from briefing.assembly.text.terms import WORD
from briefing.assembly.text.tokens import TokenMatrix
from briefing.assembly.text.words import WordIndex

if TYPE_CHECKING:
    from briefing.assembly.arrays import Flags

TEXTS = [
    "The ministry in Lima denied that the dam was unsafe.",
    "There is no evidence that the ferry was overloaded, the court found.",
    "That is not true, the mayor of Sukkur said.",
    "The claim has no basis in fact, she added.",
    "In fact, the harbour was shut on Monday.",
    "“On the contrary,” the union answered.",
    "The line, by contrast, will not be built.",
    "Critics say that hundreds were never asked.",
    "It wasn’t known who opened the gate.",
    "The company did not immediately respond.",
    "They declined to say how many ships had sailed.",
    "At first the owner had promised new boats.",
    "The bridge is no longer used.",
    "He’ll fly to Seoul; the vote is expected to follow.",
    "The merger is due to close in May.",
    "The oldest of the ships was lost.",
    "She accused the bank of hiding losses.",
    "It remains unclear whether the talks go on.",
    "The files no_more and all_claims were kept.",
    "Rain fell on Cusco.",
]


def cues_of(printed: list[str]) -> dict[str, Flags]:
    texts = TokenMatrix(printed)
    return cue_flags(printed, texts, WordIndex(texts, WORD.findall))


@pytest.mark.parametrize("name", CUES)
def test_a_cue_is_found_wherever_its_expression_matches(name: str) -> None:
    expected = [CUES[name].pattern.search(text.lower()) is not None for text in TEXTS]
    assert cues_of(TEXTS)[name].tolist() == expected
    assert any(expected)
    assert not all(expected)


def test_no_texts_have_no_cues() -> None:
    assert all(found.tolist() == [] for found in cues_of([]).values())
