"""Linear algebra on one thread, whatever a user's environment asks for.

The matrices of analysis and assembly are small: the threads of numpy's BLAS wait for one another by spinning, which takes four times the
processor time, and articles are spread over processes already.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

VARIABLES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""What libraries for linear algebra read when they are loaded."""


def single_threaded_environment() -> dict[str, str]:
    """The environment of this process for one that it starts, in which linear algebra begins with one thread."""
    return {**os.environ, **dict.fromkeys(VARIABLES, "1")}


class _Holding:
    """Who holds linear algebra to one thread: the first sets it, the last gives the threads back, those between pay nothing."""

    def __init__(self) -> None:
        self._lock, self._holders, self._limit = Lock(), 0, ExitStack()

    def begin(self) -> None:
        """One more holds it."""
        with self._lock:
            if not self._holders:
                self._limit.enter_context(_controller().limit(limits=1))
            self._holders += 1

    def end(self) -> None:
        """One less holds it."""
        with self._lock:
            self._holders -= 1
            if not self._holders:
                self._limit.close()


_holding = _Holding()


@contextmanager
def single_threaded() -> Iterator[None]:
    """Hold linear algebra to one thread, in a `with` or around a function, and give it its threads back behind.

    Costs microseconds, and next to nothing inside another, so that whoever goes through many articles holds it around all of them.
    """
    _holding.begin()
    try:
        yield
    finally:
        _holding.end()


@cache
def _controller() -> ThreadpoolController:
    """What knows the libraries that are loaded: made when they are needed, so after numpy was imported."""
    import numpy  # noqa: F401 - the controller sees only what is loaded
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
