"""How slow this machine is just now: budgets in seconds were set on another one, and hold as ratios to the same small work."""

from __future__ import annotations

import re
import time

WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
TEXT = "the mayor of a small harbour-town said on monday that no ship would sail before the ice had gone " * 200
THERE = 0.002
"""Seconds of a processor that the work takes on the machine on which the budgets were set."""


def slowness() -> float:
    """How many times as long the same work takes here as there; 1 where it is done as soon."""
    return max(1.0, min(_seconds() for _ in range(5)) / THERE)


def _seconds() -> float:
    begun = time.process_time()
    counts: dict[str, int] = {}
    for word in WORD.findall(TEXT):
        counts[word] = counts.get(word, 0) + len(word)
    sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    for number in range(60_000):
        counts["ship"] += number & 3
    return time.process_time() - begun
