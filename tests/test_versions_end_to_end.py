"""A line that an outlet withdrew is marked where another still has it, and the JSON says what changed."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from briefing.cli import cli
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
