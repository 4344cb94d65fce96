"""Many inputs of one kind, read in a process of their own, so that a crash or a hang costs one input and no run."""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import IO, Any

from tests.fuzz import fields
from tests.fuzz.mutation import mutated
from tests.fuzz.rules import SLOWEST, megabytes, wrong_with

HANG = 4 * int(SLOWEST)
"""Seconds of processor time after which the system ends a process that doesn't come back."""
ADDRESS_SPACE = 4_000_000_000
"""Bytes that a process can ask for: what asks for more is ended before the machine is."""


@dataclass
class Count:
    """What came of the inputs of one kind. `failures` are the numbers of the inputs with what is wrong."""

    name: str
    done: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    slowest_number: int = 0
    memory: int = 0
    failures: list[tuple[int, str]] = field(default_factory=list)


def made(name: str, data: bytes, seed: int, number: int) -> bytes:
    """The input of that number: the same whenever it is asked for, so that no input need be kept."""
    begin = f"{seed}/{name}/{number}"
    return begin.encode() if name == fields.NAME else mutated(data, random.Random(begin))


def read_all(name: str, data: bytes, count: int, seed: int, until: float) -> Count:
    """Read `count` inputs of one kind, or as many as are done at `until` (a time of the monotonic clock)."""
    found = Count(name)
    context = multiprocessing.get_context("spawn")
    while found.done < count and time.monotonic() < until and len(found.failures) < 50:
        here, there = context.Pipe(duplex=False)
        worker = context.Process(target=_work, args=(there, name, data, seed, range(found.done, count), until))
        worker.start()
        there.close()
        _listen(here, found)
        worker.join()
        if worker.exitcode:
            found.failures.append((found.done, f"the process ended with {worker.exitcode}"))
            found.done += 1
    return found


def _listen(here: Connection, found: Count) -> None:
    """Take in what a worker tells until it is done, or gone."""
    while True:
        try:
            kind, value = here.recv()
        except EOFError:
            return
        if kind == "wrong":
            found.failures.append(value)
        else:
            done, seconds, slowest, number, memory = value
            found.done, found.seconds, found.memory = done, found.seconds + seconds, max(found.memory, memory)
            if slowest > found.slowest:
                found.slowest, found.slowest_number = slowest, number


def _work(there: Connection, name: str, data: bytes, seed: int, numbers: range, until: float) -> None:
    """In the process: one input after another, telling after each hundred how far it has come."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    wrong_with(data, name)  # what is imported at the first input is not its time
    terminal = _caught_terminal()
    for number, seconds, wrong in _each(name, data, seed, numbers):
        written = _written_to(terminal)
        if wrong or written:
            there.send(("wrong", (number, wrong or f"written to the terminal: {written!r}")))
        # Each input is told when it is done: the one after it is what a process that is gone was at.
        there.send(("done", (number + 1, seconds, seconds, number, megabytes())))
        if time.monotonic() > until:
            return


def _caught_terminal() -> IO[bytes]:
    """A file in the place of standard output and standard error, whoever writes to them, libraries in C too."""
    caught = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the process
    for stream in (sys.stdout, sys.stderr):
        os.dup2(caught.fileno(), stream.fileno())
    return caught


def _written_to(caught: IO[bytes]) -> str:
    """What was written since this was asked last."""
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    if os.fstat(caught.fileno()).st_size == 0:
        return ""
    caught.seek(0)
    written = caught.read(200).decode("utf-8", "replace")
    caught.seek(0)
    caught.truncate()
    return written


def _each(name: str, data: bytes, seed: int, numbers: range) -> Iterator[tuple[int, float, str]]:
    for number in numbers:
        changed: Any = made(name, data, seed, number)
        signal.setitimer(signal.ITIMER_PROF, HANG)
        begun = time.process_time()
        try:
            wrong = wrong_with(changed, name)
        except Exception as error:  # noqa: BLE001 - a rule that can't be held is told with its number, and ends no process
            wrong = f"its rules ended with {type(error).__name__}: {error}"
        yield number, time.process_time() - begun, wrong
    signal.setitimer(signal.ITIMER_PROF, 0)
