"""The desk beside harlequin, another app made with Textual: from a key to its painted frame, and the first frame, in one run.

Harlequin is no dependency of ours. `pip install harlequin` into an environment of its own, and name its command:

    BRIEFING_BENCH_HARLEQUIN=/tmp/peers/bin/harlequin python -m tests.benchmarks peers

Both are measured alike: a key is sent alone, and its time ends with the last frame before `QUIET` seconds without any, two seconds at most,
as a text cursor that blinks would go on painting for ever. The desk holds 100,000 statements, harlequin's catalogue 200 tables.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from briefing.workspace import store_writer
from tests.benchmarks.desk import SIZE, Timed
from tests.benchmarks.figures import SEEDS, Figure, in_turn
from tests.benchmarks.startup import BRIEFING, MINIMAL, first_frame, useful_texts
from tests.benchmarks.store import made

COMMAND = "BRIEFING_BENCH_HARLEQUIN"
RUNS = 5
MOST = 2.0
DOWN, F6 = "\x1b[B", "\x1b[17~"
MOVES = 40


def moving(command: Sequence[str], before: Sequence[str], columns: int = 120, lines: int = 40) -> tuple[float, float, float]:
    """Milliseconds from the down arrow to its frame, 95th percentile and median, and those of processor time."""
    terminal = Timed(command, columns, lines)
    terminal.frame(quiet=3.0, most=15.0)
    for key in before:
        terminal.press(key, MOST)
    used = terminal.processor()
    found = sorted(terminal.press(DOWN, MOST) for _ in range(MOVES))
    used = (terminal.processor() - used) / MOVES
    terminal.child.close(force=True)
    return found[round(0.95 * (MOVES - 1))], statistics.median(found), used


def run() -> list[Figure]:
    """Measure all in turn, or say how to get the one that is missing."""
    harlequin = os.environ.get(COMMAND) or shutil.which("harlequin")
    if harlequin is None:
        return [Figure("the desk beside harlequin", "left out", "", f"`pip install harlequin` somewhere and name it in {COMMAND}")]
    with tempfile.TemporaryDirectory() as folder:
        tables, brief = Path(folder) / "tables.sqlite", Path(folder) / "brief.sqlite"
        with sqlite3.connect(tables) as connection:
            for number in range(200):
                connection.execute(f"CREATE TABLE t{number:03}(a, b)")
        store_writer.to_file(made(SIZE), brief, "made").close()
        peer = [harlequin, "--adapter", "sqlite", str(tables)]
        keys = {
            "the desk, 100,000 statements": moving([sys.executable, "-m", "tests.benchmarks.desk", str(brief)], ["j", "k"]),
            "harlequin, 200 tables": moving(peer, [F6, DOWN, DOWN, "\r", DOWN]),
            "the minimal app, 40 lines": moving(MINIMAL, ["\t"]),
        }
        title, point = useful_texts()
        minimal, desk, other = in_turn(
            RUNS,
            lambda: first_frame(MINIMAL, "point 0", "are ready."),
            lambda: first_frame([*BRIEFING, str(SEEDS)], title, point),
            lambda: first_frame(peer, "Run Query"),
        )
    found = [
        Figure(f"a line down in {name}, 95th percentile", f"{high:.0f} ms", "", f"median {middle:.0f} ms, {used:.0f} ms of processor time")
        for name, (high, middle, used) in keys.items()
    ]
    how = f"median of {RUNS}, in turn with the minimal app's {minimal:.0f} ms"
    return [
        *found,
        Figure("first useful frame of the desk", f"{desk / minimal:.2f} × ({desk:.0f} ms)", "1.3 ×", how),
        Figure("first useful frame of harlequin", f"{other / minimal:.2f} × ({other:.0f} ms)", "", how),
    ]
