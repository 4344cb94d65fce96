"""Whom words belong to where somebody else stands nearer: clauses, questions, bodies, places, papers and those who only pass on."""

from __future__ import annotations

import pytest

from tests.analysis.making import named, speakers, whose


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # what he says tells of another, also by what that one owns
        (
            "[s1 Luis Paz] [c1 said] [t1 it leaks]. But Tom Okoro’s hard line alienated Paz. Okoro met him.\n\n"
            "[s2 He] [c2 deemed] [t2 Okoro’s plan “a con”].",
            ["Luis Paz", "Luis Paz"],
        ),
        # a sentence that is set off by who says it tells of another
        (
            "[s1 Luis Paz] [c1 asked]: [t1 “What are we ill of?”]\n\n[c2 Saying] [t2 Mayor Okoro], [s3 he] [c3 said], "
            "[t3 was “too plain an answer.”]",
            ["Luis Paz", None, "Luis Paz"],
        ),
        # who is asked about does not answer
        ("[s1 Tom Okoro] [c1 said] [t1 it is late].\n\nGovernor Paz? [t2 “Strong,”] [s2 he] [c2 said].", ["Tom Okoro", "Tom Okoro"]),
        # the clause before a pronoun tells whom it means
        (
            "[s1 Mr. Okoro] [c1 said] [t1 it leaks]. But when the draft was sent to Mr. Paz, [s2 he] [c2 dismissed] [t2 the talk].",
            ["Okoro", "Paz"],
        ),
        (
            "Jane Okoro met Luis Paz. [s1 Jane Okoro] [c1 said] [t1 it leaks]. Her line is a nod to Mary Diaz; [s2 she] [c2 announced] "
            "[t2 her divorce with it].",
            ["Jane Okoro", "Mary Diaz"],
        ),
        # one of whom it is the name begins the sentence before
        (
            "[t1 “Man, it stinks,”] [s1 Mr. Okoro] [c1 said].\n\nOne miner, Deputy Luis F. Paz of Oruro, even spoke of a strike if the pit "
            "stays shut.\n\n[t2 “We know where it leads,”] [s2 he] [c2 said].",
            ["Okoro", "Luis F. Paz"],
        ),
        # an office begins the sentence before
        (
            "Mayor Tom Okoro won. [t1 “It leaks,”] [s1 Senator Luis Paz] [c1 said]. Mr. Paz’s talk was heard. The mayor stepped in "
            "on Friday at a dinner. The next day, [s2 he] [c2 clarified] [t2 that he only spoke of rights].",
            ["Luis Paz", "Tom Okoro"],
        ),
        # nobody but one is named since, in the paragraph that goes on
        (
            "[s1 Tom Okoro] [c1 apologized for] [t1 his stance].\n\nBut the words helped Luis Paz make his case. [s2 He] [c2 said] "
            "[t2 he wants to end it].",
            ["Tom Okoro", "Luis Paz"],
        ),
        # a relative is meant, who has no name here
        (
            "Mr. Okoro came. [s1 Tom Okoro] [c1 said] [t1 it leaks]. The boys rolled their eyes at their father as [s2 he] [c2 compared] "
            "[t2 the dam to a sieve].",
            ["Tom Okoro", None],
        ),
    ],
)
def test_a_pronoun_means_whom_its_clause_or_the_one_before_is_about(text: str, voices: list[str | None]) -> None:
    assert speakers(text) == voices


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # many without a face go on
        (
            "[s1 Senior harbour officials] [c1 said] [t1 it was cut]. [s2 Critics] [c2 have said] [t2 that it was hidden]. [s3 They] "
            "[c3 have criticized] [t3 Ana Paz for it].",
            ["Senior harbour officials", None, None],
        ),
        # those who spoke last are named behind as others
        (
            "[s1 cops] [c1 said] [t1 they look into it]. [s2 They] [c2 say] [t2 they thank the zoo], but now cops are probing it.",
            ["cops", None],
        ),
        # a body without a name is "the group"
        (
            "The Harbour Association met. The Harbour Association paid. [s1 The task force panel] [c1 called on] [t1 schools to help]. "
            "[s2 The group] [c2 also called on] [t2 mayors to pay].",
            ["task force panel", "task force panel"],
        ),
        # far off and by the way stands no group
        (
            "Ana Paz met Luis Diaz at Oruro Consulting Group. It rained. It snowed. It blew. It is. It was. [s1 The organization] "
            "[c1 confirmed] [t1 the cost of it].",
            ["organization"],
        ),
        # the company is the one whose spokesman spoke, also behind a medium
        (
            "Lumo Airways is big. One ship was run by Lumo Airways and one by All Blue. [s1 A spokesman for All Blue] [c1 said] [t1 it is "
            "back]. [s2 The airline] [c2 said] [t2 it is safe]. It was All Blue Airways’ own. [t3 It was late], [s3 CNN] [c3 reported].\n\n"
            "[s4 The carrier] [c4 said] [t4 it asks why].",
            ["spokesman for All Blue", "All Blue Airways", "CNN", "All Blue Airways"],
        ),
        # a ship that takes an article is no company
        (
            "Lumo has built ships. Now the Sea Wolf is to raise what Lumo can carry. The Sea Wolf has two decks. The Sea Wolf sails. "
            "[s1 The company] [c1 says] [t1 it will be cheap].",
            ["Lumo"],
        ),
        # of which a sentence tells what is feared
        ("It is feared that the space agency has lost the craft. But [s1 it] [c1 has told] us [t1 that it knows].", ["space agency"]),
    ],
)
def test_they_and_bodies_mean_those_who_can_be_meant(text: str, voices: list[str | None]) -> None:
    assert speakers(text) == voices


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # others only pass on
        ("Mr. Tom Okoro lost. [t1 “We got beaten,”] [s1 aides] [c1 said] Mr. Okoro told the crew behind closed doors.", ["Tom Okoro"]),
        # the subject of its own sentence
        ("It was drafted, [s1 Mr. Paz] said. Critics, however, [c1 say] [t1 it differs].", [None]),
        ("[s1 Mayor Luis Paz] gave a report. The report, paid by the port, [c1 recommended] [t1 more guards].", ["report"]),
        # a place behind a comma
        ("Mr. Paz, speaking at a dinner in Arica, [s1 Chile], [c1 was explaining] [t1 why he ran].", ["Paz"]),
        # a petition that blames
        ("Some 2,000 signed a petition that [c1 sharply criticized] [t1 the port for it].", ["petition"]),
        # those who take a stand, not who meets them
        ("Mayor Luis Paz met with Oruro millers who are resisting the deal, [c1 saying] [t1 it gives away too much].", ["Oruro millers"]),
        # others blame him for what he says
        (
            "[s1 Mr. Paz] drew criticism from the port for running a show while [c1 openly saying] [t1 that he might run].",
            [None],
        ),
        # whom it is told, and who is named in what is denied
        ("Ana Paz, meanwhile, [c1 told] Luis Diaz on Friday [t1 that it leaks].", ["Ana Paz"]),
        ("Ana Paz, for her part, [c1 has denied] [t1 that Luis Diaz and the port knew it].", ["Ana Paz"]),
        # papers that speak for themselves
        ("[t1 Lumo has $3 in reserve], [c1 according to] [s1 a regulatory filing].", ["regulatory filing"]),
    ],
)
def test_who_stands_nearer_does_not_say_it(text: str, voices: list[str | None]) -> None:
    assert speakers(text)[: len(voices)] == voices


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("[s1 Reps. Ana Paz of Oruro and Luis Diaz of Tacna] [c1 said] [t1 it leaks].", "Ana Paz and Luis Diaz"),
        ("[s1 Ana Paz and her lawyer, Luis Diaz], [c1 claim] [t1 it leaks].", "Ana Paz and Luis Diaz"),
    ],
)
def test_both_speak_who_are_named_together(text: str, voice: str) -> None:
    assert speakers(text) == [voice]


def test_who_is_asked_says_nothing() -> None:
    assert whose("[s1 Tom Okoro] [c1 said] [t1 it leaks].\n\n[c2 Asked] point-blank, [t2 “Is that you?”]") == [["Tom Okoro"], []]


def test_a_president_is_not_the_child_who_is_named_in_full() -> None:
    assert named("The aide wrote of Ana and Sasha Okoro’s looks. They join President Okoro each year.", "Okoro") == "Okoro"
