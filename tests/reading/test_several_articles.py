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
