"""A part of a brief to export: some of its points, with what goes with them and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec
from msgspec.structs import replace

from briefing.export.contents import Contents
from briefing.model import Attribution, Dispute, Origin, Point, Record, Source, Statement, TimelineEntry, Voice
from briefing.workspace import wording
from briefing.workspace.filter_query import Filter
from briefing.workspace.filter_view import filter_in_words
from briefing.workspace.rows import DisputeRow, PointRow, SectionRow, SourceRow, TimelineRow
from briefing.workspace.safe_text import one_line
from briefing.workspace.view import View

RECORD = "record"
EXTRAS = {"disputes": "disputes", "timeline": "timeline", "voices": "who speaks", "sources": "sources"}
"""What an export for people tells beside the lines, in words; the names are the kinds of its headings."""


def usual_extras(*, page: bool, beside: bool = False) -> frozenset[str]:
    """What a page or a record tells beside its lines unless something else is asked for; `beside`: with its sources beside it."""
    if page:
        return frozenset({"disputes", "voices", "sources"} | ({"timeline"} if beside else set()))
    return frozenset({"disputes", "timeline", "sources"})


class Selection(Record, frozen=True):
    """Which points of a brief an export takes."""

    points: frozenset[str]
    words: str
    """What they have in common, in words: `filter: in Reuters`."""
    of: int
    """How many points the whole brief shows."""
    page: bool = False
    """Whether these are the page, which is written as one."""
    lines: int | None = None
    """Of how many lines a page was asked for."""
    section: str | None = None
    """The id of the section of which these are all points."""
    marks: dict[str, str] = msgspec.field(default_factory=dict)
    """What is said of a point by its id: that it is new, or changed."""
    withdrawn: tuple[str, ...] = ()
    """What an earlier export quoted and no article has now."""

    @property
    def holds(self) -> str:
        """What the export says of itself to programs: `page`, `page 12`, `section ID`, or `part` for any other."""
        if self.page:
            return "page" if self.lines is None else f"page {self.lines}"
        return "part" if self.section is None else f"section {self.section}"

    def __str__(self) -> str:
        return f"{len(self.points)} of {wording.plural(self.of, 'line')} ({self.words})"


@dataclass(frozen=True)
class Offer:
    """One answer to what an export takes: how many lines, in words, and what selects them in the brief as it then is; None: all."""

    count: int
    words: str
    select: Callable[[View], Selection | None]
    what: str
    """`page`, `record`, `section`, `marked` or `filtered`: by this it is chosen again the next time."""


def offers(view: View, criteria: Filter, marked: Sequence[str], section: str | None = None) -> list[Offer]:
    """What can be exported; first what is shown: the lines that the filter lets through, where one is on. `section` is the one shown."""
    total = _total(view)
    page = len(view.page())
    found = [Offer(total, f"all {wording.plural(total, 'line')}", lambda now: None, "record")]
    if page:
        found.insert(0, Offer(page, f"the page, {wording.plural(page, 'line')}", page_selection, "page"))
    here = next((row for row in view.shown_sections() if row.id == section), None)
    if here:
        named = one_line(f"the section “{here.title}”, {wording.plural(here.count, 'line')}")
        found.append(Offer(here.count, named, lambda now: section_selection(now, here.id), "section"))
    if marked:
        shown = _shown_points(view, marked)
        left = len(marked) - len(shown)
        out = f" ({left} more: excluded, or in no section)" if left else ""
        words = f"{wording.plural(len(shown), 'marked line')}{out}"
        found.append(Offer(len(shown), words, lambda now: Selection(_ids(_shown_points(now, marked)), "marked", _total(now)), "marked"))
    if criteria:
        asked = one_line(f"filter: {' · '.join(filter_in_words(view, criteria))}")
        count = sum(len(view.points(section.id, criteria)) for section in view.shown_sections())
        words = f"the {wording.plural(count, 'line')} of the {asked}"
        found.insert(0, Offer(count, words, lambda now: Selection(_ids(_passing(now, criteria)), asked, _total(now)), "filtered"))
    return found


def page_selection(view: View, lines: int | None = None) -> Selection:
    """The points of the page, or of a page of so many lines."""
    return Selection(points=frozenset(view.page(lines)), words="the page", of=_total(view), page=True, lines=lines)


def section_selection(view: View, section: str) -> Selection:
    """All points of a section, by its id. Raises KeyError for an unknown one."""
    title = {row.id: row.title for row in view.sections()}[section]
    return Selection(_ids(view.points(section)), one_line(title), _total(view), section=section)


def _total(view: View) -> int:
    return sum(section.count for section in view.shown_sections())


def _ids(rows: Iterable[PointRow]) -> frozenset[str]:
    return frozenset(row.id for row in rows)


def _passing(view: View, criteria: Filter) -> Iterator[PointRow]:
    return (row for section in view.shown_sections() for row in view.points(section.id, criteria))


def _shown_points(view: View, names: Sequence[str]) -> list[PointRow]:
    """Those of the points that stand in a section that is shown."""
    shown = {section.id for section in view.shown_sections()}
    return [row for row in view.rows_of(view.still_there(names)) if row.section in shown and not row.excluded]


class Told(View):
    """The whole brief, of which an export for people tells only some extras beside the lines; None: the usual ones."""

    def __init__(self, whole: View, extras: frozenset[str] | None = None) -> None:
        super().__init__(whole.store, whole.paths)
        self.__dict__.update(edits=whole.edits, changes=whole.changes)  # the same decisions, and the same visit
        self.extras = extras


def extras_of(view: View, *, page: bool, beside: bool = False) -> frozenset[str]:
    """What an export of a view tells beside its lines."""
    asked = view.extras if isinstance(view, Told) else None
    return usual_extras(page=page, beside=beside) if asked is None else asked


class Part(Told):
    """Answers what `View` answers, for the selected points only.

    A source is told of where one of their statements stands; a dispute where at least two of its positions are among them, or its
    only one, with those; a date with those of its statements that are.
    """

    def __init__(self, whole: View, selection: Selection, extras: frozenset[str] | None = None) -> None:
        super().__init__(whole, extras)
        self.whole = whole
        self.selection = selection

    @cached_property
    def ranked(self) -> list[str]:
        """The selected points by their rank in the whole brief, those that are pinned first."""
        records = map(self.record, self.selection.points)
        return [point.id for point in sorted(records, key=lambda point: (not point.pinned, point.rank, point.id))]

    @cached_property
    def statement_ids(self) -> frozenset[str]:
        """Ids of the statements behind the selected points."""
        return frozenset(name for point in self.selection.points for name in self.record(point).statements)

    @cached_property
    def source_ids(self) -> frozenset[str]:
        """Ids of the sources in which those statements stand."""
        query = "SELECT o.id FROM statement s JOIN source o ON o.number = s.source WHERE s.id IN"
        return frozenset(row[0] for row in self.records.among(query, sorted(self.statement_ids)))

    def sections(self) -> Sequence[SectionRow]:
        """The sections, each with the number of its selected points."""
        return [replace(row, count=len(self.points(row.id))) for row in super().sections()]

    def shown_sections(self) -> Sequence[SectionRow]:
        """The sections in which a selected point stands."""
        return [row for row in self.sections() if row.count]

    def points(self, section: str | None, criteria: Filter | None = None) -> Sequence[PointRow]:
        """The selected points of a section, in its order."""
        return [row for row in super().points(section, criteria) if row.id in self.selection.points]

    def sources(self) -> Sequence[SourceRow]:
        """The sources of the selected points."""
        return [row for row in super().sources() if row.id in self.source_ids]

    def each_source(self) -> Iterator[Source]:
        """The sources of the selected points, as read."""
        return (source for source in super().each_source() if source.id in self.source_ids)

    def disputes(self) -> Sequence[DisputeRow]:
        """The disputes among the selected points."""
        found = []
        for row in super().disputes():
            kept = ((value, tuple(one for one in statements if one.id in self.statement_ids)) for value, statements in row.positions)
            positions = tuple((value, statements) for value, statements in kept if statements)
            if len(positions) >= min(2, len(row.positions)):
                found.append(replace(row, positions=positions))
        return found

    def timeline(self) -> Sequence[TimelineRow]:
        """The dates that the selected points name."""
        kept = (replace(row, statements=tuple(one for one in row.statements if one.id in self.statement_ids)) for row in super().timeline())
        return [row for row in kept if row.statements]


class PartContents(Contents):
    """The records of a part: each names only what is in the part, too."""

    def __init__(self, view: Part) -> None:
        super().__init__(view)
        self._view = view
        self.part = str(view.selection)

    def statements(self) -> Iterator[Statement]:
        """The statements behind the selected points."""
        return (one for one in super().statements() if one.id in self._view.statement_ids)

    def attributions(self) -> Iterator[Attribution]:
        """The attributions of those statements."""
        names = {name for one in self.statements() for name in one.attributions}
        return (one for one in super().attributions() if one.id in names)

    def voices(self) -> Iterator[Voice]:
        """The voices that these name."""
        names = {name for one in self.attributions() for name in (one.voice, one.via)}
        return (one for one in super().voices() if one.id in names)

    def points(self) -> Iterator[Point]:
        """The selected points, each with those of the points near it that are selected."""
        selected = self._view.selection.points
        for one in super().points():
            if one.id in selected:
                yield replace(one, near=tuple(near for near in one.near if near.point in selected))

    def origins(self) -> Iterator[Origin]:
        """The origins of the sources that are told of."""
        kept = (replace(one, sources=tuple(name for name in one.sources if name in self._view.source_ids)) for one in super().origins())
        return (one for one in kept if one.sources)

    def disputes(self) -> Iterator[Dispute]:
        """The disputes among the selected points."""
        for dispute in super().disputes():
            kept = (replace(one, statements=self._inside(one.statements)) for one in dispute.positions)
            positions = tuple(one for one in kept if one.statements)
            if len(positions) >= min(2, len(dispute.positions)):
                yield replace(dispute, positions=positions)

    def timeline(self) -> Iterator[TimelineEntry]:
        """The dates that the selected points name."""
        for entry in super().timeline():
            names = self._inside(entry.statements)
            if names:
                yield replace(entry, statements=names)

    def _inside(self, statements: Sequence[str]) -> tuple[str, ...]:
        """Those of the statements, by id, that stand behind a selected point."""
        return tuple(name for name in statements if name in self._view.statement_ids)


def holds(view: View) -> str:
    """What an export of a view holds, for programs: `record` for the whole, else see `Selection.holds`."""
    return view.selection.holds if isinstance(view, Part) else RECORD


def contents_of(view: View) -> Contents:
    """The records of a brief, or of a part of one."""
    return PartContents(view) if isinstance(view, Part) else Contents(view)
