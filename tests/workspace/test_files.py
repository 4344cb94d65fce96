"""Files are written whole or not at all, under names that nobody can have laid, and never through a link."""

import os
import random
import resource
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.workspace import files

posix = pytest.mark.skipif(os.name != "posix", reason="links and locks as POSIX has them")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_file_changes_all_at_once_and_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "brief.md"
    file.write_text("old")
    file.chmod(0o640)
    files.write_whole(file, [b"new ", b"text"])
    assert file.read_bytes() == b"new text"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert names(tmp_path) == {"brief.md"}


def test_what_fails_half_way_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "brief.md"
    file.write_text("old")

    def parts() -> Iterator[bytes]:
        yield b"half"
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        files.write_whole(file, parts())
    assert file.read_text() == "old"
    assert names(tmp_path) == {"brief.md"}


@posix
@pytest.mark.parametrize("leads_to", ["victim", "nowhere", ".", "loop"])
def test_nothing_is_written_through_a_link(tmp_path: Path, leads_to: str) -> None:
    (tmp_path / "victim").write_text("mine")
    link = tmp_path / "loop"
    link.symlink_to(leads_to)
    before = names(tmp_path)
    for write in (
        lambda: files.write_whole(link, [b"x"]),
        lambda: os.close(files.open_to_add(link)),
        lambda: files.replacing(link).__enter__(),
    ):
        with pytest.raises(files.LinkError, match="nothing is written through links"):
            write()
    assert (tmp_path / "victim").read_text() == "mine"
    assert names(tmp_path) == before
    assert files.write_new(tmp_path, "loop", "", b"x").name == "loop-2", "a link is a name that is taken"


@posix
def test_a_folder_of_the_corpus_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    corpus, elsewhere = tmp_path / "corpus", tmp_path / "elsewhere"
    corpus.mkdir()
    elsewhere.mkdir()
    (corpus / "sub").symlink_to(elsewhere)
    (tmp_path / "door").symlink_to(corpus)
    for way in (corpus / "sub" / "x.md", tmp_path / "door" / "sub" / "x.md", corpus / "sub" / ".." / "x.md"):
        with pytest.raises(files.LinkError):
            files.refuse_links(way, [corpus])
    files.refuse_links(tmp_path / "door" / "x.md", [corpus])  # the user's own link to the corpus


@posix
def test_a_name_laid_beforehand_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "victim").write_text("mine")
    laid = tmp_path / f".briefing-{'0' * 32}.new"
    laid.symlink_to("victim")
    monkeypatch.setattr(os, "urandom", bytes)  # as if it had been guessed
    with pytest.raises(FileExistsError):
        files.write_whole(tmp_path / "brief.md", [b"x"])
    assert (tmp_path / "victim").read_text() == "mine"


@posix
def test_what_is_added_to_goes_by_one_name_and_is_a_regular_file(tmp_path: Path) -> None:
    (tmp_path / "victim").write_text("mine")
    os.link(tmp_path / "victim", tmp_path / "hard")
    os.mkfifo(tmp_path / "pipe")
    for name in ("hard", "pipe"):
        with pytest.raises(OSError, match=r"hard link|not a regular file"):
            files.open_to_add(tmp_path / name)
    os.close(files.open_to_add(tmp_path / "fresh"))
    assert (tmp_path / "fresh").read_bytes() == b""


@posix
def test_a_pipe_that_nobody_reads_from_is_an_error_and_no_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="No such device"):
        files.write_whole(tmp_path / "pipe", [b"x"])


@posix
def test_a_stream_of_the_system_is_written_to(tmp_path: Path) -> None:
    code = "from pathlib import Path; from briefing.workspace.files import write_whole; write_whole(Path('/dev/stdout'), [b'a', b'b'])"
    with (tmp_path / "out").open("wb") as out:
        out.write(b"before ")
        out.flush()
        subprocess.run([sys.executable, "-c", code], stdout=out, check=True)
    assert (tmp_path / "out").read_bytes() == b"before ab", "what stands there already is not cut off"


LEFT = """
import os, signal
from pathlib import Path
from briefing.workspace.files import write_whole

def parts():
    yield b"half" * 100_000
    os.kill(os.getpid(), signal.SIGKILL)

write_whole(Path("brief.md"), parts())
"""


@posix
def test_what_a_kill_left_is_cleaned_up_at_the_next_write_and_what_is_being_written_is_not(tmp_path: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", LEFT], cwd=tmp_path, check=False)
    assert killed.returncode == -signal.SIGKILL
    (left,) = names(tmp_path)
    assert files.LEFT_OVER.fullmatch(left)
    (tmp_path / f".briefing-{'1' * 32}.new").symlink_to(left)  # laid by somebody: left alone
    with files.replacing(tmp_path / "other.md") as (new, _):
        files.write_whole(tmp_path / "brief.md", [b"x"])
        assert names(tmp_path) == {"brief.md", new.name, f".briefing-{'1' * 32}.new"}
    assert names(tmp_path) == {"brief.md", "other.md", f".briefing-{'1' * 32}.new"}


def test_files_of_their_own_are_numbered_however_many_are_written_at_once(tmp_path: Path) -> None:
    threads = [threading.Thread(target=files.write_new, args=(tmp_path, "page", ".html", str(n).encode())) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(names(tmp_path)) == 20
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {str(n).encode() for n in range(20)}


def test_without_hard_links_a_file_of_its_own_is_whole_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    assert [files.write_new(tmp_path, "page", ".html", text).read_bytes() for text in (b"one", b"two")] == [b"one", b"two"]
    assert names(tmp_path) == {"page.html", "page-2.html"}


@posix
@pytest.mark.parametrize(
    "write", [files.write_whole, lambda file, parts: files.write_new(file.parent, file.stem, file.suffix, b"".join(parts))]
)
def test_on_a_full_disk_nothing_is_left(tmp_path: Path, write: Callable[[Path, list[bytes]], object]) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            write(tmp_path / "page.html", [random.Random(1).randbytes(20_000)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert names(tmp_path) == set()
