"""The decisions of the desk that a brief is made from: which sides there are, and what sources are corrected in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.workspace import folders, own_files

if TYPE_CHECKING:
    from briefing.workspace.edits import Edit

KINDS = ("sides", "correct")
"""The kinds of edits after which a brief is made again."""


class Decisions(NamedTuple):
    """Those that stand, in the order they were made."""

    sides: Edit | None = None
    """The last edit of sides."""
    side_ids: tuple[str, ...] = ()
    """The ids of all edits of sides, undone ones too."""
    corrections: tuple[Edit, ...] = ()


def decisions(paths: Sequence[Path], follow_links: bool = False) -> Decisions:
    """Those among the edits of a corpus; a file of edits that leads out of it is read only with `follow_links`."""
    from briefing.workspace.edits_file import state

    # Most corpora have no such edit, and YAML takes longer to read than all the rest of opening.
    beside, kept = folders.edits_files(paths)
    read = [kept] if not follow_links and own_files.leads_out(beside, paths) else [beside, kept]
    files = [file for file in read if file.is_file()]
    return _read(tuple((str(file), state(file)) for file in files)) if files else Decisions()


@lru_cache(maxsize=4)
def _read(files: tuple[tuple[str, object], ...]) -> Decisions:
    """The same, of files in the state that they are in: the desk asks every few seconds."""
    if not any(_may_decide(Path(file)) for file, _ in files):
        return Decisions()
    from briefing.workspace.edits import History
    from briefing.workspace.edits_file import EditsFile, in_order

    found = [EditsFile(Path(file)) for file, _ in files]
    for one in found:
        one.read()
    history = History(in_order([one.edits for one in found]))
    standing = history.standing()
    return Decisions(
        sides=next((edit for edit in reversed(standing) if edit.edit == "sides"), None),
        side_ids=tuple(name for name, edit in history.edits.items() if edit.edit == "sides"),
        corrections=tuple(edit for edit in standing if edit.edit == "correct"),
    )


def _may_decide(file: Path) -> bool:
    try:
        data = file.read_bytes()
    except OSError:
        return False  # the edits themselves say what is wrong with their file
    return any(kind.encode() in data for kind in KINDS)
