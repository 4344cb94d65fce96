"""Marks: seen on every kind of row, counted above, dropped with esc, and what they act on elsewhere is said."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from briefing.workspace.page import IN_BRIEF
from tests.tui.conftest import Curated, Opened, at_once, desk_of, longest_section, said

VIEWS = {
    "search": ["slash", *"strike", "enter"],
    "voices": ["V", "enter"],
    "timeline": ["T"],
    "disputes": ["D"],
    "edits": ["E"],
    "excluded": ["X"],
}


def signed(pilot: Pilot[None]) -> list[int]:
    """The rows of the list that carry the sign of a mark."""
    rows = desk_of(pilot).panes.row_list
    return [row for row in range(len(rows.rows)) if "✓" in rows.lines_of(row)[0].text]


def look_of(pilot: Pilot[None], row: int) -> str:
    """A row as it is read, however it is wrapped."""
    return " ".join(" ".join(line.text.replace("▌", "") for line in desk_of(pilot).panes.row_list.lines_of(row)).split())


def header(pilot: Pilot[None]) -> str:
    return desk_of(pilot).panes.top.render_line(0).text


@pytest.mark.parametrize("view", VIEWS)
async def test_a_mark_shows_on_every_kind_of_row(curated_desk: Curated, view: str) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press(*VIEWS[view], "space")
        assert 0 in signed(pilot)
        if view != "excluded":
            desk.navigator.show_point(desk.marks.marked[0])
            await pilot.pause()
            assert signed(pilot) == [desk.panes.row_list.cursor]


async def test_a_line_marked_in_the_brief_is_marked_where_a_voice_says_it(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("V", "enter")
        said_by_voice = [row.point for row in desk.panes.row_list.rows]
        desk.navigator.show_point(said_by_voice[-1])
        await pilot.press("space", "V")
        assert desk.navigator.group, "the voice that was left"
        assert signed(pilot) == [number for number, point in enumerate(said_by_voice) if point == said_by_voice[-1]]
        await pilot.press("E", "B")
        assert len(desk.marks.marked) == 1


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_the_header_counts_marks_and_esc_drops_them(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        desk = desk_of(pilot)
        await pilot.press("space", "1", "space")
        assert "2 marked" in header(pilot)
        await pilot.press("V")
        assert "2 marked" in header(pilot)
        await pilot.press("enter", "enter", "escape")
        assert len(desk.marks.marked) == 2, "first the source is left"
        await pilot.press("escape")
        assert (desk.marks.marked, desk.navigator.listing_name) == ((), "voices")
        assert "marked" not in header(pilot)


@pytest.mark.parametrize(("keys", "words"), [(["x"], "excluded"), (["p"], "pinned"), (["a", *"ask", "enter"], "Noted"), (["M"], "merged")])
async def test_a_decision_says_which_marked_lines_stand_elsewhere(opened: Opened, keys: list[str], words: str) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        first, second = [number for number, group in enumerate(desk.navigator.groups) if group.count and group.id != IN_BRIEF][:2]
        desk.navigator.go_to_group(first)
        await pilot.press("space")
        desk.navigator.go_to_group(second)
        await pilot.press("space", *keys)
        assert words in said(pilot)[-1]
        assert f"1 of 2 marked lines stands elsewhere: 1 in “{desk.navigator.groups[first].title}”." in said(pilot)[-1]


@pytest.mark.parametrize("key", ["x", "p"])
async def test_a_held_key_stops_with_the_last_marked_line(opened: Opened, key: str) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        await pilot.press("space", "space")
        marked = set(desk.marks.marked)
        at_once(pilot, *[key] * 6)
        await pilot.pause()
        decided = desk.navigator.shown.excluded() if key == "x" else [row for row in desk.panes.row_list.rows if row.pinned]
        assert {row.id for row in decided} == marked


async def test_a_question_about_marked_lines_says_which_stand_elsewhere(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        first, second = [number for number, group in enumerate(desk.navigator.groups) if group.count and group.id != IN_BRIEF][:2]
        desk.navigator.go_to_group(first)
        await pilot.press("space")
        desk.navigator.go_to_group(second)
        await pilot.press("a")
        hint = str(pilot.app.screen.query_one("#hint").render())
        assert "each of 1 points" not in hint
        assert f"1 of 1 marked line stands elsewhere: 1 in “{desk.navigator.groups[first].title}”." in hint
        await pilot.press("escape", "m")
        assert "stands elsewhere" in pilot.app.screen.note


async def test_nothing_is_said_of_elsewhere_where_all_marked_lines_are_shown(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.press("V", "enter", "space", "p")
        assert "elsewhere" not in said(pilot)[-1]
        await pilot.press("B", "space", "p")
        assert "elsewhere" not in said(pilot)[-1]


async def test_a_mark_goes_with_its_line(opened: Opened) -> None:
    """A line that another hand merged, or that a new brief has not, can't be decided about."""
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("space", "space")
        first, second = desk.marks.marked
        desk.navigator.shown.edits.merge([first, second])
        desk.navigator.reload()
        assert desk.marks.marked == (first,)
        await pilot.press("x")
        assert "1 point excluded" in said(pilot)[-1]


@pytest.mark.parametrize("view", [name for name in VIEWS if name != "excluded"])
async def test_rows_everywhere_show_the_state_of_their_point(curated_desk: Curated, view: str) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press(*VIEWS[view])
        point = desk.marks.point_under_cursor()
        assert point
        title = next(one.title for one in desk.navigator.shown.sections() if one.id == desk.navigator.shown.record(point).section)
        desk.navigator.shown.edits.pin([point])
        desk.navigator.shown.edits.note([point], "ask her")
        desk.navigator.reload()
        look = " ".join(look_of(pilot, row) for row in range(len(desk.panes.row_list.rows)))
        assert "▲ pinned" in look
        assert f"in {title}" in look
        assert "✎ ask her" in look


async def test_excluded_lines_say_where_they_were_taken_from(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press("X")
        assert "in Outlook" in look_of(pilot, 0)
        assert "× excluded" in look_of(pilot, 0)


async def test_an_edit_says_how_its_point_stands_now(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press("E")
        looks = {row.what: look_of(pilot, number) for number, row in enumerate(desk_of(pilot).panes.row_list.rows)}
        assert "in Outlook × excluded" in looks["Excluded"]
        assert "in International reaction → moved" in looks["Moved"]
        assert looks["Noted"].count("Ask the union") == 1, "the note is not said twice"
