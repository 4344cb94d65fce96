"""The export dialog: it says what it takes, begins with what is shown, and takes that."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from briefing.export.check import check
from briefing.tui.app import BriefingApp
from briefing.tui.screens.export import PreviewPane
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


@pytest.mark.parametrize(("keys", "part"), [(["down"] * 2, None), (["up"], "2 of"), (["down"] * 4, "2 of"), (["down"] * 5, "1 of")])
async def test_the_arrow_keys_choose_what_is_taken(opened: Opened, tmp_path: Path, keys: list[str], part: str | None) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        await pilot.press("a", "h", "enter", "space", "space")
        desk.navigator.filter_by(Filter(noted=True))
        await pilot.press("e")
        assert len(offered(pilot)) == 5
        found = json.loads(await written(pilot, tmp_path / "brief.json", *keys))
        assert found.get("part", "").startswith(part or "")
        assert ("part" in found) == (part is not None)


async def test_a_click_chooses_what_is_taken(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        desk.navigator.filter_by(Filter(independent=2))
        await pilot.press("e")
        await pilot.click([*pilot.app.screen.query(".offer")][1])
        first, chosen, *others = [line[:3] for line in offered(pilot)]
        assert (first, chosen, {*others}) == ("( )", "(•)", {"( )"})


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


async def previewed(pilot: Pilot[None]) -> str:
    """The preview, when it is built."""
    await pilot.app.workers.wait_for_complete([worker for worker in pilot.app.workers if worker.group == "preview"])
    await pilot.pause()
    return "\n".join(pilot.app.screen.query_one(PreviewPane).lines)


def line(pilot: Pilot[None], name: str) -> str:
    return str(pilot.app.screen.query_one(f"#{name}", Static).render())


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_preview_is_what_is_written(opened: Opened, tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        await pilot.press("e")
        pilot.app.screen.query_one(Input).value = str(tmp_path / "page.md")
        await pilot.pause()
        shown = await previewed(pilot)
        assert pilot.app.screen.query_one(PreviewPane).body_height >= 6
        top = pilot.app.screen.query_one(PreviewPane)
        before = (top.top_row, top.top_line)
        await pilot.press("pagedown")
        assert (top.top_row, top.top_line) > before
        assert shown == "\n".join((await written(pilot, tmp_path / "page.md")).splitlines())


async def test_the_preview_is_there_without_a_key(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.press("e")
        assert "briefing: brief/2" in await previewed(pilot)


async def test_the_arrows_choose_a_format_and_the_name_follows(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.press("e", "right")
        assert pilot.app.screen.query_one(Input).value.endswith("briefing.json")
        assert "(•) json" in line(pilot, "formats")
        assert line(pilot, "parts") == "with  all that json has"
        await pilot.press("left", "left")
        assert pilot.app.screen.query_one(Input).value.endswith("briefing.docx")
        assert "# " in await previewed(pilot), "Word is shown as the text that it tells"
        await pilot.click("#formats", offset=(30, 0))
        assert pilot.app.screen.query_one(Input).value.endswith("briefing.html")


@pytest.mark.parametrize("what", [0, 1, 2])
async def test_parts_are_left_out_and_taken_in(opened: Opened, tmp_path: Path, harbour: Path, what: int) -> None:
    async with opened() as pilot:
        await pilot.press("1", "e", *["down"] * what, "tab", "space", "right", "space", "right", "right", "space")
        chosen = "with [ ] disputes  [x] timeline  [x] who speaks › [ ] sources" if not what else None
        assert chosen is None or chosen.replace(" ", "") == line(pilot, "parts").replace(" ", "")
        text = await written(pilot, tmp_path / "trimmed.md")
        heads = [one.removeprefix("## ") for one in text.splitlines() if one.startswith("## ")]
        assert ("Where sources disagree" in heads, "Sources" in heads) == (False, False)
        assert ("Timeline" in heads, "Who speaks" in heads) == ((True, True) if not what else (False, False))
        assert "Notes" in heads
        held = check(tmp_path / "trimmed.md", [harbour])
        assert held.checked
        assert not held.failures
        assert not held.altered


@pytest.mark.parametrize("suffix", ["md", "html", "docx"])
async def test_a_record_says_who_speaks_where_that_is_asked_for(opened: Opened, tmp_path: Path, harbour: Path, suffix: str) -> None:
    async with opened() as pilot:
        await pilot.press("e", "down")
        pilot.app.screen.query_one(Input).value = str(tmp_path / f"record.{suffix}")
        await pilot.press("shift+tab", "right", "right", "space", "enter")
        await pilot.app.workers.wait_for_complete([worker for worker in pilot.app.workers if worker.group == "export"])
        held = check(tmp_path / f"record.{suffix}", [harbour])
        assert held.checked
        assert not held.failures
        assert not held.altered
        if suffix != "docx":
            assert "Who speaks" in (tmp_path / f"record.{suffix}").read_text(encoding="utf-8")


async def test_the_last_choice_is_proposed_also_at_the_next_visit(opened: Opened, tmp_path: Path, harbour: Path) -> None:
    before = sorted(harbour.iterdir())
    async with opened() as pilot:
        await pilot.press("e", "down", "tab", "space", "shift+tab")
        first = await written(pilot, tmp_path / "mine.md")
        assert "## Where sources disagree" not in first
    (tmp_path / "mine.md").unlink()
    async with opened() as pilot:
        await pilot.press("e", "enter")
        await pilot.app.workers.wait_for_complete([worker for worker in pilot.app.workers if worker.group == "export"])
        assert (tmp_path / "mine.md").read_text(encoding="utf-8") == first
    assert sorted(harbour.iterdir()) == before, "what was chosen is a person's, and not the corpus's"


async def test_tab_completes_the_name(opened: Opened, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    for name in ("reports", "replies", ".hidden"):
        (folder / name).mkdir(parents=True)
    (folder / "reports" / "brief.md").write_text("", encoding="utf-8")
    async with opened() as pilot:
        await pilot.press("e", "tab", "tab")
        box = pilot.app.screen.query_one(Input)
        box.value = f"{folder}/"
        await pilot.press("tab")
        assert box.value == f"{folder}/rep"
        assert line(pilot, "hint") == "replies/ reports/"
        await pilot.press("o", "tab")
        assert box.value == f"{folder}/reports/"
        await pilot.press("b", "tab")
        assert box.value == f"{folder}/reports/brief.md"
        await pilot.press("tab")
        assert pilot.app.screen.field == "choices", "there was nothing more to complete"


async def test_a_preview_holds_no_key_up_and_ends_with_the_dialog(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    told = threading.Event()

    def endless(*_: object, **__: object) -> Iterator[bytes]:
        while True:
            told.set()
            yield b""

    async with opened() as pilot:
        await pilot.press("e")
        await previewed(pilot)
        monkeypatch.setattr("briefing.export.formats.parts", endless)
        await pilot.press("down")
        assert await asyncio.to_thread(told.wait, 30)
        assert offered(pilot)[1].startswith("(•)")
        await pilot.press("escape")
        monkeypatch.undo()
        await pilot.app.workers.wait_for_complete([worker for worker in pilot.app.workers if worker.group == "preview"])


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
