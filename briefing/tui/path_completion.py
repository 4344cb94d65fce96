"""Completes the name of a file as it is typed."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from briefing.workspace.safe_text import is_safe

MOST_LOOKED_AT, MOST_NAMED = 5000, 12
"""Entries of a folder that are looked at, and of those that go on so that are named."""


class Completed(NamedTuple):
    """What was typed as far as it can be completed, and what there is to go on with where that is more than one."""

    text: str
    others: list[str]


def completed(typed: str) -> Completed:
    """Complete the last name of a path with the folders and files that begin so; hidden ones only where a dot was typed."""
    folder, begun = os.path.split(typed)
    try:
        with os.scandir(Path(folder or ".").expanduser()) as entries:
            found = sorted(
                f"{entry.name}{os.sep if entry.is_dir() else ''}"
                for entry in islice(entries, MOST_LOOKED_AT)
                if entry.name.startswith(begun) and (begun or not entry.name.startswith(".")) and is_safe(entry.name)
            )
    except (OSError, ValueError, RuntimeError):
        return Completed(typed, [])
    if not found:
        return Completed(typed, [])
    first, last = found[0], found[-1]  # in order: what these two begin with alike, all do
    same = next((place for place, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), min(len(first), len(last)))
    return Completed(typed[: len(typed) - len(begun)] + first[:same], found[:MOST_NAMED] if len(found) > 1 else [])
