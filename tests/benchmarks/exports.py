"""The most memory that an export of 100,000 statements holds, and its processor time, in each format."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from briefing.workspace import store_writer
from tests.benchmarks.figures import ROOT, Figure
from tests.benchmarks.store import SIZES, made

FORMATS = ("markdown", "json", "html", "csv", "docx")

EXPORT = """
import sys, time
from pathlib import Path
from briefing.export import formats
from briefing.workspace.store import Store
from briefing.workspace.view import View
view = View(Store.open(Path(sys.argv[1])))
start, size = time.process_time(), 0
for part in formats.parts(view, sys.argv[2]):
    size += len(part)
print(time.process_time() - start, size / 1e6)
status = Path("/proc/self/status").read_text()
print(next(int(line.split()[1]) * 1024 / 1e6 for line in status.splitlines() if line.startswith("VmHWM")))
"""


def run() -> list[Figure]:
    """Write the whole record in each format, each in a process of its own."""
    size = SIZES[-1]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "made.sqlite"
        store_writer.to_file(made(size), file, "made").close()
        return [_measured(file, name, size) for name in FORMATS]


def _measured(file: Path, name: str, size: int) -> Figure:
    command = [sys.executable, "-c", EXPORT, str(file), name]
    seconds, written, peak = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout.split()
    how = f"{float(seconds):.1f} s of processor time, {float(written):.1f} MB written; VmHWM"
    return Figure(f"peak memory, {name} of {size:,} statements", f"{float(peak):.0f} MB", "100 MB", how)
