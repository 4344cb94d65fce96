"""Not whoever is named nearby: pronouns, surnames, bare nouns and descriptions that mean somebody else, and what nobody says."""

from __future__ import annotations

import pytest

from tests.analysis.making import named, names, speakers, whose


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # who is asked answers
        (
            "[s1 Merit Paz] [c1 asked] Tom Okoro [t1 if he had sent anybody]. [s2 He] nodded, [c2 saying], [t2 “They can’t believe it.”]",
            ["Merit Paz", "Tom Okoro"],
        ),
        # somebody with a long title begins the sentence before
        (
            "[t1 “Most want no guard,”] [s1 Rep. Mike Doyal] [c1 told] reporters.\n\nFormer Speaker of the House Tom Okoro praised the "
            "rules. [s2 He] [c2 said] [t2 no guard should change that].",
            ["Mike Doyal", "Tom Okoro"],
        ),
        # a name in passing is no subject
        (
            "Whether the vote would help him, as it did President Bill Alvarez in the nineties, or for fear, Mr. Okoro joined the talk at "
            "once. [t1 “We spoke of it today,”] [s1 he] [c1 told] reporters.",
            ["Okoro"],
        ),
        # who is only told of in a clause does not go on
        (
            "[s1 Mr. Tom Okoro] [c1 did not say] [t1 whether the law might help a florist who denied service]. Yet a [s2 florist who] "
            "[c2 denied] [t2 service] left. [s3 He] [c3 said], [t3 “The issue is this.”]",
            ["Tom Okoro", "florist", "Tom Okoro"],
        ),
        ("Tom Okoro leads. The real problem is Luis Paz, [s1 he] [c1 said], [t1 and his bank].", [None]),
        # who is named in what is said does not say it
        (
            "Mr. Tom Okoro met a Chilean. [s1 The man] had spied, but [c1 told] the court [t1 that he was alone when he met Okoro].",
            ["man"],
        ),
        (
            "Agents searched the site. [s1 The site] [c1 said] [t1 so]. [s2 The woman] [c2 told] them [t2 that it was hers].",
            ["site", "woman"],
        ),
        # a name that only tells whose aide speaks
        (
            "Mrs. Alvarez left. Alvarez won. [s1 Alvarez communication director Jenny Paz] [c1 said] [t1 it leaks]. "
            "[t2 “It is late,”] [s2 she] [c2 said].",
            ["Jenny Paz", "Jenny Paz"],
        ),
        # two descriptions in one sentence are two people
        (
            "Senator Lin Gray met Mr. Tom Okoro. Gray left. [s1 The Ohio senator] [c1 called on] [t1 all to go] after [s2 the billionaire "
            "mogul] [c2 claimed] [t2 that it leaks].",
            ["Lin Gray", "billionaire mogul"],
        ),
        ("Mr. Tom Okoro came. In a talk with the [s1 network RT he] [c1 blasted] [t1 the press].", ["Tom Okoro"]),
        ("Mr. Tom Okoro left in May. [s1 The inspector general] [c1 said] [t1 it leaks].", ["inspector general"]),
    ],
)
def test_a_pronoun_is_not_whoever_stands_nearest(text: str, voices: list[str | None]) -> None:
    assert speakers(text) == voices


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ron Okoro left. Okoro won. His wife came later. They met Selma Okoro. “No dam,” it read. An angry Okoro left.", "Ron Okoro"),
        ("Former mayor Rosa Reuters left. On Monday Reuters said no.", "Rosa Reuters"),
        ("Rosa Alvarez left. “Crooked Rosa Alvarez is late,” it read. On Monday Alvarez left.", "Rosa Alvarez"),
        ("Model Rosa Alvarez left. On Monday Alvarez said no.", "Rosa Alvarez"),
    ],
)
def test_a_surname_goes_on_meaning_whom_it_meant(text: str, name: str) -> None:
    assert named(text, name.split()[-1]) == name


def test_a_zoo_has_its_town_in_its_name() -> None:
    assert names("They met at the Lima Zoo on Monday.") == {"Lima Zoo": "organisation"}


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # a heading in capitals that ran into the text names nobody, and a paper that nobody gave out speaks for itself
        ("[s1 LUMO ISSUES WIDE TRAVEL ADVICE FOR KORI AIRWAYS (May 4, 2021) – The airline] [c1 warned] [t1 travellers].", ["airline"]),
        ("Lumo will close its mill in Kori, [s1 a filing] [c1 shows] [t1 that Lumo has lost millions].", ["filing"]),
        # a body that its sentence names by a noun is "the organization"
        (
            "The Kori Academy met. The Oruro Fund and the Lumo League paid. The Lumo League left. Last week, as criticism of the academy "
            "grew louder, [s1 the organization] [c1 announced] [t1 a task force].",
            ["Kori Academy"],
        ),
        # a surname like a word, and a bare noun, where the article has one whole name
        ("Minister Michael Short left. [t1 “The law is good,”] [s1 Short] [c1 said].", ["Michael Short"]),
        ("They were in Coast Mercy Hospital. [t1 He is well], [s1 the hospital] [c1 said].", ["Coast Mercy Hospital"]),
        ("They were in Coast Mercy Hospital and Lima State Hospital. [t1 He is well], [s1 the hospital] [c1 said].", ["hospital"]),
        ("The coast’s e-mails leaked. E-mails leaked. [s1 The e-mails] [c1 said] [t1 so].", ["e-mails"]),
        # not cut short, and the name beside it
        ("The union heard from harbour workers [s1 who] [c1 claim] [t1 the crane is old].", ["harbour workers"]),
        ("It angered friends of so-called dock workers [s1 who] [c1 argue] [t1 the crane is old].", ["friends of so-called dock workers"]),
        ("Peter Okoro, the F.B.I. senior [s1 agent who] [c1 mocked] [t1 the mayor], was fired.", ["Peter Okoro"]),
        ("Some, like Sen. Tom Okoro, [s1 a Coast Party lawmaker from Oruro] – [c1 arguing] [t1 that it leaks] – left.", ["Tom Okoro"]),
        ("[s1 One of Mr. Paz’s rivals, Representative Ron Okoro of Texas,] [c1 scoffed at] [t1 the plan].", ["Ron Okoro"]),
        ("[s1 Senator Rosa Paz’s office (D-Lima)] [c1 said] [t1 it leaks].", ["Senator Rosa Paz’s office"]),
        ("[s1 A clerk for the Coast Synod, of which both are members], [c1 said] [t1 it leaks].", ["clerk for the Coast Synod"]),
        ("[s1 Friends of the park, including Mayor Ana Paz], [c1 say] [t1 it leaks].", ["Friends of the park, including Mayor Ana Paz"]),
        ("It is a bold - [s1 an aggressive - some] [c1 say] [t1 unreal] - plan.", [None]),
        ("[s1 A spokesman for Lima County Prosecutor Bob Okoro] [c1 said] [t1 no].", ["spokesman for Lima County Prosecutor Bob Okoro"]),
        ("[s1 Secretary of the Interior Rosa Alvarez] [c1 said] [t1 no].", ["Rosa Alvarez"]),
        ("[s1 The cable, sent under Ambassador Tom Okoro]’s name, [c1 warned] [t1 of it].", ["cable"]),
        # a lawmaker by his state, and none by his committee
        (
            "Ohio Rep. Tim Paz and California Democratic Rep. Nan Okoro met. Mr. Paz left. [s1 The California Democrat] [c1 said] [t1 no].",
            ["Nan Okoro"],
        ),
        ("Michael Okoro must come, [s1 the committee’s senior Democrat] [c1 said].[t1 ]", ["committee’s senior Democrat"]),
        # bodies that the noun does not fit
        ("She taught at Kori University. [s1 The group] [c1 said] [t1 it leaks].", ["group"]),
        ("The White House said no. Ms. Paz runs. [s1 The campaign] [c1 said] [t1 it leaks].", ["campaign"]),
        (
            "According [c1 to] [s1 a complaint by the port], [t1 the owners engaged in a “long scheme” of theft]. [s2 The owners] "
            "[c2 engaged in] [t2 a “long scheme”].",
            ["complaint by the port", "owners"],
        ),
        ("The FBI came. Mr. Paz has an office. [s1 The office] [c1 said] [t1 it leaks].", ["office"]),
        # recordings, media and papers
        ("Ms. Rosa Alvarez left. [t1 “You win,”] [s1 the video] showed Alvarez [c1 telling] them.", ["Rosa Alvarez"]),
        ("Mr. Tom Okoro left after [s1 a video emerged of him] [c1 warning] [t1 that the dam leaks].", ["Tom Okoro"]),
        (
            "[t1 “It is late,”] [c1 said] [s1 Rosa Paz, one of the organizers of the letter]. [s2 The letter] [c2 quotes] [t2 him].",
            ["Rosa Paz", "letter"],
        ),
        (
            "[s1 Lumo Bank] [c1 said] [t1 it pays]. Some parents sent a letter to the bank. [t2 “It is late,”] [s2 the letter] [c2 said].",
            ["Lumo Bank", "letter"],
        ),
        (
            "[s1 The rowers] [c1 sent a letter to] [t1 the port]. Lumo Bank left. [t2 “It is late,”] [s2 the letter] [c2 said].",
            ["rowers", "rowers"],
        ),
    ],
)
def test_a_description_keeps_its_words_or_gets_its_name(text: str, voices: list[str | None]) -> None:
    assert speakers(text) == voices


@pytest.mark.parametrize(
    "text",
    [
        "[s1 Okoro] [c1 believed] [t1 that the line was useless].",
        "[s1 The crew] [c1 thought] [t1 the pump was off].",
        "[s1 Residents] [c1 believe] [t1 the dam is safe].",
        "[s1 Okoro] [c1 doesn’t think] [t1 the line was open for more than five minutes].",
        "[s1 The union] [c1 is concerned about] [t1 how the night shifts are filled].",
        "[s1 Alvarez] [c1 stopped short of saying] [t1 she would vote for the bill].",
        "[s1 The coach] [c1 had no idea] [t1 the injury was serious].",
        "When she declined, [s1 Okoro] [c1 dismissed] [t1 her again].",
        "Alvarez [c1 was challenged] by [s1 Tom Okoro] [t1 in a vote of the party].",
        "Officials, [s1 who] [c1 asked] [t1 not to be identified discussing plans], met.",
    ],
)
def test_nobody_says_what_is_thought_or_done(text: str) -> None:
    assert whose(f"{text}")[-1] == []
