"""What a desk does on its side of the pipe, with a small app in the place of ours."""

from __future__ import annotations

import asyncio
import hashlib
import sys

import aiohttp
import pytest

from briefing.web.limits import DELIVERIES
from briefing.web.process import DeskProcess
from tests.web.visiting import all_gone, eventually, runs, started_by, visiting

APP = """
import io, subprocess, sys, time
from textual.app import App

class Small(App):
    def on_mount(self):
        self.set_interval(0.01, self.draw)

    def draw(self):
        self.screen.styles.background = f"rgb({time.monotonic_ns() % 255},0,0)"

    def on_key(self, event):
        act(self, event.key)

def act(app, key):
    CODE

Small().run()
"""


def small(code: str) -> list[str]:
    """An app that draws all the time, and runs `code` at each key."""
    return [sys.executable, "-c", APP.replace("CODE", code)]


async def read_on(desk: DeskProcess) -> None:
    """Take what a desk draws until it ends."""
    async for _ in desk.packets():
        pass


async def test_a_desk_that_hangs_ends_all_the_same_when_the_server_is_gone() -> None:
    helper = "[sys.executable, '-S', '-c', 'import time; time.sleep(1000)']"
    desk = await DeskProcess.start(small(f"subprocess.Popen({helper}); time.sleep(1000)"), 80, 24)

    async def helped() -> bool:
        return bool(started_by(desk.pid))

    try:
        await desk.ready()
        reading = asyncio.create_task(read_on(desk))  # a full pipe would keep the key waiting
        await desk.send_keys("h")
        await eventually(helped)
        all_of_it = {desk.pid, *started_by(desk.pid)}
        assert len(all_of_it) == 2
        desk._stdin.close()  # nothing else is done: as when the server was killed
        await all_gone(all_of_it)
        await reading
    finally:
        desk.kill()
        await desk.end(1)


async def test_a_download_and_the_drawing_do_not_get_into_each_other() -> None:
    code = "app.deliver_binary(io.BytesIO(bytes(range(256)) * 40_000), save_filename='../a\\r\\nb: \\\"c.bin')"
    async with visiting(small(code)) as known, known.desk() as page:
        await page.send("stdin", "d")
        await page.until(lambda: page.told)
        async with known.web.get(f"{known.root}/download/{page.told.pop()[1]}") as answer:
            assert answer.headers["Content-Disposition"] == 'attachment; filename="a-b-c.bin"'
            digest = hashlib.sha256(await answer.read()).hexdigest()
        assert digest == hashlib.sha256(bytes(range(256)) * 40_000).hexdigest()
        await page.send("stdin", "d")
        await page.until(lambda: page.told)
        assert page.closed is None


async def test_downloads_that_nobody_fetches_make_room() -> None:
    async with visiting(small("app.deliver_binary(io.BytesIO(key.encode()), save_filename='a')")) as known, known.desk() as page:
        await page.send("stdin", "a" * (DELIVERIES + 3))
        await page.until(lambda: len(page.told) == DELIVERIES + 3)
        keys = [key for _, key in page.told]
        assert [await known.status(f"/download/{key}") for key in keys] == [404] * 3 + [200] * DELIVERIES


async def test_half_a_download_does_not_pass_for_a_whole_one() -> None:
    said: list[str] = []
    async with visiting(small("app.deliver_binary(io.BytesIO(bytes(40_000_000)), save_filename='a')"), said=said) as known:
        async with known.desk() as page:
            await page.send("stdin", "a")
            await page.until(lambda: page.told)
            answer = await known.web.get(f"{known.root}/download/{page.told.pop()[1]}")
            assert answer.status == 200
        with pytest.raises(aiohttp.ClientError):
            await answer.read()
    assert said == []


async def test_what_an_ended_desk_offered_is_gone() -> None:
    said: list[str] = []
    async with visiting(small("app.deliver_binary(io.BytesIO(b'a'), save_filename='a')"), said=said) as known:
        async with known.desk() as page:
            await page.send("stdin", "a")
            await page.until(lambda: page.told)
            desks = known.desks
            assert all(map(runs, desks))
        await all_gone(desks)
        assert await known.status(f"/download/{page.told.pop()[1]}") == 404
    assert said == []
