"""Kills an editing process at many random moments; prints what is wrong afterwards, nothing if nothing is.

Run as a program of its own, as it forks: `python -m tests.workspace.killing FOLDER ROUNDS SEED`.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from briefing.workspace.edits_file import EditsFile
from briefing.workspace.project import SourceSettings
from briefing.workspace.speakers import own_voice_id
from briefing.workspace.view import View
from tests.workspace.made import brief

SPREAD = 0.004
"""Seconds after a confirmed edit within which the kill falls: several times what one edit takes."""


def edit_without_end(view: View, confirm: int, first: int) -> None:
    """Write one edit after the other, of several kinds; each is confirmed when it has been made."""
    name, other = (view.points("one")[place].id for place in (0, 1))
    statement = view.record(other).lead
    kinds: tuple[Callable[[], object], ...] = (
        lambda: view.edits.note([name], f"note {first}"),
        lambda: view.edits.take([name], on=True),
        lambda: view.edits.place([name], "one", other),
        lambda: view.edits.keep([other], "one"),
        lambda: view.edits.sort("time", "one"),
        lambda: view.edits.correct_source("wire", SourceSettings(outlet="Kariba Wire", author=("Ada Phiri",))),
        lambda: view.edits.rate_source("wire", "B usually reliable"),
        lambda: view.edits.set_speaker([statement], f"Engineer {first}"),
        lambda: view.edits.set_speaker([statement], None),
        lambda: view.edits.speakers_as_found([statement]),
        lambda: view.edits.split_voice("v1", view.statement_ids_of_voice("v1")[:1] or [statement], "River board"),
        lambda: view.edits.tell_voices_apart("v1", own_voice_id("River board")),
        lambda: view.edits.join_voices(own_voice_id("River board"), "v1"),
    )
    for number in range(first, sys.maxsize):
        kinds[number % len(kinds)]()
        os.write(confirm, b".")


def one_round(folder: Path, view: View, chance: random.Random, first: int) -> int:
    """Fork, let the child edit, kill it at a random moment; returns how many edits it had confirmed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        edit_without_end(view, writing, first)
        os._exit(0)
    os.close(writing)
    confirmed = len(os.read(reading, 1))
    end = time.perf_counter() + chance.uniform(0, SPREAD)
    while time.perf_counter() < end:
        pass  # a sleep is too coarse for a moment within a write
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while part := os.read(reading, 65536):
        confirmed += len(part)
    os.close(reading)
    return confirmed


def main(folder: Path, rounds: int, seed: int) -> int:
    """Kill `rounds` times; returns the exit status."""
    chance = random.Random(seed)
    made = View(brief())
    for _ in range(rounds):
        view = View(made.store, [folder])
        first = len(view.edits.rows())
        confirmed = one_round(folder, view, chance, first)
        file = EditsFile(folder / "briefing.edits.yaml")
        file.read()
        numbers = [edit.order - 1 for edit in file.edits]
        if numbers != list(range(len(numbers))) or len(numbers) < first + confirmed:
            print(f"{first + confirmed} were confirmed, the file has {numbers[-3:]}, {file.problems}")
            return 1
        if len(numbers) > 60:  # reading a long file over and over would test nothing more
            file.path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
