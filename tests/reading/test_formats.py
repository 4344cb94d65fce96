"""Each format gives the same article, with the metadata it has."""

from __future__ import annotations

import json

import pytest

from briefing.model import Problem, Source
from briefing.reading import read_bytes
from tests.reading import making


def sources(data: bytes, name: str) -> list[Source]:
    return [found for found in read_bytes(data, name) if isinstance(found, Source)]


def problems(data: bytes, name: str) -> list[Problem]:
    return [found for found in read_bytes(data, name) if isinstance(found, Problem)]


def said(source: Source) -> list[str]:
    return [source.text[sentence.start : sentence.end] for sentence in source.sentences]


@pytest.mark.parametrize("name", [name for name in making.samples() if not name.endswith(".pdf")])
def test_every_format_gives_the_statements_of_the_article(name: str) -> None:
    found = sources(making.samples()[name], name)
    assert found
    assert said(found[0]) == list(making.PARAGRAPHS)


@pytest.mark.parametrize("name", ["a.html", "a.json", "a.mhtml", "a.rss", "a.atom", "a.warc.gz", "a.csv", "a.md", "a.eml"])
def test_title_outlet_and_date_come_with_the_format(name: str) -> None:
    known = sources(making.samples()[name], name)[0].metadata
    assert known.title is not None
    assert known.title.value == making.TITLE
    assert known.outlet is not None
    assert known.outlet.value.startswith("Andean Post")
    assert known.published is not None
    assert known.published.value.startswith("2024-04-16")


@pytest.mark.parametrize("name", making.samples())
def test_content_decides_before_the_suffix(name: str) -> None:
    if name.endswith((".csv", ".tsv", ".md", ".warc.gz", ".tar.gz")):
        pytest.skip("known by its suffix alone")
    assert len(sources(making.samples()[name], "misnamed.txt")) == len(sources(making.samples()[name], name))


def test_headings_of_a_page_are_structure() -> None:
    (source,) = sources(making.PAGE.encode(), "a.html")
    assert [source.text[heading.start : heading.end] for heading in source.headings] == ["What the waterworks plan"]
    assert [sentence.heading for sentence in source.sentences] == [None, 0, 0]


def test_a_page_in_another_encoding_is_read_as_it_declares() -> None:
    page = (
        f'<html><head><meta charset="iso-8859-2"></head><body><p>{making.FIRST}</p><p>Tak mówi Anna Święcka z wodociągów.</p></body></html>'
    )
    (source,) = sources(page.encode("iso-8859-2"), "a.html")
    assert "Anna Święcka" in source.text


def test_pages_of_a_pdf_are_kept_and_running_lines_dropped() -> None:
    (source,) = sources(making.article_pdf(), "a.pdf")
    assert said(source) == [
        "The reservoir above Tarma held 48 percent of its water on Tuesday, the lowest level in April since 1992.",
        "The waterworks will ration water from May on.",
        "The farmers asked the government in Lima for wells and said that half of the maize is lost.",
    ]
    assert len(source.pages) == 2
    assert source.text[source.pages[1] :].lstrip().startswith("The farmers")


def test_a_scan_says_what_to_do() -> None:
    (problem,) = problems(making.pdf([[], []]), "scan.pdf")
    assert "pictures" in problem.error
    assert "ocr" in problem.advice


def test_a_feed_of_teasers_is_read_and_named() -> None:
    (problem,) = problems(making.rss(), "a.rss")
    assert "1 of its 2 entries" in problem.error


def test_a_broken_line_costs_only_itself() -> None:
    data = making.json_lines()
    assert [source.path for source in sources(data, "a.jsonl")] == ["a.jsonl#1", "a.jsonl#3"]
    assert [problem.path for problem in problems(data, "a.jsonl")] == ["a.jsonl#2"]


@pytest.mark.parametrize("key", ["articles", "items", "results"])
def test_lists_of_articles_under_the_usual_names(key: str) -> None:
    data = json.dumps(
        {"status": "ok", key: [making.RECORD, {**making.RECORD, "maintext": "Nobody was hurt when the dam broke. It was dry."}]}
    )
    assert [source.path for source in sources(data.encode(), "a.json")] == ["a.json#1", "a.json#2"]


def test_an_agency_among_the_authors_is_no_author() -> None:
    record = {**making.RECORD, "authors": ["Associated Press", "Julia Mamani", "Andeanpost"]}
    known = sources(json.dumps(record).encode(), "a.json")[0].metadata
    assert known.agency is not None
    assert known.agency.value == "Associated Press"
    assert [author.value for author in known.authors] == ["Julia Mamani"]


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


def test_archives_name_their_members_and_lead_nowhere_else() -> None:
    assert [source.path for source in sources(making.samples()["a.zip"], "a.zip")] == [
        "a.zip/in/a.txt",
        "a.zip/in/b.html",
        "a.zip/in/deep.zip/c.md",
    ]
    assert [source.path for source in sources(making.samples()["a.tar.gz"], "a.tar.gz")] == ["a.tar.gz/a.txt", "a.tar.gz/b.txt"]


def test_our_own_export_can_be_read_again() -> None:
    export = {
        "schema": "briefing/1",
        "sources": [
            {
                "id": "s1",
                "path": "a.txt",
                "title": making.TITLE,
                "outlet": "Andean Post",
                "published": "2024-04-16",
                "metadata": {
                    "address": {"value": "https://andeanpost.example/water/tarma", "certainty": "sure", "origin": "canonical link"},
                    "authors": [{"value": "Julia Mamani", "certainty": "likely", "origin": "byline"}],
                },
            }
        ],
        "statements": [{"id": "x", "source": "s1", "text": text} for text in making.PARAGRAPHS],
    }
    (source,) = sources(json.dumps(export).encode(), "brief.json")
    assert said(source) == list(making.PARAGRAPHS)
    assert source.metadata.outlet is not None
    assert source.metadata.outlet.value == "Andean Post"
    assert source.metadata.address is not None
    assert [author.value for author in source.metadata.authors] == ["Julia Mamani"]


def test_half_a_surrogate_pair_in_json_costs_one_character_and_no_article() -> None:
    text = "The harbour opens again, the mayor said on Friday. Two storms had kept it shut."
    data = f'[{{"title": "Storm \\ud800 over", "text": "{text} \\ud83d\\ude00"}}, {{"title": "Other", "text": "{text} \\ude00"}}]'
    found = list(read_bytes(data.encode(), "a.json"))
    assert [one.text[len(text) :] for one in found if isinstance(one, Source)] == [" \U0001f600", " \ufffd"]
