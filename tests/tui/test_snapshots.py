"""How the desk looks, view by view, at four sizes, and at one in a light theme. After a wanted change: `make snapshots`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from briefing.tui.parts import review
from briefing.workspace import decisions
from briefing.workspace.options import Options
from tests.tui.conftest import Shown

SIZES = [(40, 12), (80, 24), (120, 40), (200, 60)]
VIEWS = {
    "brief": ["3", "j"],
    "sources": ["S", "j"],
    "voices": ["V"],
    "timeline": ["T", "j"],
    "disputes": ["D"],
    "search": ["slash", *"strike"],
    "edits": ["E"],
    "unplaced": ["U"],
    "help": ["question_mark"],
    "why": ["w"],
    "filter": ["f"],
    "problems": ["exclamation_mark"],
    "source": ["enter", "G"],
    "jump": ["semicolon"],
    "marked": ["3", "space", "space", "X", "space"],
    "export": ["space", "e"],
    "note": ["a"],
    "opening": [],
    "fold": ["3", "r", "G"],
    "sections": ["s"],
    "statement": ["3", "enter", "j"],
    "summary": ["W"],
    "byline": ["b"],
}
ONCE = {
    "help",
    "why",
    "filter",
    "problems",
    "source",
    "jump",
    "marked",
    "export",
    "note",
    "opening",
    "fold",
    "sections",
    "statement",
    "byline",
}
"""What is looked at in one theme only: it is made of the same parts."""
LIGHT_SIZE = (120, 40)
"""Other colours change no place: one size shows them all."""


def cases() -> list[Any]:
    return [
        pytest.param(view, size, theme, id=f"{view}-{size[0]}x{size[1]}-{theme}")
        for view in VIEWS
        for size in SIZES
        for theme in (("dark", "light") if size == LIGHT_SIZE and view not in ONCE else ("dark",))
    ]


@pytest.mark.parametrize(("view", "size", "theme"), cases())
def test_snapshot(view: str, size: tuple[int, int], theme: str, snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decisions, "now", lambda: "2024-03-06T09:30:00Z")
    monkeypatch.setattr(review, "REST", 1e9)  # what is seen would hang on how fast the machine is
    monkeypatch.chdir("/")  # which the export names

    async def walk(pilot: Pilot[None]) -> None:
        await pilot.pause()
        for key in VIEWS[view]:
            await pilot.press(key)
        await pilot.app.workers.wait_for_complete([worker for worker in pilot.app.workers if worker.group == "preview"])
        await pilot.pause()

    run: Callable[[Pilot[None]], Awaitable[None]] = walk
    assert snap_compare(Shown(Options(paths=()), theme=theme), terminal_size=size, run_before=run)


@pytest.mark.parametrize("size", SIZES[1:3], ids=str)
def test_without_colour(size: tuple[int, int], snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(review, "REST", 1e9)

    async def walk(pilot: Pilot[None]) -> None:
        await pilot.press("3", "j")
        await pilot.pause()

    assert snap_compare(Shown(Options(paths=())), terminal_size=size, run_before=walk)
