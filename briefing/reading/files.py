"""Which files a corpus consists of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

OWN_FILES = {"briefing.yaml", "briefing.edits.yaml"}


class ReadError(Exception):
    """A document that can't be read: `error` says what is wrong, `advice` what to do."""

    def __init__(self, error: str, advice: str) -> None:
        super().__init__(error)
        self.error = error
        self.advice = advice


def walk(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Every file of the corpus and the name it goes by, in the order of the names; hidden files and our own are left alone."""
    found: dict[Path, str] = {}
    for path in paths:
        if path.is_dir():
            for file in path.rglob("*"):
                name = file.relative_to(path)
                hidden = any(part.startswith(".") for part in name.parts) or file.name in OWN_FILES
                # A link to nothing is kept: it becomes a problem, where else an article would be missing without a word.
                if not hidden and (file.is_file() or (file.is_symlink() and not file.exists())):
                    found[file] = name.as_posix()
        else:
            found[path] = path.name
    yield from sorted(found.items(), key=lambda item: (item[1], str(item[0])))
