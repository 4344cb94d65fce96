"""Opening the original of a source: its file in the user's editor, at the line; or its address."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from pathlib import Path

AT_LINE = {"code": "-g", "codium": "-g", "subl": "", "zed": "", "hx": ""}
"""Editors that take `file:line`, with the option they want for it; all others take `+line file`."""


def editor() -> str | None:
    """What the user edits with: $VISUAL, else $EDITOR."""
    return os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip() or None


def editor_command(editor: str, file: Path, line: int) -> list[str]:
    """The command that opens `file` at `line`, counted from 1. Nothing of it goes through a shell."""
    command = shlex.split(editor)
    name = Path(command[0]).name
    if name in AT_LINE:
        return [*command, *filter(None, [AT_LINE[name]]), f"{file}:{line}"]
    return [*command, f"+{line}", str(file)]


def find_file(paths: Sequence[Path], name: str) -> Path | None:
    """The file of the corpus that a source calls `name`; None where it is gone, or lies inside another (an archive, a mailbox)."""
    for path in paths:
        file = path / name if path.is_dir() else path
        if file.is_file() and (path.is_dir() or path.name == name):
            return file.resolve()
    return None


def line_of(text: str, position: int) -> int:
    """The line, from 1, on which the code point at `position` stands."""
    return text.count("\n", 0, position) + 1
