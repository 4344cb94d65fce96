"""`briefing.edits.yaml`: one list item an edit, appended and on the disk before anybody is told that it was made.

Nothing that stands in the file is ever overwritten: not what a hand or another process wrote, not an entry that can't be read.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from briefing.model import Problem
from briefing.workspace.edits import Edit, wrong
from briefing.workspace.files import open_to_add

LIMIT = 64_000_000
"""Bytes: some 100,000 edits."""

_ITEM = re.compile(r"^( *)- ", re.MULTILINE)
_CANT_WRITE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ELOOP, errno.ENXIO, errno.ENOTDIR}

State = tuple[int, int, int] | None


class EditsFile:
    """One edits file: what it holds, and what is wrong with it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.edits: list[Edit] = []
        self.problems: list[Problem] = []
        self._state: State = None

    def changed(self) -> bool:
        """Whether the file is another than when it was last read or written here."""
        return state(self.path) != self._state

    def read(self) -> None:
        """Read the file anew; entries that are broken become problems, the others hold."""
        self.edits, self.problems = [], []
        self._state = state(self.path)
        if self._state is None:
            return
        try:
            text = _content(self.path)
        except (OSError, ValueError) as error:
            what = (error.strerror if isinstance(error, OSError) else None) or str(error)
            self.problems = [Problem(path=str(self.path), error=what, advice="The edits in it are left aside; the file is left alone.")]
            return
        for line, item in _items(text):
            self._take(line, item)

    def _take(self, line: int, item: Any) -> None:
        """One list item: an edit, or a problem that names its line."""
        try:
            if isinstance(item, str):
                raise ValueError(item)
            edit = msgspec.convert(item, Edit)
            if what := wrong(edit):
                raise ValueError(what)
        except (msgspec.ValidationError, ValueError) as error:
            advice = "It is set aside, the rest holds; mend or remove it by hand."
            self.problems.append(Problem(path=f"{self.path}:{line}", error=f"broken edit: {error}", advice=advice))
            return
        self.edits.append(edit)

    def append(self, edits: Sequence[Edit]) -> bool:
        """Write `edits` at the end and wait for the disk. Raises OSError, and then the file is as it was.

        What others wrote meanwhile is read in, before these; returns whether there was anything.
        """
        data = _yaml(edits)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle = open_to_add(self.path)
        try:
            with _locked(handle):
                others = self.changed() and os.fstat(handle).st_size > 0
                self._write(handle, data)
                self._state = state(self.path)
        finally:
            os.close(handle)
        if others:
            self.read()
        else:
            self.edits += edits
        return others

    def _write(self, handle: int, data: bytes) -> None:
        size = os.fstat(handle).st_size
        if size and os.pread(handle, 1, size - 1) != b"\n":
            data = b"\n" + data  # an entry that a crash or a hand left without its end
        try:
            written = 0
            while written < len(data):
                written += os.write(handle, data[written:])
            os.fsync(handle)
        except OSError:
            os.ftruncate(handle, size)
            raise


def cant_be_written(error: OSError) -> bool:
    """Whether the error speaks of the place (read-only, not ours), so that another place may do; a full disk does not."""
    return error.errno in _CANT_WRITE


def state(path: Path) -> State:
    """What tells that a file has changed: size in bytes, time in ns, inode; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino


def _content(path: Path) -> str:
    if not path.is_file():
        raise ValueError("not a regular file")
    if path.stat().st_size > LIMIT:
        raise ValueError(f"larger than {LIMIT:,} bytes")
    return path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _items(text: str) -> Iterator[tuple[int, Any]]:
    """Each list item with its line; a text instead of an item says why it can't be read."""
    import yaml  # 15 ms, and a corpus without edits needs none of it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    first = _ITEM.search(text)
    indent = first[1] if first else ""
    starts = [found.start() for found in re.finditer(f"^{indent}- ", text, re.MULTILINE)]
    if text[: starts[0] if starts else None].strip() and not _only_comments(text[: starts[0] if starts else None]):
        yield 1, "not a list item"
    for start, end in pairwise([*starts, len(text)]):
        line = text.count("\n", 0, start) + 1
        try:
            loaded = yaml.load(text[start:end], Loader=loader)
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            yield line, f"not YAML ({getattr(error, 'problem', None) or error})"
            continue
        yield (
            line,
            loaded[0] if isinstance(loaded, list) and len(loaded) == 1 and not isinstance(loaded[0], str) else "not a mapping of keys",
        )


def in_order(files: Sequence[Sequence[Edit]]) -> list[Edit]:
    """The edits of all files by when they were made; one without a time was made when the one before it was."""
    dated = []
    for edits in files:
        last = ""
        for edit in edits:
            last = max(edit.at, last)
            dated.append((last, edit))
    return [edit for _, edit in sorted(dated, key=lambda one: one[0])]


def _only_comments(text: str) -> bool:
    return all(not line.strip() or line.lstrip().startswith(("#", "---")) for line in text.split("\n"))


def _yaml(edits: Sequence[Edit]) -> bytes:
    import yaml

    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    plain = [msgspec.to_builtins(edit) for edit in edits]
    text = yaml.dump(plain, Dumper=dumper, allow_unicode=True, sort_keys=False, width=1_000_000, default_flow_style=False)
    return str(text).encode("utf-8", "replace")


@contextmanager
def _locked(handle: int) -> Iterator[None]:
    """Alone with the file, where the system has such locks; where it has none, appending is still one write."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(handle, fcntl.LOCK_UN)
