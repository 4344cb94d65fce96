"""The terminal that the desk is drawn on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


class NoTerminalError(Exception):
    """The input or the output is a file or a pipe."""


@contextmanager
def drawn_on_the_terminal() -> Iterator[None]:
    """Let Textual, which draws on standard error, draw on the terminal also where messages go to a file (`2>log`).

    They still go there. Raises `NoTerminalError` where there is no terminal to draw on or to read keys from.
    """
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        raise NoTerminalError
    drawn_on = sys.__stderr__
    if drawn_on is None or drawn_on.closed or not drawn_on.isatty():
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc]
    try:
        yield
    finally:
        sys.__stderr__ = drawn_on  # type: ignore[misc]
