"""What a desk hands out: files that the visitor's browser fetches once, piece by piece."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from textual._binary_encode import DecodeError, load

from briefing.web.limits import DELIVERIES
from briefing.web.process import DeskFailedError, DeskProcess

PIECE = 65_536
SLOWEST = 30.0
"""Seconds to wait for a piece."""


@dataclass
class Download:
    """One file that a desk offers."""

    key: str
    name: str
    pieces: asyncio.Queue[bytes | None] = field(default_factory=asyncio.Queue)
    """What came of it; None when there is no more to come, though its end did not."""


class Downloads:
    """The files that one desk offers and nobody has fetched yet."""

    def __init__(self, desk: DeskProcess) -> None:
        self._desk = desk
        self._waiting: dict[str, Download] = {}
        self._running: dict[str, Download] = {}

    def offer(self, key: str, path: str) -> None:
        """Note a file that the desk offers; the oldest that nobody fetched makes room."""
        while len(self._waiting) >= DELIVERIES:
            self._waiting.pop(next(iter(self._waiting)))
        self._waiting[key] = Download(key, plain_name(path))

    def take(self, key: str) -> Download | None:
        """The file of that key: once, then it is gone."""
        download = self._waiting.pop(key, None)
        if download:
            self._running[key] = download
        return download

    def came(self, payload: bytes) -> None:
        """A piece came from the desk. Raises `DeskFailedError`."""
        try:
            packed: Any = load(payload)
            kind, key, piece = packed
        except (DecodeError, ValueError, TypeError) as error:
            raise DeskFailedError from error
        if kind == "deliver_chunk" and key in self._running:
            self._running[key].pieces.put_nowait(piece if isinstance(piece, bytes) else str(piece).encode())

    async def pieces(self, download: Download) -> AsyncIterator[bytes]:
        """The file. Raises `TimeoutError` or `DeskFailedError` where its end does not come."""
        try:
            while True:
                await self._desk.send_meta("deliver_chunk_request", key=download.key, size=PIECE)
                piece = await asyncio.wait_for(download.pieces.get(), SLOWEST)
                if piece is None:
                    raise DeskFailedError
                if not piece:
                    return
                yield piece
        finally:
            del self._running[download.key]

    def end(self) -> None:
        """The desk is gone, and with it what was not fetched yet."""
        self._waiting.clear()
        for download in self._running.values():
            download.pieces.put_nowait(None)


def plain_name(path: str) -> str:
    """A file's name that is safe in a header and on every system."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", PurePosixPath(path.replace("\\", "/")).name).strip(".-") or "briefing"
