"""The brief as desk and exports see it: rows of what is shown, with the edits laid over."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Attribution, Brief, Point, Problem, Side, Statement
from briefing.workspace.rows import (
    Chain,
    DisputeRow,
    Hit,
    PointDetail,
    PointRow,
    SectionRow,
    SourcePage,
    SourceRow,
    StatementRow,
    VoiceRow,
)


class View:
    """Answers for what is on the screen. Lists are sequences that may be lazy: ask for their length and for slices."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self._sources = {source.id: source for source in brief.sources}
        self._statements = {statement.id: statement for statement in brief.statements}
        self._attributions = {found.id: found for found in brief.attributions}
        self._voices = {voice.id: voice for voice in brief.voices}
        self._points = {point.id: point for point in brief.points}
        self._origin = {source: origin.id for origin in brief.origins for source in origin.sources}
        self._disputes: dict[str, list[str]] = {}
        for dispute in brief.disputes:
            for position in dispute.positions:
                for name in position.statements:
                    self._disputes.setdefault(self._statements[name].point or "", []).append(dispute.id)

    @property
    def title(self) -> str:
        """The title of the brief."""
        return self.brief.title

    def sides(self) -> Sequence[Side]:
        """The parties whose motives are asked about."""
        return self.brief.sides

    def sections(self) -> Sequence[SectionRow]:
        """The sections in the order of the template."""
        return [
            SectionRow(id=section.id, title=section.title, count=len(section.points), side=section.side, hint=section.hint)
            for section in self.brief.sections
        ]

    def points(self, section: str | None) -> Sequence[PointRow]:
        """The points of a section, best first; of no section with None."""
        if section is None:
            return [self._point(point) for point in self.brief.points if point.section is None]
        return [self._point(self._points[name]) for found in self.brief.sections if found.id == section for name in found.points]

    def point(self, name: str) -> PointDetail:
        """A point with all its statements. Raises KeyError for an unknown id."""
        point = self._points[name]
        order = [point.lead, *(statement for statement in point.statements if statement != point.lead)]
        origins = f"{point.sources} outlets, {point.independent} origins"
        return PointDetail(row=self._point(point), statements=tuple(self.statement(one) for one in order), origins=origins)

    def statement(self, name: str) -> StatementRow:
        """One statement with its chains. Raises KeyError for an unknown id."""
        statement = self._statements[name]
        source = self._sources[statement.source]
        published = source.metadata.published
        return StatementRow(
            id=statement.id,
            source=source.id,
            source_title=source.metadata.title.value if source.metadata.title else source.path,
            outlet=self._outlet(statement.source),
            published=published.value if published else None,
            start=statement.start,
            end=statement.end,
            text=statement.text,
            role=statement.role,
            section=statement.section,
            heading=statement.heading,
            origin=self._origin[statement.source],
            chains=tuple(self._chain(statement, self._attributions[found]) for found in statement.attributions),
            evidence=statement.evidence,
        )

    def source(self, name: str) -> SourcePage:
        """A source to be shown whole. Raises KeyError for an unknown id."""
        spans = tuple((s.id, s.start, s.end) for s in self.brief.statements if s.source == name)
        return SourcePage(source=self._sources[name], statements=spans)

    def sources(self) -> Sequence[SourceRow]:
        """Every source of the corpus."""
        placed = [statement.source for statement in self.brief.statements if statement.section]
        return [
            SourceRow(
                id=source.id,
                path=source.path,
                title=source.metadata.title.value if source.metadata.title else source.path,
                outlet=self._outlet(source.id),
                published=source.metadata.published,
                words=len(source.text.split()),
                statements=sum(statement.source == source.id for statement in self.brief.statements),
                origin=self._origin[source.id],
                share=placed.count(source.id) / max(1, len(placed)),
            )
            for source in self.brief.sources
        ]

    def voices(self) -> Sequence[VoiceRow]:
        """Every voice, the one with most statements first."""
        count: dict[str, int] = {}
        for statement in self.brief.statements:
            for name in {self._attributions[found].voice for found in statement.attributions}:
                if name:
                    count[name] = count.get(name, 0) + 1
        rows = [
            VoiceRow(
                id=voice.id,
                name=voice.name,
                aliases=voice.aliases,
                title=voice.title,
                affiliation=voice.affiliation,
                side=voice.side,
                statements=count.get(voice.id, 0),
            )
            for voice in self.brief.voices
        ]
        return sorted(rows, key=lambda row: (-row.statements, row.name, row.id))

    def disputes(self) -> Sequence[DisputeRow]:
        """Every dispute, the surest first."""
        return [
            DisputeRow(
                id=dispute.id,
                kind=dispute.kind,
                about=dispute.about,
                certainty=dispute.certainty,
                positions=tuple((p.value, tuple(self.statement(name) for name in p.statements)) for p in dispute.positions),
            )
            for dispute in self.brief.disputes
        ]

    def problems(self) -> Sequence[Problem]:
        """What could not be read."""
        return self.brief.problems

    def search(self, query: str, limit: int = 200) -> Sequence[Hit]:
        """Statements that hold every word of the query."""
        words = query.lower().split()
        return [
            Hit(statement=s.id, source=s.source, start=s.start, end=s.end, text=s.text, point=s.point)
            for s in self.brief.statements
            if words and all(word in s.text.lower() for word in words)
        ][:limit]

    def _outlet(self, name: str) -> str:
        source = self._sources[name]
        return source.metadata.outlet.value if source.metadata.outlet else source.path

    def _chain(self, statement: Statement, found: Attribution) -> Chain:
        voice = self._voices.get(found.voice or "")
        via = self._voices.get(found.via or "")
        notes = [voice.title, voice.affiliation] if voice else []
        return Chain(
            attribution=found.id,
            voice=found.voice,
            voice_name=voice.name if voice else None,
            voice_note=", ".join(note for note in notes if note),
            mode=found.mode,
            via_name=via.name if via else None,
            outlet=self._outlet(statement.source),
            source_spans=found.source_spans,
            cue_spans=found.cue_spans,
            content_spans=found.content_spans,
        )

    def _point(self, point: Point) -> PointRow:
        lead = self.statement(point.lead)
        return PointRow(
            id=point.id,
            section=point.section,
            text=lead.text,
            speaker=lead.chains[0].voice_name if lead.chains else None,
            outlet=lead.outlet,
            sources=point.sources,
            independent=point.independent,
            statements=len(point.statements),
            disputes=tuple(sorted(set(self._disputes.get(point.id, ())))),
            pinned=point.pinned,
            note=point.note,
        )
