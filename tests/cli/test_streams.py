"""Output that can't be written costs one line and an exit code of its own, and never a traceback."""

import os
import resource
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.workspace import folders
from tests.terminal import BRIEFING, Terminal
from tests.tui import corpus

FULL = Path("/dev/full")
COMMANDS = [
    ["--version"],
    ["--help"],
    ["export", "--help"],
    ["export", "CORPUS"],
    ["export", "CORPUS", "--format", "html"],
    ["export", "CORPUS", "--format", "json"],
    ["export", "CORPUS", "--explain"],
    ["sources", "CORPUS"],
    ["voices", "CORPUS"],
    ["disputes", "CORPUS"],
    ["timeline", "CORPUS"],
    ["templates"],
    ["templates", "show", "event"],
    ["themes"],
    ["themes", "show", "dark"],
    ["config"],
]
each_command = pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    dated = "Arica waits\n\nThe port of Arica was shut on 24 February 2024, the mayor said. It opened again on 1 March 2024.\n"
    return corpus.write(tmp_path_factory.mktemp("streams") / "harbour", dated=dated)


@pytest.fixture(scope="module")
def briefed(harbour: Path) -> Path:
    """A cache in which the brief of the harbour is stored."""
    subprocess.run([BRIEFING, "voices", str(harbour)], stdout=subprocess.DEVNULL, check=True)
    return folders.cache()


@pytest.fixture
def _stored(briefed: Path, home: Path) -> None:
    """A home in which the brief is stored: what is at stake is how it is written out."""
    shutil.copytree(briefed, folders.cache())


def command(arguments: list[str], harbour: Path) -> list[str]:
    return [BRIEFING, *(str(harbour) if one == "CORPUS" else one for one in arguments)]


@pytest.mark.skipif(not FULL.exists(), reason="this system has no full device")
@each_command
@pytest.mark.usefixtures("_stored")
def test_on_a_full_disk(arguments: list[str], harbour: Path) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(command(arguments, harbour), stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr == b"briefing: standard output can't be written: No space left on device.\n"


@each_command
@pytest.mark.usefixtures("_stored")
def test_to_a_reader_that_left(arguments: list[str], harbour: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(command(arguments, harbour), stdout=writing, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@each_command
@pytest.mark.usefixtures("_stored")
def test_to_a_stream_that_is_closed(arguments: list[str], harbour: Path) -> None:
    done = subprocess.run(["sh", "-c", '"$@" >&-', "sh", *command(arguments, harbour)], stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr == b"briefing: standard output can't be written: it is closed.\n"


@pytest.mark.usefixtures("_stored")
@pytest.mark.parametrize("messages", ["2>/dev/full", "2>&-"])
@pytest.mark.parametrize(("arguments", "code"), [(["sources", "CORPUS"], 0), (["export", "/nowhere"], 3), (["export", "--what"], 2)])
def test_messages_that_cannot_be_said_change_no_answer(arguments: list[str], code: int, messages: str, harbour: Path) -> None:
    if not FULL.exists():
        pytest.skip("this system has no full device")
    done = subprocess.run(["sh", "-c", f'"$@" {messages}', "sh", *command(arguments, harbour)], stdout=subprocess.PIPE, check=False)
    assert done.returncode == code
    assert (b"gazette.txt" in done.stdout) == (code == 0)


@pytest.mark.usefixtures("_stored")
def test_faults_that_check_finds_need_somewhere_to_be_said(harbour: Path, tmp_path: Path) -> None:
    brief = tmp_path / "brief.md"
    subprocess.run([*command(["export", "CORPUS"], harbour), "-o", str(brief)], check=True)
    brief.write_text(brief.read_text(encoding="utf-8").replace("six per cent", "ten per cent"), encoding="utf-8")
    if not FULL.exists():
        pytest.skip("this system has no full device")
    with FULL.open("wb") as full:
        done = subprocess.run([BRIEFING, "check", str(brief), str(harbour)], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2, "1 is an answer"
    assert done.stderr == b"briefing: standard output can't be written: No space left on device.\n"


def limited() -> None:
    """In a process: no file can grow beyond a few kilobytes, as on a disk that is nearly full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))


def read_only(home: Path) -> None:
    (home / "cache").mkdir()
    (home / "cache").chmod(0o500)


def no_folder(home: Path) -> None:
    (home / "cache").write_text("a file")


def cache_lines(messages: bytes) -> int:
    """How many lines are said, where each says that the cache can't be written."""
    lines = messages.splitlines()
    assert all(line.startswith(b"briefing: The cache (") and b" can't be written: " in line for line in lines)
    return len(lines)


@pytest.mark.parametrize("spoil", [read_only, no_folder])
def test_without_a_cache_that_can_be_written_the_answer_is_the_same(spoil: Callable[[Path], None], harbour: Path, home: Path) -> None:
    if spoil is read_only and os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    spoil(home)
    done = subprocess.run(command(["export", "CORPUS"], harbour), capture_output=True, check=False)
    assert done.returncode == 0
    assert cache_lines(done.stderr) == 1
    assert b"Quispe" in done.stdout


def test_a_disk_that_fills_while_the_cache_is_written_costs_nothing_but_the_cache(harbour: Path, home: Path) -> None:
    done = subprocess.run(command(["export", "CORPUS"], harbour), capture_output=True, check=False, preexec_fn=limited)
    assert done.returncode == 0
    assert cache_lines(done.stderr) == 1
    assert b"Quispe" in done.stdout
    assert not list((home / "cache" / "briefing" / "briefs").iterdir()), "nothing half-made is left"
    assert subprocess.run(command(["export", "CORPUS"], harbour), capture_output=True, check=True).stdout == done.stdout


def test_an_export_that_does_not_fit_leaves_the_one_that_was_there(harbour: Path, tmp_path: Path) -> None:
    brief = tmp_path / "brief.html"
    earlier = "<!DOCTYPE html>\n<!-- briefing: brief/1 -->\nthe old one"
    brief.write_text(earlier)
    done = subprocess.run([*command(["export", "CORPUS"], harbour), "-o", str(brief)], capture_output=True, check=False, preexec_fn=limited)
    assert done.returncode == 2
    assert b"File too large" in done.stderr
    assert b"Traceback" not in done.stderr
    assert brief.read_text() == earlier
    assert [path.name for path in tmp_path.iterdir()] == ["brief.html"]


@pytest.mark.parametrize("messages", ["2>{}", "2>&-"])
def test_the_desk_is_drawn_on_the_terminal_where_messages_go_elsewhere(harbour: Path, tmp_path: Path, messages: str) -> None:
    log = tmp_path / "log"
    with Terminal(["sh", "-c", f'exec "$@" {messages.format(log)}', "sh", BRIEFING, str(harbour)]) as desk:
        desk.until("Callao", "Sections")
        desk.press("q")
        assert desk.ended() == 0
    assert not log.exists() or log.read_bytes() == b""


@pytest.mark.usefixtures("_stored")
def test_the_desk_says_why_it_is_not_drawn(harbour: Path, tmp_path: Path) -> None:
    with Terminal(["sh", "-c", f'exec "$@" >{tmp_path / "out"}', "sh", BRIEFING, str(harbour)]) as desk:
        assert desk.ended() == 2
        assert "The desk needs a terminal" in desk.text
