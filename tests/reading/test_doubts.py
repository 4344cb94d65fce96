"""Dates that can't be right keep their value, are marked, and say why."""

from __future__ import annotations

import json
from datetime import date

import pytest

from briefing.model import Known, Source
from briefing.reading import corpus, read_bytes
from tests.reading import making

TODAY = date(2024, 5, 1)


def source(number: int, **fields: object) -> Source:
    text = f"The bridge of town {number} will be closed for {number + 2} weeks, the council said."
    record = {**making.RECORD, "title": f"Bridge {number}", "maintext": text, "url": f"https://andeanpost.example/{number}", **fields}
    (found,) = read_bytes(json.dumps(record).encode(), f"{number}.json")
    assert isinstance(found, Source)
    return found


def published(*sources: Source) -> list[Known]:
    return [found.metadata.published for found in corpus.settle(sources, TODAY) if found.metadata.published]


def doubts(*sources: Source) -> list[str]:
    """Why each date is doubted; an empty string for one that is not."""
    return [known.origin.partition("; ")[2] if known.certainty == "doubtful" else "" for known in published(*sources)]


def test_a_day_that_all_articles_of_an_outlet_share_is_doubted() -> None:
    days = [source(number, date_publish="2024-04-16") for number in range(4)]
    assert doubts(*days) == ["other articles of this outlet have the same"] * 4
    assert [known.value for known in published(*days)] == ["2024-04-16"] * 4
    assert doubts(*days[:3]) == [""] * 3


def test_a_day_that_the_address_confirms_is_believed() -> None:
    days = [source(number, date_publish="2024-04-16", url=f"https://x.example/2024/04/16/{number}") for number in range(4)]
    assert doubts(*days) == [""] * 4


def test_other_outlets_and_other_days_are_no_reason_to_doubt() -> None:
    mixed = [source(number, date_publish=f"2024-04-1{number}") for number in range(5)]
    assert doubts(*mixed) == [""] * 5
    busy = [source(number, date_publish=f"2024-04-16T1{number}:30:00") for number in range(5)]
    assert doubts(*busy) == [""] * 5


def test_times_on_the_day_of_the_fetching_are_those_of_the_crawl() -> None:
    crawled = [
        source(number, date_publish=f"2024-04-16T1{number}:3{number}:00", date_download="2024-04-16T20:05:06") for number in range(5)
    ]
    assert doubts(*crawled) == ["other articles of this outlet have the same"] * 5


@pytest.mark.parametrize(
    ("when", "fetched", "why"),
    [
        ("2024-04-17T09:59:00", "2024-04-17 10:00:20", ""),
        ("2024-04-17T10:00:00", "2024-04-17 10:00:20", "it is the moment of the fetching"),
        ("2024-04-17T07:00:00", "2024-04-17 10:00:20", "it is the moment of the fetching"),
        ("2024-04-17T10:00:00+02:00", "2024-04-17T08:00:40Z", "it is the moment of the fetching"),
        ("2024-04-17T08:00:00+02:00", "2024-04-17T08:00:40Z", ""),
        ("2024-04-16T07:00:00", "2024-04-17 10:00:20", ""),
        ("2024-04-18", "2024-04-17 10:00:20", ""),
        ("2024-04-19", "2024-04-17 10:00:20", "it is later than the fetching"),
        ("2024-05-02", "", ""),
        ("2024-05-03", "", "it lies in the future"),
        ("2031-01-01", "2031-01-02", "it lies in the future"),
    ],
)
def test_dates_are_held_against_the_fetching_and_today(when: str, fetched: str, why: str) -> None:
    assert doubts(source(1, date_publish=when, date_download=fetched)) == [why]


def test_a_date_that_the_address_contradicts_is_doubted() -> None:
    assert doubts(source(1, url="https://x.example/2016/07/14/dam"), source(2, url="https://x.example/2024/apr/16/dam")) == [
        "the address names another day",
        "",
    ]


@pytest.mark.parametrize(("day", "why"), [("15", ""), ("16", ""), ("17", ""), ("13", "the address names another day")])
def test_the_day_of_the_address_may_be_that_of_the_print_or_of_another_zone(day: str, why: str) -> None:
    assert doubts(source(1, url=f"https://x.example/2024/04/16/dam{day}", date_publish=f"2024-04-{day}")) == [why]


def test_a_change_before_the_publication_is_doubted() -> None:
    (known,) = corpus.settle([source(1, date_modify="2024-04-01")], TODAY)
    assert known.metadata.modified is not None
    assert (known.metadata.modified.certainty, known.metadata.modified.value) == ("doubtful", "2024-04-01")
    assert known.metadata.published is not None
    assert known.metadata.published.certainty == "sure"


def test_the_date_of_a_comment_is_only_a_bound() -> None:
    text = f"{making.TITLE}\n\n{making.TEXT}\n\n2 comments\n\nAna Cruz April 17, 2024\n\nSo sad.\n\nReply\n"
    (found,) = read_bytes(text.encode(), "a.txt")
    assert isinstance(found, Source)
    assert found.metadata.published is not None
    assert (found.metadata.published.certainty, found.metadata.published.origin) == ("doubtful", "earliest reader's comment")


def test_the_time_of_a_comment_is_doubtful_for_a_page() -> None:
    comments = '<div id="comments"><p>So sad.</p><time datetime="2024-04-17T08:00:00Z">17 April</time></div>'
    page = f"<html><body><article><h1>{making.TITLE}</h1>{making.TARMA.marked_up}</article>{comments}</body></html>"
    (found,) = read_bytes(page.encode(), "a.html")
    assert isinstance(found, Source)
    assert found.metadata.published is not None
    assert (found.metadata.published.certainty, found.metadata.published.origin) == ("doubtful", "time element beside the article")
