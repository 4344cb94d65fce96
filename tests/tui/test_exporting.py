"""The export dialog: it says what it takes, begins with what is shown, and takes that."""

from __future__ import annotations

import json
from pathlib import Path
from typing import BinaryIO

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from briefing.export.check import check
from briefing.tui.app import BriefingApp
from briefing.workspace.filter_query import Filter
from briefing.workspace.page import IN_BRIEF
from tests.tui.conftest import Opened, at_once, desk_of, enter_name, longest_section, said


def offered(pilot: Pilot[None]) -> list[str]:
    return [str(line.render()) for line in pilot.app.screen.query(".offer").results(Static)]


async def written(pilot: Pilot[None], file: Path, *keys: str) -> str:
    """What the dialog that is open writes to a file."""
    await enter_name(pilot, file, *keys)
    await pilot.app.workers.wait_for_complete([worker for worker in pilot.app.workers if worker.group == "export"])
    await pilot.pause()
    return file.read_text(encoding="utf-8")


def page_of(pilot: Pilot[None]) -> str:
    return f"the page, {len(desk_of(pilot).navigator.shown.page())} lines"


async def test_without_filter_and_marks_the_page_is_taken_or_all(opened: Opened, tmp_path: Path, harbour: Path) -> None:
    async with opened() as pilot:
        total = sum(section.count for section in desk_of(pilot).navigator.shown.sections())
        await pilot.press("e")
        assert offered(pilot) == [f"(•) {page_of(pilot)}", f"( ) all {total} lines"]
        assert "(the page)" in json.loads(await written(pilot, tmp_path / "page.json"))["part"]
        await pilot.press("e")
        assert "part" not in json.loads(await written(pilot, tmp_path / "brief.json", "down"))
        assert "The briefing is in" in said(pilot)[-1]


@pytest.mark.parametrize("suffix", ["md", "json", "html"])
async def test_a_filter_that_is_on_is_what_is_taken(opened: Opened, tmp_path: Path, harbour: Path, suffix: str) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        total = sum(section.count for section in desk.navigator.shown.sections())
        courier = next(row.id for row in desk.navigator.shown.sources() if row.path == "courier.txt")
        desk.navigator.filter_by(Filter(sources=(courier,)))
        count = sum(group.count for group in desk.navigator.groups if group.id != IN_BRIEF)
        assert 0 < count < total
        await pilot.press("e")
        outlet = desk.navigator.shown.source_title(courier)
        assert offered(pilot) == [f"(•) the {count} lines of the filter: in {outlet}", f"( ) {page_of(pilot)}", f"( ) all {total} lines"]
        file = tmp_path / f"part.{suffix}"
        text = await written(pilot, file)
        assert f"{count} of {total} lines (filter: in {outlet})" in text
        assert f"{count} of {total} lines (filter: in {outlet}) are in" in said(pilot)[-1]
        assert not check(file, [harbour]).failures
        assert "what we came for" not in text, "the gazette says that"


@pytest.mark.parametrize(("keys", "part"), [(["down"] * 2, None), (["up"], "2 of"), (["down"] * 3, "2 of"), (["down"] * 4, "1 of")])
async def test_the_arrow_keys_choose_what_is_taken(opened: Opened, tmp_path: Path, keys: list[str], part: str | None) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        await pilot.press("a", "h", "enter", "space", "space")
        desk.navigator.filter_by(Filter(noted=True))
        await pilot.press("e")
        assert len(offered(pilot)) == 4
        found = json.loads(await written(pilot, tmp_path / "brief.json", *keys))
        assert found.get("part", "").startswith(part or "")
        assert ("part" in found) == (part is not None)


async def test_a_click_chooses_what_is_taken(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        desk.navigator.filter_by(Filter(independent=2))
        await pilot.press("e")
        await pilot.click([*pilot.app.screen.query(".offer")][1])
        assert [line[:3] for line in offered(pilot)] == ["( )", "(•)", "( )"]


async def test_a_filter_that_lets_nothing_through_writes_nothing(opened: Opened, tmp_path: Path) -> None:
    async with opened() as pilot:
        desk_of(pilot).navigator.filter_by(Filter(noted=True))
        await pilot.press("e")
        at_once(pilot, "ctrl+u", *str(tmp_path / "none.md"), "enter")
        await pilot.pause()
        assert "There is no such line" in str(pilot.app.screen.query_one("#hint", Static).render())
        await pilot.press("escape")
        assert not (tmp_path / "none.md").exists()


async def test_the_dialog_fits_the_smallest_screen(opened: Opened) -> None:
    async with opened(size=(40, 12)) as pilot:
        desk = desk_of(pilot)
        await pilot.press("space")
        desk.navigator.filter_by(Filter(independent=2, disputed=True, new=True))
        await pilot.press("e")
        box = pilot.app.screen.query_one("Input").region
        assert 0 <= box.y < box.bottom <= 12


async def test_a_download_takes_what_is_shown_too(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[bytes] = []

    def deliver(app: BriefingApp, file: BinaryIO, **more: str) -> None:
        with file:
            file.seek(0)
            taken.append(file.read())

    monkeypatch.setattr(BriefingApp, "is_web", True)
    monkeypatch.setattr(BriefingApp, "deliver_binary", deliver)
    async with opened() as pilot:
        desk = desk_of(pilot)
        total = sum(section.count for section in desk.navigator.shown.sections())
        desk.navigator.filter_by(Filter(independent=2))
        count = sum(group.count for group in desk.navigator.groups if group.id != IN_BRIEF)
        await pilot.press("e", "enter", "1")
        await pilot.app.workers.wait_for_complete([worker for worker in pilot.app.workers if worker.group == "export"])
        await pilot.pause()
        assert f"{count} of {total} lines (filter: corroborated)" in taken[0].decode()
        assert "downloads" in said(pilot)[-1]
        await pilot.press("F", "e", "2")
        assert "Download the briefing as" in pilot.app.screen.heading
        assert pilot.app.screen.note == f"Takes all {total} lines."
