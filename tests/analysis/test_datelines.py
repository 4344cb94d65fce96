"""Datelines are nobody: neither names nor speakers."""

from __future__ import annotations

import pytest

from briefing.analysis.datelines import DATELINE
from tests.analysis.making import names, speakers


@pytest.mark.parametrize(
    "head",
    [
        "LIMA - ",
        "OSLO/NEW LEITH - ",
        "KARSK, Tavria: ",
        "LIMA, June 9 (AP) — ",
        "LIMA (AP) _ ",
        "Karsk, Tavria — ",
        "St. Orme, Tavria (AP) -- ",
    ],
)
def test_a_dateline_ends_where_the_report_begins(head: str) -> None:
    match = DATELINE.match(f"{head}Police closed the bridge.")
    assert match is not None
    assert match[0] == head


@pytest.mark.parametrize(
    "text", ["OKORO: We are ready.", "Rosa Alvarez — the mayor — left.", "A UN report - it is long - says so.", "Alvarez, Okoro: We won."]
)
def test_what_only_looks_like_a_dateline(text: str) -> None:
    assert DATELINE.match(text) is None


def test_a_place_in_a_dateline_is_no_name() -> None:
    assert not {"KARSK", "OSLO/KARSK", "Karsk"} & names("OSLO/KARSK - The bridge was closed. It is old.").keys()
    assert not {"KARSK", "Karsk"} & names("Karsk, Tavria — The bridge was closed. It is old.").keys()


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("[s1 KARSK, Tavria][c1 :] [t1 The bridge was closed].", [None]),
        ("[s1 KARSK/OSLO] - The bridge was closed, [c1 accusing] [t1 the makers of fraud].", [None]),
        ("KARSK, Tavria (AFP) -- Rebels took the radio and [c1 said] [t1 the king had fled].", ["Rebels"]),
        ("Karsk, [s1 Tavria — The road board] [c1 confirmed] [t1 that the bridge was closed].", ["road board"]),
    ],
)
def test_nobody_speaks_in_a_dateline(text: str, voices: list[str | None]) -> None:
    assert speakers(text) == voices
