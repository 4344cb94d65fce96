"""What came since a day or an earlier export."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli import cli


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, list(map(str, arguments)))


def article(folder: Path, name: str, day: str, *sentences: str) -> None:
    folder.mkdir(exist_ok=True)
    lines = [f"title: The port of Callao, {name}", f"date: {day}", "source: Diario", "", *(f"{one}\n" for one in sentences)]
    (folder / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")


STRIKE = "Dockers in Callao stopped work on Monday over night shifts, their union said."
TALKS = "The port company offered the dockers talks on night shifts."
ENDED = "The dockers of Callao ended their strike on Thursday after the company gave in."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    article(tmp_path / "port", "first", "2031-05-05", STRIKE, TALKS)
    return tmp_path / "port"


def test_since_a_day_only_later_articles_count(folder: Path) -> None:
    article(folder, "second", "2031-05-09", ENDED)
    done = run("export", folder, "--since", "2031-05-06")
    assert ENDED in done.stdout
    assert TALKS not in done.stdout
    assert "new" in next(line for line in done.stdout.splitlines() if ENDED in line)
    assert "since 6 May 2031" in done.stdout


@pytest.mark.parametrize("suffix", ["md", "json", "html"])
def test_since_an_export_what_it_lacks_is_new(folder: Path, tmp_path: Path, suffix: str) -> None:
    before = tmp_path / f"before.{suffix}"
    assert run("export", folder, "--full", "-o", before).exit_code == 0
    article(folder, "second", "2031-05-09", ENDED)
    done = run("export", folder, "--since", before)
    assert done.exit_code == 0, done.output
    assert ENDED in done.stdout
    assert TALKS not in done.stdout


def test_what_was_withdrawn_is_told_and_the_export_still_checks(folder: Path, tmp_path: Path) -> None:
    before, after = tmp_path / "before.json", tmp_path / "after.md"
    assert run("export", folder, "-o", before).exit_code == 0
    article(folder, "first", "2031-05-05", STRIKE)
    article(folder, "second", "2031-05-09", ENDED)
    assert run("export", folder, "--since", before, "-o", after).exit_code == 0
    text = after.read_text(encoding="utf-8")
    assert "No longer in the articles" in text
    assert TALKS in text.partition("No longer in the articles")[2]
    assert run("check", after, folder).exit_code == 0


def test_a_line_that_more_articles_tell_has_changed(folder: Path, tmp_path: Path) -> None:
    article(folder, "second", "2031-05-09", STRIKE, ENDED)
    done = run("export", folder, "--since", "2031-05-06")
    line = next((line for line in done.stdout.splitlines() if STRIKE in line and line.startswith("- ")), "")
    assert "changed" in line


@pytest.mark.parametrize("asked", ["yesterday", "2031-13-40"])
def test_what_is_neither_day_nor_export_is_named(folder: Path, asked: str) -> None:
    done = run("export", folder, "--since", asked)
    assert done.exit_code == 2
    assert "2026-03-04" in done.stderr


def test_a_file_that_is_no_export_is_named(folder: Path) -> None:
    done = run("export", folder, "--since", folder / "first.txt")
    assert done.exit_code == 2
    assert "no export of ours" in done.stderr


@pytest.mark.parametrize("suffix", ["md", "html", "json"])
def test_a_whole_record_is_compared_with_the_whole_record(folder: Path, tmp_path: Path, suffix: str) -> None:
    before = tmp_path / f"before.{suffix}"
    assert run("export", folder, "--full", "-o", before).exit_code == 0
    many = [f"Ship number {number} waited in the roads of Callao for {number} days." for number in range(3, 40)]
    article(folder, "second", "2031-05-09", *many)
    done = run("export", folder, "--since", before)
    assert sum(line.startswith("- Ship number") for line in done.stdout.splitlines()) > 30


FORMS = ("md", "html", "json", "csv", "docx")
HELD = {"record": ["--full"], "page": [], "shorter page": ["--lines", "2"], "section": ["--section", "developments"]}


@pytest.fixture
def port(tmp_path: Path) -> Path:
    """A corpus with more lines than its page takes, in two sections."""
    article(tmp_path / "port", "first", "2031-05-05", STRIKE, TALKS, "The ministry of labour wants both sides to sign by Friday.")
    many = (f"Ship number {number} waited in the roads of Callao for {number} days." for number in range(3, 40))
    article(tmp_path / "port", "queue", "2031-05-06", *many)
    return tmp_path / "port"


def exported(folder: Path, held: str, file: Path) -> Path:
    """An export that holds what is named; JSON is the record unless a part is asked for."""
    if (held, file.suffix) == ("page", ".json"):
        pytest.skip("there is no such export")
    done = run("export", folder, *HELD[held], "-o", file)
    assert done.exit_code == 0, done.output
    return file


def quoted(done: Result) -> set[str]:
    """The words of the lines of an export in Markdown."""
    return {line.split("[^")[0] for line in done.stdout.splitlines() if line.startswith("- ") and "[^" in line}


@pytest.mark.parametrize("suffix", FORMS)
@pytest.mark.parametrize("held", HELD)
def test_nothing_is_new_since_an_export_of_today(port: Path, tmp_path: Path, suffix: str, held: str) -> None:
    before = exported(port, held, tmp_path / f"before.{suffix}")
    done = run("export", port, "--since", before)
    assert done.exit_code == 0, done.output
    assert not quoted(done)


@pytest.mark.parametrize("suffix", FORMS)
@pytest.mark.parametrize("held", HELD)
def test_only_what_an_export_holds_is_compared(port: Path, tmp_path: Path, suffix: str, held: str) -> None:
    before = exported(port, held, tmp_path / f"before.{suffix}")
    article(port, "last", "2031-05-09", ENDED, *(f"Tug number {number} lay idle for {number} hours." for number in range(3, 40)))
    new, compared = quoted(run("export", port, "--since", before)), quoted(run("export", port, *HELD[held]))
    assert new <= compared
    assert not any("Ship number" in line or TALKS in line for line in new) or "page" in held
    assert any("Tug number" in line or ENDED in line for line in new) or held == "shorter page"


@pytest.mark.parametrize("suffix", FORMS)
def test_since_chosen_lines_nothing_can_be_said(port: Path, tmp_path: Path, suffix: str) -> None:
    before = tmp_path / f"before.{suffix}"
    assert run("export", port, "--since", "2031-05-06", "-o", before).exit_code == 0
    done = run("export", port, "--since", before)
    assert done.exit_code == 2
    assert "holds only chosen lines" in done.stderr


@pytest.mark.parametrize("left", ["no column", "two tables"])
def test_a_table_that_does_not_say_what_it_holds_is_refused(port: Path, tmp_path: Path, left: str) -> None:
    before = exported(port, "shorter page", tmp_path / "before.csv")
    lines = before.read_text(encoding="utf-8").splitlines()
    if left == "no column":
        lines = [line.rpartition(",")[0] for line in lines]
    else:
        lines += exported(port, "record", tmp_path / "all.csv").read_text(encoding="utf-8").splitlines()[1:]
    before.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run("export", port, "--since", before)
    assert done.exit_code == 2
    assert "doesn't say what it holds" in done.stderr
    assert run("check", before, port).exit_code == 0


def test_an_export_of_a_quiet_day_quotes_nothing_and_holds(folder: Path, tmp_path: Path) -> None:
    quiet = tmp_path / "quiet.md"
    assert run("export", folder, "--since", "2031-06-01", "-o", quiet).exit_code == 0
    done = run("check", quiet, folder)
    assert (done.exit_code, "quotes nothing" in done.stderr, "All 0" in done.stderr) == (0, True, False)
