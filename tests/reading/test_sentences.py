"""Where sentences end, and where an abbreviation, an hour or a bullet only looks like an end."""

import pytest

from briefing.model import Source
from briefing.reading import read_bytes
from briefing.reading.sentences import split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "The ferry left at 6:15 p.m. Thursday with forty on board.",
        "It was due at 10 a.m. March 3 in Callao.",
        "The polls close at 8 p.m. EDT across the state.",
        "They opened at 7 a.m. Karachi time.",
        "Shops shut at 1 p.m. Central time.",
        "Sen. Ruth Cole, D-Ore. voted no.",
        "The bill came from Rep. Al Moe, R-N.C. and two others.",
        "She spoke with Mich. Gov. Ida Lund about the dam.",
        "He wrote to Pa. Sen. Bo Diaz.",
        "Okafor et al. [17] counted the birds.",
        "Silva et al. (2019) disagree.",
        "Acme Inc. was fined.",
        "The crew of Spc. Ann Poole was safe.",
    ],
)
def test_an_abbreviation_inside_a_sentence_ends_none(whole: str) -> None:
    assert sentences(f"{whole} The mayor left.") == [whole, "The mayor left."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The market closed at 5 p.m.", "Tuesday was quieter."),
        ("It sank at 4 a.m.", "The crew swam ashore."),
        ("She grew up in Tacoma, Wash.", "Gov. Ida Lund knew her."),
        ("The vote went to Al Moe, D-Calif.", "The hall cheered."),
        ("The paper is by Silva et al.", "The lake was shut."),
        ("He moved to the U.S.", "The firm followed."),
    ],
)
def test_an_abbreviation_at_the_end_of_a_sentence_ends_it(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]


def read(text: str) -> Source:
    (source,) = [found for found in read_bytes(text.encode(), "a.txt") if isinstance(found, Source)]
    return source


def statements(source: Source) -> list[str]:
    return [source.text[sentence.start : sentence.end] for sentence in source.sentences]


HEAD = "Dockers name what they ask\n\nBy Ada Quist\nPublished: 14 March 2024\n\nThe port was shut on Tuesday, the union said. It asks:\n\n"


@pytest.mark.parametrize("bullet", ["»", "›", "–", "•"])
def test_a_bullet_is_no_part_of_a_statement_and_cuts_nothing_off(bullet: str) -> None:
    found = statements(read(f"{HEAD}{bullet} Higher pay for night work at the cranes.\n\n{bullet} New cranes.\n\nThe talks go on.\n"))
    assert found[2:] == ["Higher pay for night work at the cranes.", "New cranes.", "The talks go on."]


def test_a_quotation_in_guillemets_that_point_inwards_is_no_bullet() -> None:
    found = statements(read(f"{HEAD}»We are tired«, said Bo Lund.\n\nThe harbour master said: »We are open.«\n"))
    assert found[2:] == ["»We are tired«, said Bo Lund.", "The harbour master said: »We are open.«"]


def test_a_headline_of_two_words_is_the_title_where_the_byline_follows() -> None:
    text = "Court days\n\nBy Ada Quist\nPublished: 2 April 2024\n\nThe court sat on Monday, March 18, and Friday, March 22.\n"
    source = read(text)
    assert source.metadata.title is not None
    assert source.metadata.title.value == "Court days"
    assert statements(source)[0] == "The court sat on Monday, March 18, and Friday, March 22."


def test_a_kicker_above_a_headline_is_no_title() -> None:
    source = read("World news\n\nDam holds after a night of rain\n\nBy Ada Quist\n\nThe dam at Orsund held on Monday, the mayor said.\n")
    assert source.metadata.title is not None
    assert source.metadata.title.value == "Dam holds after a night of rain"


@pytest.mark.parametrize("mark", ['"', "“", "'", "‘"])
def test_a_quotation_that_goes_on_in_the_next_paragraph_keeps_its_mark(mark: str) -> None:
    first, second = "Okoro said the pickets were beaten.", f"{mark}They came with sticks."
    assert sentences(f"{first} {second}") == [first, second]
