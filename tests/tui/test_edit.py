"""Decisions: each key makes an edit that shows at once, lies in the file at once, and can be undone."""

from __future__ import annotations

from pathlib import Path

from briefing.workspace.page import IN_BRIEF
from tests.tui.conftest import Opened, desk_of, longest_section, rows_of, said, shown


async def test_p_pins_a_point_to_the_top_and_u_takes_it_back(opened: Opened, harbour: Path) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        before = shown(desk)
        await pilot.press("j", "j", "p")
        assert shown(desk)[0] == before[2]
        assert desk.panes.row_list.rows[0].pinned
        assert "pin" in (harbour / "briefing.edits.yaml").read_text()
        await pilot.press("u")
        assert shown(desk) == before
        await pilot.press("ctrl+r")
        assert shown(desk)[0] == before[2]


async def test_x_excludes_and_the_cursor_stays_where_it_was(opened: Opened) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        before = shown(desk)
        await pilot.press("j", "x")
        assert shown(desk) == [before[0], *before[2:]]
        assert desk.panes.row_list.cursor == 1
        await pilot.press("X")
        assert shown(desk) == [before[1]]
        await pilot.press("x")
        assert shown(desk) == []
        await pilot.press("B")
        assert shown(desk) == before


async def test_u_brings_the_cursor_back_to_the_point(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        before = shown(desk)
        await pilot.press("j", "x", "g", "u")
        assert (desk.navigator.row.text, desk.panes.row_list.cursor) == (before[1], 1)


async def test_m_moves_to_the_section_of_a_number(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        text, target = desk.navigator.row.text, desk.navigator.groups[-1].title
        sections = len(desk.navigator.shown.shown_sections())
        desk.navigator.show_view("brief", desk.navigator.shown.shown_sections()[0].id)
        await pilot.pause()
        text = desk.navigator.row.text
        await pilot.press("m", str(sections))
        assert text not in shown(desk)
        await pilot.press(str(sections))
        assert desk.navigator.groups[desk.navigator.group].title == target
        assert text in shown(desk)


async def test_a_writes_a_note_that_shows_in_the_row_and_in_the_list_of_notes(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("a")
        await pilot.press(*"ask", "space", *"her", "enter")
        assert desk.navigator.row.note == "ask her"
        await pilot.press("E", "2")
        assert [row.text for row in desk.panes.row_list.rows] == ["ask her"]


async def test_marked_points_are_merged_and_split_again(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        before = len(desk.panes.row_list.rows)
        behind = desk.navigator.row.statements + desk.panes.row_list.rows[1].statements
        await pilot.press("M")
        assert "Mark at least two" in said(pilot)[-1]
        await pilot.press("space", "space", "M")
        assert len(desk.panes.row_list.rows) == before - 1
        assert desk.navigator.row.statements == behind, "the cursor is on what became of them"
        await pilot.press("vertical_line")
        assert "leads the point" in said(pilot)[-1]
        await pilot.press("full_stop", "vertical_line")
        assert len(desk.panes.row_list.rows) >= before - 1
        assert behind - 1 in [row.statements for row in rows_of(desk)]


async def test_capital_l_lets_another_statement_lead(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        index = next((number for number, row in enumerate(desk.panes.row_list.rows) if row.statements > 1), None)
        if index is None:
            await pilot.press("space", "space", "M")
            index = next(number for number, row in enumerate(desk.panes.row_list.rows) if row.statements > 1)
        desk.panes.row_list.move_to(index)
        await pilot.pause()
        await pilot.press("full_stop")
        text = desk.panes.source.target.statement.text
        await pilot.press("L")
        assert text in shown(desk)


async def test_r_renames_a_section_and_a_voice(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        if desk.navigator.current_group.id == IN_BRIEF:
            await pilot.press("R")
            assert "is called so everywhere" in said(pilot)[-1]
        await pilot.press("2", "R", "end", *"!", "enter")
        assert desk.navigator.groups[desk.navigator.group].title.endswith("!")
        await pilot.press("V")
        voice = desk.navigator.groups[1].title
        await pilot.press("R", "end", *"X", "enter")
        assert desk.navigator.groups[1].title == desk.navigator.row.voice.name == f"{voice}X"


async def test_edits_made_elsewhere_are_taken_in(opened: Opened, harbour: Path) -> None:
    async with opened() as pilot, opened() as other:
        await pilot.press("p")
        app = other.app
        app.look_again()  # type: ignore[attr-defined]
        await other.pause()
        assert desk_of(other).panes.row_list.rows[0].pinned
        assert "taken in" in said(other)[-1]


async def test_edits_that_cannot_be_written_are_kept_and_said(opened: Opened, harbour: Path, home: Path) -> None:
    (harbour / "briefing.edits.yaml").mkdir()
    (home / "state").mkdir(exist_ok=True)
    (home / "state" / "briefing").write_text("in the way")
    async with opened() as pilot:
        await pilot.press("p")
        assert "could not be written" in said(pilot)[-1]
        assert desk_of(pilot).navigator.row.pinned


async def test_what_is_told_takes_the_place_of_what_was_told_before(opened: Opened) -> None:
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("p", "u", "x", "u")
        assert len(said(pilot)) == 1
