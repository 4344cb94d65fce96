"""People of whom an article has the surname alone, or no name at all, and who "he" and "she" are behind them."""

from __future__ import annotations

import pytest

from tests.analysis.making import named, speakers


@pytest.mark.parametrize(
    ("text", "printed", "name"),
    [
        ("Okoro said the bridge is safe. It is closed.", "Okoro", "Okoro"),
        ("Kačerová has said the bridge is safe.", "Kačerová", "Kačerová"),
        ("Duarte of the dockers told us the port is shut.", "Duarte", "Duarte"),
        # a surname that is also a country's, or its people's
        ("Mark Cuban met the press. Cuban officials left. “No,” Cuban said.", "Cuban", "Mark Cuban"),
        ("Luis Jordan met the press. “No,” said Jordan.", "Jordan", "Luis Jordan"),
        ("Mark Cuban met the press. “No,” said Cuban officials.", "Cuban", "Cuba"),
        ("Luis Jordan left for Jordan. “No,” Jordan said, and the Jordanian king wept.", "Jordan", "Jordan"),
        # a first name that is also a month
        ("Norvia's road minister, Jan Tessem, said the bridge is safe.", "Jan Tessem", "Jan Tessem"),
    ],
)
def test_one_word_that_speaks_is_a_name(text: str, printed: str, name: str) -> None:
    assert named(text, printed) == name


@pytest.mark.parametrize(
    "text",
    [
        "Fishermen said the bridge is safe. The fishermen left.",
        "Miners said the bridge is safe.",
        "Management said the bridge is safe.",
    ],
)
def test_a_plain_word_that_speaks_is_none(text: str) -> None:
    assert named(text, text.split()[0]) is None


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # who has just spoken, though a woman of another name stands farther off
        (
            "Rosa Alvarez wants the bridge. It was built in May. It is long. It is old. It is high. "
            "[s1 Okoro] [c1 said] [t1 the bridge is safe]. [t2 “We measured it,”] [s2 she] [c2 said].",
            ["Okoro", "Okoro"],
        ),
        # "he" after "she" is another
        (
            "[s1 Okoro] [c1 said] [t1 the bridge is safe]. [t2 “We measured it,”] [s2 she] [c2 said]. [t3 “It fell,”] [s3 he] [c3 said].",
            ["Okoro", "Okoro", None],
        ),
        # a body is neither
        ("The airline Lumo met. [s1 Lumo] [c1 said] [t1 the bridge is safe]. [t2 “We measured it,”] [s2 she] [c2 said].", ["Lumo", None]),
        # a new speaker without a name
        (
            "[s1 Tom Okoro] [c1 said] [t1 the bridge is safe]. Then his deputy took the microphone. [t2 “It fell,”] [s2 he] [c2 said].",
            ["Tom Okoro", "deputy"],
        ),
        (
            "[s1 Tom Okoro] [c1 said] [t1 the bridge is safe]. A young driver stopped. [t2 “It fell,”] [s2 she] [c2 said].",
            ["Tom Okoro", "young driver"],
        ),
        # who is told of in another's words speaks no further
        (
            "[t1 “His daughter turned 18,”] [s1 Rosa Alvarez] [c1 said]. [t2 “Her brother left,”] [s2 she] [c2 said].",
            ["Rosa Alvarez", "Rosa Alvarez"],
        ),
        # "the man" is who was described by another noun just before
        ("Tom Okoro left. [s1 A driver] [c1 said] [t1 it smelled]. [t2 “He laughed,”] [s2 the man] [c2 said].", ["driver", "driver"]),
        # "she" in a sentence may be whom the one before names
        (
            "Ana Lund left. [s1 The minister, Mitko Sall,] [c1 denied] [t1 that she had worked there]. [t2 “I go,”] [s2 he] [c2 said].",
            ["Mitko Sall", "Mitko Sall"],
        ),
        # many are no one
        ("Mayor Ana Lund left. [s1 The opposition] [c1 demanded] [t1 a vote].", ["opposition"]),
        # who says a whole sentence stands behind it
        ("[s1 Forty] people were hurt, [c1 said] [t1 Ana Lund of the road board].", ["Ana Lund"]),
        # who does not want to be named says it all the same
        ("[s1 A farmer] who asked not to be named, [c1 said] [t1 the bridge is safe].", ["farmer"]),
    ],
)
def test_who_he_and_she_are(text: str, voices: list[str | None]) -> None:
    assert speakers(text) == voices
