"""The lists of a brief, unfiltered: rows of what is shown, with the edits laid over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.model import Point, Precision, Problem, Source, TimelineEntry, Voice, count_support
from briefing.workspace import wording
from briefing.workspace.brief_state import BriefState
from briefing.workspace.lazy import Lazy
from briefing.workspace.page import put_behind
from briefing.workspace.point_rows import PointRows
from briefing.workspace.records import DISPUTE, ORIGIN, PROBLEM, SOURCE, TIMELINE, VOICE, behind
from briefing.workspace.rows import (
    DisputeRow,
    Hit,
    NearRow,
    PointDetail,
    PointRow,
    SectionRow,
    SourceLabel,
    SourcePage,
    SourceRow,
    Standing,
    StatementRow,
    TimelineDay,
    TimelineRow,
    VoiceRow,
)
from briefing.workspace.store import Store

if TYPE_CHECKING:
    from briefing.workspace.filter_query import Filter


class BriefLists(BriefState):
    """Answers for what is on the screen. Lists are sequences that fetch what is asked for: take their length, and slices."""

    def __init__(self, store: Store, paths: Sequence[Path] = (), *, sides_decided: bool = False, follow_links: bool = False) -> None:
        super().__init__(store, paths, sides_decided=sides_decided, follow_links=follow_links)
        self._points = PointRows(self)

    def sections(self) -> Sequence[SectionRow]:
        """The sections in the order of the template, or that which the analyst gave them; those that the analyst added stand last."""
        overlay = self.overlay
        stored = self.store.rows("SELECT id, title, side, hint FROM section ORDER BY number")
        rows = {
            name: SectionRow(
                id=name,
                title=overlay.section_titles.get(name) or title,
                count=self.orders.count(name),
                page=len(self.orders.page.lines(name)),
                side=side,
                hint=hint,
                hidden=name in overlay.hidden_sections,
                own=name in overlay.own_sections,
            )
            for name, title, side, hint in [*stored, *((name, title, None, "") for name, title in overlay.own_sections.items())]
        }
        return [rows[name] for name in _arranged(list(rows), overlay.arranged)]

    def shown_sections(self) -> Sequence[SectionRow]:
        """The sections that are worth showing: not what the analyst hid, nor those of a side about whose motives nothing was found."""
        return [row for row in self.sections() if not row.hidden and (row.count or row.side is None or self._stored_orders.count(row.id))]

    def points(self, section: str | None, criteria: Filter | None = None) -> Sequence[PointRow]:
        """The points of a section, best first; of no section with None; with `criteria`, those that the filter lets through."""
        return self._points.points(section, criteria)

    def excluded(self) -> Sequence[PointRow]:
        """The points that the analyst left out, in the order of the decisions."""
        return self._points.excluded()

    def rows_of(self, names: Sequence[str]) -> list[PointRow]:
        """The rows of points by id, in order. Raises KeyError for an unknown one."""
        return self._points.rows_of(names)

    def still_there(self, names: Sequence[str]) -> list[str]:
        """Those of the points that there are, edits applied: not what is unknown, and not what was merged into another."""
        return self._points.still_there(names)

    def page(self, lines: int | None = None) -> list[str]:
        """Ids of the points that stand on the page, pinned ones first, then by rank; with `lines`, those of a page of so many."""
        return self.orders.page.by_rank(lines)

    def taken_out(self, section: str) -> bool:
        """Whether edits took points out of a section, all that it had."""
        return not self.orders.count(section) and self._stored_orders.count(section) > 0

    def record(self, name: str) -> Point:
        """A point as it stands, edits applied. Raises KeyError for an unknown id."""
        return self._points.record(name)

    def point(self, name: str) -> PointDetail:
        """A point with all its statements, the lead first. Raises KeyError for an unknown id."""
        point = self.record(name)
        order = [point.lead, *(statement for statement in point.statements if statement != point.lead)]
        rows = self.records.statements(order)
        stories = self.records.by_id("origin", ORIGIN, (row.origin for row in rows))
        agencies = sorted({story.agency for story in stories.values() if story.agency})
        words = wording.support(point.sources, point.independent, agencies)
        near = self._near(point)
        whole = [one for other in (point, *(self.record(one.point) for one in near)) for one in other.statements] if near else []
        _, most = count_support(behind(self.store, self.overlay, whole))
        perhaps = most if most > point.independent else 0
        return PointDetail(
            row=self.rows_of([name])[0],
            statements=tuple(rows),
            origins=words,
            agencies=tuple(agencies),
            near=tuple(near),
            perhaps=perhaps,
        )

    def _near(self, point: Point) -> list[NearRow]:
        """The points that may say the same: not what is excluded, merged into this one or said not to be the same."""
        if not point.near:
            return []
        query = "SELECT p.id, s.id FROM point p JOIN statement s ON s.number = p.lead WHERE p.id IN"
        stored: dict[str, str] = dict(self.records.among(query, [one.point for one in point.near]))
        overlay = self.overlay
        found: dict[str, NearRow] = {}
        for one in point.near:
            lead = stored.get(one.point)
            other = overlay.homes.get(lead, one.point) if lead else None
            if other is None or other == point.id or other in found or other in overlay.excluded or other in overlay.gone:
                continue
            record = self.record(other)
            apart = any(frozenset((mine, theirs)) in overlay.apart for mine in point.statements for theirs in record.statements)
            if not apart:
                found[other] = NearRow(point=other, chance=one.chance, lead=self.records.statements([record.lead])[0])
        return list(found.values())

    def statement(self, name: str) -> StatementRow:
        """One statement with its chains. Raises KeyError for an unknown id."""
        return self.records.statements([name])[0]

    def source(self, name: str) -> SourcePage:
        """A source to be shown whole. Raises KeyError for an unknown id."""
        row = self.store.row("SELECT number, data FROM source WHERE id = ?", (name,))
        if row is None:
            raise KeyError(name)
        spans = self.store.rows("SELECT id, start, finish FROM statement WHERE source = ? ORDER BY start", (row[0],))
        return SourcePage(
            source=self.records.mended(SOURCE.decode(row[1])), statements=tuple(spans), rating=self.overlay.ratings.get(name, "")
        )

    def standings(self, source: str) -> Sequence[tuple[int, Standing]]:
        """Where each statement of a source stands in the brief, by its start, in the order of the text."""
        overlay, page = self.overlay, self.orders.page.points
        query = """
            SELECT s.id, s.start, s.point, s.section FROM statement s JOIN source o ON o.number = s.source
            WHERE o.id = ? ORDER BY s.start"""
        rows = self.store.rows(query, (source,))

        def standing(name: str, point: str, section: str | None) -> Standing:
            home = overlay.homes.get(name, point)
            touched = overlay.points.get(home)
            return _standing(name in overlay.hidden, home in page, touched.section if touched else section)

        return [(start, standing(name, point, section)) for name, start, point, section in rows]

    def points_standing(self, points: Sequence[str]) -> dict[str, Standing]:
        """Where each of these points stands, by their ids, edits applied."""
        overlay, page = self.overlay, self.orders.page.points
        sections: dict[str, str | None] = dict(self.records.among("SELECT id, section FROM point WHERE id IN", points))
        sections |= {name: overlay.points[name].section for name in points if name in overlay.points}
        return {name: _standing(name in overlay.excluded, name in page, section) for name, section in sections.items()}

    def source_title(self, name: str) -> str:
        """What a source is called in a list: its outlet. Raises KeyError for an unknown id."""
        row = self.store.row("SELECT outlet FROM source WHERE id = ?", (name,))
        if row is None:
            raise KeyError(name)
        return self.records.labels(name, "", row[0], None).outlet

    def point_of(self, statement: str) -> str | None:
        """The point that a statement stands behind, edits applied; None for an unknown statement."""
        if statement in self.overlay.homes:
            return self.overlay.homes[statement]
        row = self.store.row("SELECT point FROM statement WHERE id = ?", (statement,))
        return row[0] if row else None

    def page_lines_of_sources(self) -> Counter[str]:
        """How many lines of the page each source stands behind, by its id, edits applied."""
        touched, page = self.overlay.points, self.orders.page.points
        query = "SELECT DISTINCT s.point, o.id FROM statement s JOIN source o ON o.number = s.source WHERE s.point IN"
        behind = {(point, source) for point, source in self.records.among(query, sorted(page - touched.keys()))}
        homes = {name: point for point in page & touched.keys() for name in touched[point].statements}
        query = "SELECT s.id, o.id FROM statement s JOIN source o ON o.number = s.source WHERE s.id IN"
        behind |= {(homes[name], source) for name, source in self.records.among(query, sorted(homes))}
        return Counter(source for _, source in behind)

    def sources_by_origin(self) -> list[int]:
        """The numbers of the sources, those that print one story together, the most printed first."""
        rows = self.store.rows("SELECT number, origin FROM source ORDER BY number")
        printed = Counter(origin for _, origin in rows)
        return [
            number for number, origin in sorted(rows, key=lambda row: (-printed[row[1]], row[1] if printed[row[1]] > 1 else "", row[0]))
        ]

    def source_labels(self) -> Sequence[SourceLabel]:
        """What every source is called, in order, without reading its text."""
        rows = self.store.rows("SELECT id, path, title, outlet, statements FROM source ORDER BY number")
        excluded = self.remaining.excluded_by_source[0]
        found = []
        for number, (name, path, title, outlet, statements) in enumerate(rows):
            known = self.records.labels(name, title, outlet, None)
            found.append(SourceLabel(id=name, path=path, title=known.title, outlet=known.outlet, statements=statements - excluded[number]))
        return found

    def each_source(self) -> Iterator[Source]:
        """Every source as read, in order."""
        for (data,) in self.store.each("SELECT data FROM source ORDER BY number"):
            yield self.records.mended(SOURCE.decode(data))

    def sources(self) -> Sequence[SourceRow]:
        """Every source of the corpus."""

        def fetch(start: int, end: int) -> list[SourceRow]:
            return self.records.sources(start, end, self.changes.sources, self.remaining.excluded_by_source)

        return Lazy(self._count("source"), fetch)

    def voices(self) -> Sequence[VoiceRow]:
        """Every voice that says something, the one with most statements first; one that only carries what others say is none of them."""
        order = self.remaining.voices()

        def fetch(start: int, end: int) -> list[VoiceRow]:
            query = "SELECT data, statements FROM voice WHERE place >= ? AND place < ? ORDER BY place"
            found: list[VoiceRow] = []
            for piece in order.pieces(start, end):
                if isinstance(piece, range):
                    rows = self.store.rows(query, (piece.start, piece.stop))
                    found += [self._voice(VOICE.decode(data), count) for data, count in rows]
                else:
                    found += map(self.voice, piece)
            return found

        return Lazy(len(order), fetch)

    def voice(self, name: str) -> VoiceRow:
        """One voice. Raises KeyError for an unknown id."""
        if name in self.overlay.own_voices:
            return self._voice(self.overlay.own_voices[name], 0)
        row = self.store.row("SELECT data, statements FROM voice WHERE id = ?", (name,))
        if row is None:
            raise KeyError(name)
        return self._voice(VOICE.decode(row[0]), row[1])

    def voice_called(self, name: str, *, but: str) -> str | None:
        """The id of a voice that has this name now, in whatever case, and is not the one of the id `but`; None where there is none."""
        rows = self.store.rows("SELECT id FROM voice WHERE lower(name) = lower(?)", (name,))
        renamed = [voice for voice, called in self.overlay.voices.items() if called.casefold() == name.casefold()]
        own = [voice.id for voice in self.overlay.own_voices.values() if voice.name.casefold() == name.casefold()]
        read = (voice for voice in (*(row[0] for row in rows), *own) if voice not in self.overlay.voices)
        found = (self.overlay.voice(voice) for voice in (*renamed, *read))
        return next((voice for voice in found if voice != self.overlay.voice(but)), None)

    def voice_as_read(self, name: str) -> str:
        """The name of a voice in the sources, whatever the analyst calls it. Raises KeyError for an unknown id."""
        found = self.speakers.read_name(name)
        if found is None:
            raise KeyError(name)
        return found

    def _voice(self, voice: Voice, count: int) -> VoiceRow:
        return VoiceRow(
            id=voice.id,
            name=self.records.voice_name(voice),
            aliases=self._aliases(voice),
            title=voice.title,
            affiliation=voice.affiliation,
            side=voice.side,
            statements=count - self.remaining.excluded_by_voice.get(voice.id, 0),
        )

    def _aliases(self, voice: Voice) -> tuple[str, ...]:
        """The other names of a voice, and those of the voices that are it."""
        if voice.id not in self.overlay.joined.values():
            return voice.aliases
        others = self.records.voices(self.overlay.voices_of(voice.id)[1:])
        names = [name for other in others.values() for name in (other.name, *other.aliases)]
        return tuple(name for name in dict.fromkeys((*voice.aliases, *names)) if name != voice.name)

    def said_by(self, name: str) -> Sequence[StatementRow]:
        """What a voice says, in the order of sources and text."""
        names = self.statement_ids_of_voice(name)
        return Lazy(len(names), lambda start, end: self.records.statements(names[start:end]))

    def statement_ids_of_voice(self, name: str) -> list[str]:
        """The ids of what a voice says, in that order, without what is excluded."""
        said = self.speakers.said_by(self.overlay.voices_of(name))
        return [statement for statement in said if statement not in self.overlay.hidden]

    def disputes(self) -> Sequence[DisputeRow]:
        """Every dispute, the surest first; one that has fewer than two positions without what is excluded is none."""
        order = self.remaining.disputes()

        def fetch(start: int, end: int) -> list[DisputeRow]:
            query = "SELECT data FROM dispute WHERE number >= ? AND number < ? ORDER BY number"
            pieces = (piece for piece in order.pieces(start, end) if isinstance(piece, range))
            return [self._dispute(data) for piece in pieces for (data,) in self.store.rows(query, (piece.start, piece.stop))]

        return Lazy(len(order), fetch)

    def dispute(self, name: str) -> DisputeRow:
        """One dispute, with the positions that are left of it. Raises KeyError for an unknown id."""
        row = self.store.row("SELECT data FROM dispute WHERE id = ?", (name,))
        if row is None:
            raise KeyError(name)
        return self._dispute(row[0])

    def _dispute(self, data: bytes) -> DisputeRow:
        dispute = self.remaining.dispute(DISPUTE.decode(data))
        return DisputeRow(
            id=dispute.id,
            kind=dispute.kind,
            about=dispute.about,
            certainty=dispute.certainty,
            positions=tuple((one.value, tuple(self.records.statements(one.statements))) for one in dispute.positions),
            status=self.overlay.disputes.get(dispute.id, "open"),
            sure=dispute.sure,
        )

    def timeline(self) -> Sequence[TimelineRow]:
        """What happened when, as far as the sources say, earliest first."""
        order, most = self.remaining.timeline()

        def fetch(start: int, end: int) -> list[TimelineRow]:
            query = "SELECT data FROM timeline WHERE number >= ? AND number < ? ORDER BY number"
            found: list[TimelineEntry | None] = []
            for piece in order.pieces(start, end):
                if isinstance(piece, range):
                    found += [TIMELINE.decode(data) for (data,) in self.store.rows(query, (piece.start, piece.stop))]
                else:
                    found += [self.remaining.entries[int(number)] for number in piece]
            return [self.records.timeline_row(one.when, one.precision, one.statements, most) for one in found if one]

        return Lazy(len(order), fetch, batch=1)  # a day may be told of by thousands of statements

    def timeline_days(self) -> Sequence[TimelineDay]:
        """The times of the timeline, without what is told of them."""
        return days_of((one.when, one.precision, one.statements) for one in self.remaining.each_entry())

    def problems(self) -> Sequence[Problem]:
        """What could not be read."""
        return [PROBLEM.decode(data) for (data,) in self.store.rows("SELECT data FROM problem ORDER BY number")]

    def search(self, query: str, limit: int = 200) -> Sequence[Hit]:
        """Statements that hold every word of the query, the last as the beginning of a word; words in quotation marks in a row."""
        from briefing.workspace import search

        return search.statements(self.store, query, limit, self.overlay)

    def search_sources(self, query: str, limit: int = 200) -> Sequence[Hit]:
        """Places in the full texts that hold a word of the query, in sources that hold them all."""
        from briefing.workspace import search

        return search.sources(self.store, query, limit, self.overlay)

    def _count(self, table: str) -> int:
        row = self.store.row(f"SELECT max(number) + 1 FROM {table}")
        return int(row[0] or 0) if row else 0


def _standing(excluded: bool, on_page: bool, section: str | None) -> Standing:
    if excluded:
        return "excluded"
    return "page" if on_page else "record" if section else "unplaced"


def days_of(entries: Iterable[tuple[str, Precision, tuple[str, ...]]]) -> list[TimelineDay]:
    """The times of a timeline, each with its share of the busiest."""
    found = list(entries)
    most = max((len(names) for _, _, names in found), default=1)
    return [TimelineDay(when=when, precision=precision, statements=names, share=len(names) / most) for when, precision, names in found]


def _arranged(names: list[str], moves: Sequence[tuple[str, str | None]]) -> list[str]:
    """The names after each was put behind another one, in the order of the moves."""
    for name, after in moves:
        names = put_behind(names, [name], after)
    return names
