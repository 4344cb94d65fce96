"""Times of what is spoken of, of levels, of habits, of plans that came otherwise and of conditions: they date nothing."""

import pytest

from tests.analysis.dates.test_side_details import dating


@pytest.mark.parametrize(
    "text",
    [
        "Members of the council challenged the incident in March.",
        "The minister cited the report of the harbour board in October 2019.",
        "Ms. Diop took issue with the answer to the find of letters in the dam case, known as Deep Well, in September 2016.",
        "He alluded to a sketch on Thursday in which the mayor was mocked.",
        "Mr. Sall dismissed Mr. Quispe’s comment on Friday that the dam leaks.",
        "The clerk lashed out at Ms. Diop, apparently in response to letters released by the bank on Friday.",
        "They fear a blockade, as in 1990.",
        "Oruro has no such tax, though Tarija, its neighbour, did in 2008.",
        "“I mean, not ‘over Christmas’ — that was no fight.”",
        "The turnout fell by a third from 2016.",
        "A study from 2011 noted that the well is dry.",
        "It was the first move of the bank since June 2006.",
        "The firm usually pays its miners in January.",
        "The bank will report a loss for the last quarter of 2020.",
        "Under a law passed in 2014, the well is the council’s.",
        "They are from towns Ana Ruiz won in 2012.",
        "The study polled divers in the first weeks of the flood and the same weeks in 2016.",
        "The rain beat the previous record of 90 millimetres in 1998.",
        "The custom is as old as the town, with the feast being moved to the mine in 1989.",
        "The last two winners, Quispe in 2008 and Rosa Mamani in 2012, had no party.",
        "“It holds,” said Luis Sall, the former mayor of Oruro and a rival of his in 2012.",
        "The speech will echo the mayor’s address to the miners in 2004.",
        "If the council does not pay, it means that the mine will close on June 1.",
        "The mine was supposed to be closed in 2013, with a feast.",
        "The firm said the price would be paid from June 1, but now says it is paid at once.",
        "The vote, held between June 6-9, was close.",
        "From 1990 until last year he was caught three times.",
        "She asked what this Friday leak was about.",
        "And if the bank fails, they will still be able to vote on June 8.",
        "It is useful to remember the anger in 2012 about the mine.",
        "Ms. Diop will face the winner of the miners’ primary on August 10.",
        "He repaid the clerk for payments he made in 2016 to the bank.",
        "The mine means to sell a third more in the year ending in March 2022.",
        "They met to speak about the attack in Oruro on Friday.",
        "The gift is a result of Mr. Sall’s visit to Peru in 2015.",
        "He mocked the council for passing a bill on Friday that names the mine.",
        "Ms. Diop will hold the seat until a vote in June.",
        "She told them about the last time he sang in the mine, way back in 2004 when it was new.",
        "They walked between his speech in the mine and May 3.",
    ],
)
def test_times_beside_the_news_date_nothing(text: str) -> None:
    assert dating(text) == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("As recently as Friday, the mayor called the dam safe.", "2021-05-21"),
        ("From 2016 on, the mine was closed.", "2016"),
        ("“New pumps usually hold for years,” she said on Friday.", "2021-05-21"),
        ("The flood was the worst since 1974.", "1974"),
        ("“It holds,” said Luis Sall, the former head of the mine at a meeting on Friday.", "2021-05-21"),
        ("Mr. Sall dismissed the clerk on Friday.", "2021-05-21"),
        ("The worst flooding in living memory happened in March 2012.", "2012-03"),
        ("Mr. Sall on Saturday evening vowed to stay in the race.", "2021-05-22"),
        ("The first pump will arrive in July.", "2021-07"),
        ("In the last three months of 2019 the firm sold its mine.", "2019"),
    ],
)
def test_the_time_of_the_news_does(text: str, when: str) -> None:
    assert when in dating(text)


def test_this_week_on_a_sunday_may_be_the_one_that_begins() -> None:
    assert dating("The council expects to vote this week.", published="2021-05-30") == ["2021"]
    assert dating("The council voted this week.", published="2021-05-30") == ["2021-05"]


def test_the_year_of_a_thing_is_not_that_of_a_day_beside_it() -> None:
    assert dating("He is to be tried on June 22 for a 2003 raid.") == ["2021-06-22"]
