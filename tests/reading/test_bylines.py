"""Agencies in bylines, and the persons beside them."""

import pytest

from briefing.reading.publishers.agencies import of_story, read_byline
from briefing.reading.publishers.people import people


@pytest.mark.parametrize(
    ("byline", "agency", "person"),
    [
        ("Associated Press in Oslo", "Associated Press", None),
        ("The Associated Press", "Associated Press", None),
        ("AFP, Lagos", "AFP", None),
        ("Reuters Staff", "Reuters", None),
        ("Bo Lund (AP)", "Associated Press", "Bo Lund"),
        ("Bo Lund with AFP", "AFP", "Bo Lund"),
        ("Bo Lund/Reuters", "Reuters", "Bo Lund"),
        ("Bo Lund of the Associated Press", "Associated Press", "Bo Lund"),
        ("Staff and AFP", "AFP", None),
        ("Bo Lund", None, "Bo Lund"),
        ("Ap Stein", None, "Ap Stein"),
    ],
)
def test_an_agency_is_one_in_every_form_of_byline(byline: str, agency: str | None, person: str | None) -> None:
    assert read_byline(byline) == (agency, person)


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("© 2024 The Juniata Lantern, Erie, PA. All rights reserved.", None),
        ("Printed in Lancaster, PA", None),
        ("Copyright 2024 PA Media", "PA Media"),
        ("By Bo Lund, PA", "PA Media"),
    ],
)
def test_a_state_in_an_address_is_no_agency(line: str, agency: str | None) -> None:
    found = of_story([], [line])
    assert (found.value if found else None) == agency


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Ada Quist in Lagos and Bo Lund in Abuja", ["Ada Quist", "Bo Lund"]),
        ("By Ada Quist | Email the author", ["Ada Quist"]),
        ("ada-quist", []),
        ("Jean-Luc Okoro", ["Jean-Luc Okoro"]),
        ("Petra Nováková před hodinou", ["Petra Nováková"]),
        ("Ayşe Yılmaz şehir haberleri", ["Ayşe Yılmaz"]),
        ("Åsa af Ekeby", ["Åsa af Ekeby"]),
    ],
)
def test_places_links_and_slugs_are_no_authors(line: str, authors: list[str]) -> None:
    assert [one.value for one in people([line], "byline", None)] == authors
