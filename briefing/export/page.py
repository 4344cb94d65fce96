"""The page: what is in brief, the lines that matter most by section, where sources disagree, who speaks, sources and notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.export.dates import moment
from briefing.export.document import Block, Cell, Heading, NotesBegin, Quotation, Table, Text
from briefing.export.part import Part, extras_of
from briefing.export.telling import DISAGREE, NOTES, SOURCES, TIMELINE, Telling
from briefing.workspace import wording
from briefing.workspace.page import IN_BRIEF as OPENING
from briefing.workspace.rows import SectionRow, VoiceRow

IN_BRIEF, WHO_SPEAKS = "In brief", "Who speaks"
MOST_WORDINGS = 1
"""Other wordings of a line that get a note; how many stand behind it is said beside the line."""
MOST_DISPUTES = 5
MOST_PROBLEMS = 5


MOST_AT_A_TIME = 3
"""Lines that a page with its sources beside it gives for one time of the timeline."""


class Page:
    """The blocks of a page of a brief; `beside`: with its sources beside it, a timeline, and what lines fold."""

    def __init__(self, part: Part, beside: bool = False) -> None:
        self.whole, self.part, self.beside = part.whole, part, beside
        self.telling = Telling(part.whole, brief=True, beside=beside)
        self._extras = extras_of(part, page=True, beside=beside)
        self._voices: dict[str, None] = {}
        self.sources: set[str] = set()
        """Ids of the sources behind what stands on it, once its blocks were told."""
        page, selected = part.whole.orders.page, part.selection.points
        self._first = [name for name in page.lines(OPENING) if name in selected]

    def blocks(self) -> Iterator[Block]:
        """The page from its title to its last note."""
        yield self.telling.title(self.whole, "")
        if self._first:
            yield Heading(level=2, text=IN_BRIEF, kind="brief")
            yield from map(self._line, self._first)
        for section in self.whole.shown_sections():
            yield Heading(level=2, text=section.title)
            yield from self._section(section)
        if "disputes" in self._extras:
            yield from self._disputes()
        if "timeline" in self._extras:
            yield from self._timeline()
        if "voices" in self._extras:
            yield from who_speaks([self.whole.voice(name) for name in self._voices])
        if "sources" in self._extras:
            yield from self._sources()
        if len(self.telling.notes):
            yield NotesBegin(heading=NOTES, text="Every line is quoted word for word; its note says where it stands.")
            yield from self.telling.notes.each()

    def _section(self, section: SectionRow) -> Iterator[Block]:
        names = [name for name in self.part.ranked if self.part.record(name).section == section.id]
        ordered = {name: place for place, name in enumerate(self.whole.orders.page.lines(section.id))}
        lines = sorted((name for name in names if name not in self._first), key=lambda name: ordered.get(name, len(ordered)))
        yield from map(self._line, lines)
        if not lines:
            yield Text(text=self._why_empty(section, shown_above=bool(names)))

    def _why_empty(self, section: SectionRow, shown_above: bool) -> str:
        if shown_above:
            return "See above, in brief."
        if section.count:
            return f"No line on this page; the record has {section.count:,}."
        return wording.nothing_in_section(self.whole.taken_out(section.id))

    def _line(self, name: str) -> Quotation:
        point = self.whole.point(name)
        lead = point.statements[0]
        self.sources.update(row.source for row in point.statements)
        if lead.chains and lead.chains[0].voice and lead.chains[0].attribution:
            self._voices[lead.chains[0].voice] = None
        return self.telling.line(point, MOST_WORDINGS)

    def _disputes(self) -> Iterator[Block]:
        shown = 0
        for row in self.whole.disputes():
            if not row.reported:
                continue
            if not shown:
                yield Heading(level=2, text=DISAGREE, kind="disputes")
            shown += 1
            self.sources.update(one.source for _, statements in row.positions for one in statements)
            yield self.telling.disagreement(row)
            if shown == MOST_DISPUTES:
                return

    def _timeline(self) -> Iterator[Block]:
        for number, entry in enumerate(self.part.timeline()):
            if not number:
                yield Heading(level=2, text=TIMELINE, kind="timeline")
            yield Heading(level=3, text=moment(entry.when, entry.precision))
            first = {row.point or row.id: row for row in reversed(entry.statements)}  # of one point, one wording
            rows = [row for row in entry.statements if first[row.point or row.id] is row]
            yield from map(self.telling.quotation, rows[:MOST_AT_A_TIME])
            if len(rows) > MOST_AT_A_TIME:
                yield Text(text=f"{wording.plural(len(rows) - MOST_AT_A_TIME, 'more line')} of this page tell of it.")

    def _sources(self) -> Iterator[Block]:
        yield Heading(level=2, text=SOURCES, kind="sources")
        yield self.telling.sources(self.sources)
        left = len(self.whole.sources()) - len(self.sources)
        if left:
            yield Text(text=f"{wording.plural(left, 'more source')} {'was' if left == 1 else 'were'} read, of which no line stands here.")
        yield from self.telling.unread(MOST_PROBLEMS)


def who_speaks(voices: Sequence[VoiceRow]) -> Iterator[Block]:
    """Voices with what is told of them; nothing where there are none."""
    if not voices:
        return
    yield Heading(level=2, text=WHO_SPEAKS, kind="voices")
    told = [one for one in voices if one.title or one.affiliation]
    rows = tuple(dict.fromkeys((Cell(text=one.name), Cell(text=one.title or ""), Cell(text=one.affiliation or "")) for one in told))
    if rows:
        yield Table(head=("Name", "Title", "Affiliation"), rows=rows, widths=(4, 5, 5))
    plain: dict[str, str] = {}
    for one in voices:
        if not (one.title or one.affiliation):
            plain.setdefault(one.name.casefold(), one.name)  # "Analysts" of one article, "analysts" of another
    if plain:
        yield Text(text=f"{'Also' if rows else 'These'}, of whom no title is told: {'; '.join(plain.values())}.")
