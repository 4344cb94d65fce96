"""How many lines a section has on the page, how high they are, and notes of several lines."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from textual.app import App

from briefing.tui.app import BriefingApp
from briefing.workspace.open import open_view
from tests.tui.conftest import Opened, desk_of, longest_section, said, settled


async def test_braces_give_each_section_a_line_more_or_less(opened: Opened) -> None:
    async with opened() as pilot:
        view = desk_of(pilot).navigator.shown
        before = {section.id: view.orders.page.lines(section.id) for section in view.shown_sections()}
        counts = {section.id: section.count for section in view.shown_sections()}
        await pilot.press("left_curly_bracket")
        page = view.orders.page
        assert {name: len(page.lines(name)) for name in before} == {name: max(0, len(lines) - 1) for name, lines in before.items()}
        assert "taken off it" in said(pilot)[0]
        await pilot.press("right_curly_bracket")
        assert {name: view.orders.page.lines(name) for name in before} == before, "by rank: the same come back"
        await pilot.press("u", "u")
        assert {name: view.orders.page.lines(name) for name in before} == before, "each was one edit"
        await pilot.press(*["right_curly_bracket"] * 12)
        assert len(view.page()) == sum(counts.values()), "until there are no more"
        assert "There is no further line for any section." in said(pilot)[-1]


async def test_so_many_lines_a_section(opened: Opened) -> None:
    async with opened() as pilot:
        view = desk_of(pilot).navigator.shown
        desk_of(pilot).action_do("lines_a_section", "")
        await pilot.pause()
        await pilot.press("1")
        assert {len(view.orders.page.lines(section.id)) for section in view.shown_sections() if section.count} <= {0, 1}
        assert "lines now" in said(pilot)[0] or "line now" in said(pilot)[0]


async def test_so_many_lines_that_some_sections_gain_and_others_lose_are_one_undo(opened: Opened) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        view = desk.navigator.shown
        other = next(one.id for one in view.shown_sections() if one.count and one.id != desk.navigator.current_group.id)
        view.edits.take(view.orders.page.lines(other), on=False)
        desk.navigator.reload()
        before, edits = view.page(), len(view.edits.rows())
        desk.action_do("lines_a_section", "")
        await pilot.pause()
        await pilot.press("1")
        assert {len(view.orders.page.lines(section.id)) for section in view.shown_sections() if section.count} == {1}, [
            section.count for section in view.shown_sections()
        ]
        assert len(view.edits.rows()) == edits + 1
        await pilot.press("u")
        assert view.page() == before
        assert open_view(pilot.app.options).page() == before, "what a new session replays is the same"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_h_makes_lines_two_lines_high_but_for_the_one_under_the_cursor(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        rows = desk_of(pilot).panes.row_list
        await pilot.press("1")
        full = len(rows.lines_of(0))
        await pilot.press("h", "j")
        assert rows.cursor == 1
        assert len(rows.lines_of(0)) == 2 < full
        assert len(rows.lines_of(1)) > 2
    async with opened(size=size) as pilot:
        assert desk_of(pilot).panes.row_list.dense, "kept between visits"
        await pilot.press("h")
        assert not desk_of(pilot).panes.row_list.dense


async def test_the_header_names_template_and_order(opened: Opened) -> None:
    async with opened(size=(80, 24)) as pilot:
        desk = desk_of(pilot)
        await pilot.press("1")
        assert "event by rank" in desk.panes.top.render_line(0).text
        desk.navigator.shown.edits.sort("time")
        desk.navigator.reload()
        assert "event by time" in desk.panes.top.render_line(0).text
        desk.navigator.shown.edits.sort("origins", desk.navigator.current_group.id)
        desk.navigator.reload()
        assert "event by origins" in desk.panes.top.render_line(0).text
        await pilot.press("2")
        assert "event by time" in desk.panes.top.render_line(0).text
        await pilot.press("S")
        assert "event · " in desk.panes.top.render_line(0).text, "sections have several orders"


class Suspended:
    """In place of leaving the terminal to another program: a test has none."""

    def __init__(self) -> None:
        self.depth = self.times = 0

    def __enter__(self) -> None:
        self.depth += 1
        self.times += 1

    def __exit__(self, *_: object) -> None:
        self.depth -= 1


@pytest.fixture
def suspended(monkeypatch: pytest.MonkeyPatch) -> Suspended:
    found = Suspended()
    monkeypatch.setattr(App, "suspend", lambda app: found)
    monkeypatch.delenv("VISUAL", raising=False)
    return found


def editor(tmp_path: Path, script: str) -> str:
    file = tmp_path / "editor"
    file.write_text(f"#!/bin/sh\nfor name; do :; done\n{script}\n", encoding="utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return str(file)


async def test_a_note_of_several_lines_is_written_in_the_editor(
    opened: Opened, suspended: Suspended, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, 'printf "Ask the union.\\nAnd the company.\\n" >> "$name"'))
    async with opened() as pilot:
        view, desk = desk_of(pilot).navigator.shown, desk_of(pilot)
        await pilot.press("1", "ctrl+a")
        assert view.rows_of([desk.navigator.row.id])[0].note == "Ask the union.\nAnd the company."
        assert (suspended.times, suspended.depth) == (1, 0)
        await pilot.press("ctrl+a")
        assert view.rows_of([desk.navigator.row.id])[0].note.count("\n") == 2, "what was there is gone on with"
        monkeypatch.setenv("EDITOR", "true")
        before = len(view.edits.rows())
        await pilot.press("ctrl+a")
        assert "as it was" in said(pilot)[-1]
        assert len(view.edits.rows()) == before
    async with opened() as pilot:
        await settled(pilot)
        assert any(row.note for row in desk_of(pilot).panes.row_list.rows if hasattr(row, "note"))


@pytest.mark.parametrize(
    ("script", "words"), [("exit 3", "ended with status 3"), ("kill -9 $$", "ended by signal 9"), (None, "could not be started")]
)
async def test_an_editor_that_fails_is_said_and_changes_nothing(
    opened: Opened, suspended: Suspended, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None, words: str
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, f'printf changed > "$name"\n{script}') if script else str(tmp_path / "none"))
    async with opened() as pilot:
        await pilot.press("1", "ctrl+a")
        assert words in said(pilot)[0]
        assert not desk_of(pilot).navigator.shown.edits.rows()
        assert suspended.depth == 0


async def test_without_an_editor_and_in_a_browser_it_is_said_why_not(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
    async with opened() as pilot:
        await pilot.press("1", "ctrl+a")
        assert "Set $EDITOR" in said(pilot)[-1]
        monkeypatch.setenv("EDITOR", "true")
        monkeypatch.setattr(BriefingApp, "is_web", True)
        await pilot.press("ctrl+a")
        assert "started from a browser" in said(pilot)[-1]
