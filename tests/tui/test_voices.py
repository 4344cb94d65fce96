"""The list of voices is read, typed into, joined and split; statements get other speakers; all of it by key, and undone by key."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from briefing.tui.screens.finder import Finder
from briefing.workspace.rows import VoiceEntry
from tests.tui.conftest import Curated, desk_of, said


def names(pilot: Pilot[None]) -> list[str]:
    """The voices that are listed."""
    return [row.voice.name for row in desk_of(pilot).panes.row_list.rows if isinstance(row, VoiceEntry)]


def screen_text(pilot: Pilot[None]) -> str:
    """What the list shows, in letters."""
    rows = desk_of(pilot).panes.row_list
    return "\n".join(strip.text for row in range(len(rows.rows)) for strip in rows.lines_of(row))


async def voice(pilot: Pilot[None], name: str) -> None:
    """Go into the voice of that name, from the list."""
    desk = desk_of(pilot)
    if desk.navigator.listing_name != "voices":
        await pilot.press("V")
    desk.navigator.go_to_group(0)
    desk.panes.row_list.move_to(names(pilot).index(name))
    await pilot.press("enter")


async def test_voices_are_listed_with_what_they_are_how_much_and_what_they_said_last(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press("V")
        assert names(pilot) == ["Harbour company", "Rosa Quispe", "Union of dockers"]
        text = screen_text(pilot)
        assert "2  Rosa Quispe, leader of the union" in text
        assert "last 2024-03-05, Callao Gazette: “We have got what we came for,”" in text
        assert desk_of(pilot).panes.single, "the list has the whole screen"
        await pilot.press("j", "enter")
        assert desk_of(pilot).navigator.current_group.title == "Rosa Quispe"
        assert not desk_of(pilot).panes.single
        await pilot.press("escape")
        assert (names(pilot)[desk_of(pilot).panes.row_list.cursor], desk_of(pilot).panes.single) == ("Rosa Quispe", True)


async def test_a_voice_is_found_by_typing(curated_desk: Curated) -> None:
    async with curated_desk((80, 24)) as pilot:
        await pilot.press("V", "ctrl+f", *"dock")
        assert names(pilot) == ["Union of dockers", "Rosa Quispe"], "first whose name it is, then who is of it"
        await pilot.press("q")
        assert names(pilot) == []
        assert "No voice is called “dockq”" in desk_of(pilot).panes.row_list.empty
        await pilot.press("backspace", "enter", "enter")
        assert desk_of(pilot).navigator.current_group.title == "Union of dockers"
        assert not desk_of(pilot).find_line.narrowed, "esc leads back to the narrowed list, and does not widen it unseen"
        await pilot.press("escape")
        assert names(pilot) == ["Union of dockers", "Rosa Quispe"]
        await pilot.press("escape")
        assert len(names(pilot)) == 3


async def test_a_decision_in_the_list_is_about_a_voice_and_no_line(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press("V", "x")
        assert "no point" in said(pilot)[-1]
        await pilot.press("at")
        assert "Go into a voice first" in said(pilot)[-1]


@pytest.mark.parametrize("key", ["space", "M"])
async def test_keys_that_join_lines_say_how_voices_are_joined(curated_desk: Curated, key: str) -> None:
    async with curated_desk() as pilot:
        await pilot.press("V", key)
        assert "R and the name of another voice joins the two" in said(pilot)[-1]
        assert not desk_of(pilot).marks.marked


async def test_at_gives_a_statement_another_speaker_and_u_takes_it_back(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await voice(pilot, "Rosa Quispe")
        text = desk_of(pilot).navigator.row.text
        await pilot.press("at")
        assert isinstance(pilot.app.screen, Finder)
        await pilot.press(*"dock", "enter")
        desk = desk_of(pilot)
        view = desk.navigator.shown
        assert text in [row.text for row in view.said_by("union")]
        assert said(pilot)[-1] == "Said by Union of dockers."
        name = next(row.id for row in view.said_by("union") if row.text == text)
        desk.navigator.show_point(view.point_of(name))
        await pilot.pause()
        assert any("You said who says it" in line.text for line in desk.panes.source.foot)
        await pilot.press("u")
        assert text in [row.text for row in view.said_by("rosa")]
        assert not any("You said who says it" in line.text for line in desk.panes.source.foot)


async def test_at_names_somebody_new_or_nobody_in_the_brief(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        desk.navigator.show_view("brief", "motives/company")
        await pilot.pause()
        name = desk.follower.shown.statement.id  # type: ignore[union-attr]
        await pilot.press("at", *"Elena Rojas", "enter")
        view = desk.navigator.shown
        assert [chain.voice_name for chain in view.statement(name).chains] == ["Elena Rojas"]
        await pilot.press("at", "enter")
        assert view.statement(name).chains == ()
        assert said(pilot)[-1] == "Said by the source itself."
        await pilot.press("at", "enter")
        assert "It does already." in said(pilot)
        await pilot.press("down", "enter")
        assert [chain.voice_name for chain in view.statement(name).chains] == ["Harbour company"]


async def test_marked_statements_are_split_off_a_voice(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await voice(pilot, "Harbour company")
        await pilot.press("space", "vertical_line", *"Harbour office", "enter")
        view = desk_of(pilot).navigator.shown
        assert {row.name: row.statements for row in view.voices()} == {
            "Harbour company": 1,
            "Harbour office": 1,
            "Rosa Quispe": 2,
            "Union of dockers": 2,
        }
        await pilot.press("u")
        assert len(view.voices()) == 3


async def test_a_spelling_is_offered_joined_or_refused_and_that_is_remembered(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        view = desk_of(pilot).navigator.shown
        view.store._connection.execute("UPDATE voice SET alike = 'union' WHERE id = 'rosa'")
        await pilot.press("V")
        assert "≈ may be the same as Union of dockers: c joins, C says no" in screen_text(pilot)
        desk_of(pilot).panes.row_list.move_to(1)
        await pilot.press("C")
        assert said(pilot)[-1] == "Rosa Quispe and Union of dockers are two."
        assert "may be the same" not in screen_text(pilot)
        await pilot.press("u", "c")
        assert names(pilot) == ["Rosa Quispe", "Harbour company"]
        assert view.voice("rosa").aliases == ("Union of dockers",)


async def test_renaming_to_a_name_that_exists_offers_to_join(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press("V", "j", "R", "ctrl+u", "ctrl+k", *"harbour company", "enter", "1")
        assert names(pilot) == ["Harbour company", "Union of dockers"]


async def test_sources_are_found_by_typing(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press("S", "ctrl+f", *"gaz")
        assert [row.outlet for row in desk_of(pilot).panes.row_list.rows] == ["Callao Gazette"]
        await pilot.press("escape")
        assert len(desk_of(pilot).panes.row_list.rows) == 3
