"""Who speaks in plain sentences, from text to printed speaker: other verbs than "said", descriptions, papers, pictures."""

from __future__ import annotations

import pytest

from briefing.analysis import actors, attribution
from briefing.analysis.speakers import attribute_sentences
from briefing.analysis.voices import resolve
from tests.analysis.making import source, speakers


def printed(text: str) -> list[list[str]]:
    """For each sentence of a text the names of its speakers."""
    article = source(text)
    voices, found = resolve(article, attribution.find(article), actors.mentions(article))
    known = {voice.id: voice.name for voice in voices}
    voice_of = {one.id: known[one.voice] for one in found if one.voice}
    return [[voice_of[one] for one in row] for row in attribute_sentences(article, found, voices)]


OPENING = "The council met on Tuesday. Rosa Alvarez arrived early.\n\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Rosa Alvarez implied that the bridge would not hold through another winter.",
        "Rosa Alvarez proclaims that the bridge will hold through another winter.",
        "Rosa Alvarez requested that the bridge be closed until the spring.",
        "Rosa Alvarez charged that the firm had known of the cracks for years.",
        "The bridge, she continued, will not hold through another winter.",
        "Rosa Alvarez demanded an inquiry into the fall of the bridge.",
        "Rosa Alvarez reasons that the bridge will hold through another winter.",
        "Rosa Alvarez, who insinuated that the bridge would not hold, flew to Lima.",
    ],
)
def test_whoever_says_something_with_any_verb_is_printed(sentence: str) -> None:
    assert printed(OPENING + sentence)[-1] == ["Rosa Alvarez"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rosa Alvarez charged at the gate with all her men behind her.",
        "Rosa Alvarez could assume the chair of the council in May.",
        "Rosa Alvarez plans to demand an inquiry into the fall of the bridge.",
        "Rosa Alvarez and her sons hail from states that the river divides.",
        "Rosa Alvarez posted several pictures of the wreck on her page.",
        "Rosa Alvarez shared a photo of the fallen bridge on Monday.",
    ],
)
def test_what_is_done_with_such_verbs_is_not_said(sentence: str) -> None:
    assert printed(OPENING + sentence)[-1] == []


def test_a_picture_that_is_spoken_of_is_spoken_of() -> None:
    assert printed(OPENING + "Rosa Alvarez tweeted that the video was false.")[-1] == ["Rosa Alvarez"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "A spokesman for the port, Luis Paz, met the dockers. The talks failed.\n\nThe spokesman said the strike would go on.",
            "Luis Paz",
        ),
        ("Luis Paz is the mayor of Callao. The road fell in.\n\n“We will rebuild,” the city’s mayor said.", "Luis Paz"),
        ("Luis Paz is the mayor of Callao. The road fell in.\n\nCallao’s mayor said that the road was closed.", "Luis Paz"),
        (
            "Kori Air sacked its chief executive, Ana Quispe. It met late.\n\nThe airline’s chief executive said she would sue.",
            "Ana Quispe",
        ),
        ("Okoro’s lawyer said on Monday that he would appeal.\n\nLuis Paz, a lawyer for Okoro, left the court.", "Luis Paz"),
        ("“It is lost,” said harbour master Ingrid Solheim.\n\nThe harbour master said that the crew was safe.", "Ingrid Solheim"),
        ("The mill closed.\n\nThe bill’s sponsor, Rep. Lucia Mamani (D-Ohio), said the vote was fair.", "Lucia Mamani"),
    ],
)
def test_a_description_is_printed_by_the_name_that_the_article_ties_to_it(text: str, who: str) -> None:
    assert [who] in printed(text)[:1] + printed(text)[-1:]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # two could be meant
        (
            "Luis Paz, a lawyer for Okoro, and Ana Quispe, a lawyer for Lumo, came.\n\nThe family’s lawyer said it was late.",
            "family’s lawyer",
        ),
        # another firm's or town's
        ("Luis Paz is the mayor of Callao. The road fell in.\n\nTacna’s mayor said that the road was closed.", "Tacna’s mayor"),
        ("President Luis Paz came.\n\nThe company’s president said that it would build ships.", "company’s president"),
        # one of several
        ("Luis Paz is a spokesman for the port.\n\nAnother spokesman said the strike would go on.", "Another spokesman"),
    ],
)
def test_a_description_of_another_gets_no_name(text: str, who: str) -> None:
    ((name,),) = printed(text)[-1:]
    assert name.lower() in who.lower()


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("The commission published its report. It runs to 90 pages. It adds that “no records were kept”.", ["commission"]),
        ("Callao, a town often described as the heart of the trade, lost its port.", []),
    ],
)
def test_bodies_and_papers_without_a_name_speak_for_themselves(text: str, voices: list[str]) -> None:
    assert printed(text)[-1] == voices


def test_who_is_asked_does_not_speak_a_second_time() -> None:
    text = "The port is shut.\n\nAsked whether the port would open, foreign ministry spokesman Luis Paz said: “I have no comment.”"
    assert printed(text)[-1] == ["Luis Paz"]


def test_the_outlet_s_own_reporter_is_no_speaker() -> None:
    text = (
        "MARTA VEGA, BYLINE: The river rose at dawn. Farmers lost their sheep.\n\nJUAN PAZ: We lost it all. Nobody came.\n\n"
        "VEGA: The road to the coast is shut.\n\nPAZ: They forgot us.\n"
    )
    assert printed(text) == [[], [], ["Juan Paz"], ["Juan Paz"], [], ["Juan Paz"]]


def test_hosts_and_correspondents_who_are_introduced_as_such_are_no_speakers() -> None:
    text = (
        "INES ROCA, HOST: The river rose at dawn. Our Lima correspondent, Marta Vega, has more.\n\n"
        "MARTA VEGA: The road to the coast is shut. The mayor says that help is near.\n\nROCA: Who is there?\n\n"
        "JUAN PAZ: We lost it all.\n\nVEGA: The rain goes on.\n"
    )
    assert printed(text) == [[], [], [], ["mayor"], [], ["Juan Paz"], []]


def test_a_correspondent_whom_a_host_asks_answers_and_passes_on_what_others_say() -> None:
    text = (
        "INES ROCA, HOST: Our Lima correspondent, Marta Vega, is on the line. How is it there?\n\n"
        "MARTA VEGA: The road to the coast is shut. The mayor says that help is near.\n\nROCA: Who is there?\n\n"
        "VEGA: The army has come.\n\nROCA: Thank you.\n"
    )
    assert printed(text) == [[], [], ["Marta Vega"], ["mayor"], [], ["Marta Vega"], []]


def test_a_guest_with_the_surname_of_the_host_and_a_colleague_are_speakers() -> None:
    text = (
        "ANA PAZ, HOST: The mine is shut.\n\nJUAN PAZ: We lost it all.\n\nTOM LIND: As my colleague Juan Paz said, help is far.\n\n"
        "JUAN PAZ: They forgot us.\n"
    )
    assert printed(text) == [[], ["Juan Paz"], ["Tom Lind", "Juan Paz"], ["Juan Paz"]]


def test_a_paper_is_no_other_paper() -> None:
    text = "[s1 The lawsuit] [c1 says] [t1 he lied]. [s2 The letter] [c2 warns] [t2 that the bridge “could fail at any time”]."
    assert speakers(text) == ["lawsuit", "letter"]
