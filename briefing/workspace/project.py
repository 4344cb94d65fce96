"""`briefing.yaml`: what the user sets for one corpus. It is read and never rewritten."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import field

from briefing.model import Record
from briefing.workspace import folders

BLANK = re.compile(r"_+|(?<=[^\W\d_])-+(?=[^\W\d_])")
"""What stands for a blank in the name of a folder; the hyphens of a date are its own."""


class NamedSide(Record, frozen=True, forbid_unknown_fields=True):
    """A side with the other names it goes by."""

    name: str
    aliases: tuple[str, ...] = ()


class SourceSettings(Record, frozen=True, forbid_unknown_fields=True):
    """What the user knows better of one source than its file says; what is left out stays as it was read."""

    outlet: str | None = None
    title: str | None = None
    author: str | tuple[str, ...] | None = None
    date: str | None = None
    """The day of publication, such as 2024-03-05."""
    agency: str | None = None
    address: str | None = None
    ignore: bool = False
    """Leave the source out."""


class Project(Record, frozen=True, forbid_unknown_fields=True):
    """The keys of `briefing.yaml`; all of them may be left out."""

    title: str | None = None
    """The title of the brief; without one, it is called like its folder."""

    template: str | None = None
    """A template's name, or a template file beside this one."""

    sides: tuple[str | NamedSide, ...] = ()
    """The parties whose motives are asked about; without them they are found."""

    sources: dict[str, SourceSettings] = field(default_factory=dict)
    """What the user knows of single sources, by path (`news/a.txt`, `clips.docx#2`)."""


def load(file: Path | None) -> Project:
    """What the project file says; nothing where there is none. Raises `YamlFileError`."""
    if file is None or not file.is_file():
        return Project()
    from briefing.yamlfile import read  # YAML takes 15 ms to import, and many a corpus has no such file

    return read(file, Project).value


def title(settings: Project, paths: Sequence[Path]) -> str | None:
    """What the brief is called: as `briefing.yaml` says, else like its folder, or like the only file; None where that has no name.

    >>> title(Project(), [Path("/news/las-palmas_ferry.txt")])
    'Las palmas ferry'
    """
    if settings.title:
        return settings.title
    alone = len(paths) == 1 and not paths[0].is_dir()
    name = paths[0].stem if alone else folders.real(folders.beside(paths)).name
    words = name if " " in name else BLANK.sub(" ", name)
    return words[:1].upper() + words[1:].strip() or None
