"""The desk in a browser: a headless Chromium opens the page, sees the desk, presses keys in it and asks nobody else for anything."""

from __future__ import annotations

import asyncio
import base64
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest

from tests.export.chromium import PROGRAM, QUIET
from tests.tui import corpus
from tests.web.visiting import eventually, served

FLAGS = (*QUIET, "--window-size=1200,800", "--remote-debugging-port=0")


class Page:
    """A page of the browser, spoken to by the DevTools protocol."""

    def __init__(self, socket: Any) -> None:
        self.socket, self.number = socket, 0
        self.asked_for: list[str] = []
        """The addresses that the page asked for."""
        self.errors: list[str] = []
        self.downloads: list[str] = []

    async def ask(self, method: str, **values: Any) -> dict[str, Any]:
        self.number += 1
        await self.socket.send_json({"id": self.number, "method": method, "params": values})
        async for message in self.socket:
            answer: dict[str, Any] = json.loads(message.data)
            if answer.get("id") == self.number:
                return dict(answer.get("result", {}))
            self._note(answer["method"], answer["params"])
        raise AssertionError("the browser went away")

    def _note(self, method: str, told: dict[str, Any]) -> None:
        if method == "Network.requestWillBeSent":
            self.asked_for.append(told["request"]["url"])
        elif method == "Network.webSocketCreated":
            self.asked_for.append(told["url"])
        elif method == "Runtime.exceptionThrown" or (method == "Log.entryAdded" and told["entry"]["level"] == "error"):
            self.errors.append(json.dumps(told))
        elif method == "Browser.downloadProgress" and told["state"] == "completed":
            self.downloads.append(told["guid"])

    async def value(self, expression: str) -> Any:
        """What an expression comes to on the page."""
        return (await self.ask("Runtime.evaluate", expression=expression))["result"].get("value")

    async def press(self, key: str) -> None:
        code = ord(key.upper())
        await self.ask("Input.dispatchKeyEvent", type="keyDown", key=key, text=key, windowsVirtualKeyCode=code, code=f"Key{key.upper()}")
        await self.ask("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code, code=f"Key{key.upper()}")

    async def colours(self) -> int:
        """How many bytes a picture of the page takes: a page with a desk on it takes many."""
        return len(base64.b64decode((await self.ask("Page.captureScreenshot"))["data"]))


@asynccontextmanager
async def chromium(profile: Path, downloads: Path) -> AsyncIterator[Page]:
    """A browser with one page."""
    assert PROGRAM
    quiet = {"stdout": asyncio.subprocess.DEVNULL, "stderr": asyncio.subprocess.DEVNULL}
    browser = await asyncio.create_subprocess_exec(PROGRAM, *FLAGS, f"--user-data-dir={profile}", "about:blank", **quiet)

    async def debugger() -> str | None:
        file = profile / "DevToolsActivePort"
        found = re.match(r"(\d+)\n", file.read_text()) if file.exists() else None
        return found[1] if found else None

    try:
        number = await eventually(debugger)
        async with aiohttp.ClientSession() as web:
            async with web.get(f"http://127.0.0.1:{number}/json/list") as answer:
                target = next(one for one in await answer.json(content_type=None) if one["type"] == "page")
            async with web.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                page = Page(socket)
                for domain in ("Network", "Page", "Runtime", "Log"):
                    await page.ask(f"{domain}.enable")
                await page.ask("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads), eventsEnabled=True)
                yield page
    finally:
        browser.terminate()
        await browser.wait()


@pytest.mark.skipif(PROGRAM is None, reason="no Chromium here")
async def test_the_desk_opens_in_a_browser_and_takes_keys(tmp_path: Path) -> None:
    folder = corpus.write(tmp_path / "harbour")
    downloads = tmp_path / "downloads"
    async with served(folder) as (_, addresses), chromium(tmp_path / "profile", downloads) as page:
        await page.ask("Page.navigate", url=addresses[0])
        await a_key_acts_without_a_click(page, folder)
        root = addresses[0].partition("?")[0]
        assert await page.value("document.title") == "briefing: harbour"
        assert await page.value("location.href") == root, "the token left the address bar"
        await an_export_is_downloaded(page, downloads)
        await page.press("q")
        await eventually(lambda: page.value("document.querySelector('#reason').textContent == 'The desk was left.'"))
        assert {urlsplit(address).netloc for address in page.asked_for} == {urlsplit(root).netloc}
        assert {"/static/mono.ttf", "/static/textual.js", "/ws"} <= {urlsplit(address).path for address in page.asked_for}
        assert [one for one in page.errors if "WebSocket is already in CLOSING" not in one] == []


async def a_key_acts_without_a_click(page: Page, folder: Path) -> None:
    edits = folder / "briefing.edits.yaml"

    async def ready() -> bool:
        return bool(await page.value("document.activeElement.className == 'xterm-helper-textarea'"))

    async def drawn() -> bool:
        return await page.colours() > 20_000

    async def pinned() -> bool:
        if edits.exists() and "pin" in edits.read_text():
            return True
        await page.press("p")  # until there is a point nobody takes it, and a second pin only takes back the first
        return False

    await eventually(ready)
    await eventually(drawn)
    await eventually(pinned)


async def an_export_is_downloaded(page: Page, downloads: Path) -> None:
    await page.press("e")
    await page.press("1")  # the page
    await page.press("1")  # as markdown

    async def came() -> bool:
        await page.value("1")
        return bool(page.downloads)

    await eventually(came)
    assert (downloads / "briefing.md").read_text().startswith("---\nbriefing: brief/")
