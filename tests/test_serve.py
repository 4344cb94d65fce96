"""The desk in a browser: a headless Chromium opens the page, sees the desk and presses a key in it."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import shutil
import socket
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.tui import corpus

pytest.importorskip("textual_serve", reason="the extra `web` is not installed")
aiohttp = pytest.importorskip("aiohttp")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Page:
    """A page of the browser, spoken to by the DevTools protocol."""

    def __init__(self, socket: Any) -> None:
        self.socket, self.number = socket, 0

    async def ask(self, method: str, **values: Any) -> dict[str, Any]:
        self.number += 1
        await self.socket.send_json({"id": self.number, "method": method, "params": values})
        async for message in self.socket:
            answer: dict[str, Any] = json.loads(message.data)
            if answer.get("id") == self.number:
                return dict(answer.get("result", {}))
        raise AssertionError("the browser went away")

    async def click(self, x: int, y: int) -> None:
        for kind in ("mousePressed", "mouseReleased"):
            await self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    async def press(self, key: str) -> None:
        code = ord(key.upper())
        await self.ask("Input.dispatchKeyEvent", type="keyDown", key=key, text=key, windowsVirtualKeyCode=code, code=f"Key{key.upper()}")
        await self.ask("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code, code=f"Key{key.upper()}")

    async def colours(self) -> int:
        """How many bytes a picture of the page takes: a page with a desk on it takes many."""
        return len(base64.b64decode((await self.ask("Page.captureScreenshot"))["data"]))


async def eventually(check: Any, seconds: float = 60) -> Any:
    """Ask again until there is an answer."""
    async with asyncio.timeout(seconds):
        while not (found := await check()):
            await asyncio.sleep(0.1)
        return found


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
async def test_the_desk_opens_in_a_browser_and_takes_keys(tmp_path: Path) -> None:
    folder = corpus.write(tmp_path / "harbour")
    port = free_port()
    command = [sys.executable, "-m", "briefing", "serve", str(folder), "--port", str(port)]
    quiet = {"stdout": asyncio.subprocess.DEVNULL, "stderr": asyncio.subprocess.DEVNULL}
    server = await asyncio.create_subprocess_exec(*command, **quiet)
    profile = tmp_path / "profile"
    assert CHROMIUM
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank"]
    browser = await asyncio.create_subprocess_exec(CHROMIUM, *flags, **quiet)
    try:
        async with aiohttp.ClientSession() as web:
            await walk(web, port, profile, folder)
    finally:
        for process in (browser, server):
            process.terminate()
            await process.wait()


async def walk(web: Any, port: int, profile: Path, folder: Path) -> None:
    """Open the page, wait until the desk is there, pin a point."""

    async def served() -> bool:
        try:
            async with web.get(f"http://127.0.0.1:{port}/") as answer:
                return bool(answer.status == 200)
        except aiohttp.ClientError:
            return False

    async def debugger() -> str | None:
        file = profile / "DevToolsActivePort"
        found = re.match(r"(\d+)\n", file.read_text()) if file.exists() else None
        return found[1] if found else None

    await eventually(served)
    number = await eventually(debugger)
    async with web.get(f"http://127.0.0.1:{number}/json/list") as answer:
        target = next(one for one in await answer.json(content_type=None) if one["type"] == "page")
    async with web.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
        page = Page(socket)
        await page.ask("Page.navigate", url=f"http://127.0.0.1:{port}/")
        edits = folder / "briefing.edits.yaml"

        async def drawn() -> bool:
            return await page.colours() > 20_000

        async def pinned() -> bool:
            if edits.exists() and "pin" in edits.read_text():
                return True
            await page.click(400, 300)  # until the desk is there nobody takes it, and a second pin only takes back the first
            await page.press("p")
            return False

        await eventually(pinned)
        await eventually(drawn)
