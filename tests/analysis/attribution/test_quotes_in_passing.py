"""Words that a sentence quotes in passing: who is blamed for them, who spoke in an interview, what a paper cites."""

import pytest

from briefing.analysis.attribution.quotes_in_passing import add_quotes_in_passing
from briefing.analysis.attribution.rule_based import add_rule_based
from briefing.model import Attribution
from tests.analysis.making import source


def spans(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of what is found in a text, as printed."""
    rows = add_quotes_in_passing(source(text), [])
    return [(text[slice(*one.source_spans[0])], text[slice(*one.cue_spans[0])], text[slice(*one.content_spans[0])]) for one in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mayor Luis Paz has been under fire since calling Sen. Ana Diaz a “lazy old mule” in a voicemail.",
            ("Mayor Luis Paz", "calling", "Sen. Ana Diaz a “lazy old mule”"),
        ),
        (
            "Mr. Paz is in trouble after a video surfaced of him mocking a rival as a “miner from Oruro” in May.",
            ("Mr. Paz", "mocking", "a rival as a “miner from Oruro”"),
        ),
        (
            'The harbour master, in an interview with Lumo News, gave the dam a "two in three chance" of holding.',
            ("The harbour master", "in an interview", 'gave the dam a "two in three chance" of holding.'),
        ),
        ("The letter also quotes from the law on ports.", ("The letter", "also quotes", "from the law on ports.")),
    ],
)
def test_words_quoted_in_passing_have_a_speaker(text: str, expected: tuple[str, str, str]) -> None:
    assert spans(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Luis Paz has been under fire since calling for “Dignity” on the radio.",
        "The ship was late after calling at “Port Paz” in May.",
        "The harbour master, in a boat with Lumo men, gave it a shove.",
    ],
)
def test_names_and_acts_have_none(text: str) -> None:
    assert spans(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The port’s incident report stated that the crane was rusty, according to Lumo News.", "The port’s incident report"),
        (
            "A family member of a miner, who fell down the pit, said the pit was empty, according to Lumo News.",
            "A family member of a miner, who fell down the pit,",
        ),
        ("While the roof has no gutters, the spokesman said it is made to drain, according to Lumo News.", "the spokesman"),
    ],
)
def test_whom_others_report_says_it(text: str, who: str) -> None:
    article, at = source(text), text.index(", according")
    outer = Attribution(
        id="article:a0",
        source="article",
        source_spans=((at + 15, len(text) - 1),),
        cue_spans=((at + 2, at + 14),),
        content_spans=((0, at),),
        mode="indirect",
    )
    assert who in [text[slice(*one.source_spans[0])] for one in add_rule_based(article, [outer])]


@pytest.mark.parametrize(
    "text", ['The mayor was under heavy fire for calling him a",b c" today.', 'In an interview, he gave the dam5",7 inches or so.']
)
def test_marks_that_only_close_quote_nothing(text: str) -> None:
    assert spans(text) == []
