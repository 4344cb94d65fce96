"""A reader is one module and one row of the registry of formats."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from briefing.model import Source
from briefing.reading import formats, read_bytes
from briefing.reading.document import Document
from briefing.reading.draft import Draft


def read(document: Document) -> Iterator[Draft]:
    """A wire message: a mark, then its text."""
    yield Draft(text=document.head.decode().removeprefix("ZCZC").strip(), format="wire")


def test_a_new_reader_needs_its_module_and_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("briefing.reading.readers.wire")
    vars(module).update(read=read)
    monkeypatch.setitem(sys.modules, "briefing.reading.readers.wire", module)
    row = formats.Format(name="wire", module="wire", suffixes=(".wire",), fits=lambda document: document.head.startswith(b"ZCZC"))
    monkeypatch.setattr(formats, "FORMATS", (row, *formats.FORMATS))
    message = b"ZCZC The ferry to Ancud sails again, the harbour master said on Monday."
    for name in ("a.wire", "misnamed.txt"):
        (source,) = [found for found in read_bytes(message, name) if isinstance(found, Source)]
        assert [source.text[one.start : one.end] for one in source.sentences] == [
            "The ferry to Ancud sails again, the harbour master said on Monday."
        ]


def test_a_row_leads_to_a_module_that_reads() -> None:
    for form in formats.FORMATS:
        assert callable(formats.reader(form).read)


def test_no_suffix_belongs_to_two_readers() -> None:
    suffixes = [suffix for form in formats.FORMATS for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))
