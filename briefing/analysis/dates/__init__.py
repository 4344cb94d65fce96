"""Time expressions, resolved against the source's date."""

from __future__ import annotations

from datetime import date

from briefing.analysis.dates.patterns import FUTURE, TIME
from briefing.analysis.dates.resolve import resolve
from briefing.model import DateMention, Source

LOOK_BACK = 40
"""Characters before a time in which a word like "will" turns it to the future."""


def find(source: Source) -> list[DateMention]:
    """Every time expression of the text, in order, resolved where it can be. A day that cannot exist is marked as garbled.

    Relative times ("on Tuesday", "last July", "four years ago") count from the date of publication; without one they stay unknown.
    """
    published = source.metadata.published
    base = _day_of(published.value) if published else None
    text, found = source.text, []
    for match in TIME.finditer(text):
        start, end = match.span()
        when = resolve(match, base, bool(FUTURE.search(text, max(0, start - LOOK_BACK), start)))
        if when is not None:
            found.append(DateMention(start=start, end=end, when=when.iso, precision=when.precision, garbled=when.garbled))
    return found


def _day_of(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
