"""Somebody else speaks than who stands nearest, or nobody does: papers, places of words, clauses, plans, titles in quotation marks."""

import pytest

from briefing.analysis import actors, attribution
from briefing.analysis.attribution.rule_based import add_rule_based
from briefing.analysis.voices import resolve
from briefing.model import Attribution
from tests.analysis.making import source, speakers, whose


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # "the statement" is the airline's that spoke, not the singer's who tweeted in between
        (
            "[t1 It landed late], [s1 Lumo] [c1 said].\n\n[s2 Lupe Arce] [c2 said in a tweet] [t2 that she slept].\n\n"
            "[t3 “A door was loose,”] [s3 the statement] [c3 said].",
            ["Lumo", "Lupe Arce", "Lumo"],
        ),
        # who spoke in a letter wrote it; who only spoke did not
        ("[s1 Lupe Arce] [c1 said in a letter] [t1 that it leaks]. [s2 The letter] [c2 said] [t2 it is old].", ["Lupe Arce", "Lupe Arce"]),
        ("[s1 Lupe Arce] [c1 said] [t1 that it leaks]. [c2 According to] [s2 the letter], [t2 it is old].", ["Lupe Arce", "letter"]),
        # where it was written is nobody
        ("[t1 “We wept,”] [s1 Luis Paz’s sister, Inés Paz Rojas,] [c1 wrote on] Facebook.", ["Inés Paz Rojas"]),
        # the next sentence names somebody else
        (
            "[t1 It is late], [c1 said] [s1 the port’s director of pilots and tugs, Tomás Vera. Blue Harbour,] an airline, waits.",
            ["Tomás Vera"],
        ),
        # the pronoun behind a description tells whom it means
        (
            "Tomás Vera and Lupe Arce made the film. Mr. Vera shot it in Lima, and Ms. Arce, who wept, had asked him not to. "
            "[s1 The director] [c1 said] [t1 he heard she was afraid].",
            ["Tomás Vera"],
        ),
        ("[t1 The ferry sank], [c1 according to] [s1 Harbour Watch]", ["Harbour Watch"]),
        ("[t1 Thefts doubled], [c1 according to] [s1 figures released in May].", ["figures"]),
        ("[t1 “You are late,”] [c1 wrote] [s1 one clerk from his Lumo] work address.", ["clerk"]),
        # the subject of the last clause, and of a clause without "that"
        ("Ana Vera met [s1 miners even as the owners of the pit] [c1 said] [t1 that it was shut].", ["owners of the pit"]),
        ("Mayor Luis Paz lost. [s1 The council he] [c1 pledged] [t1 would be honest] was not.", ["Luis Paz"]),
        # whom somebody praises says nothing
        ("[s1 Farmers], by contrast, [c1 praised] [t1 Tomás Vera].", ["Farmers"]),
        # an adjective of a continent is no agency
        (
            "The African herds shrink, Asian buyers wait and Lumo Agency counts. [t1 “It helps,”] [s1 the agency] [c1 said].",
            ["Lumo Agency"],
        ),
        ("There is [s1 one thing everyone] [c1 agrees on]: [t1 the dam leaks].", [None]),
    ],
)
def test_the_nearest_name_is_not_the_speaker(text: str, voices: list[str | None]) -> None:
    assert speakers(text) == voices


def test_he_in_somebodys_words_is_another() -> None:
    article = source("Mayor Luis Paz shut it. PEDRO: Our mayor told us so. It was shut, he says.")

    def span(words: str) -> tuple[int, int]:
        return article.text.index(words), article.text.index(words) + len(words)

    turn = Attribution(
        id="a:1",
        source=article.id,
        source_spans=(span("PEDRO"),),
        cue_spans=(span(":"),),
        content_spans=(span("Our mayor told us so. It was shut, he says."),),
        mode="direct",
    )
    inner = Attribution(
        id="a:2",
        source=article.id,
        source_spans=(span("he"),),
        cue_spans=(span("says."),),
        content_spans=(span("It was shut"),),
        mode="indirect",
    )
    voices, resolved = resolve(article, [turn, inner], actors.mentions(article))
    known = {voice.id: voice.name for voice in voices}
    assert [known.get(one.voice or "") for one in resolved] == ["PEDRO", "Luis Paz"]


@pytest.mark.parametrize(
    "text",
    [
        "[s1 Farmer Ana Quiroga] [c1 has decided to] [t1 drape a tape of “The Long Night” over the barn all summer].",
        "[s1 The Greens] [c1 have agreed with] [t1 the Reds to enter talks in May about the port].",
        "[s1 The Gulls] [c1 called] [t1 a players-only meeting in a gym next to their clubhouse].",
        "[s1 Users] [c1 will see] [t1 a new ‘night mode’ under Tools] once the phone is on.",
        "The trickster [s1 who] [c1 claimed] [t1 to be a prince of Tonga] has been arrested in Lagos on Monday.",
    ],
)
def test_a_sentence_in_which_nobody_speaks_has_no_speaker(text: str) -> None:
    assert whose(text) == [[]]


def test_the_main_clause_speaks_before_another() -> None:
    text = (
        "[s1 Kori Air] [c1 has apologized] [t1 to two players who were sent off a plane in Quito] after [s2 a steward] [c2 accused] "
        "[t2 them of theft]."
    )
    assert whose(text)[0][0] == "Kori Air"


def test_who_speaks_in_a_clause_at_the_end_still_speaks() -> None:
    text = "The paper found three women [s1 who] [c1 said] [t1 they had been followed home by the coach as girls]."
    assert whose(text) == [["women"]]


def test_a_paragraph_of_quotation_goes_on_with_who_was_reported_before_it() -> None:
    text = (
        "[s1 Ana Quiroga] [c1 said] [t1 they chose the road because the light was better].\n\n"
        "“I thought, a straight road is a straight road, and nobody had to try it again.”\n\n"
        "“That was the worst day of my life, and I have not driven since that day.”\n\nThe road is shut."
    )
    assert whose(text) == [["Ana Quiroga"], ["Ana Quiroga"], ["Ana Quiroga"], []]


def test_a_short_quotation_after_a_question_is_not_the_last_speakers() -> None:
    assert whose("[s1 Ana Quiroga] [c1 said] [t1 they chose the road].\n\n“A patriot.”") == [["Ana Quiroga"], []]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The state-run Lumo company that built the mill said on Friday its engineers have found the leak and closed it.",
            "The state-run Lumo company that built the mill",
        ),
        ("When she came to the gate, the pilot told two guards that she was to be taken off.", "the pilot"),
        ("But more recently he has played it down as a threat, and said he opposes the law on pits.", "he"),
        ("That is not how it looks in Inés Paz’s words: “She walked home alone, and nobody asked her why.”", "Inés Paz"),
    ],
)
def test_a_plain_verb_has_its_subject(text: str, who: str) -> None:
    article = source(text)
    (found,) = add_rule_based(article, [])
    assert article.text[slice(*found.source_spans[0])] == who


def test_a_second_verb_of_an_act_is_none() -> None:
    assert add_rule_based(source("He walked home and slept until the sun had risen over the harbour."), []) == []


def test_a_participle_that_gives_a_name_says_nothing() -> None:
    article = source("The school campaign, called Clean Hands, comes as worry grows over what children drink at home and in class.")
    assert attribution.find(article) == []
