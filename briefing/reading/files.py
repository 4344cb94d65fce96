"""Which files a corpus consists of."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.model import Problem, ProblemKind
from briefing.reading.links import Links

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
        """The error as a problem of the document at `path`."""
        return Problem(path=path, error=self.error, advice=self.advice, kind=self.kind)


OPTIONAL_LIBRARIES = ("warcio", "brotli", "openpyxl")
"""What some formats need and not everybody installs."""


class MissingLibraryError(ReadError):
    """A document that can be read once a library is installed."""

    kind = "missing"

    def __init__(self, what: str, library: str) -> None:
        super().__init__(f"reading {what} needs {library}, which is not installed", f"Install it with: pip install {library}")


class Entry(NamedTuple):
    """A file of the corpus, the name it goes by, and whether it is a link that leads out of the corpus."""

    path: Path
    name: str
    leads_out: bool = False


def leads_out(name: str) -> Problem:
    """What is said of a link that leads out of the corpus."""
    return Problem(
        path=name,
        error="this is a link that leads out of the folder, and was not followed",
        advice="Name what it leads to beside the folder, or set follow_links in the settings.",
    )


def walk(paths: Iterable[Path], follow_links: bool = False) -> Iterator[Entry]:
    """Every file of the corpus and the name it goes by, folder by folder in the order of the names; links come last.

    Hidden files, our own files and the resource folders of saved pages are left alone. What a link leads to is read once, and only if it
    lies in the corpus, or with `follow_links`. A path that can't be read is yielded all the same: reading it says what is wrong.
    """
    given: dict[Path, None] = dict.fromkeys(paths)
    seen: set[Path] = set()
    links = Links(given, follow_links)
    for entry in _entries(given, links):
        if entry.path not in seen:
            seen.add(entry.path)
            yield entry


def _entries(given: Iterable[Path], links: Links) -> Iterator[Entry]:
    for path in sorted(given, key=lambda item: (item.name, str(item))):
        if path.is_dir():
            yield from _below(path, "", links)
        else:  # what is not there is named as it was asked for
            yield Entry(path, printable(path.name if path.exists() else str(path)))
    while link := links.next():
        path, name = link
        kind = links.kind(path)
        if kind == "folder":
            yield from _below(path, f"{name}/", links)
        elif kind != "known":
            yield Entry(path, name, leads_out=kind == "outside")


def printable(name: str) -> str:
    """A file's name as text; bytes that are not UTF-8 are shown as `\\xNN`."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _below(folder: Path, prefix: str, links: Links) -> Iterator[Entry]:
    """The files below a folder and their names from there. Folders are kept on a list, as they can be deeper than calls can."""
    opened = [_listed(folder, prefix, links)]
    while opened:
        for path, name, is_folder in opened[-1]:
            if not is_folder:
                yield Entry(path, name)
                continue
            opened.append(_listed(path, f"{name}/", links))
            break
        else:
            opened.pop()


def _listed(folder: Path, prefix: str, links: Links) -> Iterator[tuple[Path, str, bool]]:
    """The files and folders in a folder by name, its links left to wait; of one that can't be read itself, as if it were a file."""
    try:
        stat = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder, prefix.rstrip("/") or printable(str(folder)), False
        return
    links.saw(stat.st_dev, stat.st_ino)
    pages = pages_among(entry.name for entry in entries)
    for entry in entries:
        if entry.name.startswith(".") or entry.name in OWN_FILES:
            continue
        path, name = Path(entry.path), prefix + printable(entry.name)
        if entry.is_symlink():
            links.wait(path, name)
        elif not entry.is_dir():
            links.saw(stat.st_dev, entry.inode())
            yield path, name, False
        elif not holds_resources(entry.name, pages):
            yield path, name, True


def pages_among(names: Iterable[str]) -> set[str]:
    """The names of web pages, without their suffixes."""
    return {name.rsplit(".", 1)[0] for name in names if name.lower().endswith((".html", ".htm", ".xhtml"))}


def holds_resources(folder: str, pages: Container[str]) -> bool:
    """Whether a folder holds the pictures and scripts of one of the `pages` beside it."""
    return any(folder.endswith(ending) and folder[: -len(ending)] in pages for ending in RESOURCE_ENDINGS)
