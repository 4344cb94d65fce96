"""What leaves the desk goes where the user said, over nothing that was not asked about, and through no link."""

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from briefing.tui.screens.chooser import Chooser
from briefing.tui.screens.export import ExportScreen
from briefing.workspace import folders
from tests.tui.conftest import Opened, desk_of, enter_name, said

posix = pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")


async def export_to(pilot: Pilot[None], name: Path | str) -> None:
    """Press `e`, answer with a name, and wait until that was dealt with."""
    await pilot.press("e")
    await enter_name(pilot, name)
    await exported(pilot)


async def exported(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete([worker for worker in pilot.app.workers if worker.group == "export"])
    await pilot.pause()


async def proposed(pilot: Pilot[None]) -> str:
    await pilot.press("e")
    assert isinstance(pilot.app.screen, ExportScreen)
    answer = pilot.app.screen.query_one(Input).value
    await pilot.press("escape")
    return answer


async def test_e_never_writes_over_an_article_or_a_file_of_ours(opened: Opened, harbour: Path) -> None:
    (harbour / "page.md").write_text("# Arica\n\nThe port of Arica is open again, the mayor said on Friday.\n")
    before = (harbour / "page.md").read_bytes()
    async with opened() as pilot:
        await export_to(pilot, harbour / "page.md")
        assert "is an article of the corpus" in said(pilot)[-1]
        await export_to(pilot, folders.state() / "copied.md")
        assert "its own" in "".join(said(pilot))
        assert not isinstance(pilot.app.screen, Chooser)
    assert (harbour / "page.md").read_bytes() == before
    assert not (folders.state() / "copied.md").exists()


async def test_e_asks_before_it_writes_over_what_is_no_export(opened: Opened, tmp_path: Path) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("What I thought\n")
    async with opened() as pilot:
        for no in ("escape", "enter"):
            await export_to(pilot, notes)
            assert isinstance(pilot.app.screen, Chooser)
            await pilot.press(no)
            await exported(pilot)
            assert notes.read_text() == "What I thought\n"
        await export_to(pilot, notes)
        await pilot.press("2")
        await exported(pilot)
        assert "Quispe" in notes.read_text(encoding="utf-8")
        before = notes.stat().st_mtime_ns
        await export_to(pilot, notes)
        assert not isinstance(pilot.app.screen, Chooser), "an earlier export is replaced"
        assert notes.stat().st_mtime_ns > before


async def test_the_place_that_is_proposed_is_not_in_the_corpus_and_is_remembered(
    opened: Opened, harbour: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(harbour)
    async with opened() as pilot:
        assert await proposed(pilot) == str(home / "briefing.md")
        (harbour / "out").mkdir()
        await export_to(pilot, "out/mine.html")
        assert "Quispe" in (harbour / "out" / "mine.html").read_text(encoding="utf-8")
        assert await proposed(pilot) == "out/mine.html", "as it was typed"


@posix
async def test_nothing_that_leaves_the_desk_goes_through_a_link(
    opened: Opened, harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shell").write_text("alias ls=ls\n")
    folders.state().mkdir(parents=True)
    planted = [harbour / "briefing.md", tmp_path / "briefing.md", tmp_path / "briefing-brief.svg", folders.state() / "copied.md"]
    for link in (*planted, harbour / folders.EDITS, folders.state() / "tour-seen"):
        link.symlink_to(tmp_path / "shell")
    (harbour / "sub").symlink_to(tmp_path)
    async with opened() as pilot:
        for target in (harbour / "briefing.md", "briefing.md", harbour / "sub" / "new.md"):
            await export_to(pilot, target)
            assert "nothing is written through links" in said(pilot)[-1]
        await pilot.press("ctrl+s", "y", "p")
        await pilot.pause()
        assert desk_of(pilot).navigator.row.pinned
    assert (tmp_path / "shell").read_text() == "alias ls=ls\n"
    assert not (tmp_path / "new.md").exists()
    assert "<svg" in (tmp_path / "briefing-brief-2.svg").read_text(encoding="utf-8")
    assert "pin" in folders.edits_files([harbour])[1].read_text(encoding="utf-8"), "the decision is kept where nobody laid anything"
