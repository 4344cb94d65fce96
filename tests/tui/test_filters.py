"""The list of conditions is typed into, counts, denies, and asks for any or for each of several names."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from briefing.tui.screens import filters
from briefing.tui.screens.filters import FilterScreen
from briefing.workspace.filter_query import Filter
from tests.tui.conftest import Curated, Opened, desk_of


def screen(pilot: Pilot[None]) -> FilterScreen:
    found = pilot.app.screen
    assert isinstance(found, FilterScreen)
    return found


def lines(pilot: Pilot[None]) -> list[str]:
    rows = screen(pilot).row_list
    return [rows.lines_of(row)[0].text[3:].rstrip() for row in range(len(rows.rows))]


async def test_each_condition_has_a_count_and_what_passes_is_counted(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press("f")
        assert any(line.startswith("[ ] corroborated") and line.endswith("1 line") for line in lines(pilot))
        assert any(line.startswith("[ ] in Callao Gazette") and line.endswith("6 statements") for line in lines(pilot))
        assert screen(pilot).hint.startswith("no filter is on")
        await pilot.press("enter")
        assert screen(pilot).hint.startswith("1 line passes")
        await pilot.press("escape")
        assert desk_of(pilot).navigator.filter == Filter(independent=2)


async def test_letters_find_a_condition_tab_denies_it_and_enter_takes_that_off(curated_desk: Curated) -> None:
    async with curated_desk((80, 24)) as pilot:
        await pilot.press("f", *"rosa")
        assert [line[:23] for line in lines(pilot)] == ["[ ] said by Rosa Quispe"]
        await pilot.press("tab")
        assert lines(pilot)[0].startswith("[-]")
        await pilot.press("escape", "escape")
        desk = desk_of(pilot)
        assert desk.navigator.filter == Filter(not_voices=("rosa",))
        assert "not said by Rosa Quispe" in desk.panes.filter_bar.render_line(0).text
        await pilot.press("f", *"rosa", "enter")
        assert lines(pilot)[0].startswith("[x]")
        await pilot.press("enter", *["backspace"] * 4, *"noted", "tab", "escape", "escape")
        assert desk.navigator.filter == Filter(denied=("noted",))


async def test_of_several_each_is_asked_or_any(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press("f", *"gazette", "enter", "escape", *"lima", "enter", "ctrl+e", "escape", "escape")
        wanted = desk_of(pilot).navigator.filter
        assert (set(wanted.sources), wanted.every) == ({"gazette", "courier"}, True)
        assert [row.text[:17] for row in desk_of(pilot).panes.row_list.rows] == ["Dockers in Callao"]
        await pilot.press("f", "ctrl+d", "ctrl+e", "escape")
        assert not desk_of(pilot).navigator.filter, "each of nothing is no filter"


async def test_counts_follow_behind_the_first_frame(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened() as pilot:
        view = desk_of(pilot).navigator.shown
        assert {one.note for one in filters.conditions(view) if one.value[0] in ("disputed", "sides")} == {""}, "they cost the first frame"
        await pilot.press("f")
        await pilot.pause()
        notes = {one.title: one.note for one in pilot.app.screen.choices}
        assert all(notes.values())
        assert notes["disputed"].endswith(("line", "lines"))
