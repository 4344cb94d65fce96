"""Who says it: namesakes, pronouns, names that are words, descriptions that fit nobody named, quotations without a verb."""

import pytest

from briefing.analysis import attribution
from tests.analysis.making import named, names, source, speakers


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # a sex that a title or kinship tells
        (
            "Okan Demir and Elif Demir own the mill. His wife, Elif Demir, runs it. "
            "[t1 “It is old,”] [s1 Mr. Demir] [c1 said]. [t2 “It is ours,”] [s2 Mrs. Demir] [c2 said].",
            ["Okan Demir", "Elif Demir"],
        ),
        # an office in front of it
        (
            "Governor Luis Paz and his brother, Mayor Tito Paz, met. [t1 “It is late,”] [s1 Governor Paz] [c1 said]. "
            "[t2 “It is early,”] [s2 Mayor Paz] [c2 said].",
            ["Luis Paz", "Tito Paz"],
        ),
        # an office behind the full name
        (
            "Wanjiru Otieno, a senator, and Akinyi Otieno, a judge, met. [t1 “No,”] [s1 Senator Otieno] [c1 said]. "
            "[t2 “Yes,”] [s2 Judge Otieno] [c2 said].",
            ["Wanjiru Otieno", "Akinyi Otieno"],
        ),
        # age
        (
            "Jens Holm and his son, Lars Holm, fish. [t1 “I stay,”] [s1 the younger Holm] [c1 said].",
            ["Lars Holm"],
        ),
        # no word tells: the one named last
        ("Okan Demir and Elif Demir own the mill. [t1 “It is old,”] [s1 Demir] [c1 said].", ["Elif Demir"]),
    ],
)
def test_people_of_one_surname_are_told_apart(text: str, voices: list[str]) -> None:
    assert speakers(text) == voices


@pytest.mark.parametrize(
    "text",
    [
        "Nguyet Thuy and Baatar Dorj met in Hanoi. [s1 She] [c1 said] [t1 it was late]. [s2 He] [c2 said] [t2 it was early].",
        "Nguyet Thuy runs the port and Baatar Dorj the yard.\n\n[t1 “We sail,”] [s1 she] [c1 said].\n\n[t2 “We stay,”] [s2 he] [c2 said].",
    ],
)
def test_he_after_she_is_the_other(text: str) -> None:
    assert speakers(text) == ["Nguyet Thuy", "Baatar Dorj"]


def test_pronouns_elsewhere_tell_a_sex_that_no_list_knows() -> None:
    text = (
        "Tserenpil Dorj said that her ship was safe. Baatar Ganzorig sold his boat. "
        "Baatar Ganzorig met Tserenpil Dorj in Darkhan. [s1 She] [c1 said] [t1 the ice had held]."
    )
    assert speakers(text) == ["Tserenpil Dorj"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The prize went to He Lanying. He Lanying said that it was late.", "He Lanying"),
        ("April Novak, a nurse, was late. The court heard April Novak on Monday.", "April Novak"),
        ("Will Sorensen, 41, was late. The court heard Will Sorensen on Monday.", "Will Sorensen"),
        ("Ministers praised Sun Meiling. The hall applauded Sun Meiling.", "Sun Meiling"),
    ],
)
def test_a_name_can_be_a_word(text: str, name: str) -> None:
    assert named(text, name) == name
    assert names(text)[name] == "person"


def test_a_month_and_a_pronoun_are_no_names() -> None:
    found = names("In June Lumo Motors sold more. He sold the rest. Will Lumo Motors pay? Since May Peru has paid.")
    assert not {name for name in found if name.split()[0] in ("June", "He", "Will", "May")}


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # another state or body
        (
            "[s1 Omar Haidari, a spokesman for the Taliban,] [c1 said] [t1 roads were open]. "
            "[s2 The Norwegian foreign ministry spokesman] [c2 said] [t2 they were shut].",
            ["Omar Haidari", "Norwegian foreign ministry spokesman"],
        ),
        # an ordinal
        (
            "[s1 A second port source] [c1 said] [t1 it sank]. [s2 The first port source] [c2 said] [t2 it burned].",
            ["second port source", "first port source"],
        ),
        # another profession
        (
            "[s1 Defence Minister Rosa Quispe] [c1 said] [t1 it was late]. [s2 The journalist] [c2 said] [t2 it was early].",
            ["Rosa Quispe", "journalist"],
        ),
        # another portfolio
        (
            "[s1 Defence Minister Rosa Quispe] [c1 said] [t1 it was late]. [s2 The health minister] [c2 said] [t2 it was early].",
            ["Rosa Quispe", "health minister"],
        ),
        # one that fits
        (
            "[s1 Defence Minister Rosa Quispe] [c1 said] [t1 it was late]. [s2 The defense minister] [c2 said] [t2 it was early].",
            ["Rosa Quispe", "Rosa Quispe"],
        ),
        ("[s1 A Kenyan official] [c1 said] [t1 it sank]. [s2 The official] [c2 said] [t2 it burned].", ["Kenyan official"] * 2),
        # who begins the sentence without a name
        ("Mayor Tom Okoro came. The gunman fled after [s1 he] [c1 said] [t1 it was over].", ["gunman"]),
        # a stranger who gives a name
        (
            "[s1 A woman who gave her name as Mireille] [c1 said] [t1 it was dark]. [t2 “We ran,”] [s2 she] [c2 said].",
            ["Mireille", "Mireille"],
        ),
        # when it was said is no part of who says it
        ("Lumo Motors sold it. [c1 According to] [s1 a statement Monday], [t1 it was sold].", ["Lumo Motors"]),
        # whom a body stands in, is not those bodies
        ("[s1 Prosecutors in Kenya and Uganda] [c1 said] [t1 it was late].", ["Prosecutors in Kenya and Uganda"]),
        ("Ines Duarte called Penelo Power, her supplier, [s1 who] [c1 said] [t1 it was late].", ["Penelo Power"]),
    ],
)
def test_the_described_speaker_beats_the_one_named_last(text: str, voices: list[str]) -> None:
    assert speakers(text) == voices


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The council met.\n\n“We could not go on paying for it.” – Treasurer Mira Holt\n\nIt closed.", "Treasurer Mira Holt"),
        ("The council met.\n\nAnd from Treasurer Mira Holt:\n\n“We could not go on paying for it.”\n\nIt closed.", "Treasurer Mira Holt"),
        ("Ana Quiroga turned to the crowd. “They have sold every one of us.” Nobody clapped.", "Ana Quiroga"),
        ("The captain shook his head. “They have sold every one of us.” Nobody clapped.", "The captain"),
        ("Ana Quiroga opened the window. “They have sold every one of us.” Nobody clapped.", None),
    ],
)
def test_a_quotation_without_a_verb_has_its_speaker(text: str, who: str | None) -> None:
    article = source(text)
    found = [one for one in attribution.find(article) if one.mode == "direct" and one.source_spans]
    assert [article.text[slice(*one.source_spans[0])] for one in found] == ([who] if who else [])


def test_what_is_only_reported_is_said_by_whom_it_is_reported_of() -> None:
    article = source("According to an aide, the minister told the mayors that the dam would be closed in spring.")
    found = {article.text[slice(*one.source_spans[0])] for one in attribution.find(article) if one.source_spans}
    assert "the minister" in found


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # what stands between dashes tells of the subject, and is not it
        (
            "But aides of Ana Paz — alarmed by her trust in Tom Lund, [s1 a charming old man —] [c1 have quietly urged] [t1 her to wait].",
            ["aides of Ana Paz"],
        ),
        ("Rosa Paz [s1 — a friend of Tom Lund —] [c1 said] [t1 it was late].", ["Rosa Paz"]),
        # a name that the dashes only set off is the one
        ("Another body — [s1 the Lumo Union] — [c1 said] [t1 it was late].", ["Lumo Union"]),
        ("It ended with Bo Okoro — [s1 still an influential voice] — [c1 writing] [t1 that it was late].", ["still an influential voice"]),
        # where somebody speaks is nobody: whoever the clause is about does
        ("Tito Paz won, and after the race in [s1 Callao] [c1 said]: [t1 “It is late.”]", ["Tito Paz"]),
        ("Police in [s1 Callao] [c1 said] [t1 it was late].", ["Police"]),
    ],
)
def test_dashes_and_places_between_a_subject_and_its_verb(text: str, voices: list[str]) -> None:
    assert speakers(text) == voices


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Rosa Paz’s main complaint was that the law does not cover the mines.", "Rosa Paz"),
        ("Rosa Paz's explanation is that she will vote for the smaller law.", "Rosa Paz"),
        ("Rosa Paz’s coat was that of a miner who had worked there for years.", None),
    ],
)
def test_what_somebody_says_can_be_told_as_a_noun(sentence: str, who: str | None) -> None:
    article = source(f"The law passed on Monday.\n\n{sentence}")
    found = {article.text[slice(*one.source_spans[0])].removesuffix("’s") for one in attribution.find(article) if one.source_spans}
    assert found == ({who} if who else set())
