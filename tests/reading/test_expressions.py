"""Expressions that once went back over all ways to divide a line among their parts: few characters must take no time."""

from __future__ import annotations

import faulthandler
import re
import time
from collections.abc import Iterator

import pytest

from briefing.analysis.voices.noun_phrases import OPENS
from briefing.reading.layout.captions import SIGNATURE
from briefing.reading.layout.lines import DATE_LINE
from tests.pace import slowness


@pytest.fixture(autouse=True)
def _ended_when_it_hangs() -> Iterator[None]:
    faulthandler.dump_traceback_later(60, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (DATE_LINE, "date " * 50 + "x"),
        (DATE_LINE, "1-" * 120 + "x"),
        (DATE_LINE, "published : " * 20 + "x"),
        (OPENS, "So A,  " * 12 + "x"),
        (OPENS, "' " * 40 + "x"),
        (SIGNATURE, "http://a" * 30 + " x"),
        (SIGNATURE, "#a " * 80 + "x"),
    ],
)
def test_few_characters_take_no_time(pattern: re.Pattern[str], text: str) -> None:
    begun = time.process_time()
    pattern.match(text)
    assert time.process_time() - begun < 0.5 * slowness()


@pytest.mark.parametrize(
    "line",
    [
        "April 12, 2024 12:30 pm",
        "Published: 16 April 2024 | Updated: 17 April 2024",
        "2024-04-16T09:30:00Z",
        "Sept. 12, 2023",
        "12 März 2024",
        "Last updated on 1/2/2024 at 10.30 GMT.",
        "Tue, 16 Apr 2024",
        "date: 16.04.2024",
    ],
)
def test_lines_of_dates_are_still_told(line: str) -> None:
    assert DATE_LINE.fullmatch(line)
