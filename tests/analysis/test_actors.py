"""Names of states, bodies and people in running text."""

import time

import pytest

from tests.analysis.making import named, names
from tests.pace import slowness


def test_states_are_known_by_name_people_capital_and_seat() -> None:
    text = "Peru recalled its envoy. Chilean officials met in Santiago. In Paris, the Élysée declined to comment on Kenya."
    found = names(text)
    assert found["Peru"] == found["Chile"] == found["Kenya"] == "state"
    assert found["Santiago"] == "place"
    assert found["Élysée"] == "organisation"


@pytest.mark.parametrize(
    ("text", "printed", "full"),
    [
        ("Rosa Alvarez won the vote. Alvarez thanked the crowd.", "Alvarez", "Rosa Alvarez"),
        ("Energy Minister Tom Okoro resigned on Monday. Mr. Okoro gave no reason.", "Okoro", "Tom Okoro"),
        ("Choi Min-jae leads the union. Choi met the managers.", "Choi", "Choi Min-jae"),
        ("The National Flood Agency sent boats. The NFA said roads were closed.", "NFA", "National Flood Agency"),
        ("Shares of Lumo Motors Inc. fell. Lumo Motors cut its forecast.", "Lumo Motors", "Lumo Motors Inc."),
        ("Barry J. Lind won. Barry Lind spoke first.", "Barry Lind", "Barry J. Lind"),
    ],
)
def test_short_forms_go_to_the_full_name(text: str, printed: str, full: str) -> None:
    assert named(text, printed) == full


def test_a_country_that_is_a_given_name_is_a_person_before_a_surname() -> None:
    found = names("Georgia Whitfield sued the club. The court in Georgia heard her.")
    assert found["Georgia Whitfield"] == "person"
    assert found["Georgia"] == "state"


def test_bodies_of_a_country_carry_it() -> None:
    assert named("The Peruvian Health Ministry ordered vaccines.", "Peruvian Health Ministry") == "Peruvian Health Ministry"
    assert named("She works at the Institute for River Studies in Dhaka.", "Institute for River Studies") == "Institute for River Studies"


def test_a_capital_at_the_start_of_a_sentence_is_no_name() -> None:
    assert names("Floods hit the south. Rescuers came late. Yesterday Okonkwo called it a disgrace.").keys() == {"Okonkwo"}


def test_days_and_contractions_are_no_names() -> None:
    assert names("“I’m tired,” she said on Monday. They’re leaving in March, and it’s over.") == {}


def test_a_team_is_not_its_city() -> None:
    assert "Chicago Herons" in names("Fans of the Chicago Herons sang all night in Chicago.")


def test_two_states_joined_by_a_hyphen_are_two() -> None:
    assert {"Peru", "Chile"} <= names("The Peru-Chile border was closed.").keys()


def test_headlines_in_capitals_give_only_names_that_the_text_has() -> None:
    text = "Okoro Warns Striking Nurses Of Pay Cut\n\nHealth Minister Tom Okoro warned nurses on strike that their pay may be cut."
    assert set(names(text)) == {"Tom Okoro"}


@pytest.mark.parametrize(
    "text",
    [
        "Tom Okoro Finally Warns Nurses Of Pay Cut.\n\nHealth Minister Tom Okoro warned nurses on strike.",
        "Minister Tom Okoro warned nurses on strike, he said. Okoro Says He Never Meant To Cut Pay. More on this later.",
    ],
)
def test_a_sentence_in_capitals_gives_only_names_that_the_text_has(text: str) -> None:
    assert set(names(text)) == {"Tom Okoro"}


def test_a_list_of_names_is_no_headline() -> None:
    assert {"Rosa Alvarez", "Juan Lopez", "Grace Banda"} <= set(
        names("They met. Rosa Alvarez, Juan Lopez, Grace Banda and Peter Lund. It was late.")
    )


@pytest.mark.parametrize(
    "text",
    ["“" * 10_000, "A " * 20_000, "PERU " * 20_000, "word " * 40_000, "ש" * 50_000, "Rosa Alvarez, " * 8_000, "U.S." * 10_000],
    ids=range(7),
)
def test_hostile_text_costs_little_and_raises_nothing(text: str) -> None:
    begun = time.process_time()
    names(text)
    assert time.process_time() - begun < 5 * slowness()


def test_an_article_belongs_to_a_name_and_the_end_of_another_word_does_not() -> None:
    assert "Hassan al-Masri" in names("The envoy Hassan al-Masri met farmers in Aleppo.")
    assert not any(name.startswith("an-") for name in names("The pan-Asian Highway was closed near Mandalay."))


def test_a_heading_in_capitals_that_runs_into_a_name_is_no_part_of_it() -> None:
    found = names("Rosa Alvarez runs the grid. Bills will rise. CHECK YOUR METERS NOW Rosa Alvarez said so on Friday.")
    assert "Rosa Alvarez" in found
    assert not any("METERS" in name for name in found)


def test_a_firm_that_bears_the_names_of_people_is_a_firm() -> None:
    assert names("The law firm Rosa Lind sued the port of Callao.")["Rosa Lind"] == "organisation"
    assert names("Peter Okoro Sons, a shipping company in Lagos, lost a ship.")["Peter Okoro Sons"] == "organisation"
    assert names("Peter Okoro, a company director in Lagos, lost a ship.")["Peter Okoro"] == "person"
    assert named("Ines Duarte works for Lind & Duarte in Lima. Duarte sued the port.", "Duarte") == "Ines Duarte"


def test_a_park_is_nobody_where_nobody_is_called_so() -> None:
    assert "Park" not in names("Nurses met at the Park on Monday. Park benches were full in Busan.")
    assert named("Park Ji-hye met nurses in Busan. They listened to Park.", "Park") == "Park Ji-hye"
