"""The whole brief on one screen: each entry leads to its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from briefing.tui import painting
from briefing.tui.display import Target
from briefing.tui.history import Place
from briefing.tui.painting import READABLE, counted
from briefing.tui.styles import Styles
from briefing.tui.views.listing import Listing
from briefing.tui.wrapping import Line, Piece, cells, clipped, wrapped
from briefing.workspace.overview import Day, Overview, Story, overview
from briefing.workspace.wording import day_known

BARS = " ▁▂▃▄▅▆▇█"
PRINTED = 4
"""Outlets of one story that are named."""
LONGEST_BAR = 24

Tone = Literal["text", "muted", "strong", "disputed", "attribution"]


@dataclass(frozen=True)
class Entry:
    """A row: the heading that it stands under where it is the first there, what it says, a bar or what stands behind it, where it leads."""

    id: str
    words: str
    place: Place
    heading: str = ""
    behind: tuple[str, ...] = ()
    """Lines beneath, muted."""
    share: float = 0.0
    """Of a bar, where there is one."""
    source: str = ""
    """The statement that the source pane shows; empty: none."""
    tone: Tone = "text"


class SummaryView(Listing):
    """Title, origins, most told, disputes, voices, days, what is not read."""

    name = "summary"
    title = "Whole"
    help = "The briefing in sum. Every entry leads to its place with enter; < leads back."
    rows_are = "entry"
    unfiltered = "the summary is of the whole briefing"
    alone = True

    @cached_property
    def _entries(self) -> Sequence[Entry]:
        found = overview(self.view)
        return [*self._head(found), *_stories(found), *self._told(found), *self._disputes(found), *_voices(found), *_days(found),
                *self._unread()]  # fmt: skip

    def rows(self, group: str) -> Sequence[Entry]:
        """The entries, in blocks."""
        return self._entries

    def note(self, group: str, rows: Sequence[Entry]) -> str:
        """What enter does here."""
        return "enter goes there"

    def leads_to(self, row: Entry) -> Place:
        """The place of the entry."""
        return row.place

    def target(self, row: Entry, statement_index: int) -> Target | None:
        """The statement that the entry is about."""
        if not row.source:
            return None
        statement = self.view.statement(row.source)
        return Target(statement.source, statement)

    def paint(self, row: Entry, width: int, styles: Styles) -> list[Line]:
        """The heading of the block, the words, what stands behind them."""
        room = min(width, READABLE)
        lines: list[Line] = [[(line, styles.accent)] for line in wrapped(row.heading, room)] if row.heading else []
        style = getattr(styles, row.tone)
        if row.share:
            lines.append(_bar(row, room, styles))
        else:
            lines += [[(line, style)] for line in wrapped(row.words, room, 3)]
        return lines + [[(line, styles.muted)] for told in row.behind for line in wrapped(told, room)]

    # --- the blocks

    def _head(self, summary: Overview) -> Iterator[Entry]:
        view, page = self.view, self.view.orders.page
        days = (
            f"{view.days[0]} to {view.days[1]}, "
            if view.days and view.days[0] != view.days[1]
            else f"{view.days[0]}, "
            if view.days
            else ""
        )
        points = sum(section.count for section in view.shown_sections())
        on_page = f", {len(view.page())} of them on the page" if page.chosen else ""
        sides = ", ".join(side.name for side in view.sides())
        behind: tuple[str, ...] = (
            f"{days}template {view.template}" + (f", sides {sides}" if sides else ""),
            f"{counted(summary.sources, 'source')}, {counted(summary.origins, 'origin')}; {counted(points, 'line')}{on_page}",
        )
        if summary.crowded:
            title, count = summary.crowded
            behind += (f"{count} of {counted(points, 'line')} stand in one section, “{title}”: P chooses another template.",)
        yield Entry("head", view.title, Place("brief", "", None), behind=behind, tone="strong")

    def _told(self, summary: Overview) -> Iterator[Entry]:
        for number, row in enumerate(summary.widely_told):
            where = self.section_titles.get(row.section or "", "")
            behind = (f"{painting.support(row)} · {where}",)
            heading = "" if number else "Most widely told"
            yield Entry(f"told/{row.id}", row.text, Place("", "", row.id), heading, behind, source=self.view.record(row.id).lead)

    def _disputes(self, summary: Overview) -> Iterator[Entry]:
        for number, row in enumerate(summary.disputes):
            behind = tuple(
                f"{chr(ord('A') + place)}  {value}  ({', '.join(dict.fromkeys(one.outlet for one in said))})"
                for place, (value, said) in enumerate(row.positions[:4])
            )
            first = row.positions[0][1][0].id if row.positions and row.positions[0][1] else ""
            heading = "" if number else "Open disputes"
            yield Entry(f"dispute/{row.id}", row.about, Place("disputes", row.id, None), heading, behind, source=first, tone="disputed")

    def _unread(self) -> Iterator[Entry]:
        from briefing.tui.views.sources import NOTICES, UNREAD

        problems = self.view.problems()
        unread = [one for one in problems if one.kind != "notice"]
        doubts = len(problems) - len(unread)
        if unread:
            behind = tuple(f"{one.path}: {one.error}" for one in unread[:3])
            yield Entry("unread", counted(len(unread), "file"), Place("sources", UNREAD, None), "Not read", behind)
        if doubts:
            yield Entry("doubts", counted(doubts, "file"), Place("sources", NOTICES, None), "Read, with a doubt")


def _stories(summary: Overview) -> Iterator[Entry]:
    """Who prints whose story: a small tree."""
    for number, story in enumerate(summary.stories):
        whose = f"{story.agency}: " if story.agency else ""
        place = Place("sources", "", story.sources[0].id)
        words = f"{whose}{len(story.sources)} sources print one story"
        yield Entry(f"story/{story.sources[0].id}", words, place, "" if number else "Origins", tuple(_branches(story)))
    alone = summary.origins - len(summary.stories)
    if alone > 0:
        words = f"{counted(alone, 'source')} with a story of {'its' if alone == 1 else 'their'} own"
        yield Entry("alone", words, Place("sources", "", None), "" if summary.stories else "Origins", tone="muted")


def _branches(story: Story) -> Iterator[str]:
    shown = story.sources[:PRINTED]
    more = len(story.sources) - len(shown)
    for number, row in enumerate(shown):
        last = number == len(shown) - 1 and not more
        yield f"{'└' if last else '├'} {row.outlet}{f', {when}' if (when := day_known(row.published)) else ''}"
    if more:
        yield f"└ and {more} more"


def _voices(summary: Overview) -> Iterator[Entry]:
    most = max((voice.statements for voice in summary.voices), default=1) or 1
    for number, voice in enumerate(summary.voices):
        heading = "" if number else "Who speaks"
        about = f", {voice.affiliation}" if voice.affiliation else ""
        words = f"{voice.statements}  {voice.name}{about}"
        yield Entry(f"voice/{voice.id}", words, Place("voices", voice.id, None), heading, share=voice.statements / most)


def _days(summary: Overview) -> Iterator[Entry]:
    if summary.days:
        busiest = max(summary.days, key=lambda day: day.count)
        place, told = Place("timeline", "", f"{busiest.when}/day"), f"most of {busiest.when} ({counted(busiest.count, 'statement')})"
        if len(summary.days) > 1:
            yield Entry("days", sparkline(summary.days), place, "When", (f"{summary.days[0].when} to {summary.days[-1].when}; {told}",))
        else:
            yield Entry("days", f"{told[:1].upper()}{told[1:]}", place, "When")


def sparkline(days: Sequence[Day]) -> str:
    """A column a day, higher the more is told of it; a day of which something is told is always seen."""
    most = max(day.count for day in days)
    return "".join(BARS[-(-day.count * 8 // most)] if day.count else "·" for day in days)


def _bar(row: Entry, width: int, styles: Styles) -> Line:
    """A bar, how many, and who."""
    room = max(4, min(LONGEST_BAR, width // 3))
    pieces: list[Piece] = [(painting.bar(row.share, room), styles.accent), ("  ", styles.text)]
    return [*pieces, (clipped(row.words, max(4, width - room - 2)), styles.text)] if cells(row.words) else pieces
