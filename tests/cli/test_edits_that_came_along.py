"""Edits that lie in a folder never act unseen, and what is typed now counts before them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli.export import export
from briefing.cli.lists import voices
from briefing.workspace.open import open_view
from briefing.workspace.options import Options
from briefing.workspace.project import NamedSide
from briefing.workspace.view import View
from tests.workspace.looking import named
from tests.workspace.made import brief

ARTICLE = """Harbour strike

Dockers in Porto Alto stopped work on 4 June 2024. The union wants higher pay, said its head Rosa Lindqvist. Two ships wait outside.
Port Authority officials want the cranes to move again. "We will talk," the Port Authority said on Tuesday. Trucks queue for miles.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "corpus"
    place.mkdir()
    (place / "strike.txt").write_text(ARTICLE, encoding="utf-8")
    return place


def run(folder: Path, *asked: str) -> Result:
    result = CliRunner().invoke(export, [str(folder), "--full", "--jobs", "1", "--no-cache", *asked])
    assert result.exit_code == 0, result.output
    return result


def decide(folder: Path, side: str) -> View:
    view = open_view(Options(paths=(folder,), cache=False, jobs=1))
    view.edits.ask_about([NamedSide(name=side)])
    return view


def test_an_export_says_what_edits_have_done(folder: Path) -> None:
    assert "edits" not in run(folder).stdout.split("---")[1]
    view = decide(folder, "Union")
    rows = [row for section in (*(one.id for one in view.sections()), None) for row in view.points(section)]
    view.edits.exclude([row.id for row in rows[:3]])
    said = "3 lines excluded, sides set by briefing.edits.yaml"
    result = run(folder)
    assert f'\nedits: "{said}"\n' in result.stdout.split("---")[1]
    assert f"briefing: {said}.\n" in result.stderr
    page = run(folder, "--format", "html")
    assert f'<meta name="briefing-edits" content="{said}">' in page.stdout
    assert said in CliRunner().invoke(voices, [str(folder), "--jobs", "1", "--no-cache"]).stderr


def test_a_side_that_is_typed_now_counts_before_an_edit_of_whatever_date(folder: Path) -> None:
    decide(folder, "Union")
    file = folder / "briefing.edits.yaml"
    file.write_text(file.read_text().replace(file.read_text().split("at: '")[1][:4], "2999"), encoding="utf-8")
    assert "2999-" in file.read_text()

    def sides(*asked: str) -> list[str]:
        return [side["name"] for side in json.loads(run(folder, "--format", "json", *asked).stdout)["sides"]]

    assert sides() == ["Union"]
    assert sides("--side", "Port Authority") == ["Port Authority"]
    typed = run(folder, "--side", "Port Authority")
    assert "sides set" not in typed.stdout + typed.stderr


def test_every_kind_of_edit_that_holds_is_named(tmp_path: Path) -> None:
    view = View(brief(joined=[["Two gates stay shut.", "Three gates stay shut."]]), [tmp_path])
    assert view.edited() == ""
    view.edits.pin([named(view, "Villages")])
    view.edits.undo()
    assert view.edited() == "", "what was undone changes nothing"
    view.edits.move([named(view, "Rain"), named(view, "Schools")], "one")
    view.edits.merge([named(view, "The dam"), named(view, "Engineers")])
    view.edits.split(named(view, "Two gates"), [view.search("three gates")[0].statement or ""])
    view.edits.note([named(view, "Villages")], "see")
    view.edits.retitle("Kariba")
    view.edits.rename("v1", "The River Authority")
    view.edits.dismiss("d1")
    assert view.edited() == (
        "2 lines moved, 1 line merged into others, 1 line split, 1 line with a note, 1 title changed, 1 voice renamed, 1 dispute dismissed"
        " by briefing.edits.yaml"
    )
