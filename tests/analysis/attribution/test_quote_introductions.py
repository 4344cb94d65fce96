"""Quotations that the paragraph before them announces."""

import time

import pytest

from briefing.analysis.attribution.quote_introductions import find_introduced_quotes
from briefing.analysis.pipeline import analyse
from briefing.model import Attribution
from tests.analysis.making import source

FURTHER = "The storm reached Cebu on Tuesday, and the harbour was shut for a week."


def said_by(text: str) -> dict[str, list[str | None]]:
    """Who says each statement, by its first word."""
    article = source(text)
    analysis = analyse(article)
    voices = {voice.id: voice.name for voice in analysis.voices}
    who = {one.id: voices.get(one.voice or "") for one in analysis.attributions}
    return {
        article.text[one.start : one.end].strip("“").split()[0]: [who[name] for name in one.attributions] for one in analysis.statements
    }


@pytest.mark.parametrize(
    "announcing",
    [
        "On Monday, Visayas Lines released a statement:",
        "Visayas Lines said in a statement:",
        "But Visayas Lines wrote on Twitter:",
        "Hours later Visayas Lines issued the following short statement to reporters:",
    ],
)
def test_a_quotation_behind_a_colon_is_said_by_whom_the_paragraph_before_names(announcing: str) -> None:
    found = said_by(f"A ferry sank off Mindanao.\n\n{announcing}\n\n“Our ship was safe that day. Nobody warned us.”\n\n{FURTHER}")
    assert (found["Our"], found["The"]) == (["Visayas Lines"], [])


def test_it_goes_on_over_paragraphs_until_somebody_else_speaks() -> None:
    text = (
        "Visayas Lines released a statement:\n\n“Our ship was safe.\n\n“Nobody warned the captain.”\n\n"
        "“We grieve with all of Cebu today.”\n\n"
        "“They lie about everything,” Mayor Rosa Dalisay told reporters.\n\n" + FURTHER
    )
    found = said_by(text)
    assert [found[word] for word in ("Our", "Nobody", "We")] == [["Visayas Lines"]] * 3
    assert found["They"] == ["Rosa Dalisay"]
    assert found["The"] == []


@pytest.mark.parametrize("announcing", ["The list of the ships that were lost includes:", "She had seen it from her window:", "Ships:"])
def test_a_colon_without_a_word_of_saying_announces_nobody(announcing: str) -> None:
    found = said_by(f"Rosa Dalisay lives in Cebu.\n\n{announcing}\n\n“Our Lady of the Sea”, a ferry of 1970, and two more.\n\n{FURTHER}")
    assert found["Our"] == []


@pytest.mark.parametrize(
    "unit", ["Mayor Rosa Dalisay said:\n\n", "Mayor Rosa Dalisay said:\n\n“Nobody came to us.”\n\n", "“Nobody came,” she said:\n\n"]
)
def test_a_page_of_announcements_costs_linear_time(unit: str) -> None:
    times = []
    for count in (2000, 8000):
        article = source("Mayor Rosa Dalisay said:\n\n" + unit * count + "“Our end.”")
        one = Attribution(id="x", source="article", content_spans=((0, 5),), source_spans=((0, 5),))
        begun = time.process_time()
        find_introduced_quotes(article, [one] * count)
        times.append(time.process_time() - begun)
    assert times[1] < 12 * max(times[0], 0.02)
