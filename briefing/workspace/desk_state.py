"""How a desk was left, kept between visits: no decision, so no edit, and losing it costs a few keys."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec.structs import replace

from briefing.model import Record
from briefing.workspace import folders
from briefing.workspace.files import write_whole


class LastExport(Record, frozen=True):
    """What was exported last: the file, what was taken, what was told beside the lines (None: the usual), whether a filter was on."""

    file: str = ""
    what: str = ""
    extras: tuple[str, ...] | None = None
    filtered: bool = False


class Left(Record, frozen=True):
    """How the desk was left: the sections whose fold is open, where the cursor stood, what was exported last."""

    open_folds: tuple[str, ...] = ()
    view: str = ""
    group: str = ""
    row: str | None = None
    index: int = 0
    export: LastExport = LastExport()
    dense: bool = False
    """Whether lines take two lines of the screen each, the one under the cursor apart."""
    hints: tuple[str, ...] = ()
    """Hints that were given: each is given once."""


class DeskState:
    """How the desk over a corpus stands; each change is written at once, and what can't be written holds until the desk is left."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Without paths nothing is kept."""
        self._file = folders.desk_file(paths) if paths else None
        self.left = _read(self._file) if self._file else Left()

    def is_open(self, section: str) -> bool:
        """Whether the rest of a section is shown behind its lines of the page."""
        return section in self.left.open_folds

    def fold(self, section: str, *, is_open: bool) -> None:
        """Show the rest of a section, or hide it."""
        others = tuple(name for name in self.left.open_folds if name != section)
        self._keep(replace(self.left, open_folds=(*others, section) if is_open else others))

    def set_density(self, *, dense: bool) -> None:
        """Show lines in full, or two lines of the screen each."""
        self._keep(replace(self.left, dense=dense))

    def give_hint(self, name: str) -> bool:
        """Whether a hint is still to be given; from then on it was."""
        if name in self.left.hints:
            return False
        self._keep(replace(self.left, hints=(*self.left.hints, name)))
        return True

    def exported(self, last: LastExport) -> None:
        """Remember what was exported: it is proposed for the next time."""
        self._keep(replace(self.left, export=last))

    def leave(self, view: str, group: str, row: str | None, index: int) -> None:
        """Remember where the cursor stands: view, section, row and the number of that."""
        left = replace(self.left, view=view, group=group, row=row, index=index)
        if left != self.left:
            self._keep(left)

    def _keep(self, left: Left) -> None:
        self.left = left
        if self._file:
            with suppress(OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                write_whole(self._file, [msgspec.json.encode(left)])


def _read(file: Path) -> Left:
    """What was kept; what is damaged, or of another version, is nothing."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Left)
    except (OSError, msgspec.DecodeError):
        return Left()
