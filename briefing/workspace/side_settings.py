"""The sides that the user named: decided on the desk, typed after `--side`, or in `briefing.yaml`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.model import Record, Side
from briefing.workspace import folders, project

if TYPE_CHECKING:
    from briefing.workspace.edits import Edit
    from briefing.workspace.options import Options


class SideSettings(Record, frozen=True):
    """The sides as the user named them; None: they are to be found, and nobody: there are none. `said_in` says where, for people."""

    sides: tuple[Side, ...] | None = None
    said_in: str = ""


def resolve_sides(options: Options, settings: project.Project) -> SideSettings:
    """Choose the sides that count: typed after `--side`, or decided on the desk since; else the last decision; else the project's."""
    from briefing.assembly.entities.side_names import parse_side

    if edit := sides_decision(options):
        return SideSettings(None if edit.sides is None else tuple(map(_side, edit.sides)), folders.EDITS)
    if options.sides:
        return SideSettings(tuple(parse_side(text) for text in options.sides), "--side")
    return SideSettings(tuple(map(_side, settings.sides)) or None, folders.PROJECT)


def sides_decision(options: Options) -> Edit | None:
    """The edit that says which sides there are, where one stands and what was typed does not overrule it."""
    edit = last_decision(options.paths) if options.paths else None
    if edit and options.sides and (options.overruled is None or edit.id in options.overruled):
        return None
    return edit


def last_decision(paths: Sequence[Path]) -> Edit | None:
    """The last edit of sides that is not undone."""
    return _decisions(paths)[0]


def decision_ids(paths: Sequence[Path]) -> tuple[str, ...]:
    """The ids of all edits of sides: what is typed now overrules these, whatever dates they bear, and none that is made later."""
    return _decisions(paths)[1]


def _decisions(paths: Sequence[Path]) -> tuple[Edit | None, tuple[str, ...]]:
    from briefing.workspace.edits_file import state

    # Most corpora have no such edit, and YAML takes longer to read than all the rest of opening.
    files = [file for file in folders.edits_files(paths) if file.is_file()]
    return _read(tuple((str(file), state(file)) for file in files)) if files else (None, ())


@lru_cache(maxsize=4)
def _read(files: tuple[tuple[str, object], ...]) -> tuple[Edit | None, tuple[str, ...]]:
    """The same, of files in the state that they are in: the desk asks every few seconds."""
    if not any(_may_decide(Path(file)) for file, _ in files):
        return None, ()
    from briefing.workspace.edits import History
    from briefing.workspace.edits_file import EditsFile, in_order

    found = [EditsFile(Path(file)) for file, _ in files]
    for one in found:
        one.read()
    history = History(in_order([one.edits for one in found]))
    last = next((edit for edit in reversed(history.standing()) if edit.edit == "sides"), None)
    return last, tuple(name for name, edit in history.edits.items() if edit.edit == "sides")


def _may_decide(file: Path) -> bool:
    try:
        return b"sides" in file.read_bytes()
    except OSError:
        return False  # the edits themselves say what is wrong with their file


def _side(side: str | project.NamedSide) -> Side:
    """A side as a text of the form that is typed after `--side`, or as a name and aliases, which may hold commas."""
    from briefing.assembly.entities.side_names import named_side, parse_side

    return parse_side(side) if isinstance(side, str) else named_side(side.name, side.aliases)
