"""The most memory that a process holds: an export, and the desk when it shows its first points."""

from __future__ import annotations

import subprocess
import sys

from tests.benchmarks.figures import SEEDS, Figure
from tests.benchmarks.startup import BRIEFING, useful_texts
from tests.terminal import Terminal

PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6)
"""


def peak_of(command: list[str]) -> float:
    """MB (10**6 bytes) that the largest process of `command` held."""
    # By way of another process: the parent's own size at the fork would else count for the child (Linux copies the mark).
    done = subprocess.run([sys.executable, "-c", PEAK, *command], capture_output=True, text=True, check=True)
    return float(done.stdout)


def run() -> list[Figure]:
    """Measure both, with nothing cached for the export."""
    export = peak_of([*BRIEFING, "export", str(SEEDS), "--format", "json", "--no-cache"])
    with Terminal([*BRIEFING, str(SEEDS)]) as desk:
        desk.until(*useful_texts())
        open_desk = desk.peak_memory()
    return [
        Figure("peak memory, export of five articles, nothing cached", f"{export:.0f} MB", "150 MB", "largest process"),
        Figure("peak memory, desk on five articles", f"{open_desk:.0f} MB", "150 MB", "VmHWM at the first useful frame"),
    ]
