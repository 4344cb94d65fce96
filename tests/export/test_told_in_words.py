"""Positions that are called by who says so are told in the words of the first, and `check` holds these."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.export import formats
from briefing.export.part import page_selection
from briefing.export.quotes import Quote
from briefing.model import Brief, Dispute, DisputeKind, Position
from briefing.workspace.view import View
from tests.export.corpus import paged_brief

CLAIM = "Two gates stay shut."
DENIAL = "Rain is expected on Friday in the north."
QUOTED = re.compile(r"^\| “([^|]*)”\[\^", re.MULTILINE)


def denied(*, alone: bool = False) -> Brief:
    """The brief with a denial as its only dispute, whose positions are called by their outlets; `alone`: without what is denied."""
    brief = paged_brief()
    said = {" ".join(one.text.split()): one.id for one in brief.statements}
    claim, denial = Position(value="Delta", statements=(said[CLAIM],)), Position(value="Herald", statements=(said[DENIAL],))
    positions = (denial,) if alone else (claim, denial)
    return replace(brief, disputes=(Dispute(id="d1", kind=DisputeKind.DENIAL, about="the gates", sure=True, positions=positions),))


def written(brief: Brief, form: str) -> bytes:
    view = View(brief)
    return b"".join(formats.parts(view, form, page_selection(view)))


def quotes(data: bytes, name: str) -> list[str]:
    return [" ".join(one.text.split()) for one in formats.read_back(data, Path(name)) if isinstance(one, Quote)]


def test_a_row_of_markdown_quotes_what_is_said() -> None:
    text = written(denied(), "markdown").decode()
    assert QUOTED.findall(text) == [CLAIM, DENIAL]
    assert not any(f": “{CLAIM}" in line for line in text.split("\n")), "the note need not say it again"


def test_a_denial_alone_tells_what_it_denies() -> None:
    text = written(denied(alone=True), "markdown").decode()
    assert QUOTED.findall(text) == [DENIAL]
    assert quotes(text.encode(), "x.md").count(DENIAL) == 1 + text.count(f"- {DENIAL}")


@pytest.mark.parametrize("form", ["html", "docx"])
def test_other_formats_quote_it_too(form: str) -> None:
    said = quotes(written(denied(), form), f"x.{form}")
    before = quotes(written(replace(denied(), disputes=()), form), f"x.{form}")
    assert said.count(DENIAL) == before.count(DENIAL) + 1


def test_words_altered_in_a_row_are_read_as_they_stand() -> None:
    text = written(denied(), "markdown").decode()
    altered = text.replace(f"| “{CLAIM}", "| “Two gates stay open.")
    assert altered != text
    assert "Two gates stay open." in quotes(altered.encode(), "x.md")


def test_words_altered_in_a_cell_of_word_are_read_as_they_stand() -> None:
    with zipfile.ZipFile(BytesIO(written(denied(), "docx"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    altered = parts["word/document.xml"].replace("“Rain is".encode(), "“Snow is".encode())
    assert altered != parts["word/document.xml"]
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, part in {**parts, "word/document.xml": altered}.items():
            archive.writestr(name, part)
    assert "Snow is expected on Friday in the north." in quotes(data.getvalue(), "x.docx")


def test_a_figure_stays_the_name_of_its_position() -> None:
    rows = [line for line in written(paged_brief(), "markdown").decode().split("\n") if line.startswith("| t")]
    assert [row.split(" | ")[0] for row in rows[:2]] == ["| two", "| three"]
