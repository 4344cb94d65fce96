"""Time expressions, resolved against the date of the source."""

from __future__ import annotations

from briefing.model import DateMention, Source


def find(source: Source) -> list[DateMention]:
    """Every time expression of the text, in order."""
    return []
