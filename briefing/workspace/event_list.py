"""The events that a folder tells of, where it plainly tells of several: each with its articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.model import Record
from briefing.workspace.filter_query import Filter
from briefing.workspace.wording import plural

if TYPE_CHECKING:
    from briefing.workspace.brief_lists import BriefLists

MOST_SOURCES = 2000
"""Sources of a corpus above which events are not looked for: it would cost more than it is worth."""


class EventRow(Record, frozen=True):
    """An event: what the article that came out first calls it, and its sources."""

    title: str
    sources: tuple[str, ...]
    outlets: tuple[str, ...]
    days: tuple[str, ...]
    """The first and the last day on which an article came out; none where no date is known."""

    @property
    def id(self) -> str:
        """Names it as long as its first source is there."""
        return f"event {self.sources[0]}"

    @property
    def filter(self) -> Filter:
        """Lets pass what its articles say."""
        return Filter(sources=self.sources)


def event_rows(view: BriefLists) -> Sequence[EventRow]:
    """The events with most articles first; nothing where one event is told of, or that is not sure. Takes a moment: run it in a thread."""
    from briefing.assembly.events import FEWEST_ARTICLES, several_events, subjects

    labels = view.source_labels()
    if not FEWEST_ARTICLES <= len(labels) <= MOST_SOURCES:
        return ()
    found = subjects(view.each_source())
    rows = []
    for group in several_events(found):
        days = sorted(day.isoformat() for number in group if (day := found[number].day))
        first = min(group, key=lambda number: (found[number].day is None, found[number].day or 0, number))
        rows.append(
            EventRow(
                title=labels[first].title,
                sources=tuple(labels[number].id for number in group),
                outlets=tuple(dict.fromkeys(labels[number].outlet for number in group)),
                days=tuple(dict.fromkeys((days[0], days[-1]))) if days else (),
            )
        )
    return rows


def events_told(view: BriefLists, events: Sequence[EventRow]) -> str:
    """How many articles tell of how many events, and where to go."""
    articles = plural(len(view.source_labels()), "article")
    return f"{articles} tell of about {len(events)} events. S lists them under “By event”; enter on one reads only its articles."
