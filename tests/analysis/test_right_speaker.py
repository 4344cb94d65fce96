"""The right speaker, or rightly none: names cut wrong, pronouns, papers that speak, silence, and quotations that run on."""

from __future__ import annotations

import pytest

from briefing.analysis import attribution
from tests.analysis.making import named, names, source, speakers, whose


@pytest.mark.parametrize(
    ("text", "printed", "name"),
    [
        # the titles of several, and of who is elected
        ("On Friday Senators Rosa Alvarez and Tom Okoro met. Ms. Alvarez left.", "Alvarez", "Rosa Alvarez"),
        ("They cheered Senator-elect Rosa Alvarez. Ms. Alvarez left.", "Alvarez", "Rosa Alvarez"),
        # what is called out before a name
        ("The banner read: “Meet Rosa Alvarez.” Ms. Alvarez left.", "Alvarez", "Rosa Alvarez"),
        # a product is not its maker, nor what somebody is obsessed with a first name
        ("People with a Lumo Kestrel met. The Kestrel is new. On Tuesday Lumo promised more.", "Lumo", "Lumo"),
        ("They saw Coast-obsessed Okoro. On Tuesday Okoro left.", "Okoro", "Okoro"),
        # "Mr." before the surname of a woman is somebody else
        ("They saw Maria Okoro. Then Mr. Okoro left.", "Okoro", "Okoro"),
        ("They saw Kerry Okoro. Then Mr. Okoro left.", "Okoro", "Kerry Okoro"),
        # a word that joins sentences
        ("They saw Tom Okoro. Plus Okoro wants a dam.", "Okoro", "Tom Okoro"),
        # a particle in small letters
        ("They saw Rosa deAlvarez. Ms. deAlvarez left.", "deAlvarez", "Rosa deAlvarez"),
        # words between two of a body, a part of its name that is a party's, the short form of an office
        ("They saw the U.S. Energy Information Agency.", "U.S. Energy Information Agency", "U.S. Energy Information Agency"),
        ("They saw the Free Democratic Party.", "Free Democratic Party", "Free Democratic Party"),
        ("They saw France Telecom.", "France Telecom", "France Telecom"),
        ("They saw Chief of Staff Denis Okoro. Then Mr. Okoro left.", "Okoro", "Denis Okoro"),
        ("They saw the UN Special Envoy Luis Paz. Then Mr. Paz left.", "Paz", "Luis Paz"),
        # a weekday's short form that is a name
        ("It is late, according to Sun Weimin, a trader.", "Sun Weimin", "Sun Weimin"),
        # the office behind a surname that two bear
        (
            "The prime minister, Manuel Paz, said he was sad about Simon Paz’s death. Paz, the prime minister, left.",
            "Paz",
            "Manuel Paz",
        ),
        # a country's name behind "Mr."
        ("They saw Jim Jordan of Ohio. Then Mr. Jordan left.", "Jordan", "Jim Jordan"),
    ],
)
def test_a_name_is_whose_its_words_say(text: str, printed: str, name: str) -> None:
    assert named(text, printed) == name


def test_bodies_keep_their_and() -> None:
    found = names(
        "Then the Rivers and Harbours Commission met. The U.S. Soil and Water Service agreed. They read the Organization of Tides and "
        "Development report. They saw Lumo and the Kori Commission."
    )
    assert {"Rivers and Harbours Commission", "U.S. Soil and Water Service", "Organization of Tides and Development"} <= found.keys()
    assert {"Lumo", "Kori Commission"} <= found.keys()


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # what was cut off or hangs on
        ("[s1 The Oruro] Daily Mirror [c1 described] [t1 the dam as old].", ["Oruro Daily Mirror"]),
        ("Tom Okoro left. [s1 Okoro over] the weekend [c1 denied] [t1 that it leaks].", ["Tom Okoro"]),
        ("[s1 The fishers, at the] other end of the bay, [c1 praised] [t1 the dam].", ["fishers"]),
        ("[s1 All of the] [c1 confirmed] [t1 cases come from Lima].", [None]),
        ("[s1 The presidential] candidate [c1 said] [t1 it leaks].", ["presidential candidate"]),
        ("The film [s1 ends with Rosa Alvarez] [c1 claiming], [t1 “It leaks.”]", ["Rosa Alvarez"]),
        ("Mayor Rosa Alvarez left. [s1 The mayor over the weekend] [c1 joked] [t1 it leaks].", ["Rosa Alvarez"]),
        ("Tom Okoro left. [s1 Okoro himself] [c1 said] [t1 it leaks].", ["Tom Okoro"]),
        # what is told of, before the paper that tells it, and who gives out a paper
        ("[s1 Mr. Okoro, the indictment] [c1 asserted], [t1 wanted Paz gone because he had lied].", ["indictment"]),
        ("[c1 According to] [s1 a statement from the UN envoy for Yemen Luis Paz], [t1 it is late].", ["Luis Paz"]),
        ("[c1 According to] [s1 a letter from Lumo’s chairman Luis Paz], [t1 it is late].", ["Luis Paz"]),
        # a body's short form before the title of who speaks for it, and a verb before her
        ("[s1 The Peace Party (PP) leader Rosa Alvarez] [c1 said] [t1 it leaks].", ["Rosa Alvarez"]),
        (
            "[s1 Tom Okoro, the Peruvian envoy,] [t1 will take on a role], [c1 said] the department’s deputy spokesperson Rosa Alvarez.",
            ["Rosa Alvarez"],
        ),
        # those who only represent whom a name names, and a thing whose verbs follow
        ("[s1 Groups representing Uzbeks] [c1 complained] [t1 that it was late].", ["Groups representing Uzbeks"]),
        ("The deal will not free Luis Paz from prison, but [c1 calls for] [t1 a cap on his time].", [None]),
        # a relative and an agency of whom the sentence has a pronoun only
        ("Kim Duval’s relatives were away; [s1 her mother] [c1 had said]: [t1 “She gave them a voice.”]", ["mother"]),
        (
            "They left Altan Shaar. The new government seeks it, and [s1 its watchdog agency] [c1 has asked] [t1 him to come].",
            ["watchdog agency"],
        ),
        # she of whom the sentence is, and she who was asked
        (
            "Angela Paz leads. A 29-year-old Lima woman got probation after [s1 she] had [c1 posted] [t1 that a guard lied].",
            ["29-year-old Lima woman"],
        ),
        (
            "Ana Duarte caused a stir when [s1 an Oruro voter] [c1 asked] [t1 if she might run].\n\n"
            "[t2 “A great idea,”] [s2 she] [c2 replied].",
            ["Oruro voter", "Ana Duarte"],
        ),
        # what tells how somebody without a name spoke, and what is all that is told of him
        (
            "[t1 It leaks], [c1 according to] [s1 three senior harbour officials speaking] on condition of anonymity.",
            ["senior harbour officials"],
        ),
        ("[t1 It leaks], [c1 according to] [s1 those familiar with the plan].", ["those familiar with the plan"]),
        # whom "who" follows, whole
        ("They asked the larger fishing community [s1 who] [c1 fear] [t1 that it leaks].", ["larger fishing community"]),
        ("They asked Senator Rosa Alvarez, Liberal of Peru, [s1 who] [c1 said] [t1 that it leaks].", ["Rosa Alvarez"]),
        # a person is no capital of an island
        ("The race stopped. [s1 Hamilton] [c1 groaned]: [t1 “The track is fine.”]", ["Hamilton"]),
        # a day's name in front of whoever speaks of it
        (
            "A tent stood there during the last Tidefest, spokeswoman for the festival Ines Duarte told the Herald. "
            "It helps, [s1 the spokeswoman] [c1 said], [t1 since many come].",
            ["spokeswoman"],
        ),
        # a numbered thing is no agency
        ("Ships towed K-31 away. K-31 is white. [c1 According to] [s1 the agency], [t1 it melts].", ["agency"]),
        # who is spoken of is not who speaks
        (
            "[c1 According to] [s1 the boy’s parents and uncle], [t1 the child, named Tom Okoro, fell into the well].",
            ["boy’s parents and uncle"],
        ),
        ("Mayor [s1 Rosa Alvarez] got a letter signed by all dockers, which [c1 stated], [t1 “It leaks.”]", ["letter"]),
        ("Agent Tom Okoro left in May. [s1 The inspector general] [c1 said] [t1 it leaks].", ["inspector general"]),
        ("In May Tom Okoro left. But more recently he has mocked it, and [c1 said] [t1 it leaks].", ["Tom Okoro"]),
        # who "who" is: no place in between
        ("It pleased Sheriff Joe Okoro of Mari County, Ariz., [s1 who] [c1 says] [t1 it leaks].", ["Joe Okoro"]),
        # names that only tell whose somebody is
        ("[s1 The Senate and House candidates] [c1 said] [t1 it leaks].", ["Senate and House candidates"]),
        ("[s1 Lumo CEO and Kori founder Rosa Alvarez] [c1 said] [t1 it leaks].", ["Rosa Alvarez"]),
        # who stands behind "by"
        ("[s1 Cuts] [c1 recommended] by the board [t1 would take effect at once].", ["board"]),
        # somebody of a people
        (
            "Tom Okoro runs the mill. [s1 The 46-year-old South African] [c1 predicts] [t1 a flood].",
            ["Tom Okoro"],
        ),
        # "they" and "it"
        ("The port of Lima lies by the sea. Dockers blocked the gate. [s1 They] [c1 said] [t1 it leaks].", ["dockers"]),
        ("The bill is in the Senate. [s1 It] [c1 promises] [t1 to be a long fight].", [None]),
        ("The mill stood near the Senate. The post has no date. [s1 It] [c1 says] [t1 the mill is old].", ["post"]),
        ("[t1 “It leaks,”] [s1 the hospital] [c1 said]. [s2 It] [c2 said] [t2 he was well].", ["hospital", "hospital"]),
        ("Republicans met in Lima. [s1 The group] [c1 says] [t1 it leaks].", ["group"]),
        # a medium that only reported wrote no letter
        ("[t1 “It leaks,”] [s1 Reuters] [c1 reported]. [t2 “It is old,”] [s2 the letter] [c2 stated].", ["Reuters", "letter"]),
        # first person
        (
            "Rosa Alvarez left. [t0 “It leaks,”] [s0 she] [c0 said]. “[s1 I’ve] [c1 said] [t1 that it leaks].”",
            ["Rosa Alvarez", "Rosa Alvarez"],
        ),
        # the subject, not the first name
        ("A crowd of villagers around the Kori mill sent Rosa Alvarez a letter [c1 saying] [t1 it leaks].", ["villagers"]),
        ("Lumo said yes, and waited before the captain came back and [c1 said] [t1 “It leaks.”]", ["captain"]),
        ("On Monday Lumo and Kori closed, amid [c1 fears] [t1 that the dam leaks].", [None]),
    ],
)
def test_the_speaker_is_whom_the_sentence_means(text: str, voices: list[str | None]) -> None:
    assert speakers(text.replace("[t0 ", "[t9 ").replace("[s0 ", "[s9 ").replace("[c0 ", "[c9 "))[-len(voices) :] == voices


@pytest.mark.parametrize(
    "text",
    [
        "[s1 Rosa Alvarez] seems to be the aide [c1 described] [t1 in the papers as the helper].",
        "[s1 Rosa Alvarez], [c1 once thought] [t1 to be the winner], lost.",
        "It [c1 was revealed in a filing] with [s1 the Lima Commission] [t1 that the dam leaks].",
        "[s1 The agency] [c1 maintains] [t1 a list of dams].",
        "[s1 Did the ministry] [c1 say] [t1 that it leaks]?",
        "[s1 Mr. Okoro’s loss] [c1 recalled] [t1 the defeat of the mayor].",
        "[s1 Weather in Lima] [c1 threatened] [t1 the harvest].",
        "Rosa Alvarez was calm over the vote, [c1 said] [t1 just hours after the count].",
    ],
)
def test_nobody_says_what_is_done(text: str) -> None:
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "[s1 Rosa Alvarez] [c1 declined to answer] [t1 questions about the dam].",
        "[s1 Rosa Alvarez] [c1 did not respond to] [t1 requests for an interview about it].",
        "[s1 Rosa Alvarez] [c1 pleaded guilty] [t1 to charges of fraud at the mill].",
        "[s1 Rosa Alvarez] [c1 plans] [t1 to launch a ferry from Lima next month].",
        "[s1 Rosa Alvarez] [c1 responded with] [t1 two more letters to the mill].",
        "[s1 Rosa Alvarez] [c1 seemed] [t1 determined to be the first].",
        "The mill cleared the page on which it worked, days after [s1 Rosa Alvarez] [c1 announced] [t1 her trip].",
        "[s1 Forecasts of the bureau] [c1 call for] [t1 rain on the coast].",
    ],
)
def test_who_keeps_silent_acts_or_is_told_of_on_the_way_says_nothing(text: str) -> None:
    assert whose(text) == [[]]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("[s1 A survey of dockers] [c1 found] [t1 that most of them are tired].", "survey of dockers"),
        ("[s1 The documents] [c1 show] [t1 that the mill was sold twice].", "documents"),
        ("[s1 Six women of the harbour] [c1 called] [t1 the board “out of touch”].", "Six women of the harbour"),
        ("[s1 Rosa Alvarez] [c1 maintains] [t1 that the dam is safe].", "Rosa Alvarez"),
    ],
)
def test_papers_find_and_people_call(text: str, voice: str) -> None:
    assert whose(text) == [[voice]]


def test_a_quotation_that_opens_once_goes_on_until_it_closes() -> None:
    text = (
        "Rosa Alvarez wrote on Saturday: “I had to close the mill because it leaks.\n\nIt had leaked for years.\n\n"
        "There was nothing to hide!”"
        "\n\nThe mill stands in Lima."
    )
    (found,) = [one for one in attribution.find(source(text)) if one.mode == "direct"]
    assert [text[start:end] for start, end in found.content_spans][1:] == ["It had leaked for years.", "There was nothing to hide!”"]


def test_a_quotation_that_never_closes_ends_with_its_paragraph() -> None:
    text = (
        "Rosa Alvarez wrote on Saturday: “I had to close the mill because it leaks.\n\nIt had leaked for years.\n\nThe mill stands in Lima."
    )
    found = [one for one in attribution.find(source(text)) if one.mode == "direct"]
    assert all(end <= text.index("\n") for one in found for _, end in one.content_spans)


@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        ("Minutes later, a shot rang out, Okoro told the Harbour Herald.", "Okoro", "Minutes later, a shot rang out"),
        (
            "Mayor Rosa Alvarez went even further on Thursday, tweeting:\n\n“The dam is safe, and it will stay.”",
            "Mayor Rosa Alvarez",
            "“The dam is safe, and it will stay.”",
        ),
    ],
)
def test_who_told_whom_and_who_went_on_to_write(text: str, who: str, content: str) -> None:
    spans = {
        (text[slice(*one.source_spans[0])], text[slice(*one.content_spans[0])])
        for one in attribution.find(source(text))
        if one.source_spans
    }
    assert (who, content) in spans


def test_labels_in_capitals_that_only_share_a_word_are_no_speakers() -> None:
    labels = ["ROAD FACTS", "FERRY FACTS", "COMPETITION", "FUTURE TRIPS", "COSTS"]
    assert source("\n".join(f"{label}: The ferry leaves from Lima at noon." for label in labels)).turns == ()
    assert len(source("OKORO: We sail.\nROSA ALVAREZ: We stay.\nALVAREZ: We wait.").turns) == 3
