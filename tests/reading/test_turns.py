"""The turns of transcripts: who speaks where, and where nobody can tell."""

from __future__ import annotations

import time

import pytest

from briefing.model import Source
from briefing.reading import read_bytes
from tests.pace import slowness


def turns(text: str, name: str = "a.txt") -> list[tuple[str | None, str]]:
    """Who speaks, and the words."""
    (found,) = (one for one in read_bytes(text.encode(), name) if isinstance(one, Source))
    return [(found.text[slice(*one.speaker)] if one.speaker else None, found.text[one.start : one.end]) for one in found.turns]


def subtitles(*cues: str) -> str:
    return "".join(f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{cue}\n\n" for n, cue in enumerate(cues, 1))


def test_a_new_turn_ends_the_last_whether_or_not_it_is_named() -> None:
    text = subtitles("ANA ROCHA: The ferry turned back.", "It lost two windows.", ">> When does it leave?", "SPEAKER 2: On Wednesday.")
    assert turns(text, "a.srt") == [
        ("ANA ROCHA", "The ferry turned back. It lost two windows."),
        (None, "When does it leave?"),
        ("SPEAKER 2", "On Wednesday."),
    ]


def test_dashes_part_the_words_of_two_in_one_cue() -> None:
    assert turns(subtitles("- Did it sink?\n- It came back to the pier."), "a.srt") == [
        (None, "Did it sink?"),
        (None, "It came back to the pier."),
    ]


def test_a_voice_of_webvtt_is_that_of_its_cue_and_of_the_sentence_it_began() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana Rocha>The ferry\n\n00:02.000 --> 00:03.000\nturned back.\n\n"
        "00:04.000 --> 00:05.000\nNobody is named here.\n\n00:06.000 --> 00:07.000\n<v Jo Lima>Is it so?</v> <v.loud Ana Rocha>It is.</v>\n"
    )
    assert turns(text, "a.vtt") == [
        ("Ana Rocha", "The ferry turned back."),
        (None, "Nobody is named here."),
        ("Jo Lima", "Is it so?"),
        ("Ana Rocha", "It is."),
    ]


def test_the_time_at_the_head_of_a_turn_is_kept() -> None:
    text = (
        "Hearing\n\nAna Rocha (00:01:12): The ferry turned back.\n\nJo Lima (00:02:40):\nNobody was hurt.\n\nAna Rocha (00:03:05): Good.\n"
    )
    (found,) = read_bytes(text.encode(), "a.txt")
    assert isinstance(found, Source)
    assert [one.when for one in found.turns] == ["00:01:12", "00:02:40", "00:03:05"]


def test_heads_in_capitals_may_say_what_a_speaker_is_and_a_clip_ends_the_turn() -> None:
    text = (
        "Talk of the harbour\n\nANA ROCHA, MINISTER OF PORTS: The ferry turned back.\n\nIt lost two windows.\n\n"
        "HOST: She sailed on Monday.\n\nROCHA (on camera): She leaves on Friday.\n\n(BEGIN VIDEO CLIP)\n\nThe boat lies at the pier.\n"
    )
    assert turns(text) == [
        ("ANA ROCHA", "The ferry turned back.\n\nIt lost two windows."),
        ("HOST", "She sailed on Monday."),
        ("ROCHA", "She leaves on Friday."),
    ]


def test_names_that_come_again_are_speakers_whatever_their_letters() -> None:
    lines = ("Ana Rocha: It turned back.", "Jo Lima: And then?", "Ana Rocha: It lost two windows.", "Jo Lima: I saw them.")
    assert [name for name, _ in turns("Interview\n\n" + "\n\n".join(lines))] == ["Ana Rocha", "Jo Lima", "Ana Rocha", "Jo Lima"]


@pytest.mark.parametrize(
    "text",
    [
        "Cases rose.\n\nPeru: 3 cases were found.\n\nChile: 4 cases were found.\n\nBolivia: 5 cases were found.",
        "Title: Ferry\nSource: Ilhas Hoje\nDate: 4 March 2024\n\nThe ferry turned back.\n\nSource: the port.\n\nDate: today.",
        "\n\n".join(
            f"{label}: It was dug in 1880.\n\nBoats came.\n\nThen trains.\n\nNow buses." for label in ("OLD HARBOUR", "ROUTES", "NEXT")
        ),
        "The mayor listed three dangers: rain, wind and ice.\n\nA nurse had another: dust.\n\nA driver said one more: dogs.",
    ],
)
def test_labels_and_lists_are_no_speakers(text: str) -> None:
    assert turns(text) == []


@pytest.mark.parametrize("text", ["OKORO: a\n\n" * 4000, "A" * 20_000 + ":", "Ana Rocha (" * 4000, "ANA, " * 5000 + ": x"], ids=range(4))
def test_hostile_heads_cost_little(text: str) -> None:
    begun = time.process_time()
    list(read_bytes(text.encode(), "a.txt"))
    assert time.process_time() - begun < 5 * slowness()
