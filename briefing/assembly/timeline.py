"""When things happened, as far as the sources say."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Statement, TimelineEntry


def build(statements: Sequence[Statement]) -> tuple[TimelineEntry, ...]:
    """Statements by the time they tell of, earliest first."""
    return ()
