"""How much a visitor may ask of the machine."""

from __future__ import annotations

from dataclasses import dataclass

COLUMNS = (10, 500)
LINES = (5, 300)
"""The smallest and the largest desk: each cell of it is drawn, sent and kept in memory."""

DELIVERIES = 8
"""Downloads of one desk that wait to be fetched."""

GRACE = 5.0
"""Seconds in which a desk that was told to end may do so by itself."""


@dataclass(frozen=True)
class Limits:
    """What one server gives its visitors."""

    desks: int = 8
    """Desks that are open at once."""
    idle: float = 3600.0
    """Seconds after which a desk that nobody uses is closed."""
    heartbeat: float = 15.0
    """Seconds between two questions whether a visitor is still there."""
    message_bytes: int = 65_536
    """The longest message."""
    bytes_a_second: float = 100_000.0
    burst_bytes: float = 1_000_000.0
    """How fast messages are taken: what comes faster waits."""
    stuck: float = 30.0
    """Seconds in which a desk must have started, and have taken in what it is sent."""
    grace: float = GRACE
    """Seconds that a desk has to end by itself."""


def clamped(width: object, height: object) -> tuple[int, int] | None:
    """The size of a desk nearest to the one that is asked for; None for what are no whole numbers."""
    if type(width) is not int or type(height) is not int:  # True is no width
        return None
    return max(COLUMNS[0], min(COLUMNS[1], width)), max(LINES[0], min(LINES[1], height))
