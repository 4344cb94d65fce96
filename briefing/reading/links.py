"""Links among the files of a corpus: where they lead, and which of them are followed."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from stat import S_ISDIR
from typing import Literal

Kind = Literal["file", "folder", "known", "outside"]


class Links:
    """The links that were met, which wait until all else was seen: what one leads to is read once, under its own name if it has one."""

    def __init__(self, given: Iterable[Path], follow: bool) -> None:
        """`given` is what the user named: a link that leads to something else is followed only with `follow`."""
        self._roots = [os.path.realpath(path) for path in given]
        self._follow = follow
        self._waiting: deque[tuple[Path, str]] = deque()
        self._seen: set[tuple[int, int]] = set()

    def wait(self, path: Path, name: str) -> None:
        """Let a link that was met wait."""
        self._waiting.append((path, name))

    def next(self) -> tuple[Path, str] | None:
        """The link that waits longest."""
        return self._waiting.popleft() if self._waiting else None

    def saw(self, device: int, inode: int) -> None:
        """Remember a file or folder that was met itself, and not by a link."""
        self._seen.add((device, inode))

    def kind(self, path: Path) -> Kind:
        """What a link leads to, which is known from now on; `file` also for what can't be looked at, as reading it says why."""
        if not self._follow and not _is_inside(path, self._roots):
            return "outside"
        try:
            stat = path.stat()
        except OSError:
            return "file"
        place = stat.st_dev, stat.st_ino
        if place in self._seen:
            return "known"
        self._seen.add(place)
        return "folder" if S_ISDIR(stat.st_mode) else "file"


def leads_out_of(path: Path, given: Iterable[Path]) -> bool:
    """Whether a path leads, in the end, to something that is not below any that is given."""
    return not _is_inside(path, [os.path.realpath(one) for one in given])


def _is_inside(path: Path, roots: Iterable[str]) -> bool:
    real = os.path.realpath(path)
    return any(real == root or real.startswith(root.rstrip(os.sep) + os.sep) for root in roots)
