"""Bytes to `Source`: the doorway of reading. Nothing here knows of later rooms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing.model import Problem, Source
from briefing.reading.files import ReadError, walk

__all__ = ["ReadError", "read_bytes", "read_path", "read_paths", "walk"]


def read_bytes(data: bytes, path: str) -> Source:
    """Read one document. `path` names it (relative, POSIX). Raises `ReadError` with what is wrong and what to do."""
    from briefing.reading.text import read_text

    return read_text(data, path)


def read_path(file: Path, name: str) -> Source | Problem:
    """Read one file of the corpus under its relative `name`; what can't be read becomes a Problem."""
    try:
        return read_bytes(file.read_bytes(), name)
    except ReadError as error:
        return Problem(path=name, error=error.error, advice=error.advice)
    except OSError as error:
        return Problem(path=name, error=error.strerror or str(error), advice="Check that the file exists and may be read.")


def read_paths(paths: Iterable[Path]) -> Iterator[Source | Problem]:
    """Read every document below `paths`, in a stable order."""
    for file, name in walk(paths):
        yield read_path(file, name)
