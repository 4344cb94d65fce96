"""Where rules about speakers stop: acts of war, names in the middle of a clause, bodies that stand between, papers filed by nobody."""

import pytest

from tests.analysis.making import names, speakers, whose


@pytest.mark.parametrize(
    "text",
    [
        "[s1 The army] [c1 attacked] [t1 the village for hiding rebels].",
        "[s1 Militants] [c1 targeted] [t1 the mayor for opening the school].",
        "[s1 Protesters] [c1 attacked] [t1 a shop for selling the flag].",
        "[s1 Tom Okoro] [c1 hit] [t1 the guard for taking the keys].",
    ],
)
def test_acts_of_war_are_no_words(text: str) -> None:
    assert whose(text) == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "[s1 Tom Okoro] [c1 needled] [t1 the board for closing the mill].",
        "[s1 Tom Okoro] [c1 credited] [t1 the board for closing the mill].",
    ],
)
def test_chiding_and_praising_are_words(text: str) -> None:
    assert whose(text) == [["Tom Okoro"]]


@pytest.mark.parametrize(
    "text",
    [
        "Tom Okoro came. Ana Paz left. Okoro’s told friends that he is ill.",
        "Okoro’s said to be ill. Okoro’s told friends that he is ill.",
        "Okoro’s told friends that he is ill. Okoro’s wife left.",
    ],
)
def test_has_behind_a_name_is_none_of_it(text: str) -> None:
    assert "Okoro’s" not in names(text)


@pytest.mark.parametrize(
    "text", ["The chain Duarte’s said it leaks. It rained.", "The grocer lost. Duarte’s, a retailer, wept. Duarte’s said no."]
)
def test_a_shop_bears_its_s(text: str) -> None:
    assert "Duarte’s" in names(text)


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Tom Okoro came. [s1 Okoro] [c1 said] [t1 no]. He had never liked Mr. Luis Paz; [s2 he] [c2 said] [t2 he was late].", "Tom Okoro"),
        ("Tom Okoro came. [s1 Okoro] [c1 said] [t1 no]. He had waited for Luis Paz; [s2 he] [c2 said] [t2 he was late].", "Tom Okoro"),
    ],
)
def test_whom_a_clause_only_touches_does_not_speak_in_the_next(text: str, voice: str) -> None:
    assert speakers(text)[-1] == voice


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("[s1 The hospital] [c1 said] [t1 no]. The miners’ group came in. [s2 The group] [c2 said] [t2 yes].", ["hospital", "group"]),
        ("[s1 A clinic] [c1 said] [t1 no]. [s2 The group] [c2 said] [t2 yes].", ["clinic", "group"]),
        ("[s1 A watchdog] [c1 said] [t1 no]. The miners’ group came in. [s2 The group] [c2 said] [t2 yes].", ["watchdog", "group"]),
        ("[s1 A watchdog] [c1 said] [t1 no]. [s2 The group] [c2 said] [t2 yes].", ["watchdog", "watchdog"]),
    ],
)
def test_the_group_is_not_a_hospital_nor_whom_another_group_stands_behind(text: str, voices: list[str]) -> None:
    assert speakers(text) == voices
