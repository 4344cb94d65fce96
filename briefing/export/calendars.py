"""The timeline for programs that draw or keep dates: TimelineJS (Knight Lab) and iCalendar (RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from html import escape
from typing import Any

import msgspec

from briefing.export.naming import Names
from briefing.workspace.rows import StatementRow, TimelineRow, said_by
from briefing.workspace.safe_text import one_line
from briefing.workspace.view import View
from briefing.workspace.wording import moment

MOST_LINES = 5
"""Statements of one date that an event shows."""
UNITS = ("year", "month", "day")


def timeline_js(view: View) -> Iterator[bytes]:
    """The timeline as the JSON of TimelineJS: an event for each date, with what is said of it and by whom."""
    yield b'{"title": ' + msgspec.json.encode({"text": {"headline": _html(view.title)}}) + b', "events": ['
    comma, names = b"", Names(view)
    for row in view.timeline():
        start = _start(row)
        if start:
            yield comma + b"\n" + msgspec.json.encode(_event(row, start, names))
            comma = b","
    yield b"\n]}\n"


def ics(view: View) -> Iterator[bytes]:
    """The timeline as a calendar of whole days; dates that name no day are left out."""
    from icalendar import Calendar, Event

    calendar, names = Calendar(), Names(view)
    calendar.add("prodid", "-//briefing//timeline//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", one_line(view.title))
    for row in view.timeline():
        day = _day(row)
        if day is None:
            continue
        for one in row.statements[:MOST_LINES]:
            event = Event()
            event.add("uid", f"{hashlib.sha256(f'{row.when} {one.id}'.encode()).hexdigest()[:24]}@briefing")
            event.add("dtstamp", datetime(day.year, day.month, day.day, tzinfo=UTC))
            event.add("dtstart", day)
            event.add("dtend", day + timedelta(days=1))
            event.add("summary", one_line(one.text))
            event.add("description", _cited(one, names))
            calendar.add_component(event)
    yield calendar.to_ical(sorted=False)


def _event(row: TimelineRow, start: dict[str, int], names: Names) -> dict[str, Any]:
    lines = [f"<p>{_html(one.text)} <em>({_html(_cited(one, names))})</em></p>" for one in row.statements[:MOST_LINES]]
    return {"start_date": start, "text": {"headline": _html(moment(row.when, row.precision)), "text": "".join(lines)}}


def _start(row: TimelineRow) -> dict[str, int]:
    """The date in numbers; empty for what is no date of the calendar."""
    parts = row.when[:10].rstrip("s").split("-")
    return dict(zip(UNITS, map(int, parts), strict=False)) if all(part.isdigit() for part in parts) else {}


def _day(row: TimelineRow) -> date | None:
    try:
        return date.fromisoformat(row.when[:10]) if row.precision in ("day", "time") else None
    except ValueError:
        return None


def _cited(row: StatementRow, names: Names) -> str:
    chain = said_by(row)
    speaker = f"{chain.voice_name}, in " if chain and chain.voice_name else ""
    return one_line(f"{speaker}{row.outlet}{f', {names.day(row)}' if row.published else ''}")


def _html(text: str) -> str:
    return escape(one_line(text))


FORMS: dict[str, Callable[[View], Iterator[bytes]]] = {"timelinejs": timeline_js, "ics": ics}
"""The forms in which `briefing timeline` gives the timeline, beside the tables."""
