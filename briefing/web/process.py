"""A desk in a process of its own, spoken to in the packets of Textual's web driver: a letter, a length, a payload."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress

READY = b"__GANGLION__\n"
"""What the driver writes when the desk is about to draw."""
BEFORE_READY = 10
"""Lines that may come before it."""
LONGEST_PACKET = 64_000_000
LONGEST_ERROR = 8_192


class DeskFailedError(Exception):
    """The desk did not start, or what came from it is no packet."""


class DeskProcess:
    """One desk. It leads a process group, so that the processes it reads with end with it."""

    def __init__(self, process: Process) -> None:
        assert process.stdin
        assert process.stdout
        self._process, self._stdin, self._stdout = process, process.stdin, process.stdout
        self._errors = b""
        self._listening = asyncio.create_task(self._listen())

    @classmethod
    async def start(cls, command: Sequence[str], width: int, height: int) -> DeskProcess:
        """Start a desk of that size."""
        environment = {
            **os.environ,
            "TEXTUAL_DRIVER": "briefing.web.driver:DeskDriver",
            "TEXTUAL_COLOR_SYSTEM": "truecolor",
            "COLUMNS": str(width),
            "ROWS": str(height),
        }
        new_group = os.name == "posix"
        return cls(
            await asyncio.create_subprocess_exec(
                *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment, start_new_session=new_group
            )
        )

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """What it ended with; below zero the signal that ended it."""
        return self._process.returncode

    @property
    def errors(self) -> str:
        """What the desk wrote last to its standard error."""
        return self._errors.decode("utf-8", "replace").strip()

    async def send_keys(self, text: str) -> None:
        """What was typed."""
        await self._send(b"D", text.encode("utf-8", "replace"))

    async def send_meta(self, kind: str, **values: object) -> None:
        """What the driver is told beside the keys."""
        await self._send(b"M", json.dumps({"type": kind, **values}).encode())

    async def _send(self, letter: bytes, payload: bytes) -> None:
        with suppress(ConnectionError):  # a desk that ended says so on its other stream
            self._stdin.write(letter + len(payload).to_bytes(4, "big") + payload)
            await self._stdin.drain()

    async def ready(self) -> None:
        """Wait until the desk draws. Raises `DeskFailedError`."""
        for _ in range(BEFORE_READY):
            with suppress(ValueError):  # a line without end
                if await self._stdout.readline() == READY:
                    return
        raise DeskFailedError

    async def packets(self) -> AsyncIterator[tuple[bytes, bytes]]:
        """What the desk sends, until it ends. Raises `DeskFailedError`."""
        try:
            while True:
                head = await self._stdout.readexactly(5)
                length = int.from_bytes(head[1:], "big")
                if head[:1] not in (b"D", b"M", b"P") or length > LONGEST_PACKET:
                    raise DeskFailedError
                yield head[:1], await self._stdout.readexactly(length)
        except asyncio.IncompleteReadError:
            return

    async def end(self, grace: float) -> None:
        """Tell the desk to end, and after `grace` seconds end it."""
        try:
            async with asyncio.timeout(grace):
                await self.send_meta("quit")
                self._stdin.close()
                await self._run_out()
        except TimeoutError:
            pass
        finally:
            self.kill()
        await self._run_out()

    async def _run_out(self) -> None:
        """Wait for the end; a desk whose words nobody takes could not come to it."""
        while await self._stdout.read(65_536):
            pass
        await self._listening
        await self._process.wait()

    def kill(self) -> None:
        """End the desk and what it started, at once."""
        with suppress(ProcessLookupError, PermissionError):  # they ended already
            if os.name == "posix":
                os.killpg(self.pid, signal.SIGKILL)
            else:
                self._process.kill()

    async def _listen(self) -> None:
        assert self._process.stderr
        while data := await self._process.stderr.read(4096):
            self._errors = (self._errors + data)[-LONGEST_ERROR:]
