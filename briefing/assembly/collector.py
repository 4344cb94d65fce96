"""Memory of a large assembly: what is free again goes back to the system between its stages, and nobody looks for cycles in it."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

LARGE = 20_000
"""Statements from which it is worth the hundredth of a second."""


def give_back(statements: int) -> None:
    """Give free memory back, where glibc keeps it for itself: what one stage leaves in pieces the next can seldom use."""
    if statements >= LARGE and (trim := _trim()) is not None:
        trim(0)


@contextmanager
def without_collector() -> Iterator[None]:
    """Run without the collector of cycles, in all threads: assembly makes millions of objects and no cycles, and looking at them costs."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@lru_cache(maxsize=1)
def _trim() -> Any | None:
    """glibc's malloc_trim(3), None with other C libraries."""
    return getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
