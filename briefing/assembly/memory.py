"""Memory that is free again goes back to the system between the stages of a large assembly."""

from __future__ import annotations

import ctypes
import sys
from functools import lru_cache
from typing import Any

LARGE = 20_000
"""Statements from which it is worth the hundredth of a second."""


def give_back(statements: int) -> None:
    """Give free memory back, where glibc keeps it for itself: what one stage leaves in pieces the next can seldom use."""
    if statements >= LARGE and (trim := _trim()) is not None:
        trim(0)


@lru_cache(maxsize=1)
def _trim() -> Any | None:
    """glibc's malloc_trim(3), None with other C libraries."""
    return getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
