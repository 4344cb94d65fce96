"""One file or one member of an archive, before anything is known about it."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from briefing.reading.files import ReadError
from briefing.reading.limits import DEFAULT, Limits

HEAD = 8192
"""Bytes that a format is recognised by."""


class Document:
    """Bytes under a name, from a file or from memory. `depth` counts the archives around it."""

    def __init__(self, name: str, *, file: Path | None = None, data: bytes | None = None, limits: Limits = DEFAULT, depth: int = 0) -> None:
        """Of a `file`, nothing is read yet; raises `ReadError` where it is no regular file."""
        self.name = name
        self.file = file
        self.limits = limits
        self.depth = depth
        self._data = data
        self._seen = self._state()
        self.size = len(data) if data is not None else self._seen[0]
        if self.size > limits.collection_bytes:
            raise ReadError(
                f"the file is larger than {megabytes(limits.collection_bytes)}", "Split it, or raise the limit in the settings."
            )
        with self.open() as stream:
            self.head = stream.read(HEAD)

    def _state(self) -> tuple[int, int]:
        """Size and time of change of the file; (0, 0) for bytes in memory."""
        if self.file is None:
            return 0, 0
        found = self.file.stat()
        if stat.S_ISDIR(found.st_mode):
            next(self.file.iterdir(), None)  # a folder gets here when it can't be listed, and then this says why
        if not stat.S_ISREG(found.st_mode):
            raise ReadError(f"this is {_kind(found.st_mode)}, not a file", "Name the files or the folder that hold the articles.")
        return found.st_size, found.st_mtime_ns

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The bytes as a stream that can seek."""
        if self._data is not None:
            yield io.BytesIO(self._data)
            return
        assert self.file is not None
        # Between the look at the file and its opening a pipe may have taken its place: never wait for one.
        descriptor = os.open(self.file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            yield stream

    def read(self, limit: int | None = None) -> bytes:
        """All bytes. Raises `ReadError` when there are more than `limit`, or when the file changes meanwhile."""
        most = limit or self.limits.document_bytes
        if self.size > most:
            raise ReadError(f"the file is larger than {megabytes(most)}", "Split it, or raise the limit in the settings.")
        with self.open() as stream:
            data = stream.read(most + 1)
        self.check_unchanged()
        return data

    def check_unchanged(self) -> None:
        """Raise `ReadError` when the file is no longer what it was when reading began."""
        if self.file is not None and self._state() != self._seen:
            raise ReadError("the file changed while it was read", "Open the briefing again when the file is complete.")


def megabytes(count: int) -> str:
    """A number of bytes for people."""
    return f"{count / 1_000_000:,.0f} MB" if count >= 1_000_000 else f"{count / 1000:,.0f} KB"


def _kind(mode: int) -> str:
    kinds = (
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
        (stat.S_ISDIR, "a folder"),
    )
    return next((name for test, name in kinds if test(mode)), "something special")
