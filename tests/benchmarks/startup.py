"""How long until something can be read: the desk against a minimal three-pane app, and commands that only talk."""

from __future__ import annotations

import compileall
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.figures import ROOT, SEEDS, SHARED, Figure, in_turn
from tests.terminal import Terminal

RUNS = 9
MINIMAL = [sys.executable, str(Path(__file__).parent / "minimal.py")]
BRIEFING = [str(Path(sys.executable).parent / "briefing")]


def first_frame(command: Sequence[str], *texts: str) -> float:
    """Milliseconds from starting `command` in a terminal of 120×40 until its screen shows all `texts`."""
    tool = SHARED / "eval" / "first_frame.py"
    if not tool.exists():
        with Terminal(command) as terminal:
            return terminal.until(*texts)
    wanted = [word for text in texts for word in ("--until", text)]
    done = subprocess.run(
        [sys.executable, str(tool), *wanted, "--size", "120x40", "--", *command], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} never showed {texts}:\n{done.stderr}")
    return float(done.stdout.split()[0])


def whole_run(command: Sequence[str]) -> float:
    """Milliseconds from starting `command` to its end."""
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return (time.perf_counter() - start) * 1000


def useful_texts() -> tuple[str, str]:
    """What a useful first frame shows: the title of a section, and how the first line of the page begins."""
    done = subprocess.run([*BRIEFING, "export", str(SEEDS), "--format", "json"], capture_output=True, check=True)
    brief = json.loads(done.stdout)
    first = min(brief["points"], key=lambda point: point["rank"])
    statements = {statement["id"]: statement for statement in brief["statements"]}
    return brief["sections"][0]["title"], " ".join(statements[first["lead"]]["text"].split()[:3])


def run() -> list[Figure]:
    """Measure, the minimal app and each command in turn."""
    compileall.compile_dir(
        ROOT / "briefing", quiet=1
    )  # as an installed package is; PYTHONDONTWRITEBYTECODE would have us measure the compiler
    title, point = useful_texts()
    minimal, desk, version, helps = in_turn(
        RUNS,
        lambda: first_frame(MINIMAL, "point 0", "are ready."),
        lambda: first_frame([*BRIEFING, str(SEEDS)], title, point),
        lambda: whole_run([*BRIEFING, "--version"]),
        lambda: whole_run([*BRIEFING, "--help"]),
    )
    how = f"median of {RUNS}, in turn with the minimal app's {minimal:.0f} ms"
    return [
        Figure("first useful frame of the desk, five articles, warm", f"{desk / minimal:.2f} × ({desk:.0f} ms)", "1.3 ×", how),
        Figure("`briefing --version`", f"{version / minimal:.2f} × ({version:.0f} ms)", "0.2 ×", how),
        Figure("`briefing --help`", f"{helps / minimal:.2f} × ({helps:.0f} ms)", "0.2 ×", how),
    ]
