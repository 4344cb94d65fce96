"""What stands first is a dispute for sure: two amounts, one camp, an answer to somebody else, and words of one meaning stand behind."""

from pathlib import Path

import pytest

from tests.assembly.disputes.test_denials import disputes_of, sides
from tests.assembly.disputes.test_number_disputes import number_disputes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The viaduct at Maribor carried 52,000 lorries a week on average.",
            "The viaduct at Maribor carried 61,000 lorries in the week of the fair.",
        ),
        (
            "Shares of the Busan shipyard fell to $41.20 by noon in Seoul.",
            "Shares of the Busan shipyard fell to $43.75 in early trading in Seoul.",
        ),
        (
            "The orchard cooperative of Ica earned 141 million soles and paid 44 million soles in export duties.",
            "The orchard cooperative of Ica earned 140.6 million soles from exports in its best year.",
        ),
        (
            "The desalination plant in Oran pumps 310,000 barrels of water a day.",
            "The desalination plant in Oran would have to pump 350,000 barrels of water a day to end the shortage.",
        ),
    ],
)
def test_amounts_that_may_be_two_are_not_sure(one: str, other: str) -> None:
    assert not [dispute for dispute in number_disputes(one, other) if dispute.sure]


def test_the_age_of_the_child_that_openings_tell_of_is_disputed() -> None:
    (dispute,) = number_disputes(
        "A 4-year-old girl fell into the cistern of the monastery in Gondar on Friday.",
        "A 6-year-old girl fell into the cistern of the monastery in Gondar.",
    )
    assert dispute.sure


FERRY = """Ferry licence

The harbour captain of Bar, Mirko Vukić, said that the ferry Zeta had sailed with a broken radio.

Dunja Perić, the head of the pilots’ guild, blamed the port for sending the ferry out in the fog.

Nets hung on the wall. A dog slept below the crane. Two boats had come in by ten. The tide turned at noon.

The port’s lawyer, Ana Kos, dismissed Vukić’s concerns as far-fetched.

Bells rang at the evening mass.
"""


def test_a_denial_of_somebodys_claim_answers_that_person(tmp_path: Path) -> None:
    articles, found = disputes_of(tmp_path, FERRY)
    claims, denials = sides(articles, found[0])
    assert found[0].sure
    assert "broken radio" in claims
    assert "Perić" not in claims
    assert "Kos" in denials


BRIBE = """Mayor in court

Prosecutors in Arequipa said that Mayor Julio Ccapa took money from a builder for the stadium roof.

Ccapa denied taking any money.

The band played in the square.
"""


def test_what_somebody_denies_to_have_done_answers_those_who_tell_it(tmp_path: Path) -> None:
    articles, found = disputes_of(tmp_path, BRIBE)
    claims, denials = sides(articles, found[0])
    assert found[0].sure
    assert "Prosecutors" in claims
    assert "denied" in denials


CAMP = """Dam dispute

“People allege that we open the sluices by night, but we do not open any sluice by night,” said a spokeswoman for Norhydro.

Norhydro and two other operators denied that they open the sluices by night.

The river stood high in June.
"""


def test_two_denials_are_not_held_against_each_other(tmp_path: Path) -> None:
    _, found = disputes_of(tmp_path, CAMP)
    assert not [one for one in found if one.sure and len(one.positions) > 1]


TURN = """Quay plan

Harbour master Tomas Lind said that the new quay would be dredged before the herring season.

But Eva Rask, who heads the divers’ union, said that no dredging of the quay could begin before the herring season ends.

A crane stood idle.
"""


def test_what_another_voice_says_against_it_stands_first(tmp_path: Path) -> None:
    articles, found = disputes_of(tmp_path, TURN)
    assert found[0].sure
    assert [("Lind" in said, "Rask" in said) for said in sides(articles, found[0])] == [(True, False), (False, True)]


CHANGES = """Quay plan

Harbour master Tomas Lind said that the new quay would be dredged before the herring season.

But Eva Rask, who heads the divers’ union, asked the port for other dates for the quay and the herring season.

A crane stood idle.
"""


def test_what_turns_without_a_negation_is_not_sure(tmp_path: Path) -> None:
    _, found = disputes_of(tmp_path, CHANGES)
    assert not [one for one in found if one.sure]


TELLS = """Mill of Tarma

The mill of Tarma has a new roof. Snow lay on it in June.

Mayor Rosa Quispe {words}.

A dog slept in the yard.
"""


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("flatly denied on Monday that she had sold the mill to a cousin, and praised the roof", "that she had sold the mill to a cousin"),
        ("denied to Radio Andina that she ever met the builders", "that she ever met the builders"),
        ("dismissed the idea that the mill could close, saying that it pays", "the idea that the mill could close"),
        ("rejected reports that the builders refused a second visit", "reports that the builders refused a second visit"),
        ("has denied taking money from the builders", "taking money from the builders"),
        ("said she had no knowledge of the builders’ offer", "knowledge of the builders’ offer"),
        ("denied any role in the Sept. 3 sale and points out that it was public", "any role in the Sept. 3 sale"),
    ],
)
def test_a_denial_that_tells_what_it_denies_stands_first_alone(tmp_path: Path, words: str, about: str) -> None:
    articles, found = disputes_of(tmp_path, TELLS.format(words=words))
    (dispute,) = [one for one in found if one.sure]
    assert dispute.about == f"denied: “{about}”"
    assert [words in said for said in sides(articles, dispute)] == [True]


@pytest.mark.parametrize(
    "words",
    [
        "said that nobody can deny that the mill is old and cold",
        "said the bank had denied the millers housing loans for years",
        "did not dispute the claim that the mill is old and cold",
        "denied any wrongdoing",
        "asked whether the builders denied that they met the millers",
    ],
)
def test_no_denial_or_one_of_nothing_telling_does_not(tmp_path: Path, words: str) -> None:
    _, found = disputes_of(tmp_path, TELLS.format(words=words))
    assert not [one for one in found if one.sure]


AGAIN = """Quispe in Lima

Snow fell on the pass on Sunday.

Rosa Quispe, the mayor of Tarma, denied that she had sold the town’s mill to her cousin.

Two buses were late.
"""


def test_one_denial_in_two_articles_is_one_dispute(tmp_path: Path) -> None:
    words = "flatly denied on Monday that she had sold the mill to a cousin"
    articles, found = disputes_of(tmp_path, TELLS.format(words=words), AGAIN)
    (dispute,) = [one for one in found if one.sure]
    assert len(dispute.positions) == 1
    assert len(dispute.positions[0].statements) == len(articles)


def test_whose_claim_is_denied_has_made_one(tmp_path: Path) -> None:
    text = FERRY.replace(
        "Mirko Vukić, said that the ferry Zeta had sailed with a broken radio.", "Mirko Vukić, was told to leave by those whom he accuses."
    )
    articles, found = disputes_of(tmp_path, text)
    assert not [one for one in found if one.sure and "told to leave" in sides(articles, one)[0]]


def test_a_part_of_a_number_is_no_other_number() -> None:
    whole = "A bus that fell into a ravine near Ayacucho on Sunday killed 12 people, police said."
    parts = "A bus with 10 Chilean tourists and two drivers fell into a ravine near Ayacucho on Sunday, killing all on board, police said."
    assert not [one for one in number_disputes(whole, parts) if one.sure]


def test_a_number_that_says_that_it_took_the_place_of_another_is_not_sure() -> None:
    first = "The leak at the Maribor registry exposed the records of 143 million people, officials said."
    now = (
        "Another 2.5 million were exposed by the leak at the Maribor registry, bringing the total to 145.5 million people, officials said."
    )
    assert not [one for one in number_disputes(first, now) if one.sure]


QUOTED = """Speech in Bergamo

“We will never again let the mills of this valley go to strangers,” Giulia Sala told the crowd on Sunday.

The choir sang.
"""
MISQUOTED = """Sala speaks

“We will never again let the fields of this valley go to strangers,” Giulia Sala told the crowd.

Rain fell at night.
"""
SHORTENED = """Sala in the square

“We'll never again let the mills of this valley go to [foreigners],” Giulia Sala told the crowd.

Rain fell at night.
"""


def test_one_quotation_with_another_word_in_the_same_place_is_sure(tmp_path: Path) -> None:
    _, found = disputes_of(tmp_path, QUOTED, MISQUOTED)
    assert "“mills” or “fields”" in next(one for one in found if one.sure).about


def test_what_a_desk_has_filled_in_is_no_other_wording(tmp_path: Path) -> None:
    _, found = disputes_of(tmp_path, QUOTED, SHORTENED)
    assert not [one for one in found if one.kind == "garble"]


def test_like_statements_that_name_two_years_are_a_dispute(tmp_path: Path) -> None:
    one = "Old bear\n\nOskar was born at the Wanda Zoo in Lublin, Poland, and was brought to Košice in 2014.\n\nChildren waved.\n"
    other = "Bear dies\n\nOskar came to Košice in 2015 from the Wanda Zoo in Lublin, Poland.\n\nFlowers were laid.\n"
    _, found = disputes_of(tmp_path, one, other)
    assert [one.kind for one in found if one.sure] == ["date"]


TRANSLATED = """Sala speaks again

“We will never ever let the mills of our valley pass to strangers,” Giulia Sala told the crowd.

Rain fell at night.
"""


def test_a_quotation_with_other_words_in_several_places_is_a_translation(tmp_path: Path) -> None:
    _, found = disputes_of(tmp_path, QUOTED, TRANSLATED)
    assert not [one for one in found if one.sure]
