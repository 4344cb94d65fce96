"""Files are read in processes that can be ended: whatever one of them does costs that file, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Timer

import pytest

from briefing.model import Brief
from briefing.reading import Limits
from briefing.workspace import worker_pool, workers
from briefing.workspace.corpus import files_below
from briefing.workspace.open import make_brief, open_view
from briefing.workspace.options import NothingReadError, Options, StoppedError

GOOD = "The ferry to Batangas sails again on Monday, the port said.\n"
ODD = """
import os, re, briefing.analysis.pipeline
real = briefing.analysis.pipeline.analyse
def analyse(source, *seen):
    if "raises" in source.path: raise ValueError("too odd")
    if "hangs" in source.path: re.match("(a+)+b", 40 * "a")
    if "dies" in source.path: os.kill(os.getpid(), 9)
    if "eats" in source.path: list(range(10**9))
    return real(source, *seen)
briefing.analysis.pipeline.analyse = analyse
"""
"""Makes the analysis of articles of these names fail in every way: the expression hangs in C, where no signal of Python is heard."""


@pytest.fixture(autouse=True)
def _fresh_processes() -> Iterator[None]:
    """No process of another test is taken, and none is left."""
    worker_pool._idle.drop()
    yield
    worker_pool._idle.drop()


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_pool, "PROGRAM", worker_pool.PROGRAM.replace("serve()", ODD + "serve()"))


def brief_of(folder: Path, *names: str, jobs: int = 1, limits: Limits | None = None) -> Brief:
    for number, name in enumerate(names):
        (folder / name).write_text(f"Ferry {number}\n\n{GOOD}On pier {number} there were {number + 7} passengers.\n")
    return make_brief(Options(paths=(folder,), cache=False, jobs=jobs, limits=limits or Limits()))


@pytest.mark.usefixtures("odd")
def test_an_article_that_the_analysis_cannot_take_costs_no_other(tmp_path: Path) -> None:
    brief = brief_of(tmp_path, "good.txt", "raises.txt")
    assert [source.path for source in brief.sources] == ["good.txt"]
    assert [(problem.path, "too odd" in problem.error) for problem in brief.problems] == [("raises.txt", True)]


@pytest.mark.usefixtures("odd")
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("name", "said"), [("hangs.txt", "longer than 3 seconds"), ("dies.txt", "broke down (SIGKILL)"), ("eats.txt", "more than 1,000 MB")]
)
def test_what_passes_a_limit_or_kills_its_process_is_a_problem(tmp_path: Path, name: str, said: str, jobs: int) -> None:
    limits = Limits(seconds=3 if name == "hangs.txt" else 30, memory_bytes=1_000_000_000)
    brief = brief_of(tmp_path, "a.txt", name, "z.txt", jobs=jobs, limits=limits)
    assert sorted(source.path for source in brief.sources) == ["a.txt", "z.txt"]
    assert [(problem.path, said in problem.error) for problem in brief.problems] == [(name, True)]


def test_a_process_that_was_ended_by_another_hand_costs_nothing(tmp_path: Path) -> None:
    brief_of(tmp_path, "a.txt")
    kept = worker_pool._idle._worker
    assert kept
    kept._process.kill()
    kept._process.wait()
    brief = brief_of(tmp_path, "a.txt", "b.txt")
    assert len(brief.sources) == 2
    assert not brief.problems


@pytest.mark.usefixtures("odd")
def test_what_came_before_in_the_file_is_read(tmp_path: Path) -> None:
    import json

    text = "The ferry to Batangas sails again on Monday, the port said. Nobody was hurt, and {} passengers wait."
    lines = [json.dumps({"title": "Ferry", "text": text.format(number)}) for number in range(3)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    program = worker_pool.PROGRAM.replace('"hangs" in source.path', '"#3" in source.path')
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker_pool, "PROGRAM", program)
        brief = make_brief(Options(paths=(tmp_path,), cache=False, limits=Limits(seconds=3)))
    assert [source.path for source in brief.sources] == ["a.jsonl#1", "a.jsonl#2"]
    assert ["What came before that is read" in problem.advice for problem in brief.problems] == [True]


@pytest.mark.usefixtures("odd")
def test_stopping_does_not_wait_for_a_file_that_hangs(tmp_path: Path) -> None:
    stop = Event()
    Timer(1, stop.set).start()
    (tmp_path / "hangs.txt").write_text(GOOD)
    begun = time.monotonic()
    with pytest.raises(StoppedError):
        make_brief(Options(paths=(tmp_path,), cache=False), stop=stop)
    assert time.monotonic() - begun < 5


CTRL_C = f"""
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # which a suite that a shell runs in the background has not
from briefing.workspace import worker_pool
worker_pool.PROGRAM = worker_pool.PROGRAM.replace("serve()", {ODD + "serve()"!r})
from briefing.cli import cli
print("begun", flush=True)
cli(["export", "--no-cache", sys.argv[1]], prog_name="briefing")
"""


def test_ctrl_c_ends_a_command_that_hangs(tmp_path: Path) -> None:
    (tmp_path / "hangs.txt").write_text(GOOD)
    process = subprocess.Popen(
        [sys.executable, "-c", CTRL_C, str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout
    assert process.stdout.readline() == "begun\n"
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        process.kill()
        process.communicate()
        pytest.skip("this system does not tell whose children its processes are")
    while not (workers := children.read_text().split()) and process.poll() is None:
        os.sched_yield()
    os.killpg(process.pid, signal.SIGINT)
    begun = time.monotonic()
    _, said = process.communicate(timeout=30)
    assert time.monotonic() - begun < 5
    assert (process.returncode, said) == (130, "briefing: Stopped. What was analysed stays in the cache.\n")
    while any(Path("/proc", worker).exists() for worker in workers):
        assert time.monotonic() - begun < 20, "the process that hangs was left behind"
        os.sched_yield()


def test_what_is_in_the_cache_starts_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    asked = Options(paths=(tmp_path,))
    open_view(asked).close()
    monkeypatch.setattr(worker_pool, "Worker", lambda: pytest.fail("a process was started"))
    worker_pool._idle.drop()
    open_view(asked).close()
    (tmp_path / "briefing.yaml").write_text("title: Another\n")
    open_view(asked).close()


def test_where_no_process_can_be_started_the_files_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nowhere"))
    with pytest.raises(NothingReadError) as raised:
        brief_of(tmp_path, "a.txt")
    assert [(problem.path, "no process could be started" in problem.error) for problem in raised.value.problems] == [("a.txt", True)]


def test_modules_that_lie_in_the_working_folder_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("re", "lxml", "trafilatura", "briefing", "pickle"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    (tmp_path / "a.html").write_text("<html><body><p>The dam broke on Monday, the mayor of Tarma said.</p></body></html>")
    monkeypatch.chdir(tmp_path)
    with workers.readers(1) as readers:
        assert len(list(readers.results(files_below([Path("a.html")])))) == 1
    assert not (tmp_path / "ran").exists()


UNDER_A_DESK = """
import sys
from pathlib import Path
from briefing.workspace.corpus import files_below
from briefing.workspace.workers import sources

class Capture:
    def fileno(self): return -1
    def write(self, text): pass
    def flush(self): pass

sys.stderr = Capture()
(file,) = files_below([Path(sys.argv[1])])
print([source.path for source in sources(file)])
"""


def test_processes_start_while_the_desk_has_standard_error(tmp_path: Path) -> None:
    """A running desk puts an object in the place of `sys.stderr` whose file descriptor is -1."""
    (tmp_path / "a.txt").write_text(GOOD)
    done = subprocess.run([sys.executable, "-c", UNDER_A_DESK, str(tmp_path / "a.txt")], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.returncode) == ("['a.txt']\n", 0), done.stderr


def test_a_library_that_is_missing_is_not_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.workspace import code_stamp
    from tests.reading import making

    pytest.importorskip("warcio")
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.warc.gz").write_bytes(making.warc())
    asked = Options(paths=(tmp_path,))
    with monkeypatch.context() as patch:
        patch.setattr(worker_pool, "PROGRAM", worker_pool.PROGRAM.replace("serve()", "sys.modules['warcio'] = None\nserve()"))
        patch.setattr(code_stamp, "find_spec", lambda name: None)
        view = open_view(asked)
        (problem,) = view.problems()
        assert (problem.path, problem.kind) == ("b.warc.gz", "missing")
        assert problem.advice == "Install it with: pip install warcio"
        view.close()
    worker_pool._idle.drop()
    view = open_view(asked)
    assert not [one for one in view.problems() if one.kind == "missing"]
    assert len(view.sources()) > 1
    view.close()


def test_a_large_file_is_begun_first(tmp_path: Path) -> None:
    """So that no process is left alone with it at the end."""
    for name, lines in {"a.txt": 1, "b.txt": 90, "c.txt": 2}.items():
        (tmp_path / name).write_text(GOOD * lines)
    with workers.readers(3, jobs=1) as pool:
        assert [file.name for file, _ in pool.results(files_below([tmp_path]))] == ["b.txt", "c.txt", "a.txt"]
