"""Work in several processes, where the desk is what starts them."""

import subprocess
import sys
from pathlib import Path

import pytest

from briefing.analysis import analyse as analyse_all
from briefing.model import Analysis, Source
from briefing.workspace.asking import Options
from briefing.workspace.opening import make_brief

UNDER_A_DESK = """
import sys
from briefing.workspace.running import executor_for

class Capture:
    def fileno(self): return -1
    def write(self, text): pass
    def flush(self): pass

if __name__ == "__main__":
    sys.stderr = Capture()
    with executor_for(2, 2) as executor:
        print(executor.submit(abs, -7).result())
    assert isinstance(sys.stderr, Capture)
"""


def test_processes_start_while_the_desk_has_standard_error() -> None:
    """A running desk puts an object in the place of `sys.stderr` whose file descriptor is -1."""
    done = subprocess.run([sys.executable, "-c", UNDER_A_DESK], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.returncode) == ("7\n", 0), done.stderr


def test_an_article_that_the_analysis_cannot_take_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "good.txt").write_text("The ferry to Batangas sails again on Monday, the port said.\n")
    (tmp_path / "odd.txt").write_text("An odd article about the ferry. It has two lines.\n")

    def analyse(source: Source) -> Analysis:
        if source.path == "odd.txt":
            raise ValueError("too odd")
        return analyse_all(source)

    monkeypatch.setattr("briefing.analysis.analyse", analyse)
    brief = make_brief(Options(paths=(tmp_path,), cache=False, jobs=1))
    assert [source.path for source in brief.sources] == ["good.txt"]
    assert [(problem.path, "too odd" in problem.error) for problem in brief.problems] == [("odd.txt", True)]
