"""Times of stretches, of things that a sentence only names, and weekdays that the tense turns or leaves open."""

import pytest

from tests.analysis.dates.test_side_details import dating


@pytest.mark.parametrize(
    "text",
    [
        "Some 40,000 people left the valley of Tarija between 1910 and 1945.",
        "She was mayor of Callao from 1983 until 1989.",
        "The poll was taken 26 April - 1 May among 900 people.",
        "The fair of Oruro was held from April 28 through May 2.",
        "The fair of Oruro was held May 5 to 7.",
        "The choir sang between May 5 and 7.",
        "The shop lent the farmers money in 2010-11.",
        "The law would fund the port through 2026.",
        "The ships were built from the 1970s to spring 2016.",
    ],
)
def test_neither_end_of_a_stretch_of_time_is_the_date_of_what_lasted(text: str) -> None:
    assert dating(text) == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("It was not until 1979 that the port of Callao had a crane.", "1979"),
        ("The council has until May 28 to pay the bank.", "2021-05-28"),
        ("The trial will be moved from June 3 to June 9.", "2021-06-09"),
        ("The choir sang in 2001 and 2004.", "2001"),
    ],
)
def test_what_only_looks_like_a_stretch_has_its_date(text: str, when: str) -> None:
    assert when in dating(text)


@pytest.mark.parametrize(
    "text",
    [
        "The offer is a fifth more than the shares cost, and a premium over the closing price on May 3.",
        "The bank of Oruro offered 30 pesos a share, a tenth above its average price in 2019.",
        "The toll grew from 40 pesos in 2003, records show.",
        "The mayor is putting off a rally planned for May 29.",
        "The mayor told Radio Oruro of it in an interview set to air in full on May 29.",
        "The port is calling off a vote on May 29.",
        "The rally on May 29 is being put off.",
        "In an email on March 3, the clerk asked for the money, Radio Oruro reported on Monday.",
        "The judge swore her in on a Bible used in 1955.",
        "She took the oath with her hand on the Bible used at that of her father in 1955.",
        "Callao sent two players to Tarija for a first-round pick in 2019.",
        "The song was a swipe at Ms. Quispe’s statement earlier this year.",
        "The book tells of lessons from his father’s death in 1987.",
        "Ms. Quispe fought to the end, just as Mr. Sall did in 2008.",
        "The clerk may be dismissed, given the anger of some farmers on Friday.",
        "The clerk praised the port, recalling a visit the mayor paid to it in 2006.",
        "The mayor said she knew of a plan that failed in 2012.",
    ],
)
def test_the_time_of_what_a_sentence_names_is_not_its_own(text: str) -> None:
    assert [when for when in dating(text) if when != "2021-05-24"] == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The bank of Oruro took 8 million pesos from the farmers in 2012.", "2012"),
        ("The choir drew a call for its dismissal on Friday.", "2021-05-21"),
        ("The fair is planned for May 29.", "2021-05-29"),
        ("In a letter sent on March 3, the clerk asked the port for the money.", "2021-03-03"),
        ("The mayor said in a talk that aired on Friday that the port is shut.", "2021-05-21"),
    ],
)
def test_what_only_looks_like_a_thing_beside_keeps_its_date(text: str, when: str) -> None:
    assert when in dating(text)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The election is Friday.", ["2021-05-28"]),
        ("The mayor had promised on Tuesday to pay.", ["2021-05-18"]),
        ("The port told the press of plans for Friday.", []),
        ("The clerk wouldn’t say Friday how the port would pay.", ["2021-05-21"]),
        ("Announcing on Saturday it would close, the port blamed the bank.", ["2021-05-22"]),
        ("Her wins in Tarija and Callao on Tuesday will help the mayor.", []),
        ("The mayor is taking on the bank Friday.", []),
        ("She had been due to speak in Oruro, but on Saturday, the port announced that she is ill.", ["2021-05-22"]),
        ("The family could not be reached on Friday.", ["2021-05-21"]),
        ("On Friday, police said that Mr. Sall is a suspect.", ["2021-05-21"]),
        ("His friends on Friday predicted a win for the mayor.", ["2021-05-21"]),
        ("He moved to the club’s games on Friday nights.", []),
    ],
)
def test_a_weekday_is_turned_by_the_tense_of_its_clause_or_left_out(text: str, when: list[str]) -> None:
    assert dating(text) == when


def test_a_feast_belongs_to_the_year_of_the_story_before_it() -> None:
    story = "The bank of Oruro was robbed in 2008.\nIts clerk was freed on Christmas Eve."
    assert dating(story, "2020-12-28") == ["2008"]
    assert dating(story.replace(" in 2008", ""), "2020-12-28") == ["2020-12-24"]
