"""Times in news, resolved against the day the article came out."""

import pytest

from briefing.analysis.dates import find
from briefing.model import Known, Metadata, Source

THURSDAY = "2021-05-20"


def times(text: str, published: str | None = THURSDAY) -> list[tuple[str, str | None, str]]:
    metadata = Metadata(published=Known(value=published, certainty="sure", origin="test")) if published else Metadata()
    source = Source(id="s", path="s.txt", text=text, sha256="0", metadata=metadata)
    return [(text[d.start : d.end], d.when, "garbled" if d.garbled else d.precision) for d in find(source)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam burst on Tuesday.", ("Tuesday", "2021-05-18", "day")),
        ("The ministry will report on Tuesday.", ("Tuesday", "2021-05-25", "day")),
        ("Rescuers arrived yesterday.", ("yesterday", "2021-05-19", "day")),
        ("The strike began on March 3.", ("March 3", "2021-03-03", "day")),
        ("The strike began on 3 November.", ("3 November", "2020-11-03", "day")),
        ("The poll is scheduled for 3 November.", ("3 November", "2021-11-03", "day")),
        ("Lima signed it on 9 December 2004.", ("9 December 2004", "2004-12-09", "day")),
        ("Prices rose last July.", ("last July", "2020-07", "month")),
        ("Prices rose in February.", ("in February", "2021-02", "month")),
        ("The mine closed four years ago.", ("four years ago", "2017", "year")),
        ("The mine closed in 1987.", ("1987", "1987", "year")),
        ("Exports fell last year.", ("last year", "2020", "year")),
        ("It grew through the 1970s.", ("the 1970s", "1970", "decade")),
        ("Filed 2021-05-01.", ("2021-05-01", "2021-05-01", "day")),
    ],
)
def test_a_time_is_resolved_to_its_precision(text: str, expected: tuple[str, str, str]) -> None:
    assert times(text) == [expected]


@pytest.mark.parametrize(
    "text", ["It sank on June 31.", "It fell on April 70.", "On the 1th of the month.", "The 22th group left.", "Built 14/25/2019."]
)
def test_a_day_that_cannot_exist_is_garbled(text: str) -> None:
    assert [kind for _, _, kind in times(text)] == ["garbled"]


def test_without_a_date_of_publication_relative_times_stay_unknown() -> None:
    assert times("It shut on Monday and reopens next month.", published=None) == [("Monday", None, "day"), ("next month", None, "day")]


def test_numbers_that_are_no_years_are_left_alone() -> None:
    assert times("They paid $2019 for 2,019 bags and 1999.5 litres.") == []


def test_a_modal_may_is_no_month() -> None:
    assert times("Talks may fail and the court may rule.") == []


@pytest.mark.parametrize(
    ("text", "published"),
    [("The harbour opens tomorrow.", "9999-12-31"), ("Last week it rained.", "0001-01-01"), ("It sank 999999999 days ago.", THURSDAY)],
)
def test_a_time_outside_the_calendar_is_unknown_and_no_error(text: str, published: str) -> None:
    assert all(when is None for _, when, _ in times(text, published))
