"""Lines on top of a clipping that say what it is, and what only looks like one."""

from __future__ import annotations

import pytest

from briefing.model import Source
from briefing.reading import read_bytes
from tests.reading import making
from tests.reading.making import said


def sources(data: bytes, name: str) -> list[Source]:
    return [one for one in read_bytes(data, name) if isinstance(one, Source)]


def test_header_lines_of_a_clipping_are_metadata_and_no_statement() -> None:
    text = (
        f"Title: {making.TITLE}\nSource: Andean Post\nDate: 16 April 2024\nURL: https://andeanpost.example/water/tarma\n\n{making.TEXT}\n"
    )
    (source,) = sources(text.encode(), "a.txt")
    assert source.text == text
    assert said(source) == list(making.PARAGRAPHS)
    assert source.metadata.published is not None
    assert source.metadata.published.value == "2024-04-16"
    assert source.metadata.address is not None


@pytest.mark.parametrize("opening", ["NAIROBI: Two bridges were closed on Monday, the road office said.", "Geneva: The bridge stays open."])
def test_a_text_that_begins_with_a_place_and_a_colon_is_no_header_line(opening: str) -> None:
    text = f"Title: {making.TITLE}\nSource: Andean Post\nDate: 16 April 2024\n\n{opening}\n\n{making.TEXT}\n"
    (source,) = sources(text.encode(), "a.txt")
    assert said(source) == [opening, *making.PARAGRAPHS]


def test_short_header_lines_of_any_name_are_no_statements() -> None:
    text = f"Title: {making.TITLE}\nSource: Andean Post\nSection: Water and land\n\nKeywords: dam, bridge\n\n{making.TEXT}\n"
    (source,) = sources(text.encode(), "a.txt")
    assert said(source) == list(making.PARAGRAPHS)
