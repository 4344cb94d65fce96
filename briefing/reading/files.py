"""Which files a corpus consists of."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.model import Problem, ProblemKind

OWN_FILES = {"briefing.yaml", "briefing.edits.yaml"}
RESOURCE_ENDINGS = ("_files", ".files", "-files", "_dateien", "-Dateien", "_fichiers", "_archivos", "_bestanden", "_file")
"""How browsers name the folder of pictures and scripts beside a page that is saved as a whole."""


class ReadError(Exception):
    """A document that can't be read: `error` says what is wrong, `advice` what to do."""

    kind: ProblemKind = "unread"

    def __init__(self, error: str, advice: str) -> None:
        super().__init__(error)
        self.error = error
        self.advice = advice

    def problem(self, path: str) -> Problem:
        """As a problem of the document at `path`."""
        return Problem(path=path, error=self.error, advice=self.advice, kind=self.kind)


class MissingLibraryError(ReadError):
    """A document that can be read once a library is installed."""

    kind = "missing"

    def __init__(self, what: str, library: str) -> None:
        super().__init__(f"reading {what} needs {library}, which is not installed", f"Install it with: pip install {library}")


def walk(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Every file of the corpus and the name it goes by, folder by folder in the order of the names.

    Hidden files, our own files and the resource folders of saved pages are left alone. Links are followed, each folder once.
    A path that can't be read is yielded all the same: reading it says what is wrong.
    """
    given: dict[Path, None] = dict.fromkeys(paths)
    seen: set[Path] = set()
    for path in sorted(given, key=lambda item: (item.name, str(item))):
        name = path.name if path.exists() else str(path)  # what is not there is named as it was asked for
        found = _below(path) if path.is_dir() else iter([(path, printable(name))])
        for file, name in found:
            if file not in seen:
                seen.add(file)
                yield file, name


def printable(name: str) -> str:
    """A file's name as text; bytes that are not UTF-8 are shown as `\\xNN`."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _below(folder: Path) -> Iterator[tuple[Path, str]]:
    """The files below a folder and their names from there. Folders are kept on a list, as they can be deeper than calls can."""
    opened = [_entries(folder, "")]
    while opened:
        for path, name, is_folder in opened[-1].entries:
            if not is_folder:
                yield path, name
                continue
            inner = _entries(path, f"{name}/")
            if inner.place is None or all(inner.place != outer.place for outer in opened):
                opened.append(inner)
                break
        else:
            opened.pop()


class _Folder(NamedTuple):
    """A folder that is being gone through: where it lies on the disk, None for one that can't be read, and what is left of it."""

    place: tuple[int, int] | None
    entries: Iterator[tuple[Path, str, bool]]


def _entries(folder: Path, prefix: str) -> _Folder:
    """The files and folders in a folder by name; of one that can't be read itself, as if it were a file."""
    try:
        stat = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return _Folder(None, iter([(folder, prefix.rstrip("/") or printable(str(folder)), False)]))
    pages = pages_among(entry.name for entry in entries)
    found = (
        (Path(entry.path), prefix + printable(entry.name), _is_folder(entry))
        for entry in entries
        if not entry.name.startswith(".") and entry.name not in OWN_FILES
    )
    wanted = (one for one in found if not (one[2] and holds_resources(one[0].name, pages)))
    return _Folder((stat.st_dev, stat.st_ino), wanted)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry leads to a folder; a link that leads to itself leads to none, and reading it says so."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def pages_among(names: Iterable[str]) -> set[str]:
    """The names of web pages, without their suffixes."""
    return {name.rsplit(".", 1)[0] for name in names if name.lower().endswith((".html", ".htm", ".xhtml"))}


def holds_resources(folder: str, pages: Container[str]) -> bool:
    """Whether a folder holds the pictures and scripts of one of the `pages` beside it."""
    return any(folder.endswith(ending) and folder[: -len(ending)] in pages for ending in RESOURCE_ENDINGS)
