"""Whose the sentences of a transcript are."""

from __future__ import annotations

from briefing.analysis.pipeline import analyse
from briefing.model import Source
from briefing.reading import read_bytes

TALK = (
    "Talk of the harbour\n\nANA ROCHA, MINISTER OF PORTS: The ferry turned back on Monday. I think that we must wait for calm seas.\n\n"
    "It had lost two windows by then.\n\nHOST: The harbour master, Joao Lima, said that nobody was hurt.\n\n"
    "ROCHA (on camera): She said that the yard was to blame.\n\n(BEGIN VIDEO CLIP)\n\nThe boat lies at the pier today.\n\n"
    "UNIDENTIFIED MALE: We waited for nine hours at sea.\n\nSPEAKER 2: The sea was high on that day.\n\nSEN. DIAZ: We want the papers.\n"
)


def said(text: str, name: str = "a.txt") -> dict[str, list[tuple[str, str, str | None]]]:
    """Of each sentence the voices with their kinds, and through whom they are heard."""
    (source,) = (one for one in read_bytes(text.encode(), name) if isinstance(one, Source))
    found = analyse(source)
    voices = {one.id: one for one in found.voices}
    by_id = {one.id: one for one in found.attributions}
    return {
        statement.text: [
            (voices[one.voice].name, voices[one.voice].kind, voices[one.via].name if one.via else None)
            for one in map(by_id.__getitem__, statement.attributions)
            if one.voice
        ]
        for statement in found.statements
    }


def starting(found: dict[str, list[tuple[str, str, str | None]]], words: str) -> list[tuple[str, str, str | None]]:
    return next(voices for text, voices in found.items() if words in text)


def test_all_sentences_of_a_turn_are_the_speaker_s_under_one_name() -> None:
    found = said(TALK)
    for words in ("The ferry turned back", "I think that we", "It had lost two", "the yard was to blame"):
        assert starting(found, words)[0] == ("Ana Rocha", "person", None), words
    assert starting(found, "We want the papers")[0] == ("Diaz", "person", None)


def test_who_is_not_named_is_described() -> None:
    found = said(TALK)
    assert starting(found, "nine hours")[0] == ("unidentified male", "unnamed", None)
    assert starting(found, "The sea was high")[0] == ("speaker 2", "unnamed", None)
    assert starting(found, "nobody was hurt")[0] == ("host", "unnamed", None)


def test_whom_a_speaker_quotes_is_heard_through_the_speaker() -> None:
    assert ("Joao Lima", "person", "host") in starting(said(TALK), "nobody was hurt")


def test_she_is_another_than_who_speaks_of_her_and_a_clip_is_nobody_s() -> None:
    found = said(TALK)
    assert [name for name, *_ in starting(found, "the yard was to blame")] == ["Ana Rocha"]
    assert starting(found, "The boat lies") == []


def test_subtitles_give_their_voices() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ana Rocha>The ferry turned back.\n\n00:07.000 --> 00:08.000\nNobody knows who says this.\n"
    )
    found = said(text, "a.vtt")
    assert starting(found, "The ferry turned back") == [("Ana Rocha", "person", None)]
    assert starting(found, "Nobody knows") == []
