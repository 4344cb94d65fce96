"""Text that nobody wrote to be read: no exception, and no more than linear time."""

import time

import pytest

from briefing.analysis import attribution
from tests.analysis.attribution.reported import reported, source_of

SENTENCE = "The mayor said the bridge “was never safe, and he closed it. "

HOSTILE = {
    "nothing": "",
    "blanks": " \n \t\n",
    "one mark": '"',
    "ten thousand marks": '"' * 10_000,
    "marks with blanks": "“ " * 5_000,
    "opening marks only": "“word " * 5_000,
    "unbalanced": "« „ “ ” » ’ ‘ said ” “ he",
    "no punctuation": "the minister said that " * 2_000,
    "capitals": "THE MINISTER SAID: “WE WILL NOT YIELD,” AND LEFT. " * 50,
    "right to left": "قال الوزير إن الجسر «لم يكن آمنا» وأغلقه. " * 50,
    "mixed directions": "\u202eThe mayor said\u202c he \u2067would\u2069 go. " * 50,
    "combining marks": "e\u0301" * 5_000,
    "only combining marks": "\u0301" * 5_000,
    "one long word": "a" * 200_000,
    "control characters": "\x00\x1b[31m said \x07 he “\x9b” " * 200,
    "astral": "𝔗𝔥𝔢 𝔪𝔞𝔶𝔬𝔯 said 😀 “🎉” " * 200,
    "cues only": "said " * 5_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_raises_nothing(name: str) -> None:
    text = HOSTILE[name]
    for row in attribution.find(source_of(text)):
        for start, end in (*row.source_spans, *row.cue_spans, *row.content_spans):
            assert 0 <= start < end <= len(text)


def seconds(text: str) -> float:
    source = source_of(text)
    start = time.process_time()
    attribution.find(source)
    return time.process_time() - start


@pytest.mark.parametrize("unit", [SENTENCE, "said ", '" ', "“word ", "the minister said that "])
def test_one_long_paragraph_costs_linear_time(unit: str) -> None:
    size = 100_000
    reported(SENTENCE)
    small = min(seconds(unit * (size // len(unit))) for _ in range(2))
    large = min(seconds(unit * (4 * size // len(unit))) for _ in range(2))
    assert large < 4 * small * 2.5 + 0.2


def test_the_same_text_gives_the_same_attributions_whatever_came_before() -> None:
    text = "“Not one boat came back,” said harbour pilot Jorge Lima, according to Radio Vela."
    before = reported(text)
    for _ in range(3):
        reported(SENTENCE * 100)
    assert reported(text) == before
