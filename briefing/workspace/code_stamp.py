"""A stamp of the code, kept with everything cached: what other code made is never used."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from briefing.reading.files import OPTIONAL_LIBRARIES
from briefing.workspace import folders

READING_AND_ANALYSIS = ("model", "marks.py", "reading", "analysis", "workspace/file_analysis.py")
EVERYTHING = (
    *READING_AND_ANALYSIS,
    "templates",
    "assembly",
    "workspace/store.py",
    "workspace/store_writer.py",
    "workspace/pipeline.py",
    "workspace/project.py",
    "workspace/source_settings.py",
    "workspace/languages.py",
)


def of_analysis() -> str:
    """A stamp of the files of reading and analysis: program, word lists, weights."""
    return _stamp(READING_AND_ANALYSIS)


def of_brief() -> str:
    """A stamp of all files that a stored brief depends on."""
    return _stamp(EVERYTHING)


def of_libraries() -> str:
    """The optional libraries that are installed: what a file gives depends on them."""
    return " ".join(name for name in OPTIONAL_LIBRARIES if find_spec(name))


def of_own_outlets() -> str:
    """What the user has added to the table of outlets: names and agencies depend on it."""
    file = folders.own_outlets()
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()[:16]
    except OSError:
        return ""  # there is none, or reading it says what is wrong


@cache
def _stamp(names: tuple[str, ...]) -> str:
    """Sizes and times of the files, which costs a millisecond; their contents would cost a hundred.

    Looked at once: what a desk makes that stays open while the program is upgraded is made by the code that it started with.
    """
    parts = sorted(part for name in names for part in _files(folders.PACKAGE / name))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _files(path: Path) -> list[str]:
    if path.is_file():
        return [_line(path.name, path.stat())]
    found = []
    stack = [str(path)]
    while stack:
        with os.scandir(stack.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in ("__pycache__", "training"):
                        stack.append(entry.path)
                else:
                    found.append(_line(entry.path, entry.stat()))
    return found


def _line(name: str, stat: os.stat_result) -> str:
    return f"{name} {stat.st_size} {stat.st_mtime_ns}"
