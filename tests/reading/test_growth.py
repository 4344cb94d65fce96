"""The whole way takes a time that grows with the length of a document and no faster, whatever stands in it over and over."""

from __future__ import annotations

import faulthandler
import time
from collections.abc import Iterator

import pytest

from briefing.model import Source
from briefing.reading import read_bytes
from briefing.reading.readers import html, html_repair
from tests.fuzz import units
from tests.pace import slowness

SIZE = 4_000


@pytest.fixture(autouse=True)
def _ended_when_it_hangs() -> Iterator[None]:
    """An expression that is exponential hears no signal: the system's own timer ends the process."""
    units.seconds(b"The ferry sails again on Monday, the port said.\n", "a.txt")  # what is loaded at first is nobody's time
    faulthandler.dump_traceback_later(110, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.mark.parametrize("unit", units.UNITS)
def test_a_unit_over_and_over_takes_linear_time(unit: str) -> None:
    assert units.grows_too_fast(unit, SIZE, ".txt", slack=0.12) == ""


@pytest.mark.parametrize("suffix", [".html", ".md", ".eml"])
@pytest.mark.parametrize("unit", ["<!-- -->", "<b>", "> ", "[", "*a", "[[a", "a\n", "- a\n", "&", '"', "=?utf-8?q?a?= "])
def test_and_in_markup(unit: str, suffix: str) -> None:
    assert units.grows_too_fast(unit, SIZE, suffix, slack=0.12) == ""


def test_what_is_quadratic_is_noticed() -> None:
    assert units.grows_too_fast("a", SIZE, ".txt", lambda data, name: (len(data) / 10_000) ** 2)


LINE = "The dam above Gwanda held on Monday, and nobody in the valley below it was hurt at all. "
PAGES = {
    "paragraphs within many containers": lambda count: "<div class='a'>" * 200 + f"<p>{LINE}</p><a href='x'>y</a>" * count + "</div>" * 200,
    "boxes within boxes": lambda count: "<div class='author-box'>" * 200 + f"<p>{LINE}</p>" * count + "</div>" * 200,
    "articles within articles": lambda count: "<article><div class='teaser'>" * 100 + f"<p>{LINE}</p>" * count,
    "cards": lambda count: "<div class='c'><a href='/x'><h3>Title</h3></a><p>Blurb.</p></div>" * count,
    "text right in containers": lambda count: f"<div class='b'>{LINE}<p>x</p>" * 200 + f"<p>{LINE}</p>" * count,
}


@pytest.mark.parametrize("page", PAGES)
def test_putting_a_page_right_takes_a_time_that_grows_with_its_elements(page: str) -> None:
    def seconds(count: int) -> float:
        tree = html.parse(f"<html><body>{PAGES[page](count)}</body></html>")
        begun = time.process_time()
        html_repair.repair(tree)
        return time.process_time() - begun

    assert min(seconds(8000) for _ in range(2)) < 1.5


@pytest.mark.parametrize("line", ["{\\f0 Arial;}", "{\\f7\\fnil\\fcharset204 Arial Cyr;}", "\\f1 ", "{\\f3{\\*\\panose 020}x;}"])
def test_a_long_table_of_fonts_is_read_at_once(line: str) -> None:
    table = line * (100_000 // len(line))
    begun = time.process_time()
    (source,) = read_bytes(f"{{\\rtf1\\ansi{{\\fonttbl{table}}}\\f7 {LINE}\\par}}".encode(), "a.rtf")
    assert time.process_time() - begun < 1 * slowness()
    assert isinstance(source, Source)
    assert source.text.strip() == LINE.strip()


ODD = (
    "Document ABC0020240305ek350001x",
    "98 words",
    "HD",
    "1 of 2 DOCUMENTS",
    "End of Document",
    "Body",
    "-----",
    "1/8",
    "2/8",
    "Source: x",
    "5 March 2024",
)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("line", [*ODD, "\n".join(ODD)])
def test_odd_lines_over_and_over_are_no_trouble(line: str, gap: str) -> None:
    assert units.grows_too_fast(line + gap, 12_500, ".txt", units.seconds_to_read, slack=0.1) == ""
