"""Processes that read and analyse, each under a limit of time and memory that holds whatever the file does."""

from __future__ import annotations

import atexit
import math
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, Literal

import msgspec

from briefing.model import Problem
from briefing.reading.limits import Limits
from briefing.threads import single_threaded_environment
from briefing.workspace.analyses import EncodedContents, encode
from briefing.workspace.corpus import File
from briefing.workspace.worker_process import ARTICLE, END, FRAME, OUT_OF_MEMORY, PROBLEM, READY, REFERENCE

PROGRAM = """
import signal
signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c is for the parent, which ends this process
import pickle, sys
sys.path[:] = pickle.load(sys.stdin.buffer)
from briefing.workspace.worker_process import serve
serve()
"""
"""What a process runs. It looks for modules where this one does, and never in the working folder, which may be the corpus."""

LOOK = 0.1
"""Seconds between two looks at whether a process is over its time, or the user wants to leave."""
ASLEEP = 2.0
"""Seconds from which on such a look came too late for the work to be blamed: everything was stopped (ctrl+z, a closed lid)."""
START = 120
"""Seconds that a process may take until it is ready, which no file is blamed for."""
ARTICLE_SHARE = 4
"""How many times the seconds of the limit one article may take, in a file of any size."""
IDLE = 60.0
"""Seconds for which a process that has nothing to do is kept."""

Ending = Literal["done", "late", "memory", "dead"]


class Worker:
    """A process that reads one file at a time. It is of no use any more once a file did not end well."""

    def __init__(self) -> None:
        """Start the process without waiting until it is ready. Raises `OSError`."""
        command = [sys.executable, "-P", *(["-X", "utf8"] if sys.flags.utf8_mode else []), "-c", PROGRAM]
        # What libraries write to standard error can hold words of the documents, which would act on the terminal.
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=single_threaded_environment()
        )
        self._send(sys.path)
        self.deadline = math.inf
        self._late = self._ready = False

    def read(self, file: File, limits: Limits, analysed: bool, pieces: dict[bytes, list[msgspec.Raw]]) -> Ending:
        """Read a file, put its contents into `pieces` by kind as they come, and return how that ended."""
        seconds = seconds_for(file, limits)
        begun = time.monotonic()
        self._late = False
        try:
            self._touch(begun, seconds if self._ready else START, limits)
            self._send((file._replace(path=str(Path(file.path).absolute())), limits, seconds, analysed))
            while (answer := self._receive()) is not None:
                kind, data = answer
                if kind == END:
                    self.deadline = math.inf
                    return "done"
                if kind == READY:
                    begun, self._ready = time.monotonic(), True
                else:
                    pieces.setdefault(kind, []).append(msgspec.Raw(data))
                self._touch(begun, seconds, limits)
        except OSError:
            pass  # it is gone
        self.end()
        return "late" if self._late else "memory" if self._process.returncode == OUT_OF_MEMORY else "dead"

    @property
    def how_it_ended(self) -> str:
        """The signal or the status that it ended with, for people."""
        code = self._process.wait()
        return signal.Signals(-code).name if code < 0 else f"status {code}"

    def look(self, now: float) -> None:
        """End the process where it is over its time."""
        if now > self.deadline:
            self._late = True
            self._process.kill()

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                try:
                    stream.close()
                except OSError:
                    continue  # what was left to send has nobody to go to

    def _touch(self, begun: float, seconds: int, limits: Limits) -> None:
        most = seconds if not self._ready else min(seconds, ARTICLE_SHARE * limits.seconds)
        self.deadline = min(begun + seconds, time.monotonic() + most)

    def _send(self, value: object) -> None:
        stream = self._process.stdin
        assert stream
        stream.write(pickle.dumps(value))
        stream.flush()

    def _receive(self) -> tuple[bytes, bytes] | None:
        """The next answer; None where the process is gone."""
        stream: IO[bytes] | None = self._process.stdout
        assert stream
        head = stream.read(FRAME.size)
        if len(head) < FRAME.size:
            return None
        kind, length = FRAME.unpack(head)
        data = stream.read(length)
        return (kind, data) if len(data) == length else None


def seconds_for(file: File, limits: Limits) -> int:
    """How long a file may take."""
    return limits.seconds * (1 + max(0, file.size) // 1_000_000)


class Pool:
    """As many processes as asked for. They are started at once, so that they load while the caller does something else."""

    def __init__(self, count: int, limits: Limits, *, analysed: bool = True) -> None:
        """Start `count` processes; with `analysed` false they only read, and give sources without an analysis."""
        self._limits, self._analysed = limits, analysed
        self._lock = threading.Lock()
        self._closed = False
        self._workers: list[Worker | None] = [_idle.take() or _started() for _ in range(count)]

    def results(self, files: Sequence[File], stop: threading.Event | None = None) -> Generator[tuple[File, bytes], None, None]:
        """Each file with its encoded `FileContents`, as they are done. Closing the iterator, or `stop`, ends all work."""
        done: SimpleQueue[tuple[File, bytes]] = SimpleQueue()
        waiting = iter(sorted(files, key=lambda file: -file.size))  # else one process may end on a large file, with the others idle
        for place in range(len(self._workers)):
            threading.Thread(target=self._work, args=(place, waiting, done), daemon=True).start()
        looked = time.monotonic()
        try:
            for _ in files:
                while True:
                    if stop is not None and stop.is_set():
                        return
                    looked = self._look(looked)
                    try:
                        yield done.get(timeout=LOOK)
                        break
                    except Empty:
                        continue
        finally:
            self.close()

    def close(self) -> None:
        """End the processes; one that has nothing to do is kept for a while."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            for worker in filter(None, self._workers):
                if worker.deadline < math.inf or not _idle.keep(worker):
                    worker.end()

    def _look(self, looked: float) -> float:
        now = time.monotonic()
        for worker in filter(None, self._workers):
            if now - looked > ASLEEP:
                worker.deadline += now - looked
            worker.look(now)
        return now

    def _work(self, place: int, files: Iterator[File], done: SimpleQueue[tuple[File, bytes]]) -> None:
        """In a thread: one file after another through one process."""
        while True:
            with self._lock:
                file = None if self._closed else next(files, None)
            if file is None:
                return
            done.put((file, self._read(place, file)))

    def _read(self, place: int, file: File) -> bytes:
        """The contents of a file. A file whose process died is tried again, alone in a fresh process."""
        pieces: dict[bytes, list[msgspec.Raw]] = {}
        why = "no process could be started for it"
        for _ in range(2):
            worker = self._fresh(place)
            if worker is None:
                continue
            pieces = {}
            ending = worker.read(file, self._limits, self._analysed, pieces)
            if ending == "done":
                return _joined(pieces, None)
            with self._lock:
                self._workers[place] = None
            why = _why(ending, worker, seconds_for(file, self._limits), self._limits)
            if ending == "late":
                break
        return _joined(pieces, _problem(file, why, bool(pieces.get(ARTICLE))))

    def _fresh(self, place: int) -> Worker | None:
        """The process of that place, made anew where it is gone; None where the pool is closed or none can be started."""
        with self._lock:
            if self._closed:
                return None
            worker = self._workers[place] = self._workers[place] or _started()
            if worker is not None:
                worker.deadline = time.monotonic() + self._limits.seconds  # from here on it is at work
            return worker


def _started() -> Worker | None:
    try:
        return Worker()
    except OSError:
        return None


class _Idle:
    """The one process that is kept for the next files, such as those that arrive while the desk is open."""

    def __init__(self) -> None:
        self._worker: Worker | None = None
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def take(self) -> Worker | None:
        """The process, if there is one."""
        with self._lock:
            worker, self._worker = self._worker, None
            if self._timer:
                self._timer.cancel()
        return worker

    def keep(self, worker: Worker) -> bool:
        """Keep a process for a while, unless one is kept already."""
        with self._lock:
            if self._worker is not None:
                return False
            self._worker = worker
            self._timer = threading.Timer(IDLE, self.drop)
            self._timer.daemon = True
            self._timer.start()
            return True

    def drop(self) -> None:
        """End the process that is kept."""
        if worker := self.take():
            worker.end()


_idle = _Idle()
atexit.register(_idle.drop)


def _why(ending: Ending, worker: Worker, seconds: int, limits: Limits) -> str:
    if ending == "late":
        return f"reading it takes longer than {min(seconds, ARTICLE_SHARE * limits.seconds)} seconds"
    if ending == "memory":
        return f"reading it takes more than {limits.memory_bytes // 1_000_000:,} MB of memory"
    return f"the process that read it broke down ({worker.how_it_ended})"


def _problem(file: File, why: str, partly: bool) -> Problem:
    what = "What came before that is read. " if partly else ""
    advice = f"{what}Save its text as a .txt file, or raise the limits (seconds, memory_bytes) in the settings."
    return Problem(path=file.name, error=why, advice=advice)


def _joined(pieces: dict[bytes, list[msgspec.Raw]], problem: Problem | None) -> bytes:
    problems = list(pieces.get(PROBLEM, ()))
    if problem is not None:
        problems.append(msgspec.Raw(msgspec.msgpack.encode(problem)))
    return encode(EncodedContents(articles=pieces.get(ARTICLE, ()), problems=problems, references=pieces.get(REFERENCE, ())))
