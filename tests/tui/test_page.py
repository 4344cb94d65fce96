"""The page in the desk: what it opens with, folds, taking lines onto it and off it, their place and their order."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.tui.display import Fold
from briefing.workspace.desk_state import DeskState
from briefing.workspace.filter_query import Filter
from briefing.workspace.page import IN_BRIEF
from tests.tui.conftest import Curated, Opened, desk_of, rows_of, said, shown


def group_titles(pilot: Pilot[None]) -> list[str]:
    return [group.title for group in desk_of(pilot).navigator.groups]


async def open_section(pilot: Pilot[None], name: str) -> None:
    desk_of(pilot).navigator.show_view("brief", name)
    await pilot.pause()


async def test_the_desk_opens_with_what_the_page_opens_with_and_sections_keep_their_numbers(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        assert group_titles(pilot)[:2] == ["In brief", "What happened"]
        assert shown(desk) == ["Dockers in Callao went back to work on Monday after nine days of strike."]
        await pilot.press("1")
        assert desk.navigator.current_group.title == "What happened"
        await pilot.press("0")
        assert desk.navigator.current_group.id == IN_BRIEF
        await pilot.press("9")
        assert "has 0 to 6" in said(pilot)[-1]
        assert "by rank" in desk.panes.row_list.note


@pytest.mark.parametrize("key", ["enter", "r"])
async def test_a_fold_opens_and_closes_by_key_and_stays_as_it_was_left(curated_desk: Curated, key: str) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("3", "G")
        assert isinstance(desk.navigator.row, Fold)
        assert len(shown(desk)) == 2
        await pilot.press(key)
        assert len(shown(desk)) == 4
        await pilot.press("1", "3")
        assert len(shown(desk)) == 4
        await pilot.press("G", "r")
        assert isinstance(desk.navigator.row, Fold), "who stood in what is hidden now stands on the fold"
        assert len(shown(desk)) == 2
        await pilot.press("x")
        assert "no point under the cursor: it stands on a fold" in said(pilot)[-1]


async def test_a_fold_opens_and_closes_by_a_click_as_by_its_key(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("3", "G")
        rows = desk.panes.row_list
        for count in (4, 2):
            at = next(y for y in range(rows.size.height) if "more" in rows.render_line(y).text)
            await pilot.click("#rows", offset=(6, at))
            await pilot.pause()
            if len(shown(desk)) != count:
                await pilot.click("#rows", offset=(6, at))
                await pilot.pause()
            assert len(shown(desk)) == count
            assert desk.panes.current == "rows"


async def test_a_fold_stays_as_it_was_left_in_the_next_visit_and_is_no_edit(opened: Opened, harbour: Path) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        section = next(row for row in desk.navigator.shown.shown_sections() if row.count > row.page)
        await open_section(pilot, section.id)
        await pilot.press("r")
        assert len(shown(desk)) == section.count
        assert not (harbour / "briefing.edits.yaml").exists()
    async with opened() as pilot:
        await open_section(pilot, section.id)
        assert len(shown(desk_of(pilot))) == section.count
    file = next(Path.home().glob("**/desks/*.json"), None) or DeskState([harbour])._file
    assert file
    file.write_bytes(b"\xff{")
    assert DeskState([harbour]).left.open_folds == (), "what is damaged is nothing"


@pytest.mark.parametrize(("words", "other"), [("harbour of Callao", True), ("Dockers in Callao", False)])
async def test_plus_says_which_sentence_stands_on_the_page_where_it_is_another(curated_desk: Curated, words: str, other: bool) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("0", "minus", "slash", *words, "enter")
        statement = desk.navigator.row.text
        lead = desk.navigator.shown.rows_of(desk.marks.chosen())[0].text
        assert (lead != statement) == other
        await pilot.press("plus")
        assert said(pilot)[-1].startswith("1 line taken onto the page.")
        assert (f"There it says: “{lead[:30]}" in said(pilot)[-1]) == other


async def test_plus_and_minus_take_lines_onto_the_page_and_off_it(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("3", "r", "G")
        last = desk.navigator.row.text
        await pilot.press("plus")
        assert shown(desk)[2] == last
        assert "1 line taken onto the page" in said(pilot)[-1]
        await pilot.press("g", "minus")
        assert len(desk.navigator.shown.orders.page.lines("motives/union")) == 2
        assert desk.navigator.row.text == shown(desk)[0], "the line below comes under the cursor"
        await pilot.press("plus")
        assert "stands on the page already" in said(pilot)[-1]
        await pilot.press("G", "minus")
        assert "does not stand on the page" in said(pilot)[-1]
        await pilot.press("u", "u")
        assert len(desk.navigator.shown.orders.page.lines("motives/union")) == 2


async def test_tabs_have_the_numbers_of_the_sections(curated_desk: Curated) -> None:
    async with curated_desk(size=(80, 24)) as pilot:
        await pilot.press("3")
        assert " 0 In" in desk_of(pilot).panes.tabs.render_line(0).text
        assert " 3 Motives: Union of dockers 2 " in desk_of(pilot).panes.tabs.render_line(0).text


async def test_a_held_minus_stops_at_the_fold(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("3", "r", *["minus"] * 12)
        assert isinstance(desk.navigator.row, Fold)
        assert desk.navigator.shown.orders.page.lines("motives/union") == ()
        assert len(shown(desk)) == 4
        assert "4 lines in the record" in "".join(desk.panes.row_list.lines_of(0)[0].text)


async def test_lines_move_up_down_and_to_the_top_and_the_cursor_goes_along(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("3", "r", "G", "plus", "g", "j", "j")
        before, text = shown(desk)[:3], desk.navigator.row.text
        await pilot.press("K")
        assert shown(desk)[:3] == [before[0], before[2], before[1]]
        assert desk.navigator.row.text == text
        assert "some placed by you" in desk.panes.row_list.note
        await pilot.press("J")
        assert shown(desk)[:3] == before
        await pilot.press("J")
        assert "at the end" in said(pilot)[-1]
        await pilot.press("H")
        assert shown(desk)[:3] == [before[2], before[0], before[1]]
        await pilot.press("K")
        assert "top already" in said(pilot)[-1]
        await pilot.press("G", "K")
        assert "Only lines of the page have a place" in said(pilot)[-1]


async def test_only_what_is_marked_is_kept_on_the_page_of_a_section(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("3", "equals_sign")
        assert "Mark the lines to keep" in said(pilot)[-1]
        await pilot.press("r", "G", "space", "equals_sign")
        page = desk.navigator.shown.orders.page
        assert len(page.lines("motives/union")) == 1
        assert "1 line kept" in said(pilot)[-1]
        assert "2 taken off the page" in said(pilot)[-1]
        assert len(page.lines("motives/company")) == 1
        await pilot.press("u")
        assert len(desk.navigator.shown.orders.page.lines("motives/union")) == 2


async def test_the_page_opens_with_a_line_that_is_put_there_and_not_with_one_that_is_taken_out(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("4", "I", "0")
        assert len(shown(desk)) == 2
        await pilot.press("j", "j", "I", "k", "k", "I")
        assert IN_BRIEF not in [group.id for group in desk.navigator.groups]
        assert group_titles(pilot)[0] == "What happened"


async def test_the_order_is_named_above_and_switched_there(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("3", "O", "2")
        assert desk.panes.row_list.note.startswith("by time")
        await pilot.press("O", "6")
        assert desk.panes.row_list.note.startswith("by time"), "it has an order of its own"
        await pilot.press("4")
        assert desk.panes.row_list.note.startswith("by origins")
        await pilot.press("u")
        assert desk.panes.row_list.note.startswith("by rank")


async def test_a_filter_shows_what_passes_without_a_fold_and_all_of_it_can_be_marked(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        desk.navigator.filter_by(Filter(disputed=True))
        await pilot.press("3")
        assert not any(isinstance(row, Fold) for row in desk.panes.row_list.rows)
        await pilot.press("ampersand")
        marked = {row.text for row in desk.navigator.shown.rows_of(desk.marks.marked)}
        assert len(marked) == 4
        assert all(row.disputes for row in desk.navigator.shown.rows_of(desk.marks.marked))
        await pilot.press("F", "ampersand")
        assert "No filter is on" in said(pilot)[-1]


async def test_ranges_all_that_is_shown_and_the_others_are_marked(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("3", "v")
        assert "Mark the first line" in said(pilot)[-1]
        await pilot.press("r", "space", "G", "v")
        assert set(desk.marks.marked) == {row.id for row in rows_of(desk)}
        await pilot.press("i")
        assert desk.marks.marked == ()
        await pilot.press("g", "space", "i")
        assert desk.marks.marked == tuple(row.id for row in rows_of(desk)[1:])
        await pilot.press("asterisk")
        assert set(desk.marks.marked) == {row.id for row in rows_of(desk)}
        await pilot.press("4", "v")
        assert "does not stand in this list" in said(pilot)[-1]


async def test_a_whole_source_and_a_whole_voice_are_excluded_and_taken_back(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        before = len(desk.navigator.shown.excluded())
        await pilot.press("V")
        voice = desk.navigator.row.voice.name
        await pilot.press("ctrl+x", "1")
        assert voice not in group_titles(pilot)
        assert len(desk.navigator.shown.excluded()) > before
        await pilot.press("u")
        assert len(desk.navigator.shown.excluded()) == before
        await pilot.press("B", "1", "0", "ctrl+x", "1")
        assert all(row.statements == 0 for row in desk.navigator.shown.sources() if row.id == "gazette")
        await pilot.press("X", "G", "ctrl+x")
        assert "takes it back" in " ".join(choice.note for choice in pilot.app.screen.choices)


async def test_going_to_a_point_of_the_record_opens_its_fold(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("slash", *"came for", "enter", "ctrl+g")
        assert desk.navigator.row.text.startswith("“We have got")
        assert desk.navigator.listing_name == "brief"


async def test_rows_of_other_views_say_what_stands_on_the_page(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("V", "enter")
        looks = ["".join(line.text for line in desk.panes.row_list.lines_of(row)) for row in range(len(desk.panes.row_list.rows))]
        assert sum("● on the page" in look for look in looks) == 1


async def test_sections_are_added_renamed_hidden_and_reordered_in_one_list(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("s", "a", *"Cost", "enter")
        await pilot.press(*["K"] * 20)
        await pilot.press("escape")
        assert group_titles(pilot)[:3] == ["In brief", "Cost", "What happened"]
        await pilot.press("s", "R", "end", *"s", "enter", "j", "x", "j", "J", "enter")
        assert group_titles(pilot)[:3] == ["Costs", "Motives: Union of dockers", "Background"], "what is hidden opens no page either"
        assert desk.navigator.current_group.title == "Background"
        await pilot.press("3", "g", "m", "1")
        await pilot.press("1")
        assert len(shown(desk)) == 1
        await pilot.press("s", "j", "enter")
        assert type(pilot.app.screen).__name__ == "SectionsScreen", "what is hidden can't be gone to"
        await pilot.press("x", "u", "x", "escape")
        assert "What happened" in group_titles(pilot)


async def test_a_near_line_is_joined_by_one_key_and_refused_by_another(curated_desk: Curated) -> None:
    async with curated_desk(size=(120, 44)) as pilot:
        desk = desk_of(pilot)
        await pilot.press("3", "g")
        pane = desk.panes.detail
        shown_there = " ".join(line.text for row in range(pane.row_count()) for line in pane.lines_of(row))
        assert "May say the same" in shown_there
        assert "Shipping lines" in shown_there
        assert "c joins it, C says no" in shown_there
        text = desk.navigator.row.text
        await pilot.press("c")
        assert (desk.navigator.row.text, desk.navigator.row.statements) == (text, 2)
        assert "Not now" not in said(pilot)[-1]
        await pilot.press("c")
        assert "No line was found" in said(pilot)[-1]
        await pilot.press("u", "C")
        assert "Not the same" in said(pilot)[-1]
        assert desk.follower.shown.point.near == ()


async def test_renaming_a_voice_to_the_name_of_another_offers_to_join_them(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("V", "2")
        first, second = group_titles(pilot)[1:3]
        await pilot.press("R")
        pilot.app.screen.query_one("Input").value = first.upper()
        await pilot.press("enter", "1")
        assert second not in group_titles(pilot)
        assert "Joined with" in said(pilot)[-1]
        await pilot.press("u")
        assert second in group_titles(pilot)
        desk.navigator.show_view("voices", desk.navigator.groups[group_titles(pilot).index(second)].id)
        await pilot.press("R", "end", *"X", "enter")
        assert f"{second}X" in group_titles(pilot)
