"""Desks to test: opened on a small corpus, with everything read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from briefing.tui.app import BriefingApp
from briefing.tui.display import Fold
from briefing.tui.main_screen import MainScreen
from briefing.workspace.options import Options
from briefing.workspace.page import IN_BRIEF
from tests.tui import corpus
from tests.tui.made_brief import curated, paged

Opened = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
Curated = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


class Shown(BriefingApp):
    """A desk that shows a brief made by hand and reads nothing."""

    def fill_desk(self) -> None:
        self.main_screen.navigator.show_brief(curated(paged()))

    def begin(self) -> None:
        self.theme_changed_signal.subscribe(self, self._theme_changed)
        self.up_to_date.set()


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing is read any more and everything is painted."""
    assert isinstance(pilot.app, BriefingApp)
    await asyncio.wait_for(pilot.app.up_to_date.wait(), 60)
    await pilot.pause()


def desk_of(pilot: Pilot[None]) -> MainScreen:
    assert isinstance(pilot.app, BriefingApp)
    return pilot.app.main_screen


async def longest_section(pilot: Pilot[None]) -> MainScreen:
    """The desk on the section with most points, all of them on the page: which one that is, the weights of the analysis decide."""
    desk = desk_of(pilot)
    view = desk.navigator.shown
    longest = max(view.shown_sections(), key=lambda section: section.count)
    view.edits.take([row.id for row in view.points(longest.id)], on=True)
    view.edits.open_with(list(view.orders.page.lines(IN_BRIEF)), on=False)
    desk.navigator.reload()
    desk.navigator.show_view("brief", longest.id)
    await pilot.pause()
    return desk


def shown(desk: MainScreen) -> list[str]:
    """The texts of the rows."""
    return [row.text for row in rows_of(desk)]


def rows_of(desk: MainScreen) -> list[Any]:
    """The rows, without a fold."""
    return [row for row in desk.panes.row_list.rows if not isinstance(row, Fold)]


def at_once(pilot: Pilot[None], *keys: str) -> None:
    """Press keys faster than the desk can act on the first of them."""
    for key in keys:
        pilot.app.post_message(Key(key, key if len(key) == 1 else None))


async def enter_name(pilot: Pilot[None], name: Path | str, *keys: str) -> None:
    """Answer the question that is open with a name, after other keys. A long path, key by key, would take seconds."""
    pilot.app.screen.query_one(Input).value = str(name)
    await pilot.press(*keys, "enter")


def said(pilot: Pilot[None]) -> list[str]:
    return [*(note.message for note in pilot.app._notifications), *filter(None, [desk_of(pilot).panes.keys.message])]


@pytest.fixture
def opened(harbour: Path) -> Opened:
    """Opens a desk and waits until it is filled: `async with opened(size=(80, 24)) as pilot`."""

    @asynccontextmanager
    async def open_desk(
        folder: Path = harbour, size: tuple[int, int] = (120, 40), theme: str = "dark", keys: dict[str, str] | None = None
    ) -> AsyncIterator[Pilot[None]]:
        app = BriefingApp(corpus.options(folder), theme=theme, keys=keys)
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            yield pilot

    return open_desk


@pytest.fixture
def curated_desk() -> Curated:
    """Opens a desk on the brief that was made by hand and worked on, with something in every view."""

    @asynccontextmanager
    async def open_desk(size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
        async with Shown(Options(paths=())).run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            yield pilot

    return open_desk
