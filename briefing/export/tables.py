"""The lists of a brief as tables: lines, sources, voices, disputes, timeline; the same for CSV, JSON, the commands and Python.

A row is a record, whose fields are the columns. What is not known is None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import msgspec

from briefing.export.contents import address_of
from briefing.model import Record
from briefing.workspace.rows import PointRow, StatementRow, VoiceRow, said_by
from briefing.workspace.view import View

Cell = str | int | float | bool | None
AT_ONCE = 500
"""Rows that are looked up together."""


class Row(Record, frozen=True, omit_defaults=False):
    """One row of a table."""


class Line(Row, frozen=True):
    """A line of the briefing: `text` is quoted from `article`, characters `start` to `end` of `file`.

    `outlets` say it, `origins` of them independently; `side` is the id of the side that the voice speaks for. A `date` that is doubtful is
    left out; the table of sources has it.
    """

    rank: int
    page: bool
    section: str
    text: str
    voice: str | None
    title: str | None
    affiliation: str | None
    side: str | None
    outlet: str | None
    date: str | None
    article: str | None
    address: str | None
    outlets: int
    origins: int
    disputed: bool
    pinned: bool
    note: str | None
    file: str
    start: int
    end: int
    id: str


class ListedSource(Row, frozen=True):
    """A source; `certainty` is that of its date, `share` its part of the brief (0 to 1), `story` where its story comes from."""

    outlet: str | None
    title: str | None
    published: str | None
    certainty: str | None
    authors: str | None
    agency: str | None
    language: str | None
    address: str | None
    accessed: str | None
    words: int
    statements: int
    share: float
    origin: str
    story: str | None
    file: str
    id: str


class ListedVoice(Row, frozen=True):
    """A voice and how many statements it makes; `also` are the other forms of its name."""

    statements: int
    voice: str
    title: str | None
    affiliation: str | None
    side: str | None
    also: str | None
    id: str


class DisputedStatement(Row, frozen=True):
    """A statement with the position that it takes in a dispute; `reported` tells whether exports for readers have the dispute."""

    dispute: str
    kind: str
    reported: bool
    status: str
    about: str
    position: str
    voice: str | None
    outlet: str | None
    date: str | None
    address: str | None
    text: str
    file: str
    start: int
    end: int


class DatedStatement(Row, frozen=True):
    """A statement with the time that it tells of: ISO 8601, cut to its precision."""

    when: str
    precision: str
    text: str
    voice: str | None
    outlet: str | None
    published: str | None
    address: str | None
    file: str
    start: int
    end: int


class Table(NamedTuple):
    """A list of a brief: its name, the record of its rows, and what gives them."""

    name: str
    record: type[Row]
    rows: Callable[[View], Iterator[Row]]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.record.__struct_fields__


def lines(view: View) -> Iterator[Line]:
    """Every point of every section that is shown, section by section, in the order of each."""
    return _lines(view, (row for section in view.shown_sections() for row in view.points(section.id)))


def page_lines(view: View) -> Iterator[Line]:
    """The points of the page as a reader meets them: those in brief, then section by section, in the order of each with the edits."""
    return _lines(view, view.rows_of(view.orders.page.in_order(section.id for section in view.shown_sections())))


def _lines(view: View, rows: Iterable[PointRow]) -> Iterator[Line]:
    look = _Lookup(view)
    page = set(view.page())
    titles = {section.id: section.title for section in view.shown_sections()}
    each = iter(rows)
    while batch := list(islice(each, AT_ONCE)):
        points = [view.record(row.id) for row in batch]
        leads = view.records.statements([point.lead for point in points])
        for row, point, lead in zip(batch, points, leads, strict=True):
            voice = look.voice(lead)
            yield Line(
                rank=point.rank,
                page=row.id in page,
                section=titles[row.section or ""],
                text=lead.text,
                voice=look.speaker(lead),
                title=voice.title if voice else None,
                affiliation=voice.affiliation if voice else None,
                side=voice.side if voice else None,
                outlet=known_name(lead.outlet, lead.source_path),
                date=look.day(lead),
                article=known_name(lead.source_title, lead.source_path),
                address=look.address(lead),
                outlets=row.sources,
                origins=row.independent,
                disputed=bool(row.disputes),
                pinned=row.pinned,
                note=row.note,
                file=lead.source_path,
                start=lead.start,
                end=lead.end,
                id=row.id,
            )


def sources(view: View) -> Iterator[ListedSource]:
    """Every source, in the order of the desk's list."""
    whole = {source.id: source for source in view.each_source()}
    for row in view.sources():
        source = whole[row.id]
        data = source.metadata
        yield ListedSource(
            outlet=known_name(row.outlet, row.path),
            title=known_name(row.title, row.path),
            published=row.published.value if row.published else None,
            certainty=row.published.certainty if row.published else None,
            authors="; ".join(author.value for author in data.authors) or None,
            agency=data.agency.value if data.agency else None,
            language=data.language.value if data.language else None,
            address=address_of(source),
            accessed=data.fetched.value if data.fetched else None,
            words=row.words,
            statements=row.statements,
            share=round(row.share, 4),
            origin=row.origin,
            story=row.story or None,
            file=row.path,
            id=row.id,
        )


def voices(view: View) -> Iterator[ListedVoice]:
    """Every voice, who says most first."""
    for row in view.voices():
        yield ListedVoice(
            statements=row.statements,
            voice=row.name,
            title=row.title,
            affiliation=row.affiliation,
            side=row.side,
            also="; ".join(row.aliases) or None,
            id=row.id,
        )


def disputes(view: View) -> Iterator[DisputedStatement]:
    """Every statement of every dispute, the surest dispute first."""
    look = _Lookup(view)
    for row in view.disputes():
        for value, statements in row.positions:
            for one in statements:
                yield DisputedStatement(
                    dispute=row.id,
                    kind=row.kind,
                    reported=row.reported,
                    status=row.status,
                    about=row.about,
                    position=value,
                    voice=look.speaker(one),
                    outlet=known_name(one.outlet, one.source_path),
                    date=look.day(one),
                    address=look.address(one),
                    text=one.text,
                    file=one.source_path,
                    start=one.start,
                    end=one.end,
                )


def timeline(view: View) -> Iterator[DatedStatement]:
    """Every statement that tells of a time, earliest first."""
    look = _Lookup(view)
    for row in view.timeline():
        for one in row.statements:
            yield DatedStatement(
                when=row.when,
                precision=row.precision,
                text=one.text,
                voice=look.speaker(one),
                outlet=known_name(one.outlet, one.source_path),
                published=look.day(one),
                address=look.address(one),
                file=one.source_path,
                start=one.start,
                end=one.end,
            )


class _Lookup:
    """Voices and addresses by id, each looked up once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._voices: dict[str, VoiceRow] = {row.id: row for row in view.voices()}
        self._addresses: dict[str, str | None] = {}
        self._doubtful = {row.id for row in view.sources() if row.published and row.published.certainty == "doubtful"}

    def voice(self, row: StatementRow) -> VoiceRow | None:
        """Who says a statement, where that is a voice of the brief."""
        chain = said_by(row)
        return self._voices.get(chain.voice or "") if chain else None

    def speaker(self, row: StatementRow) -> str | None:
        """The name of who says a statement."""
        chain = said_by(row)
        return chain.voice_name if chain else None

    def day(self, row: StatementRow) -> str | None:
        """The date of the source of a statement; None where it is unknown or doubtful."""
        return None if row.source in self._doubtful else row.published

    def address(self, row: StatementRow) -> str | None:
        """The address of the source of a statement."""
        if row.source not in self._addresses:
            self._addresses[row.source] = address_of(self._view.source(row.source).source)
        return self._addresses[row.source]


def known_name(value: str, path: str) -> str | None:
    """An outlet or title; None where the path stands for one that is not known."""
    return None if value == path else value


LINES = Table("lines", Line, lines)
TABLES = (
    LINES,
    Table("sources", ListedSource, sources),
    Table("voices", ListedVoice, voices),
    Table("disputes", DisputedStatement, disputes),
    Table("timeline", DatedStatement, timeline),
)


def table(name: str) -> Table:
    """The table of that name. Raises KeyError."""
    return {one.name: one for one in TABLES}[name]


def as_json(rows: Iterable[Row]) -> Iterator[bytes]:
    """Rows as a JSON list of records, one a line."""
    yield b"["
    comma = b""
    for row in rows:
        yield comma + b"\n" + msgspec.json.encode(row)
        comma = b","
    yield b"\n]\n"
