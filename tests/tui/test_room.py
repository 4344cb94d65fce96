"""List and source share their room as the reader likes, side by side and one above the other."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Curated, desk_of, said


@pytest.mark.parametrize(("size", "side"), [((120, 40), "width"), ((200, 60), "width"), ((80, 24), "height")])
async def test_the_list_gets_more_room_and_less(curated_desk: Curated, size: tuple[int, int], side: str) -> None:
    async with curated_desk(size=size) as pilot:
        panes = desk_of(pilot).panes

        async def room(key: str) -> tuple[int, int]:
            await pilot.press(key)
            await pilot.pause()
            return getattr(panes.row_list.size, side), getattr(panes.source.size, side)

        wide = await room("right_parenthesis")
        wider = await room("right_parenthesis")
        assert wider[0] > wide[0] > wide[1] > wider[1]
        await room("right_parenthesis")
        assert "as much room as it may" in said(pilot)[-1]
        for _ in range(4):
            narrow = await room("left_parenthesis")
        assert narrow[0] < narrow[1]


async def test_where_one_pane_is_shown_the_keys_say_so(curated_desk: Curated) -> None:
    async with curated_desk(size=(40, 12)) as pilot:
        await pilot.press("right_parenthesis")
        assert "One pane is shown" in said(pilot)[-1]
