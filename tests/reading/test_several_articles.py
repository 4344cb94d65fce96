"""Several articles in one file: each is a source of its own, with its own outlet, day and author."""

# ruff: noqa: E501 (texts read better whole)
from __future__ import annotations

import pytest

from briefing.model import Problem, Source
from briefing.reading import read_bytes
from tests.reading import press_exports
from tests.reading.making import said
from tests.reading.press_exports import FIRST, SECOND


def read(data: bytes, name: str) -> tuple[list[Source], list[Problem]]:
    found = list(read_bytes(data, name))
    return [one for one in found if isinstance(one, Source)], [one for one in found if isinstance(one, Problem)]


@pytest.mark.parametrize("name", press_exports.samples())
def test_each_article_of_an_export_has_its_own_head(name: str) -> None:
    (first, second), _ = read(press_exports.samples()[name], name)
    assert [first.path, second.path] == [f"{name}#1", f"{name}#2"]
    told = [
        (
            one.metadata.title and one.metadata.title.value,
            one.metadata.outlet and one.metadata.outlet.value,
            ((one.metadata.published and one.metadata.published.value) or "")[:10],
        )
        for one in (first, second)
    ]
    assert told == [
        ("Ferry line to Isla Brava is sold", "The Harbour Gazette", "2024-03-05"),
        ("Island mayors fear for winter boats", "Daily Quay", "2024-03-07"),
    ]
    assert [author.value for author in first.metadata.authors] == ["Tomas Vidal"]
    assert said(first)[0] == FIRST
    assert said(second)[0] == SECOND


@pytest.mark.parametrize("name", press_exports.samples())
def test_nothing_of_the_head_and_the_notes_is_reporting(name: str) -> None:
    for source in read(press_exports.samples()[name], name)[0]:
        for line in said(source):
            assert not any(
                word in line
                for word in ("Copyright", "Document ", "words", "LOAD-DATE", "Load-Date", "Vidal", "Gazette", "ENGLISH", "chars]")
            )


def test_an_article_of_a_database_without_its_text_is_a_problem_and_the_other_is_read() -> None:
    (source,), (problem,) = read(press_exports.PROQUEST.encode(), "proquest.txt")
    assert said(source)[0] == FIRST
    assert [author.value for author in source.metadata.authors] == ["Tomas Vidal", "Ana Sol"]
    assert problem.path == "proquest.txt#2"
    assert "no text" in problem.error


def test_a_cover_page_belongs_to_no_article() -> None:
    cover = (
        "User Name: Kei Mori\n\nDate and Time: Friday, March 8, 2024 9:00:00 AM\n\nDocuments (2)\n\n1. Ferry line to Isla Brava is sold\n\n"
    )
    (first, _), problems = read((cover + press_exports.NEXIS_UNI).encode(), "a.txt")
    assert not problems
    assert "Kei Mori" not in first.text


def test_what_looks_like_several_and_cannot_be_told_apart_is_a_problem() -> None:
    text = " ".join(["The council of Tamale met and spoke about the road to the north and its bridges."] * 5)
    both = f"{text}\n\n© 2024 The Savanna Post. All rights reserved.\n\n{text.replace('Tamale', 'Wa')}\n\n© 2024 Volta Herald. All rights reserved.\n"
    sources, (problem,) = read(both.encode(), "both.txt")
    assert not sources
    assert "several articles" in problem.error
    assert "The Savanna Post" in problem.error
    assert "dashes" in problem.advice


def test_two_full_texts_of_a_database_without_their_fields_are_no_one_source() -> None:
    one = "Ferry line is sold\nMori, Kei. Harbour Gazette; Tema [Tema]. 05 Mar 2024.\n\nFull text: {text} {text}\n\n"
    sources, (problem,) = read((one.format(text=FIRST) + "_" * 40 + "\n\n" + one.format(text=SECOND)).encode(), "a.txt")
    assert not sources
    assert "“Full text” stands in it 2 times" in problem.error


@pytest.mark.parametrize(
    "text",
    [
        # cards of other stories below an article
        f"Ferry line to Isla Brava is sold\nThe Harbour Gazette, 5 March 2024\n\n{FIRST} {SECOND} {FIRST.replace('Oslo', 'Bergen')}\n\n"
        "Bus fares rise\nBy Ana Cruz\n4 March 2024\nFares rise by a tenth.\n\nBank shuts doors\nBy Bo Lund\n3 March 2024\nIt had lost money.\n",
        # sections of one article between stars
        f"Ferry line to Isla Brava is sold\nThe Harbour Gazette, 5 March 2024\n\n{FIRST} {SECOND}\n\n* * *\n\n{FIRST.replace('Monday', 'Friday')} {SECOND}\n",
    ],
)
def test_one_article_stays_one(text: str) -> None:
    (source,), _ = read(text.encode(), "a.txt")
    assert source.path == "a.txt"


def test_the_first_lines_that_news_api_gives_are_said_to_be_no_more() -> None:
    _, problems = read(press_exports.samples()["news-api.json"], "news-api.json")
    (problem,) = problems
    assert problem.kind == "notice"
    assert "2 of its 2 articles" in problem.error


def test_an_author_that_event_registry_calls_an_agency_is_one() -> None:
    (_, second), _ = read(press_exports.samples()["event-registry.json"], "event-registry.json")
    assert second.metadata.agency is not None
    assert second.metadata.agency.value == "EFE"
    assert not second.metadata.authors


LONGER = f"{FIRST} {SECOND}"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "papers whose names no word gives away",
            "Ferry line is sold\nBy Tomas Vidal\nThe Harbour Gazette, 5 March 2024\n\n{one}\n\nMayors fear for boats\nBy Ines Roca\nEl Correo, 7 March 2024\n\n{two}\n",
        ),
        (
            "name and day alone below one headline",
            "Ferry line is sold\nBy Tomas Vidal\nThe Harbour Gazette, 5 March 2024\n\n{one}\n\nMayors fear for boats\nEl Correo, 7 March 2024\n\n{two}\n",
        ),
        (
            "the writer in the line of paper and day",
            "Ferry line is sold\nThe Harbour Gazette, 5 March 2024 — By Tomas Vidal\n\n{one}\n\nMayors fear for boats\nBy Ines Roca, Daily Quay, 7 March 2024\n\n{two}\n",
        ),
        (
            "labels",
            "Title: Ferry line is sold\nSource: The Harbour Gazette\nDate: 05-Mar-24\n\n{one}\n\nTitle: Mayors fear for boats\nSource: El Correo\nDate: 07-Mar-24\nAuthor: Ines Roca\n\n{two}\n",
        ),
        (
            "labels below headlines",
            "Ferry line is sold\nSource: The Harbour Gazette\nDate: 05-Mar-24\n\n{one}\n\n-----\n\nMayors fear for boats\nSource: El Correo\nDate: 07-Mar-24\n\n{two}\n",
        ),
        (
            "labels.md",
            "## Ferry line is sold\n**Source:** The Harbour Gazette  \n**Date:** 2024-03-05  \n\n{one}\n\n## Mayors fear for boats\n**Source:** El Correo  \n**Date:** 2024-03-07  \n\n{two}\n",
        ),
    ],
)
def test_clippings_that_a_person_has_put_into_one_file_are_told_apart(name: str, text: str) -> None:
    written = text.format(one=LONGER, two=LONGER.replace("Oslo", "Bergen")).encode()
    (first, second), problems = read(written, name if name.endswith(".md") else "a.txt")
    assert not problems
    assert first.metadata.outlet is not None
    assert first.metadata.outlet.value == "The Harbour Gazette"
    assert second.metadata.outlet is not None
    assert second.metadata.outlet.value in ("El Correo", "Daily Quay")
    assert [one.metadata.published and one.metadata.published.value for one in (first, second)] == ["2024-03-05", "2024-03-07"]
    assert said(second)[0] == FIRST.replace("Oslo", "Bergen")
    assert all("Date" not in line and "Correo" not in line for line in said(second))
    if "Roca" in text:
        assert [author.value for author in second.metadata.authors] == ["Ines Roca"]


def test_a_name_and_a_day_that_may_be_a_place_name_no_outlet() -> None:
    text = (
        f"Ferry line is sold\nBy Tomas Vidal\nTema, 5 March 2024\n\n{LONGER}\n\nMayors fear\nBy Ines Roca\nAxim, 7 March 2024\n\n{LONGER}\n"
    )
    (first, second), _ = read(text.encode(), "a.txt")
    assert first.metadata.outlet is None
    assert second.metadata.outlet is None
    assert second.metadata.published is not None
    assert second.metadata.published.value == "2024-03-07"


def test_two_bylines_with_an_article_below_each_are_no_one_source() -> None:
    text = f"{LONGER}\n\nBy Tomas Vidal\n\n{LONGER} {LONGER} {LONGER}\n\nBy Ines Roca\n\n{LONGER} {LONGER} {LONGER}\n"
    sources, (problem,) = read(text.encode(), "a.txt")
    assert not sources
    assert "“By Tomas Vidal”, “By Ines Roca”" in problem.error


FACTIVA_HEADS = f"""Business
Ferry line to Isla Brava is sold
Reuters
98 words
5 March 2024
Reuters News
LBA
English
(c) 2024 Reuters Limited

{FIRST}

{SECOND}

Document LBA0000020240305ek350001x
"""


def test_a_section_and_an_agency_are_no_part_of_a_headline() -> None:
    (source,), _ = read(FACTIVA_HEADS.encode(), "a.txt")
    assert source.metadata.title is not None
    assert source.metadata.title.value == "Ferry line to Isla Brava is sold"
    assert source.metadata.agency is not None
    assert source.metadata.agency.value == "Reuters"


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Vidal, Tomas", ["Tomas Vidal"]),
        ("Vidal Roca, Tomas A.", ["Tomas A. Vidal Roca"]),
        ("By TOMAS VIDAL, Associated Press", ["TOMAS VIDAL"]),
        ("Tomas Vidal and Ines Roca, Staff Writers", ["Tomas Vidal", "Ines Roca"]),
        ("Tomas Vidal, Ines Roca", ["Tomas Vidal", "Ines Roca"]),
        ("Tomas Vidal, Energy Correspondent", ["Tomas Vidal"]),
    ],
)
def test_a_family_name_in_front_is_told_from_a_second_writer_and_from_what_the_first_is(byline: str, authors: list[str]) -> None:
    (first, _), _ = read(press_exports.NEXIS_UNI.replace("Byline: Tomas Vidal", f"Byline: {byline}").encode(), "a.txt")
    assert [author.value for author in first.metadata.authors] == authors
