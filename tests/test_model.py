"""The kinds of the model are closed: the schema of the JSON export and the texts that explain know each of them, and no other."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest

from briefing.assembly.sections.explanation_text import in_words
from briefing.export.json import SCHEMA_FILE
from briefing.model import ROLES, Certainty, DisputeKind, Mode, Precision, SectionKind

CLOSED: dict[tuple[str, str], set[str | None]] = {
    ("dispute", "kind"): set(DisputeKind),
    ("statement", "role"): {*ROLES, None},
    ("attribution", "mode"): {*get_args(Mode), None},
    ("known", "certainty"): set(get_args(Certainty)),
    ("entry", "precision"): set(get_args(Precision)),
}
"""The values of each field of a record that has a closed set of them."""


def properties(record: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))["$defs"][record]["properties"]
    return found


@pytest.mark.parametrize(("record", "field"), CLOSED)
def test_the_schema_lists_the_kinds_of_the_model(record: str, field: str) -> None:
    assert set(properties(record)[field]["enum"]) - {None} == CLOSED[record, field] - {None}


def test_every_enumeration_of_the_schema_is_held_against_the_model() -> None:
    records = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))["$defs"]
    listed = {(name, field) for name, record in records.items() for field, form in record.get("properties", {}).items() if "enum" in form}
    assert listed == set(CLOSED)


@pytest.mark.parametrize("kind", SectionKind)
def test_every_kind_of_section_has_its_words_in_an_explanation(kind: SectionKind) -> None:
    assert in_words(f"voice:{kind.value}")
