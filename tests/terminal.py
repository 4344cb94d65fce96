"""A real pseudo-terminal with a screen that can be read: for tests that drive the installed command, and for timing it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

BRIEFING = str(Path(sys.executable).parent / "briefing")
"""The installed command."""
KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
}


class NotShownError(AssertionError):
    """The screen never showed what was waited for; the message holds the screen."""


class _Screen(pyte.Screen):
    """A screen that answers what an app asks its terminal (cursor place, device attributes)."""

    def __init__(self, columns: int, lines: int, answer: Callable[[bytes], object]) -> None:
        super().__init__(columns, lines)
        self._answer = answer
        self.shown = [""] * lines

    def read(self) -> list[str]:
        """Each line without spaces at the end; only those that changed are put together again."""
        self.shown = [*self.shown, *[""] * self.lines][: self.lines]
        for row in self.dirty & set(range(self.lines)):
            line = self.buffer[row]
            self.shown[row] = "".join(line[column].data for column in range(self.columns)).rstrip()
        self.dirty.clear()
        return self.shown

    def write_process_input(self, data: str) -> None:
        self._answer(data.encode())


class Terminal:
    """A command in a terminal of its own. Leaving the `with` ends the command."""

    def __init__(
        self, command: Sequence[str], columns: int = 120, lines: int = 40, env: Mapping[str, str] | None = None, cwd: str | None = None
    ) -> None:
        self.started = time.perf_counter()
        self.output = bytearray()
        self._child = pexpect.spawn(
            command[0], list(command[1:]), dimensions=(lines, columns), env={**os.environ, **(env or {})}, cwd=cwd, timeout=30
        )
        self._child.delaybeforesend = None
        self._screen = _Screen(columns, lines, self._child.send)
        self._stream = pyte.ByteStream(self._screen)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._child.close(force=True)

    @property
    def pid(self) -> int:
        """The command's process."""
        pid: int = self._child.pid
        return pid

    @property
    def lines(self) -> list[str]:
        """What the screen shows now, line by line, without spaces at the end."""
        return self._screen.read()

    @property
    def text(self) -> str:
        """What the screen shows now."""
        return "\n".join(self.lines)

    def runs(self) -> list[list[tuple[str, str, str, bool]]]:
        """What the screen shows as runs of one look: text, colour, ground, whether bold."""
        found = []
        for row in range(self._screen.lines):
            line: list[tuple[str, str, str, bool]] = []
            for column in range(self._screen.columns):
                cell = self._screen.buffer[row][column]
                ink, ground = (cell.bg, cell.fg) if cell.reverse else (cell.fg, cell.bg)
                if line and line[-1][1:] == (ink, ground, cell.bold):
                    line[-1] = (line[-1][0] + cell.data, *line[-1][1:])
                else:
                    line.append((cell.data, ink, ground, cell.bold))
            found.append(line)
        return found

    def press(self, *keys: str) -> None:
        """Press keys: characters, a name of `KEYS`, or `ctrl+X`."""
        for key in keys:
            self._child.send(chr(ord(key[-1]) & 31) if key.startswith("ctrl+") else KEYS.get(key, key))

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size, as a user does who drags its corner."""
        self._screen.resize(lines, columns)
        self._child.setwinsize(lines, columns)

    def until(self, *texts: str, gone: Sequence[str] = (), seconds: float = 30) -> float:
        """Read until the screen shows all `texts` and none of `gone`. Returns the milliseconds since the command was started."""
        waited = f"{texts} stood on the screen (and {list(gone)} did not)"
        self.until_shown(lambda: all(text in self.text for text in texts) and not any(text in self.text for text in gone), waited, seconds)
        return (time.perf_counter() - self.started) * 1000

    def until_shown(self, check: Callable[[], bool], what: str = "the screen was as awaited", seconds: float = 30) -> str:
        """Read until `check` holds for the screen. Returns what the screen shows then; raises `NotShownError` if it never holds."""
        end = time.perf_counter() + seconds
        while not check():
            try:
                data = self._child.read_nonblocking(65536, timeout=max(0.0, end - time.perf_counter()))
            except (pexpect.TIMEOUT, pexpect.EOF) as error:
                why = "the command ended" if isinstance(error, pexpect.EOF) else f"{seconds} s went by"
                raise NotShownError(f"{why} before {what}:\n{self.text}") from None
            self.output += data
            self._stream.feed(data)
        return self.text

    def ended(self, seconds: float = 30) -> int:
        """Wait for the command to end by itself. Returns its exit status; raises `NotShownError` if it stays."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            try:
                data = self._child.read_nonblocking(65536, timeout=max(0.0, end - time.perf_counter()))
            except pexpect.EOF:
                self._child.wait()
                return int(self._child.exitstatus if self._child.exitstatus is not None else -self._child.signalstatus)
            except pexpect.TIMEOUT:
                break
            self.output += data
            self._stream.feed(data)
        raise NotShownError(f"the command did not end within {seconds} s:\n{self.text}")

    def peak_memory(self) -> float:
        """The most memory that the command has held so far, in MB (10**6 bytes; Linux only)."""
        with Path(f"/proc/{self.pid}/status").open(encoding="ascii") as status:
            kilobytes = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
        return kilobytes * 1024 / 1e6
