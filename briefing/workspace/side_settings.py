"""The sides that the user named: decided on the desk, typed after `--side`, or in `briefing.yaml`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.model import Record, Side
from briefing.workspace import folders, project
from briefing.workspace.remaking import decisions

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
    edit = decisions(options.paths, options.follow_links).sides if options.paths else None
    if edit and options.sides and (options.overruled is None or edit.id in options.overruled):
        return None
    return edit


def decision_ids(paths: Sequence[Path], follow_links: bool = False) -> tuple[str, ...]:
    """The ids of all edits of sides: what is typed now overrules these, whatever dates they bear, and none that is made later."""
    return decisions(paths, follow_links).side_ids


def _side(side: str | project.NamedSide) -> Side:
    """A side as a text of the form that is typed after `--side`, or as a name and aliases, which may hold commas."""
    from briefing.assembly.entities.side_names import named_side, parse_side

    return parse_side(side) if isinstance(side, str) else named_side(side.name, side.aliases)
