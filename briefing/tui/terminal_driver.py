"""Textual's driver of a terminal, which tells a lone esc at once and ends the desk when the terminal is taken away.

Textual 8 waits 100 ms for the rest of a key that begins with esc, such as an arrow, looks whether it waited long enough only every
100 ms, and so answers an esc after 100 to 200 ms. Where the terminal is gone it reads its end again and again, and never leaves.
"""

from __future__ import annotations

import asyncio
import os
import select
import signal
from codecs import getincrementaldecoder
from contextlib import suppress
from typing import Any, TextIO, cast

from textual import constants, messages
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

DELAY = 0.025
"""Seconds in which the rest of a key comes, also over a slow line: it is sent together."""
AT_REST = 0.1
"""Seconds between two looks whether the desk is being left."""


class TerminalDriver(LinuxDriver):
    """The driver of a desk in a terminal."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._file = cast(Any, _WhileItIsThere(cast(TextIO, self._file)))
        if "ESCDELAY" not in os.environ:  # what the user has set stays
            vars(constants)["ESCAPE_DELAY"] = DELAY

    def start_application_mode(self) -> None:
        """Draw, and take a hang-up for a request to leave, unless it is to be ignored (nohup)."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, self._leave)

    def run_input_thread(self) -> None:
        """Hand on what is typed until the desk is left, or the terminal is gone."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        wait = AT_REST
        while not self.exit_event.is_set():
            typed = self._read(wait)
            if typed == b"":
                return self._leave()
            wait = DELAY if typed else AT_REST  # it may be half a key
            text = decode(typed) if typed else ""
            for message in (*(parser.feed(text) if text else ()), *parser.tick()):
                self.process_message(message)

    def _read(self, seconds: float) -> bytes | None:
        """What was typed; None if nothing was within `seconds`, and nothing at all (`b""`) where the terminal is gone."""
        if not select.select([self.fileno], [], [], seconds)[0]:
            return None
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _leave(self) -> None:
        self._app.post_message(messages.ExitApp())


class _WhileItIsThere:
    """What the desk is drawn on: a terminal that may be taken away, after which what is drawn goes nowhere."""

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._terminal.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._terminal.flush()

    def fileno(self) -> int:
        return self._terminal.fileno()
