"""The lines at the edges, and what is said in passing: nothing that is needed is cut or covered."""

from __future__ import annotations

import pytest
from textual.widgets._toast import Toast

from briefing.tui.display import Group
from briefing.tui.styles import without_colour
from briefing.tui.widgets.bars import TabBar
from tests.tui.conftest import Opened, desk_of

SECTIONS = [
    ("What happened", 36),
    ("Background", 50),
    ("Motives: Peru", 19),
    ("Motives: Ivory Coast", 15),
    ("International reaction", 10),
    ("Outlook", 9),
]


def tabs(width: int, current: int, sections: list[tuple[str, int]]) -> str:
    bar = TabBar()
    bar.groups, bar.current = [Group(title, title, count) for title, count in sections], current
    line = "".join(text for text, _ in bar.pieces(width, without_colour()))
    assert len(line) <= width
    return line


@pytest.mark.parametrize("current", range(6))
def test_on_eighty_columns_the_tabs_of_two_sides_are_told_apart(current: int) -> None:
    line = tabs(80, current, SECTIONS)
    assert "Peru" in line
    assert "Ivory Coast" in line
    assert f"{current + 1} {SECTIONS[current][0]} {SECTIONS[current][1]}" in line
    assert [str(number) for number in range(1, 7)] == [word for word in line.split() if word in list("123456")], "all six are there"


def test_tabs_that_have_room_say_everything() -> None:
    line = tabs(160, 0, SECTIONS)
    assert all(f"{title} {count}" in line for title, count in SECTIONS)


def test_tabs_that_do_not_fit_are_left_out_around_the_current_one() -> None:
    assert tabs(40, 3, SECTIONS).startswith("‹")
    assert "Ivory Coast" in tabs(40, 3, SECTIONS)
    voices = [(f"Speaker number {number}", number) for number in range(2000)]
    assert "Speaker number 1500 1500" in tabs(80, 1500, voices)
    assert "‹" in tabs(80, 1500, voices)
    assert "›" in tabs(80, 1500, voices)


@pytest.mark.parametrize("size", [(80, 24), (100, 50), (120, 40), (200, 60)])
async def test_a_notice_covers_nothing_of_who_says_what(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        desk = desk_of(pilot)
        await pilot.press("o", "y", "p")
        await pilot.pause()
        source = desk.panes.source.region
        (notice,) = (toast.region for toast in desk.query(Toast))
        assert desk.panes.source.foot
        assert notice.bottom <= source.bottom - len(desk.panes.source.foot) or notice.right <= source.x
        assert desk.panes.row_list.region.contains_region(notice), "it stands over the last points in sight"
