"""Names that are printed whole: not cut at words that look like others, nor taken for those of relatives."""

import pytest

from tests.analysis.making import named, names, speakers


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The United States Soil and Water Service was asked.", "United States Soil and Water Service"),
        ("He left the National Academy of Rivers and Harbours.", "National Academy of Rivers and Harbours"),
        ("The whole lagoon is dry. It rained.\n\nLagoon Club International said so.", "Lagoon Club International"),
    ],
)
def test_whole_names(text: str, name: str) -> None:
    assert name in names(text)


def test_a_word_that_opens_sentences_belongs_to_a_name_that_has_it_elsewhere() -> None:
    assert "Lumo Airways" not in names("He flew with All Lumo Airways. It rained. All Lumo Airways said so.")


def test_what_a_medium_has_is_printed_with_its_name() -> None:
    assert speakers("[t1 It will rain], [c1 according to] [s1 HuffPost Prober].") == ["HuffPost Prober"]


def test_what_somebody_calls_himself_is_no_name() -> None:
    assert speakers("[s1 Kori user RIO_AND_ME] [c1 wrote] [t1 that it rained].") == ["Kori user RIO_AND_ME"]


@pytest.mark.parametrize(
    "text",
    [
        "Luis Okoro Jr. came. Okoro left with his father, Rev. Luis Okoro. Okoro spoke.",
        "Luis Okoro Jr. came. Mr. Okoro left. His father, the Rev. Luis Okoro, was there. Mr. Okoro spoke.",
    ],
)
def test_a_surname_is_not_that_of_a_relative_who_is_only_named(text: str) -> None:
    assert named(text, "Okoro") == "Luis Okoro Jr."


def test_a_shout_before_a_name_is_none_of_it() -> None:
    assert "Rosa Lumo" in names("WATCH Rosa Lumo sings at the port.")


def test_a_name_of_either_sex_is_that_of_the_one_named() -> None:
    assert named("Tom and Alexis Okoro came. Ms. Okoro spoke.", "Okoro") == "Alexis Okoro"


def test_the_district_of_a_town_opens_no_name() -> None:
    assert "D.C. Okoro" not in names("Tom Okoro came. He met the judge in Washington, D.C. Okoro’s wife left.")


def test_names_that_end_in_an_s_of_their_own() -> None:
    assert speakers("Lumo bank [s1 Duarte’s] [c1 announced] [t1 that it leaks]. Duarte’s loans fell.")[0] == "Duarte’s"
    assert "Duarte’s" not in names("Ana Duarte left. Duarte’s said to be ill.")


def test_committees_are_no_people() -> None:
    assert names("The House Oversight panel met. Oversight and Reform left. Oversight wept.")["House Oversight"] == "organisation"
