"""One visitor: a websocket, a desk, and what passes between the two."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from briefing.web.downloads import Downloads
from briefing.web.limits import Limits, clamped
from briefing.web.process import DeskFailedError, DeskProcess

CLOSING = 2.0
"""Seconds to wait for a browser that is told of the end."""
LONGEST_REASON = 123
"""Bytes of a reason that fit into the frame that closes a websocket."""


@dataclass(frozen=True)
class Ending:
    """Why a session is over: a code of the websocket's protocol, and what the visitor reads."""

    code: int = WSCloseCode.OK
    reason: str = ""


GONE = Ending()
LEFT = Ending(reason="The desk was left.")
NOT_STARTED = Ending(WSCloseCode.INTERNAL_ERROR, "The desk did not start; where `briefing serve` runs, it is said why.")
FAILED = Ending(WSCloseCode.INTERNAL_ERROR, "The desk failed; where `briefing serve` runs, it is said why.")
STUCK = Ending(WSCloseCode.INTERNAL_ERROR, "The desk did not answer any more, and was ended.")
ODD = Ending(WSCloseCode.POLICY_VIOLATION, "The page sent what no desk understands.")
SERVER_ENDED = Ending(WSCloseCode.GOING_AWAY, "`briefing serve` was ended.")


class OddMessageError(ValueError):
    """A message of a visitor that is none of ours."""


class Pace:
    """Bytes that may pass in a time; who brings more waits."""

    def __init__(self, bytes_a_second: float, burst: float) -> None:
        self._rate, self._burst, self._left = bytes_a_second, burst, burst
        self._at = asyncio.get_running_loop().time()

    async def take(self, count: int) -> None:
        """Wait until that many bytes may pass."""
        now = asyncio.get_running_loop().time()
        self._left = min(self._burst, self._left + (now - self._at) * self._rate) - count
        self._at = now
        if self._left < 0:
            await asyncio.sleep(-self._left / self._rate)


class Session:
    """A desk for one websocket. It ends when either of them does."""

    def __init__(self, socket: web.WebSocketResponse, desk: DeskProcess, limits: Limits, tell: Callable[[str], None]) -> None:
        self._socket, self._desk, self._limits, self._tell = socket, desk, limits, tell
        self.downloads = Downloads(desk)
        self._pace = Pace(limits.bytes_a_second, limits.burst_bytes)
        self._told_to_end: asyncio.Future[Ending] = asyncio.get_running_loop().create_future()

    async def run(self) -> None:
        """Pass on what comes from both until one ends, then end the other."""
        ways = {asyncio.ensure_future(way) for way in (self._from_visitor(), self._from_desk(), self._told_to_end)}
        ending = GONE
        try:
            done, _ = await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            ending = done.pop().result()
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            await self._end(ending)

    def end(self, ending: Ending) -> None:
        """End the session from outside."""
        if not self._told_to_end.done():
            self._told_to_end.set_result(ending)

    def kill(self) -> None:
        """End the desk without waiting for it."""
        self._desk.kill()

    async def _end(self, ending: Ending) -> None:
        try:
            with suppress(TimeoutError, ConnectionError):
                async with asyncio.timeout(CLOSING):
                    await close(self._socket, ending)
        finally:
            self.downloads.end()
            await self._desk.end(self._limits.grace)
        if self._desk.errors or ending in (NOT_STARTED, FAILED, STUCK):
            self._tell(f"A desk ended with {self._desk.exit_code}. Its last words: {self._desk.errors or 'none'}")

    # --- from the visitor

    async def _from_visitor(self) -> Ending:
        while True:
            try:
                message = await self._socket.receive(timeout=self._limits.idle)
            except TimeoutError:
                return Ending(reason=f"Nobody used this desk for {_minutes(self._limits.idle)}, so it was closed.")
            if message.type is not WSMsgType.TEXT:
                return ODD if message.type is WSMsgType.BINARY else GONE
            await self._pace.take(max(256, len(message.data)))
            try:
                async with asyncio.timeout(self._limits.stuck):
                    await self._pass_on(message.data)
            except OddMessageError:
                return ODD
            except TimeoutError:
                return STUCK

    async def _pass_on(self, text: str) -> None:
        """What a visitor's message asks for, told to the desk. Raises `OddMessageError`."""
        kind, value = understood(text)
        if kind == "stdin":
            await self._desk.send_keys(value)
        elif kind == "resize":
            width, height = value
            await self._desk.send_meta("resize", width=width, height=height)
        elif kind == "ping":
            await self._socket.send_json(["pong", value])
        elif kind in ("focus", "blur"):
            await self._desk.send_meta(kind)

    # --- from the desk

    async def _from_desk(self) -> Ending:
        try:
            async with asyncio.timeout(self._limits.stuck):
                await self._desk.ready()
        except (TimeoutError, DeskFailedError):
            return NOT_STARTED
        try:
            async for letter, payload in self._desk.packets():
                if letter == b"D":
                    await self._socket.send_bytes(payload)
                elif letter == b"P":
                    self.downloads.came(payload)
                elif not await self._obey(payload):
                    return LEFT
        except (DeskFailedError, ValueError, KeyError, TypeError):  # what came is no packet, or none that we know how to read
            return FAILED
        except ConnectionError:
            return GONE
        return FAILED

    async def _obey(self, payload: bytes) -> bool:
        """Do what the desk asks for beside what it draws; False where it asks for the end."""
        asked = json.loads(payload)
        if asked["type"] == "exit":
            return False
        if asked["type"] == "open_url" and str(asked["url"]).startswith(("https://", "http://")):
            await self._socket.send_json(["open_url", {"url": asked["url"], "new_tab": True}])
        if asked["type"] == "deliver_file_start":
            self.downloads.offer(asked["key"], asked["path"])
            await self._socket.send_json(["deliver_file_start", asked["key"]])
        return True


def understood(text: str) -> tuple[str, Any]:
    """The kind of a visitor's message and what it holds. Raises `OddMessageError`; kinds that are not known hold nothing."""
    try:
        message = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise OddMessageError from error
    match message:
        case ["stdin" | "ping" as kind, str() as value]:
            return kind, value
        case ["resize", {"width": width, "height": height}] if size := clamped(width, height):
            return "resize", size
        case ["stdin" | "ping" | "resize", *_]:
            raise OddMessageError
        case [str() as kind, *_]:
            return kind, None
    raise OddMessageError


async def close(socket: web.WebSocketResponse, ending: Ending) -> None:
    """Close a websocket and tell the page why."""
    await socket.close(code=ending.code, message=ending.reason.encode()[:LONGEST_REASON])


def _minutes(seconds: float) -> str:
    count = round(seconds / 60)
    return "a minute" if count <= 1 else f"{count} minutes"
