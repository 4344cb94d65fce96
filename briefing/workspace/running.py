"""Reading and analysing many files: in this process, in a pool of processes, or in any other Executor, with the same result."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import contextmanager
from pathlib import Path

from briefing.model import Article, Problem
from briefing.reading.limits import DEFAULT, Limits
from briefing.workspace.analyses import Found, encode
from briefing.workspace.corpus import File

CHUNK = 8
"""Files in one task: few enough that a stop is felt at once, enough that handing over costs nothing."""

WORTH_A_POOL = 64
"""Below this many files, starting processes takes longer than they save."""

EXPORTS = (b"---\nbriefing: brief/", b"---\nbriefing: explanation/", b"<!DOCTYPE html>\n<!-- briefing: brief/")
"""How exports begin that are for people to read."""


def read_and_analyse(file: File, limits: Limits = DEFAULT) -> Found:
    """Everything one file holds, analysed. What can't be read is among the problems."""
    from briefing.analysis import analyse
    from briefing.reading import read_path

    if is_export(file):
        advice = "It was left out, as its lines are quotes of the other files; keep exports in another folder."
        return Found(problems=(Problem(path=file.name, error="This is an export of a briefing, not an article.", advice=advice),))
    articles, problems = [], []
    for found in read_path(Path(file.path), file.name, limits):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        try:
            articles.append(Article(source=found, analysis=analyse(found)))
        except Exception as error:  # noqa: BLE001 - a fault of ours over one odd article must never cost the others
            advice = "The other articles are read all the same. Please report this with the article."
            problems.append(Problem(path=file.name, error=f"The analysis failed: {type(error).__name__}: {error}", advice=advice))
    return Found(articles=tuple(articles), problems=tuple(problems))


def is_export(file: File) -> bool:
    """Whether a file is an export of ours that lies among the articles. A JSON export that the user names is read as a corpus."""
    if file.size < 0 or not Path(file.path).is_file():  # opening a pipe would wait
        return False
    try:
        with Path(file.path).open("rb") as stream:
            head = stream.read(64)
    except OSError:
        return False
    return head.startswith(EXPORTS) or (not file.given and head.startswith(b'{\n"schema": "briefing/'))


def encoded(files: Sequence[File], limits: Limits) -> list[bytes]:
    """The results of several files, encoded: what a worker process hands back."""
    return [encode(read_and_analyse(file, limits)) for file in files]


def results(files: Sequence[File], executor: Executor | None, limits: Limits = DEFAULT) -> Generator[tuple[File, bytes], None, None]:
    """Each file with its encoded result, as they are done. Closing the iterator stops the work that has not begun."""
    if executor is None:
        for file in files:
            yield file, encode(read_and_analyse(file, limits))
        return
    chunks = iter([files[start : start + CHUNK] for start in range(0, len(files), CHUNK)])
    waiting: dict[Future[list[bytes]], Sequence[File]] = {}
    ahead = 4 * (os.cpu_count() or 1)  # the rest is not yet handed over, so that memory stays flat
    try:
        while True:
            while len(waiting) < ahead and (chunk := next(chunks, None)):
                waiting[executor.submit(encoded, chunk, limits)] = chunk
            if not waiting:
                return
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                yield from zip(waiting.pop(future), future.result(), strict=True)
    finally:
        for future in waiting:
            future.cancel()


@contextmanager
def executor_for(jobs: int, files: int, cluster: str | None = None) -> Iterator[Executor | None]:
    """An executor fit for that many files, None for this process.

    `jobs` 0 lets the program decide; `cluster` is a Dask scheduler's address.
    """
    if cluster:
        with _dask(cluster) as executor:
            yield executor
        return
    count = jobs or (os.cpu_count() or 1 if files >= WORTH_A_POOL else 1)
    if count <= 1 or files <= 1:
        yield None
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    _start_tracker()
    # Forking a process that has threads (the desk) can hang: start fresh ones.
    pool = ProcessPoolExecutor(min(count, files), mp_context=multiprocessing.get_context("spawn"), initializer=_worker)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start_tracker() -> None:
    """Start multiprocessing's resource tracker with the process's own standard error.

    It hands the descriptor of `sys.stderr` to its child; while the desk runs that is a capture of Textual's, whose
    descriptor is -1, and the start of the first worker would fail with "bad value(s) in fds_to_keep".
    """
    if os.name != "posix":
        return
    from contextlib import redirect_stderr
    from multiprocessing import resource_tracker

    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()


def _worker() -> None:
    """In a worker: leave ctrl+c to the parent, which stops the pool in good order."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _dask(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError as error:
        raise MissingExtraError("Dask is not installed; `pip install 'briefing[cluster]'` brings it.") from error
    try:
        client = Client(address, timeout="10s")  # type: ignore[no-untyped-call,unused-ignore]
    except (OSError, ValueError) as error:
        raise NoClusterError(f"There is no Dask scheduler at {address} ({error}).") from error
    with client, client.get_executor(pure=False) as executor:  # type: ignore[no-untyped-call,unused-ignore]
        yield executor


class NoClusterError(Exception):
    """The cluster that was asked for can't be reached; the message says where it was looked for."""


class MissingExtraError(Exception):
    """Something needs an extra that is not installed; the message names it."""
