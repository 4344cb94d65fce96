"""Times of what a sentence only mentions, of what may have been, and of days that are not sure: they date nothing."""

import pytest

from tests.analysis.dates.test_times_of_others import mentions

EVENING = "2021-05-24T22:10"


def dating(text: str, published: str = "2021-05-24") -> list[str]:
    return [when for _, when, aside in mentions(text, published) if when and not aside]


@pytest.mark.parametrize(
    "text",
    [
        "The council of Oruro paid to settle a costly harbour lawsuit its former clerk, Ana Ruiz, had filed in 2014.",
        "In tapping Mr. Sall, the minister picked someone Ms. Diop had worked for at the port in 1998.",
        "It is the same pump engineer Ana Ruiz used in 2016 to drain the mine.",
        "The request asks why the bank gave other figures on four occasions in 2012.",
        "The port of Callao received letters relating to the closure of its two piers last year.",
        "The mayor turned down a bridge that Mr. Quispe had offered him last month.",
        "The new poster follows Ms. Quispe’s speech on Friday about the dam.",
        "She will be the town’s first woman mayor since Rosa Mamani, a baker, held the office from 1966 to 1970.",
        "It was a good day for a town that has a troubled past, ending in the dock riots in 1970.",
        "It is the widest change to come out of the harbour court’s ruling in February that struck down the toll.",
        "The choir’s own concert, in 2007, is widely held to be its best.",
        "The bylaw was read as a threat; its author was mayor of Tarija in 2004.",
        "Tarija has not been so dry since Rosa Mamani, a baker, opened its well in 1966.",
    ],
)
def test_the_time_of_what_is_mentioned_dates_no_sentence(text: str) -> None:
    assert dating(text) == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The mayor said the clerk had left the bank in 2014.", "2014"),
        ("Opponents said the owner of the old bank had failed in 2014.", "2014"),
        ("The engineer, speaking for the first time since the flood, told Radio Oruro on Friday that the pump is gone.", "2021-05-21"),
        ("The dam is slated for 2024.", "2024"),
        ("(Mr. Quispe opposed the dam in 2010 but says he would pay for it now.)", "2010"),
        ("In a letter to Mrs. Quispe on Friday, the bank said that the pump is gone.", "2021-05-21"),
        ("The council approved the Sucre harbour plan on March 29.", "2021-03-29"),
    ],
)
def test_the_time_of_the_main_clause_does(text: str, when: str) -> None:
    assert when in dating(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Quispe is the latest to throw her hat into the ring for 2022.",
        "They accused mayors who are up for re-election in November of delay.",
        "Perhaps six years ago, we might not have been having this vote.",
        "The dam would hold twice as much by 2050 if the council paid for it, the study says.",
        "The probe will come down in late 2021 or early 2022.",
        "The trial may be held on Monday or Tuesday.",
        "Today, she feels the same but is somewhat conflicted.",
    ],
)
def test_what_may_come_or_may_have_been_is_not_dated(text: str) -> None:
    assert dating(text) == []


@pytest.mark.parametrize(
    "text", ["Police closed the bridge last night.", "The mayor of Gdynia resigned today.", "He was freed this morning."]
)
def test_what_came_out_late_in_the_evening_may_be_of_the_next_day(text: str) -> None:
    assert dating(text, EVENING) == []
    assert dating(text, "2021-05-24T18:10") != []


def test_the_late_evening_leaves_weekdays_alone() -> None:
    assert dating("Police closed the bridge on Friday.", EVENING) == ["2021-05-21"]


def test_a_year_of_the_same_sentence_leaves_its_months_open() -> None:
    assert dating("She said her 2019 rival had lied to the court of Lima early in July.") == []


def test_a_year_told_sentences_before_leaves_the_months_of_its_paragraph_open() -> None:
    story = "The port of Callao was sold in 2020. A bank lent the money.{} In February, the cranes were shut."
    assert dating(story.format(""), "2021-05-24") == ["2020"]
    assert dating(story.format("\n"), "2021-05-24") == ["2020", "2021-02"]


def test_a_day_of_last_year_belongs_to_the_story_of_the_year_that_the_text_named_before() -> None:
    story = "The bank of Oruro was robbed in 2018.\nIts clerk saw it all.\nThat week, on Oct. 7, the police found the van."
    assert dating(story, "2021-01-25") == ["2018"]
    assert dating(story.replace(" in 2018", ""), "2021-01-25") == ["2020-10-07"]
    assert dating(story.replace("on Oct. 7", "on Wednesday, Oct. 7"), "2021-01-25") == ["2018", "2020-10-07"]
