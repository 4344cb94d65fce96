"""What is nobody's: things, crowds without a name, pieces of names; and names that stay whole."""

import pytest

from tests.analysis.making import names, speakers, whose


@pytest.mark.parametrize(
    "text",
    [
        "[s1 Critics] [c1 say] [t1 the dam leaks].",
        "[s1 Some people] [c1 say] [t1 the dam leaks].",
        "[s1 Many others] [c1 believe] [t1 the dam leaks].",
        "[c1 According to] [s1 legend], [t1 the dam leaks].",
        "[s1 The picture] [c1 confirmed] [t1 that the dam leaks].",
        "[s1 The lens] [c1 adds] [t1 another step to the work].",
        "Lumo sold the mill. [s1 The report] [c1 added] [t1 to the woes of the port].",
        "Ana Quiroga and Tom Okoro called, during which [s1 both] [c1 said] [t1 it was late].",
        "[s1 Mr] [c1 said] [t1 it was late].",
        "[s1 Ministers Reject The Idea Of A Toll]. They [c1 said] [t1 it was late].",
    ],
)
def test_what_names_nobody_has_no_speaker(text: str) -> None:
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("[s1 Critics of the dam] [c1 say] [t1 it leaks].", ["Critics of the dam"]),
        ("Lumo sold the mill. [s1 Ana Quiroga] [c1 added] [t1 that the dam leaks].", ["Ana Quiroga"]),
        # who gave a paper out, not the body that stands near
        ("Lumo Motors sold it. [t1 It leaks], [c1 according to] [s1 a news release from the zoo].", ["zoo"]),
        ("Lumo Motors sold it. [t1 It leaks], [c1 according to] [s1 a letter by the families of the dead].", ["families of the dead"]),
        ("Lumo Motors sold it. [t1 It leaks], [c1 according to] [s1 a statement].", ["Lumo Motors"]),
        (
            "[t1 It leaks], [c1 according to] [s1 a news release from the zoo]. [s2 Ana Quiroga] [c2 said] [t2 no]. "
            "[t3 It is old], [s3 the news release] [c3 stated].",
            ["zoo", "Ana Quiroga", "zoo"],
        ),
        ("[t1 It leaks], [s1 Reuters] [c1 reported]. While the lamps burn low, [s2 they] [c2 believe] [t2 it is old].", ["Reuters", None]),
        ("[t1 It leaks], [s1 Reuters] [c1 reported]. [s2 It] [c2 said] [t2 it is old].", ["Reuters", "Reuters"]),
        # what only may be a person's name, behind a preposition, is no "he"
        ("The singer talked to Harp Weekly in which [s1 he] [c1 decried] [t1 the ban].", [None]),
        # a new subject at the head of the sentence before; but not whom he speaks of
        (
            "Darrell Paz spoke. [t1 “We go,”] [s1 Mr. Paz] [c1 said].\n\n"
            "Senator Elias Lind of Oruro, the eldest, scolded the port. [t2 “I stay,”] [s2 he] [c2 said].",
            ["Darrell Paz", "Elias Lind"],
        ),
        (
            "Luis Paz spoke. [t1 “We go,”] [s1 Paz] [c1 said]. Of Carlos Lind, [s2 he] [c2 said], [t2 “I stay”].",
            ["Luis Paz", "Luis Paz"],
        ),
        # what only acts holds no office, and who held one holds it no more
        ("The app Kori X said it would stay. In Oslo, [s1 the prime minister] [c1 said] [t1 “I stay”].", ["prime minister"]),
        ("Mayor Luis Paz met former Mayor Tito Lind. [s1 The mayor] [c1 said] [t1 it is late].", ["Luis Paz"]),
        # whom a medium quotes
        ("[t1 “It was one of ours,”] [s1 Reuters] [c1 quoted] Mayor Luis Paz.", ["Luis Paz"]),
        ("[t1 “It was one of ours,”] [s1 Reuters] [c1 reported].", ["Reuters"]),
        ("[s1 Most of the clerks] stood [c1 accused] of [t1 having taken bribes].", [None]),
        ("[s1 A lawmaker from Oruro –] [c1 says] [t1 it leaks].", ["lawmaker from Oruro"]),
        ("[t1 It leaks], [c1 according to] [s1 of some farmers].", ["farmers"]),
        # pictures say nothing, whoever made them
        ("[t1 It leaks], [c1 according to] [s1 images released by the Oruro press of its leader’s first trip].", [None]),
        ("[t1 It leaks], [c1 according to] [s1 a report published by the Oruro press].", ["report published by the Oruro press"]),
    ],
)
def test_who_is_named_speaks(text: str, voices: list[str | None]) -> None:
    assert speakers(text) == voices


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NEW YORK (Reuters) - The mill was sold on a rainy day in the spring of last year.", {"Reuters"}),
        ("SAN SALVADOR, March 3 (AP) — The mill was sold on a rainy day of last year.", {"Associated Press"}),
        ("NATO — The mill was sold on a rainy day in the spring of last year.", {"NATO"}),
        ("It was the group Doctors for the Safety of Rivers that left early.", {"Doctors for the Safety of Rivers"}),
        ("It was the East African Rail Authority that left early today.", {"East African Rail Authority"}),
        ("It was a woman of South African birth who left early.", {"South Africa"}),
        ("Rosa R. Reuters left the mill early today and it was late.", {"Rosa R. Reuters"}),
        # a first name that no list has is no word that opens a sentence
        ("Anahi Quispe, who came, was late. The writer met the Quispe clan, and then Quispe left.", {"Anahi Quispe"}),
        ("Embattled Lumo sold it. Nobody at Lumo was late, and then Lumo left.", {"Lumo"}),
    ],
)
def test_names_stay_whole(text: str, found: set[str]) -> None:
    assert set(names(text)) == found


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("[s1 Ana Quiroga] [c1 had nominated] [t1 a judge from Oruro to the highest court of the land].", []),
        ("[s1 Lumo Motors] [c1 will likely report] [t1 a loss for the last quarter of the year].", []),
        ("[s1 Ana Quiroga] [c1 said] [t1 a judge from Oruro would sit in the highest court].", ["Ana Quiroga"]),
        ("[s1 Ana Quiroga] [c1 downplayed] [t1 the loss of a judge from Oruro in the highest court].", ["Ana Quiroga"]),
        ("[t1 “A judge from Oruro will sit in the highest court,”] [s1 Ana Quiroga] [c1 nodded].", ["Ana Quiroga"]),
    ],
)
def test_what_is_done_or_yet_to_be_said_is_not_said(text: str, voices: list[str]) -> None:
    assert whose(text) == [voices]
