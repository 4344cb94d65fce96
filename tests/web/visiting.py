"""Servers to visit, and a visitor with a screen: what the tests of the desk in a browser and its fuzzer share."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import aiohttp
import pyte

from briefing.web.addresses import address
from briefing.web.limits import Limits
from briefing.web.server import Server

T = TypeVar("T")

STAND_IN = """
import json, os, sys
write = lambda kind, data: os.write(1, kind + len(data).to_bytes(4, "big") + data)
os.write(1, b"__GANGLION__\\n")
write(b"D", b"the stand-in draws %s x %s" % (os.environ["COLUMNS"].encode(), os.environ["ROWS"].encode()))
while head := sys.stdin.buffer.read(5):
    data = sys.stdin.buffer.read(int.from_bytes(head[1:], "big"))
    if head[:1] == b"M" and json.loads(data)["type"] == "quit":
        break
    write(b"D", head[:1] + data)
write(b"M", b'{"type": "exit"}')
"""
"""A desk that shows what reached it, and starts in no time."""


def program(code: str) -> list[str]:
    """The command of a desk of that code."""
    return [sys.executable, "-S", "-c", code]


@dataclass
class Page:
    """A visitor's page: what came through its websocket, on a screen."""

    socket: aiohttp.ClientWebSocketResponse
    screen: pyte.Screen = field(default_factory=lambda: pyte.Screen(120, 40))
    told: list[Any] = field(default_factory=list)
    packets: int = 0
    """How often something was drawn."""
    closed: tuple[int | None, str] | None = None

    def __post_init__(self) -> None:
        self._stream = pyte.ByteStream(self.screen)

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    async def send(self, *message: object) -> None:
        await self.socket.send_str(json.dumps(message))

    async def until(self, check: Callable[[], object], seconds: float = 40) -> None:
        """Read until `check` holds."""
        try:
            async with asyncio.timeout(seconds):
                while not check():
                    await self._read()
        except TimeoutError:
            raise AssertionError(f"{seconds} s went by; told {self.told}, closed {self.closed}; the screen:\n{self.text}") from None

    async def until_shown(self, text: str) -> None:
        await self.until(lambda: text in self.text)

    async def until_closed(self) -> tuple[int | None, str]:
        """Read to the end: its code and its reason."""
        await self.until(lambda: self.closed)
        assert self.closed
        return self.closed

    async def _read(self) -> None:
        assert self.closed is None, f"closed with {self.closed} before it came; the screen:\n{self.text}"
        message = await self.socket.receive()
        if message.type is aiohttp.WSMsgType.BINARY:
            self.packets += 1
            self._stream.feed(message.data)
        elif message.type is aiohttp.WSMsgType.TEXT:
            self.told.append(json.loads(message.data))
        else:
            reason = message.extra if message.type is aiohttp.WSMsgType.CLOSE else ""
            self.closed = (self.socket.close_code, reason or "")


@dataclass
class Visitor:
    """A browser without a screen of its own: cookies, and pages."""

    address: str
    web: aiohttp.ClientSession
    others: frozenset[int] = frozenset()

    @property
    def desks(self) -> set[int]:
        """The processes of a server that runs in this one."""
        return started_by(os.getpid()) - self.others

    @property
    def root(self) -> str:
        return self.address.partition("/?")[0]

    async def status(self, path: str, **headers: str) -> int:
        async with self.web.get(self.root + path, headers=headers) as answer:
            return answer.status

    async def enter(self) -> None:
        """Open the address with the token; from then on the cookie is there."""
        async with self.web.get(self.address) as answer:
            assert answer.status == 200

    @asynccontextmanager
    async def desk(self, size: str = "?width=120&height=40", **options: Any) -> AsyncIterator[Page]:
        async with self.web.ws_connect(f"{self.root}/ws{size}", origin=self.root, max_msg_size=0, **options) as socket:
            yield Page(socket)


@asynccontextmanager
async def visitor(at: str) -> AsyncIterator[Visitor]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as web:
        yield Visitor(at, web, frozenset(started_by(os.getpid())))


@asynccontextmanager
async def visiting(command: Sequence[str], limits: Limits | None = None, said: list[str] | None = None) -> AsyncIterator[Visitor]:
    """A server in this process, and a visitor who has come in."""
    server = Server(command, "127.0.0.1", 0, "harbour", (said if said is not None else []).append, limits)
    async with server.listening() as port, visitor(address("127.0.0.1", port, server.token)) as who:
        await who.enter()
        yield who


@asynccontextmanager
async def served(*arguments: str | Path, **environment: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, list[str]]]:
    """`briefing serve` in a process of its own on a free port, and the addresses that it printed."""
    command = [sys.executable, "-m", "briefing", "serve", "--port", "0", *map(str, arguments)]
    process = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE, env={**os.environ, **environment}
    )
    assert process.stderr
    said = ""
    try:
        while "ctrl+c ends it" not in said:
            line = (await process.stderr.readline()).decode()
            assert line, said
            said += line
        yield process, re.findall(r"http://\S+", said)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def eventually(check: Callable[[], Awaitable[T]], seconds: float = 40) -> T:
    """Ask again until there is an answer."""
    async with asyncio.timeout(seconds):
        while not (found := await check()):
            await asyncio.sleep(0.05)
        return found


async def all_gone(processes: set[int], seconds: float = 40) -> None:
    """Wait until none of the processes runs."""

    async def none() -> bool:
        return not any(map(runs, processes))

    await eventually(none, seconds)


def runs(process: int) -> bool:
    """Whether a process is there, and more than an entry that waits to be taken off the list."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in ("Z", "X")


def started_by(process: int) -> set[int]:
    """The processes that one started, and those that they started."""
    found: set[int] = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == process:
            child = int(stat.parent.name)
            found |= {child} | started_by(child)
    return found
