"""Numbers are held against each other only where they count one thing: of whom, what became of them, where and when."""

import pytest

from briefing.assembly.compare import comparison
from briefing.assembly.disputes import detect
from briefing.assembly.text.numbers.kind import kind_of
from briefing.assembly.text.numbers.quantity import find_quantities
from briefing.assembly.text.terms import Stemmer
from briefing.model import Dispute
from tests.assembly.articles import article


def number_disputes(one: str, other: str) -> list[Dispute]:
    articles = [
        article("herald", one, "Lamps burned until dawn.", published="2022-05-03"),
        article("wharf", other, "A choir sang.", published="2022-05-03"),
    ]
    found = detect.find_disputes(articles, comparison.compare_articles(articles))
    return [dispute for dispute in found if dispute.kind in ("number", "update")]


def outcomes(text: str) -> list[tuple[str, str]]:
    kinds = [(quantity.printed, kind_of(text, quantity, Stemmer())) for quantity in find_quantities(text)]
    return [(printed, kind.outcome) for printed, kind in kinds if kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people were killed and 30 were injured when the ferry hit the quay.", [("Nine", "killed"), ("30", "injured")]),
        ("The landslide left seven dead, 22 wounded and four missing.", [("seven", "killed"), ("22", "injured"), ("four", "missing")]),
        ("The storm destroyed 40 houses and damaged 60 boats.", [("40", "destroyed"), ("60", "damaged")]),
        ("Twelve miners, two of them brothers, were killed.", [("Twelve", "killed"), ("two", "")]),
        ("Police arrested 15 dockers and evacuated 300 families.", [("15", "held"), ("300", "displaced")]),
    ],
)
def test_a_number_knows_what_became_of_those_it_counts(text: str, expected: list[tuple[str, str]]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Nine people were killed and 30 were injured in the mine near Oruro on Monday.",
            "The blast in the mine near Oruro left nine dead and 30 injured.",
        ),
        (
            "The flood in Larkana destroyed 40 houses and damaged 60.",
            "In Larkana 60 houses were damaged and 40 were destroyed by the flood.",
        ),
        ("Two of the eleven nurses on strike in Daegu were dismissed.", "Eleven nurses on strike in Daegu have been dismissed."),
        ("Some 15 people, including four children, were hurt in the bus in Piura.", "In Piura 15 people in the bus were hurt."),
        ("The tram in Gdansk struck a Konstal 105 Duo at noon.", "The tram in Gdansk struck two cyclists at noon."),
        ("Miners voted 34-6 for the deal in Calama.", "Miners voted for the deal in Calama by 20-12 on the day before."),
    ],
)
def test_accounts_that_agree_are_no_dispute(one: str, other: str) -> None:
    assert not number_disputes(one, other)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "The lorry that hit the toll gate in Salta weighed 25 tons, the driver said.",
            "A 19-ton lorry hit the toll gate in Salta.",
            {"25", "19"},
        ),
        (
            "With debt included, the purchase of the brewer is worth $146 billion.",
            "The purchase amounts to $158.9 billion including debt of the brewer.",
            {"$146 billion", "$158.9 billion"},
        ),
        (
            "All passengers of the ferry were unharmed, the coast guard of Cebu said.",
            "Coast guards in Cebu said that 40 passengers of the ferry were killed.",
            {"All passengers of the ferry were unharmed", "40"},
        ),
    ],
)
def test_two_numbers_for_one_thing_are_a_sure_dispute(one: str, other: str, expected: set[str]) -> None:
    (dispute, *_) = number_disputes(one, other)
    assert {position.value for position in dispute.positions} == expected
    assert dispute.kind == "update" or dispute.sure


def test_a_toll_that_grows_is_never_sure() -> None:
    articles = [
        article("early", "The quake near Agadez killed 12 people.", "Tents went up.", published="2022-05-03"),
        article("late", "The quake near Agadez killed 19 people.", "Roads opened.", published="2022-05-05"),
    ]
    (update, *_) = detect.find_disputes(articles, comparison.compare_articles(articles))
    assert update.kind == "update"
    assert not update.sure


def test_a_lower_toll_that_came_out_later_is_a_dispute() -> None:
    articles = [
        article("early", "The quake near Agadez killed 19 people.", "Tents went up.", published="2022-05-03"),
        article("late", "The quake near Agadez killed 12 people.", "Roads opened.", published="2022-05-05"),
    ]
    (dispute, *_) = detect.find_disputes(articles, comparison.compare_articles(articles))
    assert dispute.kind == "number"
