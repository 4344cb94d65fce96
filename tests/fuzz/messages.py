"""Odd messages to the desk in a browser: to its server with a stand-in for the desk, which checks what reaches it, and to a real desk."""

# ruff: noqa: E501 (lists of pieces read better whole)

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import aiohttp

from briefing.web.limits import Limits
from tests.fuzz.mutation import mutated
from tests.fuzz.runner import Count
from tests.tui import corpus
from tests.web.visiting import Page, Visitor, eventually, program, runs, visiting

GOOD = (
    ["stdin", "jjp\x1b[A\x1b[<35;20;10M"],
    ["resize", {"width": 120, "height": 40}],
    ["ping", "1701421200000"],
    ["focus"],
    ["blur"],
    ["stdin", "\x1b[48;40;120;800;1200t"],
)
ENDINGS = {1000, 1002, 1003, 1007, 1008, 1009}
"""How a socket may end for what was sent through it."""
SLOWEST = 20.0
MOST_MEGABYTES = 600
MOST_DESKS = 4
"""Desks that may still be ending when the next is opened; the server takes eight."""
# q, ctrl+c and ctrl+q leave the desk, which would only cost the time to open another.
TYPED = (
    *"abdefghijklmnoprstuvwxyzSVTD0123456789[]{}<>,.;/?!+-*=~ éß東\u202e\ud800",
    *(chr(code) for code in range(32) if chr(code) not in "\x03\x11"),
    *(f"\x1b[{end}" for end in ("A", "B", "C", "D", "H", "F", "Z", "5~", "6~", "3~", "I", "O", "200~", "201~", "", "?", ";;", "1;5A", "97;5u", "99999u")),
    *(f"\x1b[<{button};{x};{y}{end}" for button in (0, 2, 35, 64, 65, 9999) for x in (0, 5, 60, 10**6) for y in (1, 20, -3) for end in "Mm"),
    "\x1b[48;100000;100000;1;1t",
    "\x1b[?2048;1$y",
    "\x1b]52;c;?\x07",
    "\x1bP",
    "\x1b[1;1R",
    "x" * 300,
)  # fmt: skip

CHECKING = """
import json, os, sys
write = lambda kind, data: os.write(1, kind + len(data).to_bytes(4, "big") + data)
kinds = {"resize", "focus", "blur", "quit"}
assert 10 <= int(os.environ["COLUMNS"]) <= 500 and 5 <= int(os.environ["ROWS"]) <= 300
os.write(1, b"__GANGLION__\\n")
while head := sys.stdin.buffer.read(5):
    data = sys.stdin.buffer.read(int.from_bytes(head[1:], "big"))
    if head[:1] == b"D":
        data.decode()
        continue
    assert head[:1] == b"M", head
    told = json.loads(data)
    assert told["type"] in kinds, told
    if told["type"] == "resize":
        assert 10 <= told["width"] <= 500 and 5 <= told["height"] <= 300, told
    if told["type"] == "quit":
        break
write(b"M", b'{"type": "exit"}')
"""
"""A desk that fails, and so is told of, where anything reaches it that a desk must not be sent."""

Throw = Callable[[Page, int], Awaitable[None]]


def throw_all(name: str, count: int, seed: int, until: float) -> Count:
    """Throw `count` inputs of the kind at a server, or as many as are thrown at `until`."""
    return asyncio.run(_messages(count, seed, until) if name == "messages" else _keys(count, seed, until))


KINDS = {"messages": 1, "keys": 100}
"""The kinds, and how many of the inputs of a file's kind one of theirs stands for: a batch of keys to a real desk takes long."""


def message(seed: int, number: int) -> tuple[bytes, aiohttp.WSMsgType]:
    """One message, good once but for a few changes, and sometimes not even text."""
    chance = random.Random(f"{seed}/messages/{number}")
    data = mutated(json.dumps(chance.choice(GOOD)).encode(), chance)
    return data, aiohttp.WSMsgType.BINARY if chance.random() < 0.05 else aiohttp.WSMsgType.TEXT


async def _messages(count: int, seed: int, until: float) -> Count:
    async def throw(page: Page, number: int) -> None:
        await page.socket.send_frame(*message(seed, number))
        # What is answered after it was taken after it.
        await page.send("ping", str(number))
        await page.until(lambda: page.closed or ["pong", str(number)] in page.told)
        page.told.clear()

    return await _throw("messages", program(CHECKING), throw, range(count), until)


def typed(seed: int, number: int) -> str:
    """A batch of keys."""
    chance = random.Random(f"{seed}/keys/{number}")
    return "".join(chance.choice(TYPED) for _ in range(25))


async def _keys(count: int, seed: int, until: float) -> Count:
    with tempfile.TemporaryDirectory() as place:
        folder = corpus.write(Path(place) / "harbour", odd=corpus.ODD)
        os.environ.update({f"XDG_{name}_HOME": f"{place}/{name}" for name in ("CACHE", "CONFIG", "DATA", "STATE")})
        width = 100

        async def throw(page: Page, number: int) -> None:
            nonlocal width
            width = 200 - width + number % 3
            await page.send("stdin", typed(seed, number))
            await page.send("resize", {"width": width, "height": 40})
            drawn = page.packets
            await page.until(lambda: page.closed or page.packets > drawn + 2)

        command = [sys.executable, "-P", "-m", "briefing", "open", str(folder)]
        return await _throw("keys", command, throw, range(count), until)


async def _throw(name: str, command: Sequence[str], throw: Throw, numbers: Sequence[int], until: float) -> Count:
    found, said = Count(name), list[str]()
    limits = Limits(bytes_a_second=1e9, burst_bytes=1e9)
    async with visiting(command, limits, said) as known:
        while found.done < len(numbers) and time.monotonic() < until and len(found.failures) < 50:
            await _few_run(known)
            async with known.desk() as page:
                while found.done < len(numbers) and time.monotonic() < until and not page.closed:
                    await _one(found, known, page, throw, said)
        wrong = await _left_behind(known, said)
    if wrong:
        found.failures.append((found.done, wrong))
    return found


async def _few_run(known: Visitor) -> None:
    """Wait until desks whose sockets were closed have ended: on a busy machine the server would refuse one more."""

    async def few() -> bool:
        return sum(map(runs, known.desks)) < MOST_DESKS

    await eventually(few)


async def _one(found: Count, known: Visitor, page: Page, throw: Throw, said: list[str]) -> None:
    begun = time.monotonic()
    wrong = ""
    try:
        await throw(page, found.done)
    except (AssertionError, ConnectionError) as error:
        if not page.closed and not page.socket.closed:
            wrong = str(error)
        page.closed = page.closed or (page.socket.close_code, "")
    seconds = time.monotonic() - begun
    if page.closed and page.closed[0] not in ENDINGS:
        wrong = f"the socket ended with {page.closed}"
    wrong = wrong or " ".join(said) or (f"took {seconds:.1f} s" if seconds > SLOWEST else "")
    found.memory = max([found.memory, *map(megabytes, known.desks)])
    if found.memory > MOST_MEGABYTES:
        wrong = wrong or f"memory {found.memory} MB"
    if wrong:
        found.failures.append((found.done, wrong))
        said.clear()
    if seconds > found.slowest:
        found.slowest, found.slowest_number = seconds, found.done
    found.done, found.seconds = found.done + 1, found.seconds + seconds


async def _left_behind(known: Visitor, said: list[str]) -> str:
    """Wait for the last desk to end; says what did not, and what was told last."""

    async def none() -> bool:
        return not any(map(runs, known.desks))

    try:
        await eventually(none)
    except TimeoutError:
        return f"{len(known.desks)} desks outlive their sockets"
    return " ".join(said)


def megabytes(process: int) -> int:
    """The most memory that a process has had."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM:")), 0)
