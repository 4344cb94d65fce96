"""The help can be searched; what a section asks stands only where the cursor does."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from briefing.tui.screens.help import HelpScreen
from briefing.tui.widgets.row_list import RowList
from tests.tui.conftest import Curated, Opened, desk_of, enter_name


def told(pilot: Pilot[None]) -> str:
    screen = pilot.app.screen
    assert isinstance(screen, HelpScreen)
    return "\n".join("".join(text for text, _ in line) for line in screen.lines(80, screen.text.styles_now))


async def test_the_help_shows_only_what_holds_the_words_and_everything_again(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press("question_mark")
        everything = told(pilot)
        await pilot.press("slash")
        await enter_name(pilot, "undo LAST")
        await pilot.pause()
        assert "Undo the last decision" in told(pilot)
        assert "Redo" not in told(pilot)
        assert len(told(pilot)) < len(everything) / 4
        await pilot.press("slash")
        await enter_name(pilot, "no such thing")
        await pilot.pause()
        assert "Nothing in the help holds that" in told(pilot)
        await pilot.press("slash")
        await enter_name(pilot, "")
        await pilot.pause()
        assert told(pilot) == everything


async def test_a_text_over_the_desk_takes_the_width_it_has(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, HelpScreen)
        widest = max(len("".join(screen.text.lines_of(row)[0].text).rstrip()) for row in range(screen.text.row_count()))
        assert widest > screen.text.size.width / 2


async def test_a_section_asks_its_question_where_the_cursor_stands(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        groups = desk.panes.group_list
        asking = [index for index, group in enumerate(desk.navigator.groups) if group.question]
        assert len(asking) > 1
        for current in asking[:2]:
            desk.navigator.go_to_group(current)
            await pilot.pause()
            begins = desk.navigator.groups[current].question[:14]
            assert [index for index in asking if begins in painted(groups, index)] == [current]
            for other in asking:
                if other != current:
                    assert desk.navigator.groups[other].question[:14] not in painted(groups, other)


def painted(groups: RowList, index: int) -> str:
    return "".join(strip.text for strip in groups.lines_of(index))


@pytest.mark.parametrize("key", ["question_mark", "w", "exclamation_mark"])
async def test_a_text_over_the_desk_is_as_wide_as_its_pane_from_the_first_frame(curated_desk: Curated, key: str) -> None:
    async with curated_desk() as pilot:
        await pilot.press(key)
        await pilot.pause()
        text = pilot.app.screen.text
        widest = max(len(text.render_line(y).text.rstrip("█│ ")) for y in range(2, text.size.height))
        assert widest > 40
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        assert max(sum(len(piece) for piece, _ in line) for line in text._lines) <= text.size.width - 4


@pytest.mark.parametrize("key", ["f", "s", "P"])
async def test_a_list_below_what_there_is_to_know_fits_the_smallest_screen(curated_desk: Curated, key: str) -> None:
    async with curated_desk((40, 12)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        screen = pilot.app.screen
        for name in ("#chooser-note", "#choices"):
            for widget in screen.query(name):
                assert screen.region.contains_region(widget.region), name
