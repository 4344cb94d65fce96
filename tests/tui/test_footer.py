"""The footer says what a key does where one is."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import Curated, desk_of


def footer(pilot: Pilot[None]) -> str:
    return desk_of(pilot).panes.keys.render_line(0).text


@pytest.mark.parametrize(
    ("keys", "there", "not_there"),
    [
        (["3"], "enter source", "esc back"),
        (["W"], "enter open", "enter source"),
        (["V"], "enter open", "enter source"),
        (["V", "1"], "enter source", "enter open"),
        (["3", "enter"], "esc back", "enter"),
        (["3", "G"], "enter fold", "enter source"),
        (["U"], "search", "enter"),
        (["shift+tab"], "enter to the list", "enter source"),
    ],
    ids=str,
)
async def test_enter_is_named_after_what_it_does(keys: list[str], there: str, not_there: str, curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert there in footer(pilot)
        assert not_there not in footer(pilot)


@pytest.mark.parametrize("keys", [["slash"], ["V", "ctrl+f"]], ids=str)
async def test_while_one_types_no_letter_is_offered_as_a_key(keys: list[str], curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        shown = desk_of(pilot).footer_keys()
        assert {"enter", "esc", "ctrl+p", "f1"} <= {key.key for key in shown}
        assert all(len(key.key) > 1 for key in shown)
        assert "enter to the list" in footer(pilot)
        desk_of(pilot).action_do("enter", "")
        assert desk_of(pilot).panes.current == "rows"
        assert desk_of(pilot).focused is desk_of(pilot).panes.row_list


async def test_a_voice_that_is_a_side_is_not_said_to_speak_for_itself(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press("V")
        rows = desk_of(pilot).panes.row_list
        words = [rows.render_line(line).text for line in range(12)]
        assert not [line for line in words if "Union of dockers, for Union of dockers" in line]
        assert [line for line in words if "Rosa Quispe, leader of the union, for Union of dockers" in line]


async def test_what_is_known_of_a_voice_does_not_repeat_its_name(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press("V")
        listing = desk_of(pilot).navigator.listing
        assert listing
        rows = [row for voice in ("union", "rosa") for row in listing.rows(voice)]
        notes = {chain.voice_name: chain.voice_note for row in rows for chain in row.chains}
        assert notes == {"Union of dockers": "", "Rosa Quispe": "leader of the union, Union of dockers"}
