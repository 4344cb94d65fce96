"""`briefing.yaml`: what the user sets for one corpus. It is read and never rewritten."""

from __future__ import annotations

from pathlib import Path

from briefing.model import Record


class NamedSide(Record, frozen=True, forbid_unknown_fields=True):
    """A side with the other names it goes by."""

    name: str
    aliases: tuple[str, ...] = ()


class Project(Record, frozen=True, forbid_unknown_fields=True):
    """The keys of `briefing.yaml`; all of them may be left out."""

    title: str | None = None
    """The title of the brief."""

    template: str | None = None
    """A template's name, or a template file beside this one."""

    sides: tuple[str | NamedSide, ...] = ()
    """The parties whose motives are asked about; without them they are found."""


def load(file: Path) -> Project:
    """The project file, or an empty one where there is none. Raises `YamlFileError`."""
    if not file.is_file():
        return Project()
    from briefing.yamlfile import read  # YAML takes 15 ms to import, and many a corpus has no such file

    return read(file, Project).value
