"""A line that an outlet withdrew is marked where another still has it, and the JSON says what changed."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from briefing.cli import cli
from briefing.tui import painting
from briefing.tui.styles import without_colour
from briefing.workspace.rows import PointRow
from tests.reading.test_versions import AFTER, BEFORE


def write(folder: Path, name: str, outlet: str, day: str, lines: tuple[str, ...]) -> None:
    head = f"Title: Landslide cuts off Batu harbour\nSource: {outlet}\nDate: {day}\nURL: https://{outlet.split()[0].lower()}.example/batu\n"
    (folder / name).write_text(f"{head}\n" + "\n\n".join(lines) + "\n", encoding="utf-8")


def test_a_withdrawn_line_is_marked_and_counts_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Bay Courier", "2024-03-03", BEFORE)
    write(tmp_path, "b.txt", "Bay Courier", "2024-03-04", AFTER)
    write(tmp_path, "c.txt", "Strait Weekly", "2024-03-03", BEFORE)
    brief = json.loads(CliRunner().invoke(cli, ["export", str(tmp_path), "--format", "json", "--no-cache"]).stdout)
    courier, weekly = sorted(brief["sources"], key=lambda source: source["outlet"])
    assert courier["path"] == "b.txt"
    assert [version["paths"] for version in courier["versions"]] == [["a.txt"]]
    assert courier["versions"][0]["gone"] == [BEFORE[2]]
    assert courier["versions"][0]["changed"][0]["figures"] == [["12", "31"]]
    assert weekly["versions"] == []
    texts = {statement["id"]: statement["text"] for statement in brief["statements"]}
    withdrawn = {text for point in brief["points"] if point["withdrawn"] for text in map(texts.__getitem__, point["statements"])}
    assert withdrawn == {BEFORE[2]}
    assert all(point["sources"] <= 2 for point in brief["points"])
    page = CliRunner().invoke(cli, ["export", str(tmp_path), "--format", "markdown", "--full", "--no-cache"]).stdout
    (line,) = (line for line in page.splitlines() if "without a permit" in line and "withdrawn" in line)
    assert "withdrawn by Bay Courier" in line


@pytest.mark.parametrize("form", ["markdown", "html", "docx", "json"])
def test_each_form_of_an_export_and_the_desk_mark_a_withdrawn_line(tmp_path: Path, form: str) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    write(corpus, "a.txt", "Bay Courier", "2024-03-03", BEFORE)
    write(corpus, "b.txt", "Bay Courier", "2024-03-04", AFTER)
    write(corpus, "c.txt", "Strait Weekly", "2024-03-03", BEFORE)
    made = tmp_path / f"brief.{form}"
    CliRunner().invoke(cli, ["export", str(corpus), "--format", form, "-o", str(made), "--full", "--no-cache"])
    if form == "docx":
        text = "\n".join(paragraph.text for paragraph in docx.Document(str(made)).paragraphs)
    else:
        text = made.read_text(encoding="utf-8")
    if form == "json":
        assert [point["withdrawn"] for point in json.loads(text)["points"] if point["withdrawn"]] == [["Bay Courier"]]
    else:
        assert text.count("withdrawn by Bay Courier") == 1
    row = PointRow("p", "s", BEFORE[2], None, "Strait Weekly", 1, 1, 1, withdrawn=("Bay Courier",))
    assert "⊘ withdrawn by Bay Courier" in [text for text, _ in painting.marks(row, without_colour())]
