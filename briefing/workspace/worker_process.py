"""The process in which files are read and analysed: it can be ended at any time, and costs nothing but the file that it is at.

It takes requests from standard input and answers on standard output: each thing that is found as soon as it is, then an end.
"""

from __future__ import annotations

import os
import pickle
import struct
import sys
from typing import IO, Any

FRAME = struct.Struct("<cQ")
"""What stands before each answer: its kind, and the length in bytes of what follows."""
READY, ARTICLE, PROBLEM, REFERENCE, END = b"s", b"a", b"p", b"r", b"e"
OUT_OF_MEMORY = 77
"""What the process exits with when a file needs more memory than it may have: what is left of it then is not relied on."""
GRACE = 60
"""Seconds of processor time beyond the limit after which the system ends the process, should nobody be there any more to do it."""


def serve() -> None:
    """Answer requests until standard input ends."""
    answers = _answers()
    import briefing.analysis.pipeline
    import briefing.reading.draft
    import briefing.reading.formats  # noqa: F401 - loaded while the first request is on its way

    _say(answers, READY)
    while True:
        try:
            file, limits, seconds, analysed = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        _limit(limits.memory_bytes, seconds)
        try:
            _answer(answers, file, limits, analysed)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)


def _answers() -> IO[bytes]:
    """Standard output for answers alone: what libraries print goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return answers


def _answer(answers: IO[bytes], file: Any, limits: Any, analysed: bool) -> None:
    from msgspec.msgpack import encode

    from briefing.model import Article, Problem
    from briefing.threads import single_threaded
    from briefing.workspace.file_analysis import read_and_analyse

    with single_threaded():  # once for all articles of a table
        for item in read_and_analyse(file, limits, analysed=analysed):
            kind = ARTICLE if isinstance(item, Article) else PROBLEM if isinstance(item, Problem) else REFERENCE
            _say(answers, kind, encode(item))
    _say(answers, END)


def _say(answers: IO[bytes], kind: bytes, data: bytes = b"") -> None:
    answers.write(FRAME.pack(kind, len(data)) + data)
    answers.flush()


def _limit(memory: int, seconds: int) -> None:
    """Let the system refuse more memory, and end this process when it goes on for long after its time: its parent may be gone."""
    try:
        import resource
    except ImportError:  # Windows has neither limit
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds + GRACE)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
