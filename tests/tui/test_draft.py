"""A walk through a draft: its sentences with what is said of each, the passage beside it, and the way to what needs a look."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from briefing.tui.app import BriefingApp
from tests.tui import corpus
from tests.tui.conftest import Opened, desk_of, said, settled

DRAFT = """# The strike

Dockers in Callao went back to work on Monday after nine days. "We have got what we came for," said Rosa Quispe.

The union said that 500 men had been on strike. Rosa Quispe said: "We have got what we asked for."

A ferry sank off Valparaíso with two hundred cattle.
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "draft.md"
    file.write_text(DRAFT, encoding="utf-8")
    return file


async def checked(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete([worker for worker in pilot.app.workers if worker.group == "draft"])
    await pilot.pause()


async def walk_to(pilot: Pilot[None], file: Path) -> None:
    await pilot.press("Y")
    pilot.app.screen.query_one(Input).value = str(file)
    await pilot.press("enter")
    await checked(pilot)


def verdicts(pilot: Pilot[None]) -> list[str]:
    return [row.verdict for row in desk_of(pilot).panes.row_list.rows]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_a_draft_is_walked_with_the_passage_beside_it(opened: Opened, draft: Path, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        desk = desk_of(pilot)
        await walk_to(pilot, draft)
        assert desk.navigator.listing_name == "draft"
        assert verdicts(pilot) == ["differs", "altered", "not_found"], "what needs a look comes first"
        assert "5 sentences" in said(pilot)[-1]
        target = desk.follower.shown
        assert target.statement
        assert "400 men" in target.statement.text
        text = desk.navigator.shown.source(target.source).source.text
        assert "400" in [text[start:end] for start, end in target.highlights], "the words that differ are marked in the article"
        await pilot.press("j")
        assert "we came for" in desk.follower.shown.statement.text  # type: ignore[union-attr]
        await pilot.press("j")
        assert desk.follower.target is None, "nothing came near"
        await pilot.press("2")
        assert verdicts(pilot) == ["supported", "quoted", "differs", "altered", "not_found"]
        await pilot.press("g", "n")
        assert desk.navigator.row.verdict == "differs"
        await pilot.press("n", "n", "n")
        assert desk.navigator.row.verdict == "not_found"
        assert "No sentence below this one needs a look." in said(pilot)[-1]
        await pilot.press("N")
        assert desk.navigator.row.verdict == "altered"
        assert [group.title for group in desk.navigator.groups[2:]] == ["Quoted", "Altered", "Supported", "Differs", "Not found"]


async def test_keys_of_lines_work_on_the_passage(opened: Opened, draft: Path) -> None:
    async with opened() as pilot:
        await walk_to(pilot, draft)
        await pilot.press("p")
        assert "1 point pinned" in said(pilot)[0]
        assert desk_of(pilot).navigator.listing_name == "draft"


async def test_a_draft_that_was_mended_is_read_again(opened: Opened, draft: Path) -> None:
    async with opened() as pilot:
        await walk_to(pilot, draft)
        draft.write_text(DRAFT.replace("500", "400"), encoding="utf-8")
        await pilot.press("Y")
        await checked(pilot)
        assert verdicts(pilot) == ["altered", "not_found"]


async def test_it_is_held_again_when_the_articles_change(opened: Opened, draft: Path, harbour: Path) -> None:
    async with opened() as pilot:
        await walk_to(pilot, draft)
        (harbour / "third.txt").write_text("A ferry sinks\n\nA ferry sank off Valparaíso with two hundred cattle.\n", encoding="utf-8")
        assert isinstance(pilot.app, BriefingApp)
        pilot.app.read_corpus()
        await settled(pilot)
        await checked(pilot)
        assert verdicts(pilot) == ["differs", "altered"]


async def test_the_command_line_opens_on_a_draft(harbour: Path, draft: Path) -> None:
    app = BriefingApp(corpus.options(harbour), draft=draft)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await checked(pilot)
        assert desk_of(pilot).navigator.listing_name == "draft"
        await pilot.press("B", "Y")
        assert desk_of(pilot).navigator.listing_name == "draft", "the one that is open is shown, nothing is asked"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("export.json", b'{"schema": "briefing/2"}', "is an export, or data"),
        ("empty.docx", b"PK\x03\x04", "can't be read"),
    ],
)
async def test_what_is_no_draft_is_said(opened: Opened, tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    async with opened() as pilot:
        await walk_to(pilot, tmp_path / name)
        assert words in said(pilot)[0]
        assert desk_of(pilot).navigator.listing_name == "brief"


async def test_in_a_browser_no_file_is_opened(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BriefingApp, "is_web", True)
    async with opened() as pilot:
        await pilot.press("Y")
        assert "can't be opened in a browser" in said(pilot)[-1]
