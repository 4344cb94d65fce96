"""Templates: which sections there are, in what order, and what belongs in each."""

from __future__ import annotations

from pathlib import Path

from briefing.model import Record
from briefing.yamlfile import read

FOLDER = Path(__file__).parent.parent / "templates"


class SectionRule(Record, frozen=True, forbid_unknown_fields=True):
    """One section of a template. `each_side` makes one section a side, `ID/<side id>`."""

    id: str
    title: str
    each_side: bool = False
    hint: str = ""


class Template(Record, frozen=True, forbid_unknown_fields=True):
    """A template, as its YAML file has it."""

    name: str
    title: str
    sections: tuple[SectionRule, ...]
    description: str = ""


def load(name: str) -> Template:
    """The template that ships under `name`, or the one in the file `name`. Raises `YamlFileError`."""
    file = Path(name) if name.endswith((".yaml", ".yml")) else FOLDER / f"{name}.yaml"
    return read(file, Template).value
