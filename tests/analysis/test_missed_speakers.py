"""Somebody plainly says it, and is printed: posts signed behind, small clauses of long sentences, bodies that are "it"."""

import pytest

from briefing.analysis.pipeline import analyse
from tests.analysis.making import source, speakers, whose

FURTHER = "The storm reached Cebu on Tuesday, and the harbour was shut for a week."


def printed(text: str) -> dict[str, list[str]]:
    """Who is printed for each statement, by its first word."""
    article = source(text)
    analysis = analyse(article)
    voices = {voice.id: voice.name for voice in analysis.voices}
    who = {one.id: voices[one.voice] for one in analysis.attributions if one.voice}
    return {one.text.strip("“").split()[0]: [who[name] for name in one.attributions] for one in analysis.statements}


def test_a_post_is_said_by_who_signs_it() -> None:
    found = printed(
        "The singer Ana Quiroga was on board.\n\n"
        "four hours out and we turn round. Nobody knows why — Ana Quiroga (@anaq_sings) May 3, 2021\n\nThey keep saying it is the fog. "
        "Send soup! — Ana Quiroga (@anaq_sings) May 3, 2021\n\n" + FURTHER
    )
    assert [found[word] for word in ("four", "Nobody", "They", "Send")] == [["Ana Quiroga"]] * 4
    assert found["The"] == []


def test_a_post_of_the_outlet_itself_and_a_mere_handle_are_nobodys() -> None:
    found = printed("Tell Tom Okoro (@tomo) what you saw.\n\nRead more of it at the pier.\n\n" + FURTHER)
    assert all(not who for who in found.values())


@pytest.mark.parametrize(
    ("who", "voice"),
    [("the zoo", "zoo"), ("the captain", "captain"), ("a veteran of the force", "veteran of the force"), ("the executives", "executives")],
)
def test_people_and_bodies_without_a_name_are_heard_at_the_end_of_a_long_sentence(who: str, voice: str) -> None:
    text = (
        "The animal, which had come from Callao in the spring, was of a kind that grows rare in the hills of the north, "
        f"and [s1 {who}] [c1 said] [t1 it would be missed in Oruro]."
    )
    assert whose(text) == [[voice]]


def test_a_study_is_one_whoever_made_it() -> None:
    text = "[s1 A study commissioned by the ministry] [c1 found] [t1 that the ferry trade grew faster in Cebu than in any other port]."
    assert whose(text) == [["study commissioned by the ministry"]]


def test_behind_a_clause_with_its_verb_comes_the_subject_of_the_next() -> None:
    text = "After the long trial ended in May [s1 the Chilean ministry] [c1 revealed] [t1 that it had lost the file and all its copies]."
    assert whose(text) == [["Chilean ministry"]]


def test_who_is_told_to_do_something_says_nothing() -> None:
    text = "The crews were woken at night, and [s1 fellow captains] [c1 told] [t1 to leave the harbour before the storm came in]."
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    "before",
    [
        "The hospital has promised more beds.",
        "But the hospital would not name the doctor.",
        "The Oruro hospital does not tell the age of the dead.",
        "The port panel called on the ministries of trade to help.",
    ],
)
def test_what_it_has_said_is_the_bodys_of_the_sentence_before(before: str) -> None:
    found = printed(f"{before} It has said that older wards will be shut by the end of the year.")
    assert found["It"]


def test_whose_spokeswoman_speaks_may_be_a_man() -> None:
    text = (
        "Baatar Ganzorig, through a spokeswoman, declined to comment. Baatar Ganzorig had sold the mill. "
        "[t1 “It was old,”] [s1 he] [c1 wrote]."
    )
    assert speakers(text) == ["Baatar Ganzorig"]


def test_what_only_announces_a_quotation_is_said_by_the_same() -> None:
    found = printed(f"A ferry sank off Mindanao.\n\nVisayas Lines said in a statement:\n\n“Our ship was safe that day.”\n\n{FURTHER}")
    assert (found["Visayas"], found["Our"], found["The"]) == (["Visayas Lines"], ["Visayas Lines"], [])


def test_words_quoted_right_behind_a_speaker_are_his() -> None:
    text = (
        "[s1 Tom Okoro] [c1 said] [t1 that the gate “stuck in its rails”]. A gull stood on the dam – and “the crew of the night "
        "shift saw the water come and ran for the hills”. They call it “The Gate of Oruro and the Sea”."
    )
    assert whose(text) == [["Tom Okoro"], ["Tom Okoro"], []]


def test_a_quotation_is_whose_the_next_paragraph_begins_with() -> None:
    text = (
        "The mill is old.\n\n“There is a strong case for a new one, and the port has a duty to build it before the winter.”\n\n"
        "[s1 Okoro, a former judge,] [c1 said] [t1 that the mill was his]."
    )
    assert whose(text)[1] == whose(text)[2] != []


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("[t1 “It is a dear trade,”] [c1 said] [s1 Will Okoro, a baker in Oruro].", ["Will Okoro"]),
        ("[s1 A Chilean envoy] [c1 responded by saying] [t1 that the port should take care].", ["Chilean envoy"]),
        ("[s1 Tom Okoro] [c1 was seen] [t1 in May praising the crew for its “steady hand”].", ["Tom Okoro"]),
        ("[s1 Tom Okoro] [c1 was accused] [t1 of praising the crew].", [None]),
    ],
)
def test_names_and_verbs_that_look_like_others(text: str, voices: list[str | None]) -> None:
    assert speakers(text) == voices


def test_a_quotation_behind_a_colon_is_the_subjects() -> None:
    found = printed(
        "Update: Mayor Rosa Alvarez responded to the letter, via the Oruro Herald: “We thank all who wrote, and will ask them again.”"
    )
    assert found["Update:"] == ["Rosa Alvarez"]


def test_what_stands_behind_an_origin_near_the_front_is_its_own() -> None:
    found = printed("The mayor lost the vote.\n\nAfter that, according to the indictment, the Alvarez campaign sought more.")
    assert found["After"] == ["indictment"]


def test_they_can_be_the_two_who_met_the_press() -> None:
    text = "On Monday, Senator Ana Paz and Mayor Tom Okoro, both liberals, met the press in Oruro. [s1 They] [c1 said] [t1 the dam leaks]."
    assert speakers(text) == ["Ana Paz and Tom Okoro"]


def test_the_people_are_those_heard_before() -> None:
    text = (
        "[s1 People familiar with the talks] [c1 said] [t1 the dam leaks]. The night was long, [s2 the people] [c2 said]. [t2 It rained]."
    )
    assert speakers(text) == ["People familiar with the talks"] * 2


def test_a_cry_with_its_words_is_a_saying() -> None:
    text = (
        "[s1 Strikers] marched along the harbour in the rain and [c1 chanted] [t1 “Hands off!”] and other songs that are common since May."
    )
    assert whose(text) == [["Strikers"]]


def test_what_only_tells_who_said_it_is_said_by_the_same() -> None:
    text = "The yard is shut.\n\n[t1 “Where are you going?”]\n\n[s1 Tom Okoro] [c1 asked] at the gate.\n\nIt rained."
    assert whose(text)[1:] == [["Tom Okoro"], ["Tom Okoro"], []]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        (
            "[s1 An Oruro Air spokesman] [c1 referred to] it only as [t1 a “stowaway”], and it would be long before it was seen.",
            ["spokesman"],
        ),
        ("[s1 The lens] [c1 referred to] it as [t1 a “stowaway”], and it would be a long time before it was seen.", []),
        ("[s1 Lumo Motors] [c1 posted video] [t1 of the fire that showed a crane and a crew with lamps].", []),
    ],
)
def test_to_refer_is_to_say_in_quotation_marks_only(text: str, voices: list[str]) -> None:
    assert [name.split()[-1] for name in whose(text)[0]] == voices


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        (
            "Lumo Motors, which until May was [s1 one of the largest mills] in Peru, [c1 announced] [t1 that it would close].",
            "Lumo Motors",
        ),
        (
            "But [s1 a release from Mr. Quiroga’s office about the planned meeting] [c1 noted] [t1 that the dam leaks].",
            "release from Mr. Quiroga’s office about the planned meeting",
        ),
    ],
)
def test_clauses_on_the_way_and_papers_that_somebody_gave_out(text: str, voice: str) -> None:
    assert speakers(text) == [voice]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        # when a paper came out is not its noun
        (
            "The tax cut waste by 5 percent, [t1 with “no effect on the port”], [c1 according to] [s1 a study last year by economists].",
            "study last year by economists",
        ),
        # who speaks through a part of him
        ("It rained, but [s1 the pilot’s] voice came out of the wall and [c1 announced] [t1 that the bird had left].", "pilot"),
        # who is quoted by a medium, and not the medium
        ("[t1 “We take it seriously,”] [s1 Ana Paz], Peru’s envoy, [c1 was quoted as saying by] Reuters.", "Ana Paz"),
    ],
)
def test_who_says_it_in_plain_sight(text: str, voice: str) -> None:
    assert whose(text) == [[voice]]
