"""Where an export may be written: the desk and the command ask the same."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli import cli
from briefing.workspace import folders
from briefing.workspace.export_target import default_folder, write_permission

posix = pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")


def export(harbour: Path, file: Path, *more: str) -> Result:
    return CliRunner().invoke(cli, ["export", str(harbour), "-o", str(file), "--jobs", "1", "--format", "markdown", *more])


def places(harbour: Path) -> dict[str, Path]:
    """Files that an export must never be written to."""
    shutil.copytree(harbour, harbour / "deep")
    found = {
        "an article": harbour / "gazette.txt",
        "an article in a folder": harbour / "deep" / "courier.txt",
        "the long way round": harbour / "deep" / ".." / "gazette.txt",
        "the project": harbour / folders.PROJECT,
        "the edits": harbour / folders.EDITS,
        "the project of another corpus": harbour.parent / "briefing.yaml",
        "the name of edits in capitals": harbour / "Briefing.Edits.YAML",
        "settings": folders.settings_file(),
        "analyses": folders.analyses_file(),
        "a stored brief": folders.brief_file("x"),
        "edits in the state folder": folders.edits_files([harbour])[1],
    }
    if os.name == "posix":
        (harbour.parent / "mine").write_text("precious")
        os.link(harbour / "courier.txt", harbour.parent / "hard.md")
        os.link(harbour.parent / "mine", harbour / "also mine.txt")  # so it is an article, whatever its other name is
        (harbour / "planted.md").symlink_to("../mine")
        (harbour / "dangling.md").symlink_to("../not there")
        (harbour.parent / "door.md").symlink_to(harbour / "gazette.txt")
        (harbour / "sub").symlink_to("..")
        links = ("planted.md", "dangling.md", "sub/new.md", "../hard.md", "../mine", "../door.md")
        found |= {f"a link: {name}": harbour / name for name in links}
    return found


def test_articles_and_our_own_files_are_refused_also_by_force(harbour: Path) -> None:
    for kind, file in places(harbour).items():
        before = file.read_bytes() if file.is_file() else None
        assert write_permission(file, [harbour]).refused, kind
        for more in ([], ["--force"]):
            done = export(harbour, file, *more)
            assert done.exit_code == 2, (kind, done.output)
            assert "--output" in done.stderr
        assert (file.read_bytes() if file.is_file() else None) == before, kind
    assert not (harbour.parent / "new.md").exists()
    assert not (harbour.parent / "not there").exists()


def test_an_earlier_export_is_replaced_without_asking(harbour: Path, tmp_path: Path) -> None:
    for suffix in ("md", "html", "json"):
        for file in (tmp_path / f"brief.{suffix}", harbour / f"brief.{suffix}"):
            for _ in range(2):
                done = CliRunner().invoke(cli, ["export", str(harbour), "-o", str(file), "--jobs", "1"])
                assert (done.exit_code, done.stdout) == (0, ""), done.output
    for _ in range(2):
        assert export(harbour, tmp_path / "why.md", "--explain").exit_code == 0
    (tmp_path / "empty.md").touch()  # as mktemp makes it: nothing is lost
    assert export(harbour, tmp_path / "empty.md").exit_code == 0


def test_an_explanation_among_the_articles_is_none_of_them(harbour: Path) -> None:
    assert export(harbour, harbour / "why.md", "--explain").exit_code == 0
    done = CliRunner().invoke(cli, ["sources", str(harbour), "--jobs", "1"])
    assert "why.md" not in done.stdout
    assert "why.md: This is an export" in done.stderr


def test_a_json_export_that_is_the_corpus_is_not_written_over(harbour: Path, tmp_path: Path) -> None:
    brief = tmp_path / "brief.json"
    assert CliRunner().invoke(cli, ["export", str(harbour), "-o", str(brief), "--jobs", "1"]).exit_code == 0
    assert not write_permission(brief, [harbour]).refused
    assert "article" in write_permission(brief, [brief]).refused


def test_anything_else_is_written_over_by_force_only(harbour: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("What I thought\n")
    done = export(harbour, notes)
    assert done.exit_code == 2
    assert "--force" in done.stderr
    assert notes.read_text() == "What I thought\n"
    assert export(harbour, notes, "--force").exit_code == 0
    assert notes.read_text(encoding="utf-8").startswith("---\nbriefing: brief/")


@posix
def test_what_is_said_of_a_link_does_not_act_on_the_terminal(harbour: Path) -> None:
    (harbour / "brief.md").symlink_to("\x1b]52;c;cHdu\x07\u202e\nall is well")
    said = write_permission(harbour / "brief.md", [harbour]).refused
    assert "is a link to" in said
    assert said.isprintable()
    assert export(harbour, harbour / "brief.md").stderr.replace("\n", "").isprintable()


@posix
def test_streams_are_written_to_and_pipes_asked_about(harbour: Path, tmp_path: Path) -> None:
    assert write_permission(Path("/dev/null"), [harbour]) == write_permission(tmp_path / "new.md", [harbour])
    os.mkfifo(tmp_path / "pipe.md")
    assert write_permission(tmp_path / "pipe.md", [harbour]).asks
    assert write_permission(tmp_path, [harbour]).refused


def test_nothing_is_proposed_that_lies_in_the_corpus(harbour: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(harbour.parent)
    assert default_folder([harbour]) == harbour.parent
    (harbour / "deep").mkdir()
    for inside in (harbour, harbour / "deep"):
        monkeypatch.chdir(inside)
        assert default_folder([harbour]) == home
        assert default_folder([Path()] if inside == harbour else [harbour]) == home
    (home / "Documents").mkdir()
    assert default_folder([harbour]) == home / "Documents"
    assert default_folder([harbour / "gazette.txt"]) == harbour / "deep", "articles that were named make no folder of others"


def test_a_folder_that_is_not_there_is_named(harbour: Path) -> None:
    said = export(harbour, harbour.parent / "out" / "brief.md")
    assert said.exit_code == 2
    assert f"there is no folder {harbour.parent / 'out'}. Make it first." in said.output.replace("\n", "")
