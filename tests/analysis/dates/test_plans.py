"""Times of what is only meant, wanted or possible date nothing; what is fixed to come does."""

import pytest

from tests.analysis.dates.test_times_of_others import mentions

DAY = "2021-05-24"


def dating(text: str) -> list[str]:
    return [when for _, when, aside in mentions(text, DAY) if when and not aside]


@pytest.mark.parametrize(
    "text",
    [
        "The shipyard plans to launch the ferry next month.",
        "Reports of the firm’s plan to sell the line next year may not be all they seem.",
        "The mayor of Tarija hopes to reopen the market on June 3.",
        "The union vowed to strike next month.",
        "Peru is aiming to send a team to the pole this year.",
        "Her backers expected her to run next year.",
        "She said she will decide by June whether to run.",
        "A deal on the dam is to be signed by June 8, the union said.",
        "The first boats will be at sea by 2030.",
        "Control of the council could be up for grabs this year.",
        "The bill may be revived as early as this week.",
    ],
)
def test_what_is_only_meant_has_no_day(text: str) -> None:
    assert dating(text) == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The ferry will be launched on June 3.", "2021-06-03"),
        ("The trial is scheduled for June 8.", "2021-06-08"),
        ("The council is expected to vote on June 8.", "2021-06-08"),
        ("The bridge is planned to open on June 8.", "2021-06-08"),
        ("By Saturday, the mayor had resigned.", "2021-05-22"),
        ("The union vowed on Saturday to strike.", "2021-05-22"),
        ("The firm planned the sale in 2019.", "2019"),
        ("Earlier this year, the mayor could sleep again.", "2021"),
    ],
)
def test_what_is_fixed_or_past_has_one(text: str, when: str) -> None:
    assert dating(text) == [when]


@pytest.mark.parametrize(
    "text",
    [
        "By the time the mayor spoke of it on Saturday, weeks of talk had gone by.",
        "The clerk says guards will stay with forecasters predicting more rain on Saturday.",
        "Heading into her final on Saturday, the swimmer was not in good form.",
        "The mayor has long opposed the dam, calling in 2015 for a wall.",
        "The mayor ran against the dam in 2010, but the papers show that he paid for it.",
    ],
)
def test_a_side_clause_and_the_first_of_two_times_have_none(text: str) -> None:
    assert dating(text) == []


def test_a_day_that_a_comma_adds_is_that_of_the_news() -> None:
    assert dating("The clerk raised the stakes, warning on Saturday that the dam may fail.") == ["2021-05-22"]


def test_with_and_somebody_who_does_something_is_no_side_clause() -> None:
    assert dating("The mayor met with a leading banker on Saturday.") == ["2021-05-22"]
    assert dating("The mayor spoke with the sitting judge on Saturday.") == ["2021-05-22"]
