"""Speakers whom a description means whose name stands beside it, before it or soon behind it."""

import pytest

from tests.analysis.making import speakers


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        # the noun stands beside the name, wherever the article is
        ("It rained. [s1 A spokesman for her] [c1 said] [t1 it leaks]. “Never,” said the spokesman, Luis Paz. He left.", "Luis Paz"),
        ("[s1 The harbour official] [c1 denied] [t1 it]. As the official, Grace Banda, rose, she wept.", "Grace Banda"),
        ("[s1 The council’s senior Democrat] [c1 said] [t1 it leaks]. The Democrat, Senator Tom Okoro of Ohio, left.", "Tom Okoro"),
        ("[s1 A Lumo official] [c1 said] [t1 it leaks]. “We regret it,” Lumo’s Adam Paz wrote.", "Adam Paz"),
        (
            "Tom Okoro left. The mill burned. It rained. The road is shut. [s1 Lumo’s manager] [c1 said] [t1 it was late].\n\n"
            "Rosa Alvarez, the manager of the mill, wept.",
            "Rosa Alvarez",
        ),
        # whom the first lines of an article describe, the next name
        ("[s1 A rabbi in Oruro] [c1 said] [t1 it leaks]. It was late, said Rabbi Jon Paz in a post.", "Jon Paz"),
        (
            "[s1 A rural congressman] [c1 said] [t1 it leaks]. Representative Tom Okoro, a 40-year-old congressman from Tacna, lost.",
            "Tom Okoro",
        ),
        (
            "[s1 A party staffer] [c1 apologized for] [t1 a post]. Ana Duarte, the aide of Rep. Tom Okoro (Lima), wrote that it rained.",
            "Ana Duarte",
        ),
        (
            "[s1 One of the loudest Republicans in the Senate] [c1 said] [t1 it leaks]. Luis Paz, who is the third Republican, wept.",
            "Luis Paz",
        ),
        # others are left without a name
        ("It rained. It poured. [s1 A party staffer] [c1 apologized for] [t1 a post]. Ana Duarte wrote that it rained.", "party staffer"),
        ("[s1 A rabbi in Oruro] [c1 said] [t1 it leaks]. Rabbi Jon Paz and Rabbi Luis Lind had left.", "rabbi in Oruro"),
        ("Luis Paz fell. [s1 A spokesman for her] [c1 said] [t1 it leaks]. It rained. “Never,” he told Luis Paz.", "spokesman for her"),
    ],
)
def test_who_is_named_behind(text: str, voice: str) -> None:
    assert speakers(text) == [voice]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The leak was first reported by Kori.com, a website in Lima. [s1 The site] [c1 said] [t1 the dam leaks].", "Kori.com"),
        ("He told the Lima Science Daily newspaper so. It rained. [t1 The dam leaks], [s1 the paper] [c1 said].", "Lima Science Daily"),
        ("A picture first published in KGN was shown. [t1 It is old], [c1 according to] [s1 the gossip site].", "KGN"),
        ("He has friends at the Oruro Enquirer. [s1 The tabloid] [c1 said] [t1 the dam leaks].", "Oruro Enquirer"),
        ("He has friends at the Oruro Enquirer and the Tacna Enquirer. [s1 The tabloid] [c1 said] [t1 the dam leaks].", "tabloid"),
        ("He spoke to the Lima Herald and the Oruro Post. [s1 The paper] [c1 said] [t1 the dam leaks].", "paper"),
        ("The Lima Herald asked him. Later [s1 the Herald] [c1 said] [t1 the dam leaks].", "Lima Herald"),
    ],
)
def test_the_outlet_named_before(text: str, voice: str) -> None:
    assert speakers(text) == [voice]


def test_an_outlet_that_spoke_last_is_the_paper() -> None:
    text = "“[t1 The dam leaks],” [s1 Side Eight] [c1 wrote]. [s2 The publication] [c2 said] [t2 it was old]."
    assert speakers(text) == ["Side Eight", "Side Eight"]


def test_a_body_is_short_for_the_one_heard_before() -> None:
    text = "[s1 The Lima Herald’s editorial board] [c1 said] [t1 it leaks]. It rained. [s2 The board] [c2 noted] [t2 that the dam leaks]."
    assert speakers(text)[0] == speakers(text)[1]
    text = "[s1 The mill’s board] [c1 said] [t1 it leaks]. [s2 The port’s board] [c2 said] [t2 yes]. [s3 The board] [c3 said] [t3 nothing]."
    assert speakers(text)[2] == "board"


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("[t1 The dam leaks], [c1 according to] [s1 a new report in the Lima Herald].", "Lima Herald"),
        ("He wrote of an article in the Kori Ledger. [s1 The article] [c1 said] [t1 the dam leaks].", "Kori Ledger"),
        ("[t1 The dam leaks], [c1 according to] [s1 a report by Kori Soil].", "report by Kori Soil"),
        ("He wrote of an article. [s1 The article] [c1 said] [t1 the dam leaks].", "article"),
        ("[s1 The state-run Kori company that dug the mine] [c1 said] [t1 it leaks].", "Kori"),
        ("[t1 The dam leaks], [c1 according to] [s1 data source LumoCap and is old].", "LumoCap"),
    ],
)
def test_the_medium_of_a_paper_and_the_body_beside_its_noun(text: str, voice: str) -> None:
    assert speakers(text) == [voice]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("[s1 A few of his friends] [c1 said] [t1 it leaks].", "A few of his friends"),
        ("[s1 Harbour officials – including the clerk who dug it –] [c1 said] [t1 it leaks].", "Harbour officials"),
        ("[s1 A review of the port’s papers as well as a] [c1 showed] [t1 it leaks].", "review of the port’s papers"),
    ],
)
def test_descriptions_end_where_they_are_cut(text: str, voice: str) -> None:
    assert speakers(text) == [voice]


def test_another_is_another_of_those_who_spoke() -> None:
    text = (
        "[s1 One Kori user] [c1 wrote] [t1 it leaks]. [s2 Another] [c2 wrote] [t2 it is dry]. [s3 another to the mill] [c3 wrote] [t3 hm]."
    )
    assert speakers(text) == ["Kori user", "another Kori user", "another Kori user"]


def test_somebody_is_called_by_the_name_that_his_description_ends_with() -> None:
    assert speakers("“[t1 It leaks],” [c1 wrote] [s1 a Kori port official named Tuesday Day].") == ["Tuesday Day"]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        (
            "Hm. It poured. [s1 The queen’s music director] [c1 said] [t1 it leaks]. “Yes,” said Jon Lew, director of the Kori Band.",
            "Jon Lew",
        ),
        ("The boy’s uncle, Luis Paz, came. [s1 The uncle] [c1 said] [t1 it leaks].", "Luis Paz"),
        ("The boy’s uncle, Luis Paz, came. [s1 His uncle] [c1 said] [t1 it leaks].", "uncle"),
        ("Lima Rep. Ed Okoro spoke. [s1 The committee chairman] [c1 said] [t1 it leaks].", "Ed Okoro"),
        ("Lima Rep. Ed Okoro spoke. [s1 The chairman] [c1 said] [t1 it leaks].", "chairman"),
    ],
)
def test_offices_and_relatives(text: str, voice: str) -> None:
    assert speakers(text) == [voice]


def test_who_is_named_behind_is_not_the_one_before() -> None:
    text = "It rained. Senator Luis Paz rose. [s1 The Lumo Party senator] [c1 said] [t1 it leaks]. Sen. Grace Banda left."
    assert speakers(text) == ["Luis Paz"]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The talks held by Mr. Okoro’s office failed. [s1 The office] [c1 said] [t1 it leaks].", "Okoro’s office"),
        ("Mr. Okoro’s office and Ms. Banda’s office met. [s1 The office] [c1 said] [t1 it leaks].", "office"),
        ("Lumo Media and the Kori Health Board met. [s1 The groups] [c1 said] [t1 it leaks].", "Lumo Media and Kori Health Board"),
        ("Lumo Media met the Kori Health Board. [s1 The groups] [c1 said] [t1 it leaks].", "groups"),
        ("[s1 Mr. Okoro and all seven Republicans on the Water Board] [c1 said] [t1 it leaks].", "Okoro and Republicans"),
        ("[s1 HFW, the oldest harbour league,] [c1 said] [t1 it leaks].", "HFW"),
        ("[s1 MAYOR OKORO ISSUES A WARNING (May 2) – The harbour league] [c1 said] [t1 it leaks].", "harbour league"),
        ("[s1 Friends of the “No Mine”] [c1 said] [t1 it leaks].", "Friends of the “No Mine”"),
    ],
)
def test_whose_office_and_which_groups(text: str, voice: str) -> None:
    assert speakers(text)[-1] == voice


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("A group of ninety doctors and teachers sent a letter, [c1 saying] [t1 it leaks].", "doctors and teachers"),
        ("Members of the Kori caucus sent a letter. “[t1 It leaks],” [s1 they] [c1 wrote].", "Members of the Kori caucus"),
        (
            "Aides and lawyers for both [s1 Ana Paz and Tom Okoro] [c1 said] [t1 it leaks].",
            "Aides and lawyers for both Ana Paz and Tom Okoro",
        ),
        (
            "It angered boaters and supporters of so-called dowsers [s1 who] [c1 say] [t1 it leaks].",
            "boaters and supporters of so-called dowsers",
        ),
        ("People wept, with [s1 Facebook] [c1 posts saying] [t1 it leaks].", "Facebook posts"),
        ("[t1 The dam leaks], [c1 according to] [s1 a story on The Kori, divers] found it.", "The Kori"),
        ("Mayor Ana Lind met former congressman Tom Okoro. [s1 The ex-congressman] [c1 said] [t1 it leaks].", "Tom Okoro"),
    ],
)
def test_descriptions_of_people_are_whole(text: str, voice: str) -> None:
    assert speakers(text) == [voice]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("He won the Electoral College. [s1 The newspaper] [c1 said] [t1 it leaks].", "newspaper"),
        ("A Lima Herald poll came. [t1 It leaks], [c1 according to] [s1 the paper].", "paper"),
        ("The Lima Herald came. [t1 It leaks], [c1 according to] [s1 the website].", "website"),
        ("[s1 A report from Reuters Soil Research] [c1 said] [t1 it leaks].", "report from Reuters Soil Research"),
    ],
)
def test_what_is_not_sure_keeps_its_words(text: str, voice: str) -> None:
    assert speakers(text) == [voice]


def test_a_few_alone_is_nobody() -> None:
    assert speakers("[s1 A few] minutes later it rained and they [c1 said] [t1 it leaks].") == [None]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("[s1 The Okoro campaign had] earlier [c1 said] [t1 it leaks].", "Okoro campaign"),
        ("“[t1 It leaks],” [s1 wrote the writers of the plan] [c1 then].", "writers of the plan"),
        ("A partner [s1 at Mr. Okoro’s former firm] [c1 said] [t1 it leaks].", None),
        ("[s1 At least ten miners] [c1 said] [t1 it leaks].", "At least ten miners"),
    ],
)
def test_a_source_that_was_cut_elsewhere(text: str, voice: str | None) -> None:
    assert speakers(text) == [voice]


def test_a_daily_is_the_paper_and_cites_others() -> None:
    text = "[s1 The Kori Science Daily] [c1 said] [t1 it leaks]. “[t2 It is old],” [s2 the paper] [c2 said]."
    assert speakers(text)[1] == speakers(text)[0]
    text = "[t1 It leaks], [s1 the Kori Daily] [c1 reported], citing a report by U.S.-based firm Lumo."
    assert speakers(text) == ["report by U.S.-based firm Lumo"]


def test_the_magazine_is_the_one_that_does_something_in_the_sentence_before() -> None:
    assert speakers("It is not the first time Lumo has erred. [s1 The magazine] [c1 said] [t1 it leaks].") == ["Lumo"]
