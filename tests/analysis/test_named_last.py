"""Who is "he", whom a surname means, and who only seems to speak."""

from __future__ import annotations

import pytest

from briefing.analysis.unsaid import tells_nothing
from tests.analysis.making import marked, named, names, speakers


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # what follows in the next paragraph is no name behind "said"
        ("[t1 “It is a shame,”] [s1 Rep. Tom Okoro, D-Kori,] [c1 said]\n\nRosa Lund, in turn, left.", ["Tom Okoro"]),
        # the sentence before begins behind the words of the one before that
        (
            "[s1 Luis Paz] [c1 said] [t1 he would mend portions of the bill.]\n\nSeth Okoro, though, took no credit.\n\n"
            "[t2 “I did not sway him,”] [s2 he] [c2 said].",
            ["Luis Paz", "Seth Okoro"],
        ),
        # a clause that only tells of somebody
        ("It was a nod to the Lund Party, [s1 whose members] [c1 cite] [t1 the law of the dam].", [None]),
        ("He is a man of wide links that [c1 raised questions about] [t1 where his interests end].", [None]),
        # who stands within a body, and who makes laws
        ("[s1 A source within the Kori Road Board] [c1 told] us [t1 that it leaks].", ["source within the Kori Road Board"]),
        ("The case came before Capitol Hill. [s1 The administration] [c1 said] [t1 it was late].", ["administration"]),
        # what others think of a number
        ("The show is for some [s1 110 million viewers] [c1 estimated] [t1 to tune in on Sunday].", [None]),
        # a time, a town and what else was going on are no part of a name
        ("[t1 “It is early,”] [c1 said] [s1 Kori Beat’s Ana Ruiz last] month.", ["Ana Ruiz"]),
        ("[s1 CBS Boston] [c1 reported] [t1 that it leaks].", ["CBS"]),
        (
            "[t1 It leaks], [c1 said] [s1 the league’s coach of the year during his long career with the Kori Condors].",
            ["league’s coach of the year"],
        ),
        # a team is no "he"
        ("The Kori Condors left. Grim Condors sang. For Mike Dillon it was late. [s1 He] [c1 said:] [t1 “I came alone.”]", ["Mike Dillon"]),
    ],
)
def test_who_speaks(text: str, voices: list[str | None]) -> None:
    assert speakers(text) == voices


def test_a_surname_alone_is_the_one_in_the_news_not_his_wife() -> None:
    text = "Duncan Okoro spoke of it. He and his wife, Margaret Okoro, pleaded not guilty. On Monday Okoro left."
    assert named(text, "Okoro") == "Duncan Okoro"


def test_words_of_a_caption_are_no_person() -> None:
    assert "person" not in {
        kind for name, kind in names("It was late. World Games View Photos The Kori Condors, a team led by its manager, won.").items()
    }


@pytest.mark.parametrize(
    "text",
    [
        "[s1 Organisers in Kori] [c1 have designated] [t1 an area for swimmers].",
        "[s1 Norvia] [c1 recalled] [t1 its ambassador on Monday].",
        "[s1 Okoro] [c1 did not reference] [t1 any person].",
    ],
)
def test_an_act_says_nothing(text: str) -> None:
    article, (attribution,) = marked(text)
    assert tells_nothing(article.text, attribution)


def test_a_call_to_mind_is_said() -> None:
    article, (attribution,) = marked("[s1 Okoro] [c1 recalled] [t1 that the dam had leaked].")
    assert not tells_nothing(article.text, attribution)
