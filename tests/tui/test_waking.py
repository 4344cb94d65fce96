"""Where there is no briefing the desk says why, line by line, and wakes when something arrives that can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.tui.app import BriefingApp
from briefing.workspace.open import open_view
from briefing.workspace.options import Options
from tests.tui import corpus
from tests.tui.conftest import Opened, desk_of, said, settled


async def looked(pilot: Pilot[None]) -> None:
    """The desk looks at its corpus, as it does every few seconds, and reads what changed."""
    assert isinstance(pilot.app, BriefingApp)
    pilot.app.look_again()
    await pilot.app.workers.wait_for_complete([worker for worker in pilot.app.workers if worker.group == "watch"])
    await pilot.pause()
    await settled(pilot)


def listed(pilot: Pilot[None]) -> list[str]:
    rows = desk_of(pilot).panes.row_list
    return [" ".join(" ".join(line.text.replace("▌", "") for line in rows.lines_of(row)).split()) for row in range(len(rows.rows))]


def broken(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4 broken")
    (folder / "box.zip").write_bytes(b"PK\x03\x04 broken")


@pytest.mark.parametrize("before", ["empty", "unreadable", "missing", "project"])
async def test_an_article_that_arrives_later_wakes_the_desk(opened: Opened, tmp_path: Path, before: str) -> None:
    folder = tmp_path / "later"
    if before != "missing":
        folder.mkdir()
    if before == "unreadable":
        broken(folder)
    if before == "project":
        (folder / "briefing.yaml").write_text("template: [", encoding="utf-8")
    async with opened(folder) as pilot:
        assert desk_of(pilot).navigator.view is None
        assert pilot.app.status in (2, 3)
        await pilot.press("j", "G", "g", "x", "space", "e", "less_than_sign")
        await looked(pilot)
        assert desk_of(pilot).navigator.view is None, "nothing arrived yet"
        if before == "project":
            (folder / "briefing.yaml").unlink()
        corpus.write(folder)
        await looked(pilot)
        desk = desk_of(pilot)
        assert desk.navigator.listing_name == "brief"
        assert len(desk.navigator.shown.sources()) == 2
        assert pilot.app.status == 0
        await pilot.press("j")
        assert desk.navigator.row is not None


async def test_the_reasons_are_laid_out_like_the_list_of_problems(opened: Opened, tmp_path: Path) -> None:
    broken(tmp_path / "bad")
    async with opened(tmp_path / "bad", size=(80, 24)) as pilot:
        desk = desk_of(pilot)
        head, *reasons = listed(pilot)
        assert head.startswith("Nothing could be read in")
        assert "looked at every few seconds" in head
        assert len(reasons) == len(desk.navigator.problems) == 2
        for reason, problem in zip(reasons, desk.navigator.problems, strict=True):
            assert reason == " ".join(f"{problem.path} {problem.error} {problem.advice}".split())
        path = next(line.text for line in desk.panes.row_list.lines_of(1))
        assert path.strip(" ▌") == desk.navigator.problems[0].path, "the path has a line of its own"


async def test_an_empty_folder_says_what_to_do(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    async with opened(tmp_path / "empty") as pilot:
        (only,) = listed(pilot)
        assert "There are no articles there." in only
        assert "Put articles there" in only
        await pilot.press("j", "2", "S", "p", "slash", "e", "question_mark", "escape")


async def test_what_arrives_and_cannot_be_read_is_named(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    async with opened(tmp_path / "empty") as pilot:
        broken(tmp_path / "empty")
        await looked(pilot)
        assert any(line.startswith("scan.pdf") for line in listed(pilot))
        await pilot.press("j")
        await looked(pilot)
        assert desk_of(pilot).panes.row_list.cursor == 1, "what was said already is not said again"


async def test_an_article_that_arrives_while_the_first_reading_goes_on_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "late"
    folder.mkdir()
    place, first = "briefing.workspace.open.open_view", open_view

    def late(options: Options, *more: object) -> object:
        monkeypatch.setattr(place, first)
        try:
            return first(options, *more)  # type: ignore[arg-type]
        finally:
            corpus.write(folder)

    monkeypatch.setattr(place, late)
    async with BriefingApp(corpus.options(folder)).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert desk_of(pilot).navigator.view is None
        await looked(pilot)
        assert desk_of(pilot).navigator.view is not None


async def test_a_cache_that_cannot_be_written_is_told(opened: Opened, harbour: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "options", lambda folder: Options(paths=(folder,), jobs=1))
    (home / "cache").write_text("no folder", encoding="utf-8")
    async with opened(harbour) as pilot:
        assert "can't be written" in said(pilot)[-1]
        assert "The next start will take as long" in said(pilot)[-1]
