"""Standard output and standard error that can't be written to: a full disk, a reader that left, a stream that is closed.

Imports next to nothing, so that `--version` and `--help` can use it.
"""

from __future__ import annotations

import errno
import os
import sys

TYPE_CHECKING = False  # importing typing, or contextlib, takes longer than all else that `--version` does
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

NOT_WRITTEN = 2
"""As with `-o FILE` where FILE can't be written."""
READER_LEFT = 141
"""What shells give for a command that SIGPIPE ended, as `briefing sources | head -1` would be."""


def run(command: Callable[[], object]) -> None:
    """Run a command to its end; where its output can't be written, say so in one line, once, and exit with the code for it.

    That a reader left, as `head` does, is no news: nothing is said then.
    """
    _open_closed()
    code: object = 0
    try:
        command()
    except SystemExit as left:
        code = left.code
    except OSError as error:
        if error.filename is not None:  # a file, not a stream
            raise
        code = _said(error)
    if (trouble := _trouble(sys.stdout)) and code not in (NOT_WRITTEN, READER_LEFT):
        code = _said(trouble)
    _quieten()
    if code:
        sys.exit(code)  # type: ignore[arg-type]


def _open_closed() -> None:
    """Put something in the place of streams that are closed: one that takes no result, one that takes all messages.

    Else the next file that is opened would be given their number, and take what libraries write to it.
    """
    if sys.stdout is None:
        sys.stdout = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - it lives as long as the process
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _trouble(stream: TextIO) -> OSError | None:
    """What keeps `stream` from taking what is still to be written to it; what could not be written once is still there."""
    try:
        stream.flush()
    except OSError as error:
        return error
    return None


def _said(error: OSError) -> int:
    if error.errno == errno.EPIPE:
        return READER_LEFT
    try:
        sys.stderr.write(f"briefing: standard output can't be written: {error.strerror or 'it is closed'}.\n")
    except OSError:
        return NOT_WRITTEN  # there is nobody left to tell; the exit code does
    return NOT_WRITTEN


def _quieten() -> None:
    """Turn streams that can't be written to nothing: else Python complains of them when it ends."""
    for stream in (sys.stdout, sys.stderr):
        if _trouble(stream):
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, stream.fileno())
            os.close(nothing)
