"""What page and record tell alike: lines with who says them, what sources disagree on, the sources, and what was not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.export.contents import address_of
from briefing.export.dates import day_told, moment, span
from briefing.export.document import Block, Cell, Disagreement, Position, Quotation, Said, Table, Text, Title, Unread, Who
from briefing.export.naming import Names, title_of
from briefing.export.notes import Notes
from briefing.export.part import Part, contents_of
from briefing.model import DisputeKind, Point, Source
from briefing.workspace import wording
from briefing.workspace.rows import DisputeRow, PointDetail, SourceRow, StatementRow
from briefing.workspace.view import View

DISAGREE, TIMELINE, SOURCES, NOTES = "Where sources disagree", "Timeline", "Sources", "Notes"
KINDS = {"denial": "claimed and denied", "garble": "can't be so", "update": "a later figure"}
"""What a reader is told of the kind of a dispute, where its positions do not say it themselves."""


MOST_FOLDED = 8
"""Other wordings that are folded behind a line of a page."""
LEAST_CHANCE = 0.25
"""The chance from which on a reader is told that a line may say the same; the JSON names those below, too."""


class Telling:
    """Puts blocks together out of a view; `brief` says each thing once, as a page does.

    `beside`: for a page whose sources stand beside it, so that whatever is folded into a line can be opened in its place.
    """

    def __init__(self, view: View, brief: bool, beside: bool = False) -> None:
        self.view, self.brief, self.beside = view, brief, beside
        self.names = Names(view)
        self.notes = Notes(view, self.names, brief)
        self._introduced: set[str] = set()

    def title(self, whole: View, part: str) -> Title:
        """The title with the line under it: the days of the event, else those of the articles, and how many sources there are."""
        rows = whole.sources()
        origins = sum(1 for _ in contents_of(whole).origins())
        counts = f"{wording.plural(len(rows), 'source')}, {wording.plural(origins, 'origin')}"
        return Title(title=whole.title, part=part, days=_days(whole, rows), counts=counts)

    def line(self, point: PointDetail, most: int | None = None) -> Quotation:
        """A point: its lead, notes to it and to others that say the same (so many at most), who says it and what stands behind it."""
        lead, *others = _once(point.statements)
        record = self.view.record(point.row.id)
        marks = [told for told in (support(point), "disputed" if point.row.disputes else "") if told]
        if isinstance(self.view, Part) and (mark := self.view.selection.marks.get(point.row.id)):
            marks.insert(0, mark)
        if time := record.other_time:
            marks.insert(0, wording.other_time(time, moment(time.when, time.precision)))
        if record.withdrawn:
            marks.append(wording.withdrawn(record.withdrawn))
        if point.row.pinned and not self.brief:
            marks.append("pinned")
        notes = tuple(self.notes.ref(row, quoted=row is lead) for row in (lead, *_others(lead, others, most)))
        folded = others[:MOST_FOLDED] if self.beside else ()
        return Quotation(
            row=lead,
            notes=notes,
            wordings=tuple(map(self._said, folded)),
            more=len(others) - len(folded) if self.beside else 0,
            near=tuple(self._said(self.view.point(name).statements[0]) for name in self._near(record)) if self.beside else (),
            who=self.names.who(lead, brief=self._met(lead)),
            gloss=wording.glosses(lead.text, record.gloss) if record.lead == lead.id else (),
            marks=tuple(marks),
            comment=point.row.note or "",
        )

    def _near(self, record: Point) -> list[str]:
        """Ids of the points that may say the same and that there still are, without what the analyst excluded or joined to this one."""
        names = self.view.still_there([one.point for one in record.near if one.chance >= LEAST_CHANCE])
        return [row.id for row in self.view.rows_of(names) if not row.excluded and row.id != record.id]

    def _said(self, row: StatementRow) -> Said:
        return Said(row=row, who=self.names.who(row, brief=True), ref=self.notes.place(row))

    def _met(self, row: StatementRow) -> bool:
        """Whether a page said before what the voice of a line is."""
        voice = row.chains[0].voice if row.chains else None
        if not self.brief or voice is None:
            return False
        met = voice in self._introduced
        self._introduced.add(voice)
        return met

    def quotation(self, row: StatementRow) -> Quotation:
        """A statement by itself, with its date."""
        when = (self.names.day(row),) if row.published else ()
        ref = self.notes.place(row) if self.beside else self.notes.ref(row, quoted=True)
        return Quotation(row=row, notes=(ref,), who=self.names.who(row, brief=self.beside), marks=when)

    def disagreement(self, row: DisputeRow) -> Disagreement:
        """What sources disagree on: each position with who says so; on a page one of them, or two of either side."""
        most = (2 if len(row.positions) == 2 else 1) if self.brief else None
        told_both = _is_told_in_one(row)
        in_words = not told_both and _is_told_in_words(row)
        positions = (
            Position(
                value="" if in_words else value,
                said=tuple(
                    self._position(one, self.beside or (in_words and not place), unnamed=told_both)
                    for place, one in enumerate(statements[:most])
                ),
                more=len(statements[most:]) if most else 0,
            )
            for value, statements in row.positions
        )
        kind = KINDS.get(row.kind)
        return Disagreement(heading=f"{row.about} ({kind})" if kind else row.about, positions=tuple(positions))

    def _position(self, row: StatementRow, quoted: bool, *, unnamed: bool) -> Said:
        """Who takes a position, in which statement; `unnamed` where its value says who."""
        who = Who(outlet=self.names.outlet(row)) if unnamed else self.names.who(row, brief=self.brief)
        return Said(row=row, who=who, ref=self.notes.ref(row, quoted=quoted), quoted=quoted)

    def sources(self, wanted: Iterable[str] | None = None) -> Table:
        """The sources, or those of these ids: title, outlet, date, and address or file."""
        rows = zip(self.view.sources(), self.view.each_source(), strict=True)
        kept = None if wanted is None else set(wanted)
        cells = (_source(row, source) for row, source in rows if kept is None or row.id in kept)
        return Table(head=("Title", "Outlet", "Date", "Address"), rows=cells, widths=(9, 4, 4, 7))

    def unread(self, most: int | None = None) -> Iterator[Block]:
        """What could not be read; nothing where all was."""
        problems = self.view.problems()
        for one in problems[:most]:
            yield Unread(path=one.path, reason=wording.reason(one))
        if most and len(problems) > most:
            yield Text(text=f"{len(problems) - most:,} more could not be read, or with a doubt.")


def support(point: PointDetail) -> str:
    """Who stands behind a line, where that says something: `2 origins`, `4 outlets, 1 origin (AP)`; empty for a single outlet.

    Outlets that print two stories each are no more than so many outlets.
    """
    named = f" ({', '.join(point.agencies)})" if point.agencies else ""
    outlets, origins = point.row.sources, wording.plural(point.row.independent, "origin")
    if outlets == 1:
        return f"story of {', '.join(point.agencies)}" if named else ""
    if outlets < point.row.independent:
        return f"{wording.plural(outlets, 'outlet')}{named}"
    if outlets == point.row.independent:
        return f"{origins}{named}"
    return f"{wording.plural(outlets, 'outlet')}, {origins}{named}"


def _once(rows: Sequence[StatementRow]) -> list[StatementRow]:
    """The rows without those in which an outlet prints a sentence again."""
    first: dict[tuple[str, str], StatementRow] = {}
    for row in rows:
        first.setdefault((row.outlet or row.source, row.text), row)
    return list(first.values())


def _others(lead: StatementRow, others: Sequence[StatementRow], most: int | None) -> Sequence[StatementRow]:
    """The other wordings of a point; where only so many are wanted, one of each further origin."""
    if most is None:
        return others
    first = {row.origin: row for row in reversed(others) if row.origin != lead.origin}
    return [row for row in others if first.get(row.origin) is row][:most]


def _days(view: View, rows: Sequence[SourceRow]) -> str:
    if view.days:
        return span(*view.days)
    days = sorted(row.published.value[:10] for row in rows if row.published and row.published.certainty != "doubtful")
    return f"Articles of {span(days[0], days[-1])}" if 2 * len(days) > len(rows) else ""


def _is_told_in_one(row: DisputeRow) -> bool:
    """Whether one statement takes two positions: it tells what somebody claims, and that somebody else denies it."""
    first, *others = ({one.id for one in statements} for _, statements in row.positions)
    return any(not first.isdisjoint(other) for other in others)


def _is_told_in_words(row: DisputeRow) -> bool:
    """Whether the positions of a dispute are called by who says so, so that only the words tell what is said."""
    if row.kind in (DisputeKind.DENIAL, DisputeKind.FACT):
        return True
    value, statements = row.positions[0]
    return any(value in (one.source_path, one.outlet, *(chain.voice_name for chain in one.chains)) for one in statements)


def _source(row: SourceRow, source: Source) -> tuple[Cell, ...]:
    title = title_of(source)
    link = address_of(source)
    where = Cell(text=link.split("/")[2].removeprefix("www."), link=link) if link else Cell(text=row.path, path=True)
    return (
        Cell(text=title.text if title.own else f"“{title.text}”", source=source.id),
        Cell(text=(row.outlet if row.outlet != row.path else "unknown") + (f" (rated {row.rating})" if row.rating else "")),
        Cell(text=day_told(row.published)),
        where,
    )
