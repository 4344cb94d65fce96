"""Times that are not the sentence's: of old words, of what was planned, of years ago, of nowadays, of a list."""

import pytest

from briefing.analysis.dates import find
from briefing.model import Known, Metadata, Sentence, Source

MONDAY = "2021-05-24"


def mentions(text: str, published: str = MONDAY) -> list[tuple[str, str | None, bool]]:
    metadata = Metadata(published=Known(value=published, certainty="sure", origin="test"))
    found, start, sentences = [], 0, []
    for sentence in text.split("\n"):
        sentences.append(Sentence(start=start, end=start + len(sentence), paragraph=0))
        start += len(sentence) + 1
    source = Source(id="s", path="s.txt", text=text, sha256="0", metadata=metadata, sentences=tuple(sentences))
    for mention in find(source):
        found.append((text[mention.start : mention.end], mention.when, mention.aside))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry was scheduled to leave Bergen at 6:15 p.m. Sunday, but sailed an hour late.", ("Sunday", "2021-05-23")),
        ("The tram was due to open on Saturday but stood in its shed.", ("Saturday", "2021-05-22")),
        ("Lava was expected to reach Goma on Friday until the wind turned and cooled it.", ("Friday", "2021-05-21")),
    ],
)
def test_a_plan_that_came_otherwise_is_past(text: str, expected: tuple[str, str]) -> None:
    assert (*expected, False) in mentions(text)


def test_a_noun_that_is_like_a_verb_tells_no_tense() -> None:
    text = "The coroner said that doctors would begin to name the remains by teeth and dental charts Saturday."
    assert [when for printed, when, _ in mentions(text) if printed == "Saturday"] == ["2021-05-29"]


def test_whether_a_plan_of_the_past_is_still_ahead_is_not_known() -> None:
    assert [when for _, when, aside in mentions("The hearing in Lima was scheduled to begin on Thursday.") if not aside] == []


@pytest.mark.parametrize(
    "text",
    [
        "'Kiln to be lit next month in the old harbour,' the potter wrote.",
        "“The bridge opens next week,” the mayor of Gdynia had written.",
        "However, the paper says 'a clerk told Dagbladet on Thursday evening that the cargo is real.'",
        "The posters read, “Dance with us on Tuesday.”",
    ],
)
def test_what_old_quoted_words_count_from_is_not_known(text: str) -> None:
    assert not [when for _, when, aside in mentions(text) if when and not aside]


def test_an_apostrophe_opens_no_quotation() -> None:
    assert ("last week", "2021-05", False) in mentions("The players' union of Accra went on strike last week.")


def test_a_day_goes_on_with_the_year_of_the_sentence_before() -> None:
    text = "Old fans in Porto recall the summer that ended the club's 1987 season. On January 9, the team lost to Braga."
    assert [aside for printed, _, aside in mentions(text) if printed == "January 9"] == [True]


def test_a_year_beside_and_is_not_that_of_the_day_behind() -> None:
    found = mentions("The comet was at its best this year and came nearest on December 3.", "2021-01-14")
    assert ("December 3", "2020-12-03", False) in found


@pytest.mark.parametrize(
    "text",
    [
        "But today it is no longer dug in the valley and came by ship from Peru.",
        "Today’s young painters in Oaxaca never learned to mix lime.",
        "The town still lived from salt today, as its museum showed.",
    ],
)
def test_today_may_mean_nowadays(text: str) -> None:
    assert not [when for _, when, aside in mentions(text) if when and not aside]


def test_next_year_that_always_comes_is_none() -> None:
    assert not [when for _, when, aside in mentions("“I am from Turku so there is always next year.”") if not aside]


def test_on_a_sunday_last_week_may_be_either() -> None:
    assert mentions("She drove to Trieste last week.", "2021-02-07")[0][:2] == ("last week", "2021")
    assert mentions("She drove to Trieste last week.", "2021-02-21")[0][:2] == ("last week", "2021-02")


def test_a_long_list_of_months_tells_of_none() -> None:
    months = " ".join(f"{month} {year}" for year in (2018, 2017, 2016, 2015) for month in ("January", "March", "May", "July", "November"))
    assert all(aside for _, _, aside in mentions(f"Archives Select Month {months} {months}"))


def test_what_is_ahead_of_an_event_does_not_fall_on_its_day() -> None:
    found = mentions("The students sent a letter in advance of his speech in the town hall on Thursday morning.")
    assert [aside for printed, _, aside in found if printed.startswith("Thursday")] == [True]
