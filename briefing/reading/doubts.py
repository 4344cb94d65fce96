"""Dates that can't be trusted: of a crawl, which many articles share; of the fetching; in the future; against the address or each other.

A doubtful date keeps its value, and its origin says why it is doubted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from briefing.model import Known, Metadata, Source
from briefing.reading import calendar

SAME_DAY = 4
"""Articles of one outlet, all on one day, from which on that day is doubted."""
SAME_MOMENT = 3
"""Articles of one outlet with one date and time, from which on that moment is doubted."""
APART = 1
"""Days that a date may be from the one in the address: time zones, and print days."""
ZONES = timedelta(hours=14)
"""How far clocks may be apart."""
MINUTE = timedelta(minutes=1)


def mark_doubtful_dates(sources: Sequence[Source], today: date) -> list[Source]:
    """The sources with their doubtful dates marked as such."""
    by_outlet: dict[str, list[Metadata]] = defaultdict(list)
    for source in sources:
        if source.metadata.outlet and source.metadata.published:
            by_outlet[source.metadata.outlet.value].append(source.metadata)
    shared = {(outlet, value) for outlet, known in by_outlet.items() for value in _of_a_crawl(known)}
    return [_with_doubts(source, shared, today) for source in sources]


def _of_a_crawl(metadata: Sequence[Metadata]) -> set[str]:
    """The dates of one outlet that several articles share to the minute, or all of them as a day."""
    values = [one.published.value for one in metadata if one.published]
    found = {value for value in set(values) if _time(value) and values.count(value) >= SAME_MOMENT}
    days = {value[:10] for value in values}
    if len(values) >= SAME_DAY and len(days) == 1:
        fetched = {one.fetched.value[:10] for one in metadata if one.fetched}
        # Times that differ are those of a busy day, unless it is the day on which all were fetched.
        if fetched == days or not all(_time(value) for value in values):
            found.update(values)
    return found


def _time(value: str) -> str:
    """The time of a date-time; empty for a date, and for midnight, which stands for no time."""
    return value[11:16] if "T" in value and value[11:16] != "00:00" else ""


def _with_doubts(source: Source, shared: set[tuple[str, str]], today: date) -> Source:
    known = source.metadata
    published, modified = known.published, known.modified
    if published and (why := _why(known, published, shared, today)):
        published = _doubtful(published, why)
    if modified and (why := _why_modified(known, modified, today)):
        modified = _doubtful(modified, why)
    if published is known.published and modified is known.modified:
        return source
    return replace(source, metadata=replace(known, published=published, modified=modified))


def _doubtful(value: Known, why: str) -> Known:
    return Known(value=value.value, certainty="doubtful", origin=f"{value.origin}; {why}")


def _why(metadata: Metadata, published: Known, shared: set[tuple[str, str]], today: date) -> str:
    """Why a date of publication is doubted, or an empty string."""
    named = calendar.in_address(metadata.address.value) if metadata.address else None
    if _is_future(published.value, today):
        return "it lies in the future"
    if named and abs(_days_apart(published.value, named)) > APART:
        return "the address names another day"
    if metadata.fetched and _days_apart(metadata.fetched.value, published.value) < -1:
        return "it is later than the fetching"
    if named:
        return ""
    if metadata.outlet and (metadata.outlet.value, published.value) in shared:
        return "other articles of this outlet have the same"
    return "it is the moment of the fetching" if metadata.fetched and _is_moment_of(published.value, metadata.fetched.value) else ""


def _why_modified(metadata: Metadata, modified: Known, today: date) -> str:
    if _is_future(modified.value, today):
        return "it lies in the future"
    if metadata.published and _days_apart(modified.value, metadata.published.value) < 0:
        return "it is earlier than the publication"
    if metadata.fetched and _days_apart(metadata.fetched.value, modified.value) < -1:
        return "it is later than the fetching"
    return ""


def _is_future(value: str, today: date) -> bool:
    """Whether a day lies after tomorrow, which it is somewhere already."""
    return _days_apart(value, today.isoformat()) > 1


def _days_apart(first: str, second: str) -> int:
    """The days from `second` to `first`; 0 where one of them is no date."""
    try:
        return (date.fromisoformat(first[:10]) - date.fromisoformat(second[:10])).days
    except ValueError:
        return 0


def _is_moment_of(published: str, fetched: str) -> bool:
    """Whether a date-time is that of the fetching, to the minute: a page that prints when it was asked.

    Where one of them names no time zone, the hours between them may be those of any zone.
    """
    if not _time(published):
        return False
    try:
        moments = [datetime.fromisoformat(value.replace("Z", "+00:00")) for value in (published, fetched)]
    except ValueError:
        return False
    if all(moment.tzinfo for moment in moments):
        return abs(moments[1] - moments[0]) < MINUTE
    naive = [moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment for moment in moments]
    between = naive[1] - naive[0]
    return abs(between) <= ZONES and between % timedelta(hours=1) < MINUTE
