"""The lines at the edges, and what is said in passing: nothing that is needed is cut or covered."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets._toast import Toast

from briefing.tui import wrapping
from briefing.tui.display import Group
from briefing.tui.styles import without_colour
from briefing.tui.views.registry import ROWS
from briefing.tui.widgets.bars import TabBar, TopBar
from briefing.tui.wrapping import NUMBER, cells, clipped, shown
from briefing.workspace import folders
from tests.tui.conftest import Curated, Opened, desk_of

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
async def test_what_was_done_is_said_in_one_line_that_covers_nothing(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        desk = desk_of(pilot)
        await pilot.press("o", "y", "p")
        await pilot.pause()
        assert not desk.query(Toast), "notices do not stack"
        assert desk.panes.status
        assert desk.panes.status.region == desk.panes.keys.region
        assert "1 point pinned." in desk.panes.status.render_line(0).text
        assert desk.panes.source.foot
        await pilot.press(",")
        assert not desk.panes.status.display, "the newest is what stands there"


async def test_what_the_desk_said_is_not_said_again_over_a_dialog(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.press("p", "e")
        await pilot.pause()
        assert not pilot.app.screen.query(Toast)
        pilot.app.notify("This is new.")
        await pilot.pause()
        assert len(pilot.app.screen.query(Toast)) == 1


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_no_path_is_cut_in_the_status_line(opened: Opened, size: tuple[int, int], tmp_path: Path) -> None:
    folder = tmp_path / "a-folder-with-a-name-that-is-long" / "and-one-more-in-it-that-is-longer-than-any-line" / "of-a-screen"
    folder.mkdir(parents=True)
    async with opened(size=size) as pilot:
        desk = desk_of(pilot)
        desk.notify(f"The picture is in {folder}.")
        await pilot.pause()
        status = desk.panes.status
        assert status
        lines = [status.render_line(line).text.strip() for line in range(status.region.height)]
        assert str(folder).replace(" ", "") in "".join(lines).replace(" ", "")
        assert status.region.bottom == size[1]
        await pilot.click("#status")
        assert not status.display


def test_home_is_told_short(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert folders.display_path(tmp_path / "out" / "brief.md") == "~/out/brief.md"
    assert folders.display_path(Path("/elsewhere/brief.md")) == "/elsewhere/brief.md"


@given(st.text("ab 19.,%", max_size=80), st.integers(1, 60))
def test_an_ellipsis_hides_no_number_that_there_is_room_for(text: str, width: int) -> None:
    cut = clipped(text, width)
    assert cells(cut) <= width
    numbers = NUMBER.findall(text)
    if sum(len(number) + 3 for number in numbers) * 3 <= width:
        assert NUMBER.findall(cut) == numbers


@pytest.mark.parametrize("view", [row.name for row in ROWS])
async def test_no_view_hides_a_number_on_eighty_columns(curated_desk: Curated, view: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[tuple[str, str]] = []

    def noting(text: str, width: int) -> str:
        found = clipped(text, width)
        if found != shown(text):
            cut.append((shown(text), found))
        return found

    monkeypatch.setattr(wrapping, "clipped", noting)
    for module in [module for name, module in sys.modules.items() if name.startswith("briefing.tui")]:
        if getattr(module, "clipped", None) is clipped:
            monkeypatch.setattr(module, "clipped", noting)
    async with curated_desk(size=(80, 24)) as pilot:
        desk = desk_of(pilot)
        desk.navigator.show_view(view)
        for key in ("j", "G", "h", "g"):
            await pilot.press(key)
        for text, found in cut:
            assert NUMBER.findall(found) == NUMBER.findall(text), (text, found)


@pytest.mark.parametrize("width", [60, 70, 80, 100, 160])
def test_the_header_leaves_out_whole_facts_and_cuts_none(width: int) -> None:
    bar = TopBar()
    bar.title, bar.view, bar.problems, bar.marked, bar.points = "Harbour strike in Callao", "Brief", 1, ["p1"], 10
    bar.facts = ("event by rank", "3 sources", "page of 5")
    line = "".join(text for text, _ in bar.pieces(width, without_colour())).rstrip()
    assert len(line) <= width
    assert "Harbour" in line
    assert "1 marked" in line
    told = line.rpartition("problem ")[2].split(" · ")
    assert set(told) <= {"event by rank", "3 sources", "page of 5", "10 points", ""}
    if width == 160:
        assert len(told) == 4
