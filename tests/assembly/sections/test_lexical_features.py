"""What the words of statements tell, looked at many at a time."""

import numpy as np
import pytest

from briefing.assembly.sections import phrases
from briefing.assembly.sections.lexical_features import LexicalFeatures, short_stems
from briefing.assembly.text.tokens import TokenMatrix

TEXTS = [
    "Velia wants water, and it will probably get 40 tons.",
    "",
    "“We condemn the closing,” she said.",
    "İt will probably rain in Velia.",
    "— — —",
    "The dam’s gates may open; we’ll see.",
]
SOURCES = np.array([0, 0, 0, 1, 1, 2])
TITLES = [short_stems("Velia closes the dam"), short_stems(""), short_stems("The gates of the dam")]
CORE = {"velia": 0.5, "dam": 0.25, "gates": 1.0}


def reading() -> LexicalFeatures:
    return LexicalFeatures(TokenMatrix(TEXTS), CORE, TITLES, phrases.shipped_phrases())


def test_expressions_are_those_of_each_text_by_itself() -> None:
    told = reading().of(0, SOURCES)
    assert [one.matches for one in told] == [phrases.shipped_phrases().find(phrases.lower_words(text)) for text in TEXTS]
    assert any(one.matches for one in told)


def test_a_piece_tells_what_the_whole_tells() -> None:
    whole = reading().of(0, SOURCES)
    assert [reading().of(number, SOURCES[number : number + 1])[0] for number in range(len(TEXTS))] == whole


def test_marks_figures_and_what_is_shared_with_title_and_opening() -> None:
    told = reading().of(0, SOURCES)
    assert [one.has_figures for one in told] == [True, False, False, False, False, False]
    assert [one.quotes for one in told] == [False, False, True, False, False, False]
    assert [one.first_person for one in told] == [False, False, True, False, False, True]
    assert [one.size for one in told] == [len(text.split()) for text in TEXTS]
    assert told[5].title == pytest.approx(1 / len(short_stems(TEXTS[5])))
    assert told[5].core == pytest.approx(sum(CORE.get(stem, 0.0) for stem in short_stems(TEXTS[5])) / len(short_stems(TEXTS[5])))
    assert (told[1].core, told[1].title, told[4].core) == (0.0, 0.0, 0.0)
