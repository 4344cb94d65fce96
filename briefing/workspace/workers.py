"""Reading and analysing many files: in processes of this machine or on a Dask cluster, with the same result."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import contextmanager
from threading import Event
from typing import Protocol

from briefing.model import Problem, Source
from briefing.reading.limits import DEFAULT, Limits
from briefing.workspace.analyses import decode
from briefing.workspace.corpus import File
from briefing.workspace.worker_pool import LOOK, Pool

CHUNK = 8
"""Files in one task of a cluster: few enough that a stop is felt at once, enough that handing over costs nothing."""

WORTH_MORE = 64
"""Below this many files, starting more than one process takes longer than it saves."""

Results = Generator[tuple[File, bytes], None, None]


class Readers(Protocol):
    """What reads and analyses files."""

    def results(self, files: Sequence[File], stop: Event | None = None) -> Results:
        """Each file with its encoded `FileContents`, as they are done; none after `stop`. Closing the iterator ends all work."""


@contextmanager
def readers(files: int, limits: Limits = DEFAULT, jobs: int = 0, cluster: str | None = None) -> Iterator[Readers]:
    """Readers fit for that many files, started at once. `jobs` 0 lets the program decide; `cluster` is a Dask scheduler's address.

    Raises `NoClusterError`, `MissingExtraError`.
    """
    if cluster:
        with _dask(cluster) as executor:
            yield _Cluster(executor, limits)
        return
    count = jobs or (os.cpu_count() or 1 if files >= WORTH_MORE else 1)
    pool = Pool(max(1, min(count, files)), limits)
    try:
        yield pool
    finally:
        pool.close()


def encoded(files: Sequence[File], limits: Limits) -> list[bytes]:
    """Read and analyse several files on a machine of a cluster: their encoded contents, in their order."""
    with readers(1, limits) as pool:
        found = dict(pool.results(files))
    return [found[file] for file in files]


def sources(file: File, limits: Limits = DEFAULT) -> Iterator[Source | Problem]:
    """The sources of one file, and what is wrong with it."""
    pool = Pool(1, limits, analysed=False)
    for _, data in pool.results([file]):
        found = decode(data)
        yield from (article.source for article in found.articles)
        yield from found.problems


class _Cluster:
    """Readers on other machines. What a lost machine took with it is read here."""

    def __init__(self, executor: Executor, limits: Limits) -> None:
        self._executor, self._limits = executor, limits

    def results(self, files: Sequence[File], stop: Event | None = None) -> Results:
        """See `Readers.results`."""
        chunks = iter([files[start : start + CHUNK] for start in range(0, len(files), CHUNK)])
        waiting: dict[Future[list[bytes]], Sequence[File]] = {}
        ahead = 4 * (os.cpu_count() or 1)  # the rest is not yet handed over, so that memory stays flat
        try:
            while stop is None or not stop.is_set():
                while len(waiting) < ahead and (chunk := next(chunks, None)):
                    waiting[self._executor.submit(encoded, chunk, self._limits)] = chunk
                if not waiting:
                    return
                done, _ = wait(waiting, timeout=LOOK, return_when=FIRST_COMPLETED)
                for future in done:
                    chunk = waiting.pop(future)
                    if future.exception() is None:
                        yield from zip(chunk, future.result(), strict=True)
                        continue
                    with readers(1, self._limits) as pool:
                        yield from pool.results(chunk, stop)
        finally:
            for future in waiting:
                future.cancel()


@contextmanager
def _dask(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError as error:
        raise MissingExtraError("Dask is not installed; `pip install distributed` brings it.") from error
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
