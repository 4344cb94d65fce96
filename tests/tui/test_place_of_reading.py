"""Decisions leave the cursor at the place of reading: a key that is held down never acts on what stands above."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from briefing.tui.commands.edit import shown_dispute
from briefing.tui.cursor_place import place_after
from briefing.tui.screens.prompt import Prompt
from briefing.workspace.filter_query import Filter
from tests.tui.conftest import Curated, Opened, at_once, desk_of, longest_section, said, shown


async def held(pilot: Pilot[None], key: str, times: int = 12) -> None:
    """A key that is held down: the terminal sends it faster than anybody looks."""
    at_once(pilot, *[key] * times)
    await pilot.pause()


async def test_a_held_x_at_the_end_of_a_section_leaves_what_stands_above(opened: Opened) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        before = shown(desk)
        assert len(before) > 2
        await pilot.press("G", "k")
        await held(pilot, "x")
        assert shown(desk) == before[:-2]
        assert desk.navigator.row is None
        assert said(pilot)[-1] == "This is the end of the list; k goes back up."
        await pilot.press("j")
        assert desk.navigator.row is None
        await pilot.press("k")
        assert desk.navigator.row.text == before[-3]


async def test_a_held_key_heaps_up_no_notices(opened: Opened) -> None:
    async with opened() as pilot:
        await longest_section(pilot)
        await held(pilot, "x", 5)
        await pilot.pause()
        assert len(pilot.app._notifications) == 1
        assert desk_of(pilot).panes.status.message.startswith("1 point excluded")
        await pilot.press("question_mark")
        await pilot.pause()
        assert not pilot.app.screen.query("Toast"), "what the line of the desk said is not said again over the help"


async def test_u_brings_a_line_back_to_its_place_from_the_end(opened: Opened) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        before = shown(desk)
        await pilot.press("G", "x", "u")
        assert shown(desk) == before
        assert desk.navigator.row.text == before[-1]


async def test_a_section_of_which_all_was_excluded_is_empty_and_says_so(opened: Opened) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        before = shown(desk)
        await held(pilot, "x", 40)
        assert shown(desk) == []
        assert desk.navigator.groups[desk.navigator.group].count == 0
        assert "This section is empty now" in desk.panes.row_list.empty
        assert len(desk.navigator.shown.excluded()) == len(before)
        await pilot.press("1", "2", str(desk.navigator.group + 1))
        assert shown(desk) == []


async def test_a_line_that_moves_away_at_the_end_leaves_what_stands_above(opened: Opened) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        before = shown(desk)
        number = next(str(one + 1) for one in range(len(desk.navigator.groups)) if one != desk.navigator.group)
        await pilot.press("G", "m", number)
        assert desk.navigator.row is None
        await held(pilot, "m")
        assert set(before) - set(shown(desk)) == {before[-1]}


async def test_the_cursor_follows_the_last_line_when_it_is_pinned(opened: Opened) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        before = shown(desk)
        await pilot.press("G")
        await held(pilot, "p")
        assert [row.text for row in desk.panes.row_list.rows if row.pinned] == [before[-1]]
        assert shown(desk)[0] == before[-1] == desk.navigator.row.text
        await pilot.press("a", *"read", "enter")
        assert desk.navigator.row.note == "read"


async def test_a_note_typed_below_the_last_line_is_about_the_last_line_and_says_so(opened: Opened) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        before = shown(desk)
        await pilot.press("G", "x")
        assert desk.navigator.row is None
        await pilot.press("a")
        assert isinstance(pilot.app.screen, Prompt)
        assert pilot.app.screen.question.startswith(f"Note on the last line, “{before[-2][:20]}")
        await pilot.press(*"mind", "enter")
        assert [(row.text, row.note) for row in desk.panes.row_list.rows if row.note] == [(before[-2], "mind")]


async def test_a_held_p_under_a_filter_for_pinned_lines_leaves_those_above_pinned(opened: Opened) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        await pilot.press("space", "space", "space", "p")
        desk.navigator.filter_by(Filter(pinned=True))
        await pilot.press("G")
        assert len(shown(desk)) == 3
        await held(pilot, "p")
        assert len(shown(desk)) == 2


async def test_a_held_key_that_takes_a_whole_voice_away_leaves_the_next_one(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        points = list(dict.fromkeys(row.point for voice in desk.navigator.shown.voices() for row in desk.navigator.shown.said_by(voice.id)))
        desk.navigator.shown.edits.pin(points)
        desk.navigator.filter_by(Filter(pinned=True))
        await pilot.press("V", "enter", "G")
        voices = len(desk.navigator.groups)
        assert voices > 1
        here = {row.point for row in desk.panes.row_list.rows}
        await pilot.press("g")
        await held(pilot, "p")
        left = {name for name in points if desk.navigator.shown.record(name).pinned}
        assert left == set(points) - here
        assert len(desk.navigator.groups) < voices
        assert desk.navigator.row is None


async def test_a_held_x_among_the_excluded_takes_back_none_above(opened: Opened) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        await pilot.press("x", "x", "X", "G")
        assert len(shown(desk)) == 2
        await held(pilot, "x")
        assert len(shown(desk)) == 1


async def test_p_leaves_the_cursor_at_the_line_below(opened: Opened) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        before = shown(desk)
        await pilot.press("j", "p")
        assert shown(desk)[0] == before[1]
        assert desk.navigator.row.text == before[2]
        await pilot.press("g", "p")
        assert desk.navigator.row.text == before[0], "the line that was unpinned goes back, and the one below it comes under the cursor"


async def test_p_on_the_first_line_leaves_the_cursor_on_it(opened: Opened) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        before = shown(desk)
        await pilot.press("p")
        assert desk.navigator.row.text == before[0]
        assert desk.navigator.row.pinned


async def test_marked_lines_above_that_go_leave_the_cursor_on_its_line(opened: Opened) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        before = shown(desk)
        await pilot.press("space", "space", "x")
        assert desk.navigator.row.text == before[2]
        assert shown(desk) == before[2:]


@pytest.mark.parametrize("key", ["G", "u"])
async def test_less_than_comes_back_to_the_line_where_one_was(opened: Opened, key: str) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        before = shown(desk)
        await pilot.press("p", "G", "k", "g", "j") if key == "u" else await pilot.press("j")
        await pilot.press(key)
        assert desk.navigator.row.text != before[1]
        await pilot.press("less_than_sign")
        assert desk.navigator.row.text == before[1]


@pytest.mark.parametrize(
    "keys", [["slash", *"strike", "enter"], ["V", "enter"], ["T"], ["D"]], ids=["search", "voices", "timeline", "disputes"]
)
async def test_a_held_x_takes_nothing_back_where_the_line_stays(curated_desk: Curated, keys: list[str]) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press(*keys, "g")
        first = desk.marks.point_under_cursor()
        await held(pilot, "x", 40)
        assert first
        excluded = {row.id for row in desk.navigator.shown.excluded()}
        assert first in excluded
        await held(pilot, "x", 41)
        assert {row.id for row in desk.navigator.shown.excluded()} >= excluded


async def test_x_goes_on_to_the_next_hit_of_a_search_and_takes_back_after_another_key(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("slash", *"a", "enter", "x")
        hit = desk.panes.row_list.rows[0]
        assert desk.panes.row_list.rows[desk.panes.row_list.cursor].point != hit.point
        assert [row.id for row in desk.navigator.shown.excluded()] == [hit.point]
        await pilot.press("g", "x")
        assert not desk.navigator.shown.excluded()


@pytest.mark.parametrize("times", [8, 9])
async def test_a_held_p_on_the_first_line_leaves_it_pinned(opened: Opened, times: int) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        before = shown(desk)
        await held(pilot, "p", times)
        assert [row.text for row in desk.panes.row_list.rows if row.pinned] == before[:1]
        assert "held takes nothing back" in said(pilot)[-1]
        await pilot.press("j", "k", "p")
        assert not any(row.pinned for row in desk.panes.row_list.rows)


@pytest.mark.parametrize(("key", "status"), [("A", "accepted"), ("d", "dismissed")])
async def test_a_held_judgement_of_a_dispute_stands(curated_desk: Curated, key: str, status: str) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("D")
        name = shown_dispute(desk)
        assert name
        expected = "open" if desk.navigator.shown.dispute(name).status == status else status
        await held(pilot, key, 8)
        assert desk.navigator.shown.dispute(name).status == expected


async def test_a_held_space_leaves_the_last_line_marked(opened: Opened) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        for more in (4, 5):
            await pilot.press("escape", "g")
            await held(pilot, "space", len(desk.panes.row_list.rows) + more)
            assert len(desk.marks.marked) == len(desk.panes.row_list.rows)


async def test_less_than_shows_the_search_of_that_time(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("slash", *"wages", "enter", "ctrl+g", "slash", *"strike", "enter")
        strike = [row.start for row in desk.panes.row_list.rows]
        await pilot.press("less_than_sign", "less_than_sign")
        assert (desk.navigator.listing_name, desk.navigator.query_text) == ("search", "wages")
        assert desk.search.box
        assert desk.search.box.value == "wages"
        assert [row.start for row in desk.panes.row_list.rows] != strike
        await pilot.press("greater_than_sign", "greater_than_sign")
        assert desk.navigator.query_text == desk.search.box.value == "strike"
        assert [row.start for row in desk.panes.row_list.rows] == strike


async def test_less_than_leads_from_one_search_to_the_one_before(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("slash", *"wages", "enter", "slash", *"strike", "enter", "less_than_sign")
        assert (desk.navigator.listing_name, desk.navigator.query_text) == ("search", "wages")
        await pilot.press("less_than_sign")
        assert desk.navigator.listing_name == "brief"


async def test_less_than_says_that_one_has_been_nowhere_else(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("G", "g", "less_than_sign", "less_than_sign", "less_than_sign")
        assert desk.panes.row_list.cursor == 0
        assert said(pilot)


@pytest.mark.parametrize(
    ("before", "cursor", "after", "acted", "place"),
    [
        ("abc", 1, "ac", "b", 1),
        ("abc", 2, "ab", "c", None),
        ("abc", 0, "", "abc", None),
        ("abc", 2, "cab", "c", None),
        ("abcd", 1, "bacd", "b", 2),
        ("abcd", 0, "bcad", "a", 0),
        ("abcd", 3, "cd", "ab", 1),
        ("abcd", 3, "bdac", "bd", None),
        ("abcd", 1, "abcd", "b", 1),
        ("abc", 3, "abcd", "a", None),
        ("", 0, "a", "", 0),
    ],
)
def test_the_place_after_rows_went(before: str, cursor: int, after: str, acted: str, place: int | None) -> None:
    assert place_after(before, cursor, after, str, acted) == place
