"""Time expressions, resolved against the source's date."""

from __future__ import annotations

from datetime import date

from briefing.analysis.dates.base import day_of_source, is_of_late_evening, is_of_small_hours
from briefing.analysis.dates.finder import Finder
from briefing.model import DateMention, Source

__all__ = ["day_of_source", "find"]


def find(source: Source, base: date | None = None) -> list[DateMention]:
    """Every time expression of the text, in order, resolved where it can be. A day that cannot exist is marked as garbled.

    Relative times ("on Tuesday", "last July", "four years ago") count from the date of the source, or from `base` where that was
    inferred; without one they stay unknown.
    """
    early, late = is_of_small_hours(source), is_of_late_evening(source)
    return Finder(source, base or day_of_source(source), is_early=early, is_late=late).find()
