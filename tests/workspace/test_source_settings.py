"""`sources:` in `briefing.yaml` beats what was read, for one article or a whole file, and says what fits nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.cli import cli
from briefing.model import Known, Metadata, Source
from briefing.workspace import source_settings
from briefing.workspace.project import SourceSettings

READ = Metadata(
    outlet=Known(value="Bergen Wire", certainty="likely", origin="address"),
    title=Known(value="Tunnel closed", certainty="sure", origin="title of the page"),
    authors=(Known(value="Odd Lie", certainty="likely", origin="byline"),),
)


def source(path: str) -> Source:
    return Source(id=path, path=path, paths=(path,), text="Text.", sha256=path, metadata=READ)


def test_what_is_set_beats_what_was_read_and_the_rest_stays() -> None:
    settings = SourceSettings(
        outlet="Fjord Post", author=("Liv Aas", "Per Moe"), date="5 March 2024", agency="NTB", address="https://fjord.example/t"
    )
    (found,), problems = source_settings.apply([source("a.txt")], {"a.txt": settings})
    known = found.metadata
    assert not problems
    assert known.outlet == Known(value="Fjord Post", certainty="sure", origin="briefing.yaml")
    assert known.published is not None
    assert known.published.value == "2024-03-05"
    assert known.agency is not None
    assert known.agency.value == "NTB"
    assert known.address is not None
    assert known.address.value == "https://fjord.example/t"
    assert [author.value for author in known.authors] == ["Liv Aas", "Per Moe"]
    assert known.title == READ.title


def test_a_file_is_set_as_a_whole_and_an_article_in_it_alone() -> None:
    settings = {"clips.docx": SourceSettings(outlet="Fjord Post"), "clips.docx#2": SourceSettings(outlet="Quay News", author="Ida Ness")}
    (first, second), problems = source_settings.apply([source("clips.docx#1"), source("clips.docx#2")], settings)
    assert not problems
    assert first.metadata.outlet is not None
    assert second.metadata.outlet is not None
    assert (first.metadata.outlet.value, second.metadata.outlet.value) == ("Fjord Post", "Quay News")
    assert first.metadata.authors == READ.authors
    assert [author.value for author in second.metadata.authors] == ["Ida Ness"]


def test_an_empty_list_of_authors_says_that_nobody_is_named() -> None:
    (found,), _ = source_settings.apply([source("a.txt")], {"a.txt": SourceSettings(author=())})
    assert found.metadata.authors == ()


def test_what_is_to_be_ignored_is_left_out() -> None:
    kept, problems = source_settings.apply([source("a.txt"), source("b.txt")], {"b.txt": SourceSettings(ignore=True)})
    assert [one.path for one in kept] == ["a.txt"]
    assert not problems


def test_a_path_of_no_source_is_said_with_the_nearest() -> None:
    _, (problem,) = source_settings.apply([source("news/tunnel.txt")], {"news/tunel.txt": SourceSettings(outlet="X")})
    assert "news/tunel.txt is no source" in problem.error
    assert "did you mean news/tunnel.txt?" in problem.error
    assert problem.kind == "notice"


def test_what_is_no_date_is_said_and_changes_nothing() -> None:
    (found,), (problem,) = source_settings.apply([source("a.txt")], {"a.txt": SourceSettings(date="soon")})
    assert found.metadata.published is None
    assert "“soon” is no date" in problem.error


def test_without_settings_nothing_changes() -> None:
    assert source_settings.apply([source("a.txt")], {}) == ([source("a.txt")], [])


@pytest.mark.parametrize("name", ["port.txt", "port.txt#1"])
def test_the_program_shows_what_is_set(tmp_path: Path, name: str) -> None:
    (tmp_path / "port.txt").write_text(
        "Cranes stand still in Callao\n\nThe cranes in the port of Callao stood still on Tuesday, the dockers' union said.\n\n"
        "A spokesman of the port said that talks would go on in Lima on Friday.\n",
        encoding="utf-8",
    )
    (tmp_path / "briefing.yaml").write_text(f'sources:\n  "{name}":\n    outlet: Callao Gazette\n    date: 2024-03-05\n', encoding="utf-8")
    result = CliRunner().invoke(cli, ["sources", str(tmp_path), "--format", "json", "--no-cache"])
    (found,) = json.loads(result.stdout)
    if name == "port.txt":
        assert (found["outlet"], found["published"]) == ("Callao Gazette", "2024-03-05")
    else:
        assert found["outlet"] != "Callao Gazette"
        assert "port.txt#1 is no source of this corpus; did you mean port.txt?" in result.stderr
