"""Who a source span names, within one article."""

import pytest

from tests.analysis.making import chains, speakers


def test_titles_and_affiliation_come_from_the_words_around_a_name() -> None:
    ((before, _),) = chains("[s1 Ghanaian Finance Minister Ama Owusu] [c1 said] [t1 the debt will be paid].")
    assert (before.name, before.title, before.affiliation, before.country) == ("Ama Owusu", "Ghanaian Finance Minister", "Ghana", "GHA")
    ((behind, _),) = chains("[s1 Lena Voss, a spokeswoman for the Rhine Port Authority,] [c1 said] [t1 ships were waiting].")
    assert (behind.name, behind.affiliation) == ("Lena Voss", "Rhine Port Authority")
    assert "spokeswoman" in behind.title
    ((ran, _),) = chains("[s1 Jake Ellis, a singer who was on stage with Mr. Okoro,] [c1 said] [t1 it was loud].")
    assert ran.title == "singer"
    ((brother, _),) = chains("[s1 The brother of the gunman, Tom Okoro,] [c1 said] [t1 he knew nothing].")
    assert brother.title is None
    ((driver, _),) = chains("[s1 The pilot, Tom Okoro,] [c1 said] [t1 he knew nothing].")
    assert driver.title == "pilot"
    ((one, _),) = chains("One of Mr. Tom Okoro left. [s1 Tom Okoro] [c1 said] [t1 it was late].")
    assert one.title is None
    ((also, _),) = chains("[s1 Lena Voss, who is also one of the chief pilots for ferries,] [c1 said] [t1 ships were waiting].")
    assert also.title == "one of the chief pilots for ferries"


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # pronouns
        ("Mayor Rosa Alvarez met nurses. [s1 She] [c1 said] [t1 wards would open].", ["Rosa Alvarez"]),
        (
            "[s1 Tom Okoro] [c1 said] [t1 the mine was safe]. Grace Banda disagreed. [t2 “We saw cracks,”] [s2 she] [c2 said].",
            ["Tom Okoro", "Grace Banda"],
        ),
        ("Lumo Motors cut its forecast. [s1 It] [c1 said] [t1 sales had slowed].", ["Lumo Motors"]),
        # surnames
        ("Tom Okoro owns the mine. [s1 Mr. Okoro] [c1 said] [t1 the mine was safe].", ["Tom Okoro"]),
        # titles alone
        ("Health Minister Grace Banda flew to Ndola. [s1 The minister] [c1 promised] [t1 more beds].", ["Grace Banda"]),
        ("[s1 A spokesman for the airline] [c1 said] [t1 flights resumed]. [s2 The spokesman] [c2 added] [t2 that nobody was hurt].", None),
        # bodies pointed back at
        ("The River Ministry closed the dam. [s1 The ministry] [c1 said] [t1 levels were falling].", ["River Ministry"]),
        ("Shares of Lumo Motors Inc. fell. [s1 The company] [c1 blamed] [t1 a strike].", ["Lumo Motors Inc."]),
        # places that speak for governments
        ("[s1 Lima] [c1 accused] [t1 its neighbour of moving the border].", ["Peru"]),
        # inverted, with apposition
        ("[t1 “The vote was fair,”] [c1 said] [s1 Ines Duarte, head of the mission].", ["Ines Duarte"]),
        # who
        ("Prices angered [s1 farmers, who] [c1 said] [t1 they could not pay].", ["farmers"]),
        # several together
        ("[s1 Ana Lund, Ohio Sen. Tom Okoro and Peruvian President Rosa Paz] [c1 said] [t1 no].", ["Ana Lund, Tom Okoro and Rosa Paz"]),
        ("[s1 Grace Banda and Tom Okoro] [c1 said] [t1 they would talk].", ["Grace Banda and Tom Okoro"]),
        # unnamed
        ("[s1 a senior Kenyan official] [c1 said] [t1 the talks had failed].", ["senior Kenyan official"]),
    ],
)
def test_the_voice_of_a_source(text: str, voices: list[str] | None) -> None:
    found = speakers(text)
    if voices is None:
        assert found[0] == found[1]
    else:
        assert found == voices


def test_the_quoted_is_the_voice_and_the_medium_the_channel() -> None:
    ((voice, via),) = chains("[s1 Peruvian media] quoted a rescue worker [c1 as saying] [t1 the tunnel had flooded].")
    assert (voice.name, via.name) == ("rescue worker", "Peruvian media")
    ((voice, via),) = chains("[s1 Ines Duarte] [c1 told] [t1 Reuters that the count was over].")
    assert (voice.name, via.name) == ("Ines Duarte", "Reuters")


def test_according_to_means_what_follows() -> None:
    assert speakers("[t1 The bridge was closed], [c1 according to] [s1 the] police chief Hugo Lind.") == ["Hugo Lind"]


def test_a_participle_takes_the_subject_of_its_sentence() -> None:
    assert speakers("Grace Banda opened the clinic, [c1 saying] [t1 it would serve three districts].") == ["Grace Banda"]


def test_a_passive_names_nobody_but_its_agent() -> None:
    assert speakers("[s1 The tunnel] [c1 is expected] [t1 to open in May].") == [None]
    assert speakers("[s1 The club] [c1 was criticised] by fans for [t1 selling its best player].") == ["fans"]


def test_he_and_she_go_by_sex() -> None:
    text = "[s1 Grace Banda] [c1 said] [t1 the mine was closed]. Peter Lungu stood beside her. [s2 He] [c2 said] [t2 he was sorry]."
    assert speakers(text) == ["Grace Banda", "Peter Lungu"]


def test_forms_say_why_they_belong_to_a_voice() -> None:
    rows = chains("Mayor Rosa Alvarez met nurses. [s1 She] [c1 said] [t1 wards would open].")
    voice = rows[0][0]
    assert voice is not None
    assert [(form.text, form.why) for form in voice.forms] == [("She", "“she” with the name before it")]


@pytest.mark.parametrize("text", ["[s1 ”] [c1 said] [t1 x]", "[s1 and] [c1 said] [t1 so it goes]", "[c1 :] [t1 nothing at all]"])
def test_a_source_without_words_is_nobody(text: str) -> None:
    assert speakers(text) == [None]


def test_two_states_that_speak_together_are_neither_of_them() -> None:
    ((voice, _),) = chains("[s1 Peru and Chile] [c1 said] [t1 the border would open].")
    assert (voice.name, voice.kind, voice.affiliation, voice.country) == ("Peru and Chile", "group", None, None)


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # a name ends before a clause
        ("[s1 A former clerk, who left in 2019 and now works for a bank,] [c1 said] [t1 the papers were forged].", ["former clerk"]),
        (
            "[s1 A diplomat who was at the talks and now lives in Quito] [c1 said] [t1 the offer was real].",
            ["diplomat who was at the talks"],
        ),
        ("[s1 The letter on whether the dam] [c1 said] [t1 nothing about costs].", ["letter"]),
        ("MANILA — [s1 MANILA — Shipping agents] [c1 said] [t1 the port was shut].", ["Shipping agents"]),
        ("[s1 Some in the council] [c1 said] [t1 the shed was too old].", ["Some in the council"]),
        # whose words they are
        ("[s1 The remarks by Rainer Holt, who heads the drivers’ union,] [c1 suggested] [t1 the strike would end].", ["Rainer Holt"]),
        ("[s1 A statement issued by the National Water Agency] [c1 said] [t1 the well was safe].", ["National Water Agency"]),
        ("[s1 A letter from Finance Minister Ama Owusu] [c1 told] [t1 the bank to stop].", ["Ama Owusu"]),
        ("[s1 Mr. Okoro’s written comments] [c1 called] [t1 the tax unfair].", ["Okoro"]),
        ("Sheds burned in Mombasa. Omondi Freight owns one. [s1 A police statement] [c1 said] [t1 the fire was out].", ["police"]),
        # a name behind a noun that is no title
        ("[s1 a spokeswoman for the festival Anja Lund] [c1 said] [t1 the show would go on].", ["Anja Lund"]),
        ("[s1 a spokesman for President Ruto] [c1 said] [t1 the trip was off].", ["spokesman for President Ruto"]),
        ("[s1 From Nairobi, Grace Wanjiru, the security adviser,] [c1 said] [t1 the port would open].", ["Grace Wanjiru"]),
        # who is not meant
        ("The dockers of Callao stopped work on Monday. [s1 The union] [c1 said] [t1 talks had failed].", ["union"]),
        ("The freighter Ondina’s hull broke. [s1 The port authority] [c1 said] [t1 oil had leaked].", ["port authority"]),
        ("The Ondina’s hull broke off Iquique. [s1 The government] [c1 fears] [t1 that prices will rise].", ["government"]),
        ("Lumo Lines, [s1 which owns the Ondina], [c1 denied] [t1 that the engine had failed].", ["Lumo Lines"]),
        ("The union Ondina called a strike. [s1 The union] [c1 said] [t1 talks had failed].", ["Ondina"]),
        (
            "Lima prosecutor Jorge Rojas quit. A bus fell into a gorge near Cusco. [s1 The Cusco prosecutor] [c1 said] [t1 brakes failed].",
            ["Cusco prosecutor"],
        ),
        (
            "Lumo Motors chief executive Ivan Petrov left. [s1 The prime minister] [c1 said] [t1 small firms hide thieves].",
            ["prime minister"],
        ),
        ("At the Regatta, spokeswoman Ines Duarte smiled. [s1 The spokeswoman] [c1 said] [t1 the boats were empty].", ["Ines Duarte"]),
        # the expert who spoke last
        (
            "Min-ho Cheong, a missile expert, spoke in Seoul. [s1 Maria Silva] [c1 said] [t1 the tests were on time]. "
            "[s2 The expert] [c2 added] [t2 that two more were planned].",
            ["Maria Silva", "Maria Silva"],
        ),
        # a participle that tells what something means
        ("Tom Okoro joined the talks, [c1 suggesting] [t1 that the bank would pay].", [None]),
        # the medium behind an inverted cue
        ("[t1 Peter Mwangi and Ann Njeri are on the list], [c1 reported] the BBC.", ["BBC"]),
    ],
)
def test_the_right_voice_where_a_wrong_one_lies_near(text: str, voices: list[str | None]) -> None:
    assert speakers(text) == voices


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # of several companies the one in focus
        (
            "Lumo Bank sued Andes Motors in Callao. Andes Motors had lost a car. [s1 The company] [c1 said] [t1 it was fair].",
            ["Andes Motors"],
        ),
        ("Kori Airways turned a jet back to LPX on Monday. LPX was busy. [s1 The airline] [c1 said] [t1 all was well].", ["Kori Airways"]),
        (
            "The papers of the law firm Duarte Lind were stolen. ABCD, a club of reporters, has them. ABCD wrote about them. "
            "[s1 The firm] [c1 denied] [t1 any crime].",
            ["Duarte Lind"],
        ),
        (
            "As the Sindh Evening Times reported, bills rose in Karachi. [s1 The power company] [c1 admitted] [t1 a mistake].",
            ["power company"],
        ),
        # rather nobody than anybody
        ("Phones will be shown at the TKX show in Seoul. [s1 The firm] [c1 hopes] [t1 to sell more].", ["firm"]),
        ("[s1 The airline, Kori Airways,] [c1 said] [t1 flights would resume].", ["Kori Airways"]),
        # a firm bears the surname of its lawyer
        (
            "Ines Duarte, a lawyer with Lind & Duarte in Lima, sued the port. [s1 Duarte] [c1 said] [t1 it was late]. "
            "[t2 “We will win,”] [s2 she] [c2 said].",
            ["Ines Duarte", "Ines Duarte"],
        ),
        # what happens says nothing
        ("[s1 Recent developments] [c1 suggest] [t1 the storm will turn north].", [None]),
        ("[s1 Claims] [c1 say] [t1 the dam was mined].", [None]),
        ("[s1 Earlier] [c1 reports] had [t1 put the well at a depth of 40 metres].", [None]),
        # reports and media are sources, though unnamed
        ("[s1 Earlier reports] [c1 said] [t1 two had died]. [s2 Reports] [c2 said] [t2 three had].", ["reports", "reports"]),
        ("[s1 Local media] [c1 said] [t1 the bridge had gone].", ["Local media"]),
        # who hears does not say
        ("[s1 The chairman, Luis Paredes,] [c1 told] Reuters: [t1 “We are in talks.”]", ["Luis Paredes"]),
        # a surname that is a word for places too
        ("Park Ji-hye, a lawyer in Seoul, sued the bank. [s1 Park] [c1 said] [t1 nobody was asked].", ["Park Ji-hye"]),
        # what stands before the subject
        ("Rosa Alvarez came. Hours [s1 later she] [c1 said] [t1 the talks were over].", ["Rosa Alvarez"]),
    ],
)
def test_the_voice_is_the_one_in_focus_or_nobody(text: str, voices: list[str | None]) -> None:
    assert speakers(text) == voices
