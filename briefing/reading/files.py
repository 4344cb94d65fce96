"""Which files a corpus consists of."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

OWN_FILES = {"briefing.yaml", "briefing.edits.yaml"}
RESOURCE_ENDINGS = ("_files", ".files", "-files", "_dateien", "-Dateien", "_fichiers", "_archivos", "_bestanden", "_file")
"""How browsers name the folder of pictures and scripts beside a page that is saved as a whole."""


class ReadError(Exception):
    """A document that can't be read: `error` says what is wrong, `advice` what to do."""

    def __init__(self, error: str, advice: str) -> None:
        super().__init__(error)
        self.error = error
        self.advice = advice


def walk(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Every file of the corpus and the name it goes by, folder by folder in the order of the names.

    Hidden files, our own files and the resource folders of saved pages are left alone. Links are followed, each folder once.
    A path that can't be read is yielded all the same: reading it says what is wrong.
    """
    given: dict[Path, None] = dict.fromkeys(paths)
    seen: set[Path] = set()
    for path in sorted(given, key=lambda item: (item.name, str(item))):
        name = path.name if path.exists() else str(path)  # what is not there is named as it was asked for
        found = _below(path, "", set()) if path.is_dir() else iter([(path, printable(name))])
        for file, name in found:
            if file not in seen:
                seen.add(file)
                yield file, name


def printable(name: str) -> str:
    """A file's name as text; bytes that are not UTF-8 are shown as `\\xNN`."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _below(folder: Path, prefix: str, around: set[tuple[int, int]]) -> Iterator[tuple[Path, str]]:
    try:
        stat = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder, prefix.rstrip("/") or printable(str(folder))
        return
    place = (stat.st_dev, stat.st_ino)
    if place in around:
        return
    pages = {entry.name.rsplit(".", 1)[0] for entry in entries if entry.name.lower().endswith((".html", ".htm", ".xhtml"))}
    for entry in entries:
        if entry.name.startswith(".") or entry.name in OWN_FILES:
            continue
        if not entry.is_dir():
            yield Path(entry.path), prefix + printable(entry.name)
        elif not _holds_resources(entry.name, pages):
            yield from _below(Path(entry.path), f"{prefix}{printable(entry.name)}/", around | {place})


def _holds_resources(folder: str, pages: set[str]) -> bool:
    return any(folder.endswith(ending) and folder[: -len(ending)] in pages for ending in RESOURCE_ENDINGS)
