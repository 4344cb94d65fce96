"""Templates: which sections there are, in what order, and what belongs in each."""

from __future__ import annotations

from pathlib import Path

import msgspec
import yaml

from briefing.model import Record

FOLDER = Path(__file__).parent.parent / "templates"


class SectionRule(Record, frozen=True):
    """One section of a template. `each_side` makes one section a side, `ID/<side id>`."""

    id: str
    title: str
    each_side: bool = False
    hint: str = ""


class Template(Record, frozen=True):
    """A template, as its YAML file has it."""

    name: str
    title: str
    sections: tuple[SectionRule, ...]
    description: str = ""


def load(name: str) -> Template:
    """The template that ships under `name`, or the one in the file `name`."""
    file = Path(name) if name.endswith((".yaml", ".yml")) else FOLDER / f"{name}.yaml"
    return msgspec.convert(yaml.safe_load(file.read_text(encoding="utf-8")), Template)
