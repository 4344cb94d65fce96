"""The desk can be left at once, whatever a file or the assembly does."""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

import pytest

from briefing.assembly.collector import without_collector
from briefing.workspace import worker_pool
from tests.terminal import Terminal
from tests.tui.conftest import Opened, desk_of

GOOD = "The ferry to Batangas sails again on Monday, the port said.\n"
HANGS_IN_A_FILE = """
from briefing.assembly.collector import without_collector
from briefing.workspace import worker_pool
worker_pool.PROGRAM = worker_pool.PROGRAM.replace("serve()", '''
import re, briefing.analysis.pipeline
briefing.analysis.pipeline.analyse = lambda source: re.match("(a+)+b", 40 * "a")
serve()''')
"""
HANGS_IN_THE_DESK = """
import time, briefing.assembly
def assemble(*args, **more):
    while True: time.sleep(0.01)
briefing.assembly.assemble = assemble
"""
OPEN = """
import gc
import sys
from briefing.cli import cli
cli(["open", "--no-cache", sys.argv[1]], prog_name="briefing")
"""


@pytest.mark.parametrize(("odd", "shown"), [(HANGS_IN_A_FILE, "Analysing"), (HANGS_IN_THE_DESK, "Putting together")])
def test_q_leaves_while_something_hangs(tmp_path: Path, odd: str, shown: str) -> None:
    assert "serve()" in worker_pool.PROGRAM
    (tmp_path / "a.txt").write_text(GOOD)
    with Terminal([sys.executable, "-c", odd + OPEN, str(tmp_path)]) as terminal:
        terminal.until(shown)
        begun = time.monotonic()
        terminal.press("q")
        assert terminal.ended() == 0
        assert time.monotonic() - begun < 5
        assert b"Traceback" not in terminal.output


async def test_what_was_read_with_a_doubt_does_not_stand_under_not_read(opened: Opened, harbour: Path) -> None:
    text = "El puerto de Tarma está cerrado desde el lunes, dijo el alcalde, y no se sabe cuándo va a abrir de nuevo para los barcos.\n"
    (harbour / "spanish.txt").write_text(f"Puerto cerrado\n\n{text}")
    (harbour / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    async with opened() as pilot:
        await pilot.press("S")
        desk = desk_of(pilot)
        assert [(group.title, group.count) for group in desk.navigator.groups][1:3] == [("Read, with a doubt", 1), ("Not read", 1)]


async def test_the_collector_that_the_command_paused_runs_once_the_first_frame_stands(opened: Opened) -> None:
    with without_collector():
        async with opened():
            assert gc.isenabled()
