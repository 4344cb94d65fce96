"""What people hand over by mistake: a clear message, the right exit code, and the rest still works."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli import cli

GOOD = "Ferry service resumes\n\nThe ferry to Tórshavn sails again, the harbour master said on Friday. Two storms had kept it in port.\n"


def export(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["export", *map(str, arguments), "--format", "json", "--no-cache"])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with one good article."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    done = export(tmp_path / "nowhere")
    assert done.exit_code == 3
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_an_empty_folder_says_that_it_holds_no_articles(tmp_path: Path) -> None:
    done = export(tmp_path)
    assert done.exit_code == 3
    assert "no articles" in done.stderr


def unreadable(folder: Path) -> None:
    file = folder / "secret.txt"
    file.write_text(GOOD, encoding="utf-8")
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read everything")


BAD: dict[str, Callable[[Path], object]] = {
    "secret.txt": unreadable,
    "binary.txt": lambda folder: (folder / "binary.txt").write_bytes(bytes(range(256)) * 64),
    "empty.txt": lambda folder: (folder / "empty.txt").write_bytes(b""),
    "gone.txt": lambda folder: (folder / "gone.txt").symlink_to(folder / "nothing-here.txt"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_a_problem_and_the_rest_still_works(corpus: Path, name: str) -> None:
    BAD[name](corpus)
    done = export(corpus)
    assert done.exit_code == 0, done.stderr
    brief = json.loads(done.stdout)
    assert [source["path"] for source in brief["sources"]] == ["good.txt"]
    assert [problem["path"] for problem in brief["problems"]] == [name]
    assert all(problem["error"] and problem["advice"] for problem in brief["problems"])


@pytest.mark.parametrize("name", BAD)
def test_a_folder_with_nothing_else_cannot_be_read(tmp_path: Path, name: str) -> None:
    BAD[name](tmp_path)
    done = export(tmp_path)
    assert done.exit_code == 3
    assert name in done.stderr


def test_a_line_of_50_megabytes_costs_neither_the_rest_nor_the_patience(corpus: Path) -> None:
    (corpus / "line.txt").write_bytes(b"word " * 10_000_000)
    done = export(corpus)
    assert done.exit_code == 0, done.stderr
    brief = json.loads(done.stdout)
    assert "good.txt" in {source["path"] for source in brief["sources"]}
    assert "line.txt" in {entry["path"] for entry in [*brief["sources"], *brief["problems"]]}


def test_invalid_utf8_is_found_out_or_named_and_never_dropped(corpus: Path) -> None:
    (corpus / "odd.txt").write_bytes(GOOD.encode() + b"The quay is closed \xff\xfe\xfa until Monday.\n")
    done = export(corpus)
    assert done.exit_code == 0, done.stderr
    brief = json.loads(done.stdout)
    assert "odd.txt" in {entry["path"] for entry in [*brief["sources"], *brief["problems"]]}
    assert "good.txt" in {source["path"] for source in brief["sources"]}


def test_a_template_with_a_wrong_key_is_named_with_line_and_right_word(corpus: Path, tmp_path: Path) -> None:
    shown = CliRunner().invoke(cli, ["templates", "show", "event"])
    assert shown.exit_code == 0
    file = tmp_path / "mine.yaml"
    file.write_text(shown.stdout.replace("sections:", "sectoins:", 1), encoding="utf-8")
    line = file.read_text(encoding="utf-8").splitlines().index("sectoins:") + 1
    done = export(corpus, "--template", file)
    assert done.exit_code == 2
    assert f"mine.yaml:{line}" in done.stderr
    assert 'did you mean "sections"' in done.stderr
    checked = CliRunner().invoke(cli, ["templates", "check", str(file)])
    assert (checked.exit_code, checked.stderr) == (2, done.stderr)


def test_a_broken_template_of_ones_own_does_not_hide_the_rest(home: Path) -> None:
    folder = home / "config" / "briefing" / "templates"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text("nme: mine\n", encoding="utf-8")
    listed = CliRunner().invoke(cli, ["templates"])
    assert listed.exit_code == 0
    assert "event" in listed.stdout
    assert "mine.yaml:1: nme: unknown key" in listed.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--template", "evnt"], "event"),
        (["--side", "=Lima"], "--side"),
        (["--nonsense"], "--nonsense"),
    ],
)
def test_wrong_use_names_what_is_wrong_and_exits_with_2(corpus: Path, arguments: list[str], said: str) -> None:
    done = export(corpus, *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_setting_is_named_with_file_and_line(corpus: Path, home: Path) -> None:
    (home / "config" / "briefing").mkdir(parents=True)
    (home / "config" / "briefing" / "config.yaml").write_text("thme: dark\n", encoding="utf-8")
    done = export(corpus)
    assert done.exit_code == 2
    assert "config.yaml:1" in done.stderr
    assert 'did you mean "theme"' in done.stderr


def test_the_desk_without_a_terminal_says_what_works_there(corpus: Path) -> None:
    done = CliRunner().invoke(cli, [str(corpus)])
    assert done.exit_code == 2
    assert "briefing export" in done.stderr
    assert done.stdout == ""
