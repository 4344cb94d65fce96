"""What the desk draws on in a browser: Textual's web driver, held to our limits and to the life of the server."""

from __future__ import annotations

import os
import signal
import threading
import time
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Literal, TextIO

from textual import events, messages
from textual.drivers.web_driver import WebDriver
from textual.message import Message

from briefing.web.limits import DELIVERIES, GRACE, clamped


class DeskDriver(WebDriver):
    """The web driver of a desk that somebody else's browser shows."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._one_at_a_time = threading.Lock()
        self._write = partial(self._write_whole)

    def _write_whole(self, data: bytes) -> int:
        """Write a packet in one piece: two threads write, and a pipe that is full takes a part only."""
        with self._one_at_a_time:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(self.fileno, rest) :]
        return len(data)

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """A size is brought within the limits."""
        if packet_type == "resize":
            size = clamped(payload.get("width"), payload.get("height"))
            if size is None:
                return
            payload = {**payload, "width": size[0], "height": size[1]}
        super().on_meta(packet_type, payload)

    def process_message(self, message: Message) -> None:
        """Sizes come beside the keys: one that was typed, as terminals report theirs, is none."""
        if not isinstance(message, events.Resize):
            super().process_message(message)

    def run_input_thread(self) -> None:
        """When there is no more input, the visitor or the server is gone, and the desk ends: in good order, or after a while without."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            threading.Thread(target=_end_all, daemon=True).start()
            self._app.post_message(messages.ExitApp())

    def deliver_binary(
        self,
        binary: BinaryIO | TextIO,
        *,
        delivery_key: str,
        save_path: Path,
        open_method: Literal["browser", "download"] = "download",
        encoding: str | None = None,
        mime_type: str | None = None,
        name: str | None = None,
    ) -> None:
        """Offer a download; one that nobody fetched makes room for it."""
        while len(self._deliveries) >= DELIVERIES:
            self._deliveries.pop(next(iter(self._deliveries))).close()
        super().deliver_binary(
            binary,
            delivery_key=delivery_key,
            save_path=save_path,
            open_method=open_method,
            encoding=encoding,
            mime_type=mime_type,
            name=name,
        )


def _end_all() -> None:
    """After the time of grace: end this process and those it started, who are its group."""
    time.sleep(GRACE)
    if os.name == "posix" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)
