"""Linear algebra keeps to one thread, whatever the environment asks for."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing.threads import VARIABLES
from briefing.workspace import worker_pool

ASK_FOR_TWO = {"OPENBLAS_NUM_THREADS": "2", "OMP_NUM_THREADS": "2"}

WATCHED = """
import numpy, sys, threadpoolctl
from pathlib import Path
from briefing import templates
from briefing.analysis import pipeline as analysis
from briefing.assembly import pipeline
from briefing.model import Article
from briefing.reading import read_paths

def threads():
    return sorted({row["num_threads"] for row in threadpoolctl.threadpool_info()})

def watched(name, work):
    def watch(*given):
        print(name, threads(), file=sys.stderr)
        return work(*given)
    return watch

given = threads()
analysis.dates.find = watched("analysis", analysis.dates.find)
pipeline.decide_sections = watched("assembly", pipeline.decide_sections)
articles = [Article(source=source, analysis=analysis.analyse(source)) for source in read_paths([Path("seeds")])][:1]
pipeline.assemble(articles, templates.load_template("event"))
print("behind", threads() == given, file=sys.stderr)
"""


def test_analysis_and_assembly_run_on_one_thread_and_give_the_others_back() -> None:
    root = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", WATCHED], capture_output=True, text=True, check=True, env={**os.environ, **ASK_FOR_TWO}, cwd=root
    )
    lines = set(done.stderr.splitlines())
    assert lines <= {"analysis [1]", "analysis []", "assembly [1]", "assembly []", "behind True"}, "[]: a BLAS that has no threads to set"
    assert len(lines) == 3


def test_a_process_that_reads_is_started_with_one_thread(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in ASK_FOR_TWO.items():
        monkeypatch.setenv(name, value)
    said = tmp_path / "said"
    program = f"import os, pathlib; pathlib.Path({str(said)!r}).write_text(' '.join(os.environ[name] for name in {VARIABLES!r}))"
    monkeypatch.setattr(worker_pool, "PROGRAM", program)
    worker = worker_pool.Worker()
    assert worker.how_it_ended == "status 0"
    worker.end()
    assert set(said.read_text().split()) == {"1"}
    assert os.environ["OMP_NUM_THREADS"] == "2", "other programs that are started keep what the user asks for"


def test_inside_another_the_limit_costs_nothing_and_ends_with_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing import threads

    limits: list[str] = []

    class Controller:
        @contextmanager
        def limit(self, *, limits: int, said: list[str] = limits) -> Iterator[None]:
            said.append("set")
            yield
            said.append("given back")

    monkeypatch.setattr(threads, "_controller", Controller)
    for _ in range(2):
        with threads.single_threaded():
            with threads.single_threaded():
                pass
            assert limits[-1] == "set"
        assert limits[-1] == "given back"
    assert limits == ["set", "given back"] * 2
