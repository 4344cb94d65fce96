"""What a brief holds, in sum: who prints whose story, what is most widely told, what is disputed, who speaks, when things happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta

from briefing.model import Record
from briefing.workspace.brief_lists import BriefLists
from briefing.workspace.records import ORIGIN
from briefing.workspace.rows import DisputeRow, PointRow, SourceRow, VoiceRow

SOURCES = 2000
"""Sources whose origins are told; of a larger corpus the first."""
FEW = 5
"""Entries of each kind."""
MANY, CROWDED = 30, 0.8
"""Lines from which it is said that one section holds nearly all of them, and how large a part that is."""
DAYS = 40
"""Days in a row that are shown."""


class Story(Record, frozen=True):
    """A story that several sources print: whose it is, where that is known."""

    agency: str
    sources: tuple[SourceRow, ...]


class Day(Record, frozen=True):
    """A day and how many statements tell of it."""

    when: str
    count: int


class Overview(Record, frozen=True):
    """The sum of a brief, edits applied."""

    sources: int
    origins: int
    stories: tuple[Story, ...]
    """Those that more than one source prints, the most printed first."""
    widely_told: tuple[PointRow, ...]
    disputes: tuple[DisputeRow, ...]
    """Open and sure ones, in which sources stand against each other."""
    voices: tuple[VoiceRow, ...]
    crowded: tuple[str, int] | None
    """The title of the section in which most lines stand, and how many, where hardly any stand elsewhere."""
    days: tuple[Day, ...]
    """Without gaps, first to last."""


def overview(view: BriefLists) -> Overview:
    """The sum of a brief."""
    rows = view.sources()[:SOURCES]
    by_origin: dict[str, list[SourceRow]] = {}
    for row in rows:
        by_origin.setdefault(row.origin or row.id, []).append(row)
    shared = sorted((printing for printing in by_origin.values() if len(printing) > 1), key=lambda printing: -len(printing))
    found = view.records.by_id("origin", ORIGIN, (printing[0].origin for printing in shared))
    stories = tuple(
        Story(agency=(found[one[0].origin].agency or "") if one[0].origin in found else "", sources=tuple(one)) for one in shared
    )
    return Overview(
        sources=len(view.sources()),
        origins=len(by_origin),
        stories=stories,
        widely_told=tuple(_widely_told(view)),
        disputes=tuple(row for row in view.disputes()[:50] if row.reported and row.status == "open" and len(row.positions) > 1)[:FEW],
        voices=tuple(view.voices()[:FEW]),
        crowded=crowded(view),
        days=tuple(_days(view)),
    )


def crowded(view: BriefLists) -> tuple[str, int] | None:
    """The section that holds nearly all lines, and how many: another template may tell them apart; None where they are spread."""
    sections = view.shown_sections()
    fullest = max(sections, key=lambda section: section.count, default=None)
    everything = sum(section.count for section in sections)
    if fullest is None or everything < MANY or fullest.count < CROWDED * everything:
        return None
    return fullest.title, fullest.count


def _widely_told(view: BriefLists) -> Sequence[PointRow]:
    """The lines behind which most independent sources stand."""
    overlay = view.overlay
    most = FEW + len(overlay.points)
    query = "SELECT id FROM point WHERE section IS NOT NULL AND independent > 1 ORDER BY independent DESC, rank LIMIT ?"
    names = dict.fromkeys([name for (name,) in view.store.rows(query, (most,))] + list(overlay.points))
    shown = {section.id for section in view.shown_sections()}
    rows = view.rows_of([name for name in names if name not in overlay.gone and name not in overlay.excluded])
    told = [row for row in rows if row.section in shown and row.independent > 1]
    return sorted(told, key=lambda row: (-row.independent, -row.sources))[:FEW]


def _days(view: BriefLists) -> Sequence[Day]:
    """The stretch of days of which most is told."""
    counts: dict[date, int] = {}
    for entry in view.remaining.each_entry():
        if entry.precision in ("day", "time"):
            with suppress(ValueError):
                day = date.fromisoformat(entry.when[:10])
                counts[day] = counts.get(day, 0) + len(entry.statements)
    if not counts:
        return ()
    first, last = _busiest(counts)
    return [Day(when=day.isoformat(), count=counts.get(day, 0)) for day in (first + timedelta(n) for n in range((last - first).days + 1))]


def _busiest(counts: Mapping[date, int]) -> tuple[date, date]:
    """First and last of the days within reach of each other of which most is told."""
    days = sorted(counts)
    best, most, end, told = (0, 0), -1, 0, 0
    for start, day in enumerate(days):
        while end < len(days) and (days[end] - day).days < DAYS:
            told += counts[days[end]]
            end += 1
        if told > most:
            best, most = (start, end - 1), told
        told -= counts[day]
    return days[best[0]], days[best[1]]
