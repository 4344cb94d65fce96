"""The record: every line of a brief or of a part of it, with all its wordings, disputes, dates, sources and notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.export.dates import moment
from briefing.export.document import Block, ContentsList, Heading, NotesBegin, Text
from briefing.export.page import WHO_SPEAKS, Page, who_speaks
from briefing.export.part import Part, contents_of, extras_of
from briefing.export.telling import DISAGREE, NOTES, SOURCES, TIMELINE, Telling
from briefing.workspace import wording
from briefing.workspace.rows import VoiceRow
from briefing.workspace.view import View

PROBLEMS = "Problems while reading"
WITHDRAWN = "No longer in the articles"


class RecordOf:
    """The blocks of a record, one after the other: nothing of it is held but which notes there are."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.telling = Telling(view, brief=False)
        self._extras = extras_of(view, page=False)

    def blocks(self) -> Iterator[Block]:
        """The record from its title to its last note."""
        whole = self.view.whole if isinstance(self.view, Part) else self.view
        yield self.telling.title(whole, contents_of(self.view).part)
        sections = self.view.shown_sections()
        withdrawn = self.view.selection.withdrawn if isinstance(self.view, Part) else ()
        disputes = "disputes" in self._extras and any(row.reported for row in self.view.disputes())
        timeline = "timeline" in self._extras and bool(self.view.timeline())
        voices = self._voices() if "voices" in self._extras else []
        after = [
            (WITHDRAWN, bool(withdrawn)),
            (DISAGREE, disputes),
            (TIMELINE, timeline),
            (WHO_SPEAKS, bool(voices)),
            (SOURCES, "sources" in self._extras),
            (PROBLEMS, bool(self.view.problems())),
        ]
        yield ContentsList(headings=(*(section.title for section in sections), *(title for title, there in after if there)))
        for section in sections:
            yield Heading(level=2, text=section.title)
            if not section.count:
                yield Text(text=wording.nothing_in_section(self.view.taken_out(section.id)))
            for row in self.view.points(section.id):
                yield self.telling.line(self.view.point(row.id))
        if withdrawn:
            yield Heading(level=2, text=WITHDRAWN)
            yield from (Text(text=f"The earlier export quoted: “{words}”") for words in withdrawn)
        if disputes:
            yield from self._disputes()
        if timeline:
            yield from self._timeline()
        yield from who_speaks(voices)
        if "sources" in self._extras:
            yield Heading(level=2, text=SOURCES, kind="sources")
            yield self.telling.sources()
        if self.view.problems():
            yield Heading(level=2, text=PROBLEMS)
            yield from self.telling.unread()
        if len(self.telling.notes):
            yield NotesBegin(heading=NOTES, text="Every line is quoted word for word; its note says where it stands.")
            yield from self.telling.notes.each()

    def _voices(self) -> Sequence[VoiceRow]:
        """Who speaks in what is told, the one with most statements first."""
        voices = self.view.voices()
        if not isinstance(self.view, Part):
            return voices
        points = (self.view.point(name) for name in self.view.ranked)
        speaking = {chain.voice for point in points for one in point.statements for chain in one.chains}
        return [one for one in voices if one.id in speaking]

    def _disputes(self) -> Iterator[Block]:
        first = True
        for row in self.view.disputes():
            if row.reported:
                if first:
                    yield Heading(level=2, text=DISAGREE, kind="disputes")
                first = False
                yield self.telling.disagreement(row)

    def _timeline(self) -> Iterator[Block]:
        for number, entry in enumerate(self.view.timeline()):
            if not number:
                yield Heading(level=2, text=TIMELINE, kind="timeline")
            yield Heading(level=3, text=moment(entry.when, entry.precision))
            yield from map(self.telling.quotation, entry.statements)


def blocks_of(view: View) -> Iterator[Block]:
    """What an export for people tells of a view: the page where that was selected, else the record."""
    return Page(view).blocks() if isinstance(view, Part) and view.selection.page else RecordOf(view).blocks()
