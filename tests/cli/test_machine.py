"""What helps with the program itself: doctor, completion, the log, quiet and verbose."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli import cli
from briefing.cli.journal import HEAD
from briefing.version import VERSION
from tests.terminal import BRIEFING


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, list(map(str, arguments)))


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Strike ends\n\nThe dockers of Callao went back to work on Friday, their union said.\n", encoding="utf-8")
    (folder / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    return folder


def test_doctor_names_versions_and_folders() -> None:
    done = run("doctor")
    assert VERSION in done.stdout
    assert {"python", "cache", "libraries", "terminal"} <= {line.split()[0] for line in done.stdout.splitlines()}


def test_doctor_names_what_is_amiss(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from briefing.workspace import folders

    file = folders.settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("theme: [", encoding="utf-8")
    done = run("doctor")
    assert done.exit_code == 1
    assert "amiss" in done.stdout
    assert str(file) in done.stdout.replace("\n", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_each_shell(shell: str) -> None:
    done = run("completion", shell)
    assert done.exit_code == 0
    assert "_BRIEFING_COMPLETE" in done.stdout


def completed(words: str, tmp_path: Path) -> list[str]:
    """What bash is offered for the last word."""
    environment = {**os.environ, "COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1), "_BRIEFING_COMPLETE": "bash_complete"}
    done = subprocess.run([BRIEFING], env=environment, capture_output=True, text=True, check=False, cwd=tmp_path)
    return [name for line in done.stdout.splitlines() if (name := line.partition(",")[2])]


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("words", "offered"), [("export --template dis", "disaster"), ("open --theme hi", "high-contrast"), ("exp", "export")]
)
def test_bash_itself_is_offered_names(words: str, offered: str) -> None:
    script = run("completion", "bash").stdout
    asked = f"COMP_WORDS=(briefing {words}); COMP_CWORD={len(words.split())}; _briefing_completion {BRIEFING}; echo ${{COMPREPLY[@]}}"
    done = subprocess.run(["bash", "-c", f"compopt() {{ :; }}\n{script}\n{asked}"], capture_output=True, text=True, check=False)
    assert offered in done.stdout.split(), done.stderr


def test_names_are_completed(articles: Path, tmp_path: Path) -> None:
    assert "disaster" in completed("briefing export --template dis", tmp_path)
    assert "dark" in completed("briefing open --theme d", tmp_path)
    assert "export" in completed("briefing exp", tmp_path)
    assert completed(f"briefing export {articles} --section dev", tmp_path) == [], "there is no stored brief yet"
    assert run("export", articles, "-o", tmp_path / "x.md").exit_code == 0
    assert "developments" in completed(f"briefing export {articles} --section dev", tmp_path)


def test_verbose_tells_the_steps_and_quiet_nothing(articles: Path) -> None:
    assert "assembling" in run("export", articles, "-v", "--no-cache").stderr
    assert "b.pdf" in run("export", articles, "--no-cache").stderr
    assert run("export", articles, "-q", "--no-cache").stderr == ""


def test_quiet_still_says_errors(tmp_path: Path) -> None:
    done = run("export", tmp_path / "nowhere", "-q")
    assert done.exit_code == 3
    assert "nowhere" in done.stderr


def test_the_log_has_steps_problems_and_errors(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "brief.log"
    assert run("export", articles, "--log", log, "--no-cache").exit_code == 0
    text = log.read_text(encoding="utf-8")
    assert text.startswith(HEAD)
    assert "problem: b.pdf" in text
    assert text.rstrip().endswith("end")
    monkeypatch.setattr("briefing.export.formats.parts", lambda *_: 1 / 0)
    assert run("export", articles, "--log", log, "--no-cache").exit_code == 1
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8"), "a log of ours goes on"


def test_the_log_adds_to_no_other_file_and_follows_no_link(articles: Path, tmp_path: Path) -> None:
    done = run("export", articles, "--log", articles / "a.txt")
    assert done.exit_code == 2
    assert "Strike ends" in (articles / "a.txt").read_text(encoding="utf-8")
    target = tmp_path / "target"
    target.write_text(HEAD, encoding="utf-8")
    (tmp_path / "link").symlink_to(target)
    assert run("export", articles, "--log", tmp_path / "link").exit_code == 2
    assert target.read_text(encoding="utf-8") == HEAD
