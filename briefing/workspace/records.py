"""Records out of a store, and statements put together with their sources and voices, many at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from briefing.model import (
    Attribution,
    Dispute,
    Gloss,
    Metadata,
    Origin,
    OtherTime,
    Point,
    Precision,
    Problem,
    Record,
    Side,
    Source,
    Span,
    Statement,
    TimelineEntry,
    Voice,
)
from briefing.workspace import folders, wording
from briefing.workspace.overlay import Overlay
from briefing.workspace.rows import Chain, SourceRow, StatementRow, TimelineRow
from briefing.workspace.store import Row, Store

NAMED = 3
"""Sources of one story whose outlets are looked up, to name two others than the one that is asked about."""

AT_ONCE = 500
"""Values in one query: SQLite takes at least 999."""

STATEMENT = msgspec.msgpack.Decoder(Statement)
ATTRIBUTION = msgspec.msgpack.Decoder(Attribution)
VOICE = msgspec.msgpack.Decoder(Voice)
SOURCE = msgspec.msgpack.Decoder(Source)
POINT = msgspec.msgpack.Decoder(Point)
OTHER_TIME = msgspec.msgpack.Decoder(OtherTime)
GLOSSES = msgspec.msgpack.Decoder(tuple[Gloss, ...])
ORIGIN = msgspec.msgpack.Decoder(Origin)
DISPUTE = msgspec.msgpack.Decoder(Dispute)
TIMELINE = msgspec.msgpack.Decoder(TimelineEntry)
PROBLEM = msgspec.msgpack.Decoder(Problem)
SPANS = msgspec.msgpack.Decoder(tuple[Span, ...])
SIDES = msgspec.msgpack.Decoder(tuple[Side, ...])
DAYS = msgspec.msgpack.Decoder(tuple[str, str] | None)

Kind = TypeVar("Kind", bound=Record)


def among(store: Store, query: str, names: Iterable[object], then: str = "") -> list[Row]:
    """The rows of a query that ends in `IN`, for all `names`, each once, a few at a time; `then` follows the names."""
    wanted = list(dict.fromkeys(names))
    rows: list[Row] = []
    for start in range(0, len(wanted), AT_ONCE):
        part = wanted[start : start + AT_ONCE]
        rows += store.rows(f"{query} ({', '.join('?' * len(part))}) {then}", tuple(part))
    return rows


def behind(store: Store, overlay: Overlay, statements: Iterable[str]) -> list[Row]:
    """The outlet and the origin behind each of these statements, in the numbers of the store, with the speakers that the analyst gave."""
    rows = among(store, "SELECT id, outlet, origin FROM statement WHERE id IN", statements)
    return [(outlet, overlay.origins.get(name, origin)) for name, outlet, origin in rows]


def voices_by_id(store: Store, overlay: Overlay, names: Iterable[str]) -> dict[str, Voice]:
    """The voices with these ids, found ones and the analyst's own."""
    wanted = dict.fromkeys(names)
    own = {name: overlay.own_voices[name] for name in wanted if name in overlay.own_voices}
    return own | {name: VOICE.decode(data) for name, data in among(store, "SELECT id, data FROM voice WHERE id IN", wanted)}


class Labels(NamedTuple):
    """What a source is called, and when it was published."""

    title: str
    outlet: str
    published: str | None
    uncertain: bool
    """Whether the date may be wrong."""


class Records:
    """Looks things up by id, in batches, and keeps the few that come again (origins, outlets)."""

    def __init__(self, store: Store, overlay: Overlay) -> None:
        self.store = store
        self.overlay = overlay
        self.outlooks = {name for (name,) in store.rows("SELECT id FROM section WHERE answers = 'outlook'")}
        """The sections that ask what may follow."""
        self.sides = {side.id: side.name for side in SIDES.decode(store.meta("sides") or b"\x90")}

    def among(self, query: str, names: Iterable[object]) -> list[Row]:
        """The rows of a query that ends in `IN`, for all `names`."""
        return among(self.store, query, names)

    def by_id(self, table: str, decoder: msgspec.msgpack.Decoder[Kind], names: Iterable[str]) -> dict[str, Kind]:
        """The records of `table` with these ids."""
        return {name: decoder.decode(data) for name, data in self.among(f"SELECT id, data FROM {table} WHERE id IN", names)}

    def mended(self, source: Source) -> Source:
        """A source with what the analyst corrected in it."""
        values = self.overlay.sources.get(source.id)
        if values is None:
            return source
        from briefing.workspace.source_settings import mended  # with a calendar, which the first rows need not wait for

        return replace(source, metadata=mended(source.metadata, values, folders.EDITS))

    def labels(self, name: str, title: str, outlet: str, published: str | None, uncertain: bool = False) -> Labels:
        """Title, outlet and date of a source by its id, as stored, with what the analyst corrected in them."""
        values = self.overlay.sources.get(name)
        if values is None:
            return Labels(title, outlet, published, uncertain)
        from briefing.workspace.source_settings import mended

        date = mended(Metadata(), values, folders.EDITS).published
        return Labels(values.title or title, values.outlet or outlet, date.value if date else published, uncertain and date is None)

    def timeline_row(self, when: str, precision: Precision, names: Sequence[str], most: int) -> TimelineRow:
        """The row of a time that these statements tell of; `most` tell of the busiest."""
        return TimelineRow(when=when, precision=precision, statements=tuple(self.statements(names)), share=len(names) / most)

    def statements(self, names: Sequence[str]) -> list[StatementRow]:
        """Statements in the order of `names`. Raises KeyError for an unknown id."""
        query = """
            SELECT s.id, s.data, o.id, o.path, o.title, o.outlet, o.published, o.uncertain, o.origin
            FROM statement s JOIN source o ON o.number = s.source WHERE s.id IN"""
        found = {row[0]: (STATEMENT.decode(row[1]), row[2:]) for row in self.among(query, names)}
        changed = self.overlay.speakers
        read = (name for s, _ in found.values() if s.id not in changed for name in s.attributions)
        known = self.by_id("attribution", ATTRIBUTION, read)
        said = {
            s.id: changed[s.id] if s.id in changed else tuple(known[name] for name in s.attributions if name in known)
            for s, _ in found.values()
        }
        voices = self.voices(self.overlay.voice(name) for all_ in said.values() for a in all_ for name in (a.voice, a.via) if name)
        return [self._row(*found[name], said[name], voices) for name in names]

    def voices(self, names: Iterable[str]) -> dict[str, Voice]:
        """The voices with these ids, found ones and the analyst's own."""
        return voices_by_id(self.store, self.overlay, names)

    def _row(self, statement: Statement, source: Row, said: Sequence[Attribution], voices: dict[str, Voice]) -> StatementRow:
        name, path, title, outlet, published, uncertain, origin = source
        title, outlet, published, uncertain = self.labels(name, title, outlet, published, bool(uncertain))
        chains = (self.chain(one, voices, outlet) for one in said)
        home = self.overlay.homes.get(statement.id, statement.point)
        touched = self.overlay.points.get(home or "")
        section = touched.section if touched else statement.section
        return StatementRow(
            id=statement.id,
            source=name,
            source_path=path,
            source_title=title,
            outlet=outlet,
            published=published,
            date_uncertain=uncertain,
            start=statement.start,
            end=statement.end,
            text=statement.text,
            role=statement.role,
            section=section,
            heading=statement.heading,
            origin=origin,
            chains=tuple(chains),
            speaker_set=statement.id in self.overlay.speakers,
            evidence=statement.evidence,
            point=home,
            likely=statement.likely if section in self.outlooks else (),
        )

    def sources(self, start: int, end: int, new: frozenset[str], excluded: tuple[Counter[Any], Counter[Any]]) -> list[SourceRow]:
        """The sources of the numbers from `start` to `end`; `new` are the ids of those that are new.

        `excluded` are how many statements of each source, by its number, are excluded; and how many of those had a section.
        """
        query = """
            SELECT number, id, path, title, outlet, origin, words, statements, placed, data FROM source
            WHERE number >= ? AND number < ? ORDER BY number"""
        rows = self.store.rows(query, (start, end))
        stories = self.by_id("origin", ORIGIN, (row[5] for row in rows))
        printing = (name for story in stories.values() for name in story.sources[:NAMED])
        read = self.among("SELECT id, outlet FROM source WHERE id IN", printing)
        outlets = {name: self.labels(name, "", outlet, None).outlet for name, outlet in read}
        everything = int(self.store.meta("placed") or 0) - excluded[1].total()

        def story(name: str, origin: str) -> str:
            found = stories.get(origin)
            if found is None:
                return ""
            others = [one for one in found.sources if one != name]
            return wording.story(found.agency, [outlets[one] for one in others if one in outlets][:2], len(others), found.why)

        return [
            SourceRow(
                id=name,
                path=path,
                title=self.labels(name, title, outlet, None).title,
                outlet=self.labels(name, title, outlet, None).outlet,
                published=(source := self.mended(SOURCE.decode(data))).metadata.published,
                rating=self.overlay.ratings.get(name, ""),
                words=words,
                statements=statements - excluded[0][number],
                origin=origin,
                story=story(name, origin),
                share=(placed - excluded[1][number]) / max(1, everything),
                changes=wording.changes(source),
                new=name in new,
            )
            for number, name, path, title, outlet, origin, words, statements, placed, data in rows
        ]

    def chain(self, attribution: Attribution, voices: dict[str, Voice], outlet: str) -> Chain:
        """Who says it, in words."""
        voice = voices.get(self.overlay.voice(attribution.voice or ""))
        via = voices.get(self.overlay.voice(attribution.via or ""))
        return Chain(
            attribution=attribution.id,
            voice=self.overlay.voice(attribution.voice) if attribution.voice else None,
            voice_name=self.voice_name(voice) if voice else None,
            voice_note=self.voice_note(voice) if voice else "",
            mode=attribution.mode,
            via_name=self.voice_name(via) if via else None,
            outlet=outlet,
            source_spans=attribution.source_spans,
            cue_spans=attribution.cue_spans,
            content_spans=attribution.content_spans,
        )

    def voice_name(self, voice: Voice) -> str:
        """The voice's name, the analyst's where there is one."""
        return self.overlay.voices.get(voice.id, voice.name)

    def speaker(self, statement: str, voice: str | None, read: str | None) -> str | None:
        """Who says a statement: the voice that was found first, by its id and its name in the sources, or whom the analyst named."""
        if statement in self.overlay.speakers:
            said = self.overlay.speakers[statement]
            voice = said[0].voice if said else None
            known = self.voices([voice]) if voice else {}
            read = known[voice].name if voice in known else None
        return self.name_of(voice, read) if voice and read is not None else None

    def name_of(self, voice: str, read: str) -> str:
        """What a voice is called that has a name in the sources: the analyst's name for it, or for the one that it is."""
        if voice in self.overlay.joined:
            return self._joined_names[voice]
        return self.overlay.voices.get(voice, read)

    @cached_property
    def _joined_names(self) -> dict[str, str]:
        """The names of the voices that others are, by the ids of those."""
        targets = self.voices(self.overlay.joined.values())
        return {name: self.voice_name(targets[into]) for name, into in self.overlay.joined.items()}

    def voice_note(self, voice: Voice) -> str:
        """Title, affiliation and side in words; a side that speaks for itself is not said to be its own."""
        name = self.voice_name(voice).casefold()
        found: list[str] = []
        for note in (voice.title, voice.affiliation, self.sides.get(voice.side or "")):
            if (
                note and note.casefold() != name and not any(note.lower() in said.lower() for said in found)
            ):  # "Secretary of the Navy" says "Navy" already
                found.append(note)
        return ", ".join(found)
