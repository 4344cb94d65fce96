"""Speakers behind descriptions, clauses, shortened titles and words that look like others."""

import pytest

from briefing.analysis.attribution.quote_introductions import find_introduced_quotes
from briefing.analysis.attribution.rule_based import add_rule_based
from tests.analysis.making import marked, source, speakers, whose


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # a surname that is also a month or another word
        ("Rosa May runs the port. In her speech, [s1 May] [c1 said] [t1 the dam leaks].", ["Rosa May"]),
        ("Rosa May came with Joe May. Later [s1 May] [c1 said] [t1 the dam leaks].", [None]),
        # a clause of the subject before its verb
        (
            "On Monday, Okoro, who was named to [s1 the Harbour Board by then-mayor Luis Paz,] [c1 said] [t1 that the dam leaks].",
            ["Okoro"],
        ),
        ("Joe Okoro, [s1 whose party holds ten seats,] [c1 said] [t1 the dam leaks].", ["Joe Okoro"]),
        ("Okoro, a loud critic of [s1 the port], [c1 said] in May [t1 the dam leaks].", ["Okoro"]),
        # words around the subject
        ("[s1 Okoro then] [c1 went on to explain] [t1 why the dam leaks].", ["Okoro"]),
        ("It rained, but at [s1 least a dozen members of the board] [c1 told] the Herald [t1 it leaks].", ["dozen members of the board"]),
        ("[s1 The prosecutor overseeing the case] [c1 said] [t1 it was late].", ["prosecutor overseeing the case"]),
        ("[s1 Officials in Oruro and New Callao] [c1 said] [t1 it was late].", ["Officials in Oruro and New Callao"]),
        ("The dam leaks, people with knowledge of [s1 the talks] [c1 said] [t1 no].", ["people with knowledge of the talks"]),
        ("The dam leaks, people [s1 with knowledge of the talks] [c1 said] [t1 no].", ["people with knowledge of the talks"]),
        ("The Greens candidate, [s1 who] [c1 called] [t1 the dam a grave], won.", ["Greens candidate"]),
        # what is named as the origin, whatever it is
        ("[t1 The dam leaks], [c1 according to] [s1 the results of a Kori University survey].", ["results of a Kori University survey"]),
        ("[t1 The dam leaks], [c1 according to] [s1 tradition].", [None]),
        # verbs behind other verbs
        ("[s1 Joe Okoro] [c1 countered] [t1 by urging the board to wait].", ["Joe Okoro"]),
        ("[s1 Joe Okoro] has been a friend of the mill and [c1 has pledged] [t1 his help].", ["Joe Okoro"]),
        ("Cuts [c1 recommended] [t1 by the board] were dropped.", [None]),
    ],
)
def test_subjects(text: str, voices: list[str | None]) -> None:
    assert speakers(text) == voices


@pytest.mark.parametrize(
    "text",
    [
        "[s1 A white paper of the board] [c1 said] [t1 no].\n\nIt rained.\n\nThe mill stood.\n\n[t2 The gate is old], [s2 it] [c2 said].",
        "[s1 The Lima-based body] [c1 said] [t1 the dam leaks].\n\n[t2 The gate is old], [s2 it] [c2 added].",
    ],
)
def test_it_goes_on_with_the_paper_or_body_that_spoke_last(text: str) -> None:
    first, second = speakers(text)
    assert first is not None
    assert first == second


def test_these_people_are_those_heard_before() -> None:
    text = "[s1 People familiar with the talks] [c1 said] [t1 no]. [s2 These people] [c2 warned] [t2 that they may fail]."
    assert speakers(text) == ["People familiar with the talks"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "[s1 The headline over the story] [c1 reads], [t1 “The Queen of the Port.”]",
        "[s1 Luis Paz] [c1 called for] [t1 a popular vote on who may fish in the harbour].",
        "[s1 The task force] [c1 also suggested] [t1 that towns loosen their limits on who may fish in the harbour].",
    ],
)
def test_what_reads_suggests_and_calls_for_a_vote(text: str) -> None:
    assert all(whose(text))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The tariff on tin is political and rests on untrue charges, a U.S. expert has said.", "a U.S. expert"),
        ("The ship will leave from Callao, near the old mill as planned, Okoro tweeted late Friday in the U.S.", "Okoro"),
        ("Closing that gap means cutting costs wherever they can be cut, as Mr. Okoro suggested at the meeting.", "Mr. Okoro"),
        ("The women who were attacked told how they had been dragged from their tents at night.", "The women who were attacked"),
        ("Joe Okoro was sorry when he came to Lima, and even admitted he had been late for the vote.", "Joe Okoro"),
    ],
)
def test_rules(text: str, who: str) -> None:
    (found,) = add_rule_based(source(text), [])
    assert text[slice(*found.source_spans[0])] == who


@pytest.mark.parametrize(
    "text",
    [
        "Despite Mr. Okoro’s claims that the mill is worth ten billion, all who asked put it far lower.",
        "By far the dearest is the plan of the leading candidate, Joe Okoro, which several analysts have estimated to cost two billion.",
        "Early estimates put the number of letters that were burned in the mill at ten thousand.",
        "One of the many reasons that Okoro keeps his books shut may be what they tell of the mill.",
    ],
)
def test_nouns_and_open_clauses_are_no_subjects_of_rules(text: str) -> None:
    assert add_rule_based(source(text), []) == []


def test_rules_look_where_something_is_only_known_as_something() -> None:
    article, found = marked("The ship, [c1 known as] [t1 the Pelican], will leave from Callao in May, Okoro tweeted late Friday.")
    added = [one for one in add_rule_based(article, found) if one not in found]
    assert [article.text[slice(*one.source_spans[0])] for one in added] == ["Okoro"]


@pytest.mark.parametrize("lead", ["Dr. Alvarez stated:", "On Monday, Ms. Alvarez repeated her warning:"])
def test_a_quotation_is_announced_with_any_verb_of_saying(lead: str) -> None:
    text = f"{lead}\n\n“The mine is closed for good, and it will stay so.”"
    (found,) = find_introduced_quotes(source(text), [])
    assert text[slice(*found.source_spans[0])].endswith("Alvarez")


def test_a_quotation_that_is_never_closed_goes_on() -> None:
    text = "[s1 Tom Okoro] [c1 told] the Herald:\n\n“The [t1 gate was old and stuck in its rails when the water came.] Nobody had oiled it"
    assert whose(text)[-2:] == [["Tom Okoro"]] * 2


def test_a_pronoun_behind_a_noun_of_its_sex_tells_nothing_of_the_name_before() -> None:
    text = (
        "On Monday, Minister Zarko Dimov [c1 vowed] [t1 to free the girl and her village]. “It is late,” [s2 he] [c2 said]. [t2 It rained]."
    )
    assert speakers(text)[1] == "Zarko Dimov"
