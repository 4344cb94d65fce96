"""A page that a browser printed keeps its address, outlet and author, and nothing of the print's head and foot is its text."""

from __future__ import annotations

import pytest

from briefing.model import Source
from briefing.reading import read_bytes
from tests.reading import making
from tests.reading.making import said

BODY = (
    "The bridge over the Tana at Garissa was closed on Monday, the county government",
    "said. Trucks wait on both banks of the river.",
    "",
    "A beam had cracked under a crane, according to engineers who looked at it.",
)


def read(*pages: list[str]) -> Source:
    (source,) = (one for one in read_bytes(making.pdf(list(pages)), "print.pdf") if isinstance(one, Source))
    return source


@pytest.mark.parametrize(
    ("head", "site"),
    [
        ("11/30/24, 9:05 AM Bridge at Garissa closed - Savanna Post", "Savanna Post"),
        ("30.11.2024, 09:05 Bridge at Garissa closed | Tana Weekly", "Tana Weekly"),
        ("2024/11/30 09:05 Bridge at Garissa closed - Savanna Post", "Savanna Post"),
    ],
)
@pytest.mark.parametrize("count", [1, 2])
def test_the_head_and_foot_of_a_print_say_where_it_is_from(head: str, site: str, count: int) -> None:
    last = "Buses to Dadaab go by way of Masalani, which takes five hours longer."
    texts = [["By Amina Noor", *BODY], [last]][:count]
    pages = [[head, *text, f"https://www.savannapost.example/garissa {page}/{count}"] for page, text in enumerate(texts, 1)]
    source = read(*pages)
    data = source.metadata
    assert data.address is not None
    assert data.address.value == "https://www.savannapost.example/garissa"
    assert data.outlet is not None
    assert data.outlet.value == site
    assert data.title is not None
    assert data.title.value == "Bridge at Garissa closed"
    assert [author.value for author in data.authors] == ["Amina Noor"]
    assert data.fetched is not None
    assert data.fetched.value.startswith("2024-11-30")
    assert data.published is None
    assert all("savannapost" not in line and "/24" not in line for line in said(source))


def test_an_address_that_was_cut_names_the_outlet_and_is_no_address() -> None:
    source = read(["11/30/24, 9:05 AM Bridge closed", *BODY, "https://www.savannapost.example/a/very/long/… 1/1"])
    assert source.metadata.address is None
    assert source.metadata.outlet is not None


def test_an_address_below_a_text_that_was_written_is_no_print() -> None:
    source = read([making.TITLE, "", *BODY, "https://www.savannapost.example/garissa"])
    assert "https://www.savannapost.example/garissa" in source.text


ADDRESS = "https://www.savannapost.example/garissa"


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ([f"Bridge at Garissa closed - Savanna Post {ADDRESS}"], ["{} of 2 11/30/24, 9:05 AM"]),
        (["Bridge at Garissa closed - Savanna Post", ADDRESS], ["{} of 2", "11/30/24, 9:05 AM"]),
        (["Bridge at Garissa closed - Savanna Post 30/11/2024, 09:05"], [f"{ADDRESS} Page {{}} of 2"]),
    ],
)
def test_other_browsers_print_the_same_at_other_places(head: list[str], foot: list[str]) -> None:
    last = "Buses to Dadaab go by way of Masalani, which takes five hours longer."
    texts = [["By Amina Noor", *BODY], [last]]
    source = read(*([*head, *text, *(line.format(page) for line in foot)] for page, text in enumerate(texts, 1)))
    data = source.metadata
    assert (data.address and data.address.value, data.outlet and data.outlet.value) == (ADDRESS, "Savanna Post")
    assert (data.title and data.title.value, [author.value for author in data.authors]) == ("Bridge at Garissa closed", ["Amina Noor"])
    assert data.fetched is not None
    assert data.fetched.value.startswith("2024-11-30")
    assert data.published is None
    assert said(source)[-1] == last
    assert len(said(source)) == 4


def test_a_day_below_a_text_that_was_written_is_its_own() -> None:
    source = read([making.TITLE, "", *BODY, "11/30/24, 9:05 AM"])
    assert source.metadata.address is None
    assert source.metadata.fetched is None
