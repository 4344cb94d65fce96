"""Writes a `Brief` into a store: one SQLite file, whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

from briefing.model import Brief
from briefing.workspace.files import replacing
from briefing.workspace.store import CONTROL, FORM, INDEXES, SCHEMA, Row, Store, address, checksum, content

pack = msgspec.msgpack.encode


def in_memory(brief: Brief, fingerprint: str = "") -> Store:
    """The brief in a store that no file holds."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    _fill(connection, brief, fingerprint)
    return Store(connection)


def to_file(brief: Brief, file: Path, fingerprint: str) -> Store:
    """Write the brief to `file`, which changes all at once: who has the old one open keeps it. Raises OSError, sqlite3.Error."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with replacing(file) as (new, _):
        connection = sqlite3.connect(address(new, "nolock=1"), uri=True)  # it is held already, by a lock of another kind
        try:
            # Not yet anybody's file: no journal, and no waiting for the disk. What a crash leaves, its checksum tells from a whole one.
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            _fill(connection, brief, fingerprint)
        finally:
            connection.close()
        with new.open("r+b") as stream:
            control = checksum(stream)
            stream.seek(CONTROL.start)
            stream.write(control)
    store = Store.open(file, at_once=True)
    if store is None:
        raise sqlite3.DatabaseError("The brief that was just written can't be read.")
    return store


def _fill(connection: sqlite3.Connection, brief: Brief, fingerprint: str) -> None:
    connection.executescript(SCHEMA)
    numbers = _Numbers(brief)
    for table, rows in {
        "section": _sections(brief),
        "source": _sources(brief, numbers),
        "statement": _statements(brief, numbers),
        "attribution": ((n, a.id, pack(a)) for n, a in enumerate(brief.attributions)),
        "voice": _voices(brief, numbers),
        "said": iter(sorted({(v, s) for v, said in numbers.said.items() for s in said})),
        "point": _points(brief, numbers),
        "origin": ((n, o.id, pack(o)) for n, o in enumerate(brief.origins)),
        "dispute": ((n, d.id, d.kind, pack(d)) for n, d in enumerate(brief.disputes)),
        "timeline": ((n, len(t.statements), pack(t)) for n, t in enumerate(brief.timeline)),
        "dated": iter(sorted({(numbers.statement[name], n) for n, t in enumerate(brief.timeline) for name in t.statements})),
        "problem": ((n, pack(p)) for n, p in enumerate(brief.problems)),
    }.items():
        _insert(connection, table, rows)
    connection.executescript(INDEXES)
    connection.execute("INSERT INTO statement_words(statement_words) VALUES('rebuild')")
    texts = ((n, source.text) for n, source in enumerate(brief.sources))
    connection.executemany("INSERT INTO source_words(rowid, text) VALUES(?, ?)", texts)
    _insert(
        connection,
        "meta",
        iter(
            [
                ("title", brief.title.encode("utf-8", "replace")),
                ("template", brief.template.encode()),
                ("sides", pack(brief.sides)),
                ("days", pack(brief.days)),
                ("statements", str(len(brief.statements)).encode()),
                ("placed", str(sum(s.section is not None for s in brief.statements)).encode()),
                ("fingerprint", fingerprint.encode()),
                ("complete", FORM),
            ]
        ),
    )
    connection.execute("ANALYZE")
    connection.commit()


def _insert(connection: sqlite3.Connection, table: str, rows: Iterator[Row]) -> None:
    columns = len(connection.execute(f"PRAGMA table_info({table})").fetchall())
    connection.executemany(f"INSERT INTO {table} VALUES({', '.join('?' * columns)})", rows)


class _Numbers:
    """The row numbers of everything in the brief, and which rows belong together."""

    def __init__(self, brief: Brief) -> None:
        from briefing.assembly.corroboration.count import OriginCounter

        self.counter = OriginCounter.of(brief)
        self._origins: dict[str, int] = {}
        self.source = {source.id: n for n, source in enumerate(brief.sources)}
        self.statement = {statement.id: n for n, statement in enumerate(brief.statements)}
        self.voice = {voice.id: n for n, voice in enumerate(brief.voices)}
        self.speaker = {found.id: self.voice.get(found.voice or "") for found in brief.attributions}
        self.said: dict[int, list[int]] = {}
        for n, statement in enumerate(brief.statements):
            for name in statement.attributions:
                if (voice := self.speaker.get(name)) is not None:
                    self.said.setdefault(voice, []).append(n)
        self.place = {point: place for section in brief.sections for place, point in enumerate(section.points)}
        home = {statement.id: statement.point for statement in brief.statements}
        self.reported: dict[str, list[str]] = {}
        self.contested: dict[str, list[str]] = {}
        for dispute in brief.disputes:
            for point in {home.get(name) for position in dispute.positions for name in position.statements}:
                if point:
                    self.contested.setdefault(point, []).append(dispute.id)
                    if dispute.sure:
                        self.reported.setdefault(point, []).append(dispute.id)

    def origin(self, name: str) -> int:
        """A number for an origin, which means nothing else."""
        return self._origins.setdefault(name, len(self._origins))


def _sections(brief: Brief) -> Iterator[Row]:
    for n, section in enumerate(brief.sections):
        yield n, section.id, section.title, section.side, section.hint, section.answers, len(section.points), section.order


def _sources(brief: Brief, numbers: _Numbers) -> Iterator[Row]:
    """`story` is the origin behind what a source says itself."""
    origin = {source: story.id for story in brief.origins for source in story.sources}
    count: dict[str, list[int]] = {}
    for statement in brief.statements:
        both = count.setdefault(statement.source, [0, 0])
        both[0] += 1
        both[1] += statement.section is not None
    for n, source in enumerate(brief.sources):
        known = source.metadata
        title = known.title.value if known.title else source.path
        outlet = known.outlet.value if known.outlet else source.path
        published = known.published.value if known.published else None
        uncertain = bool(known.published and known.published.certainty == "doubtful")
        counts = (len(source.text.split()), *count.get(source.id, [0, 0]))
        story = numbers.origin(numbers.counter.of_source(source.id))
        row = (n, source.id, source.path, title, outlet, origin.get(source.id, ""))
        yield *row, *counts, published, uncertain, story, pack(source)


def _statements(brief: Brief, numbers: _Numbers) -> Iterator[Row]:
    """`outlet` and `origin` stand behind a statement, in numbers that mean nothing else."""
    outlets: dict[str, int] = {}
    for n, s in enumerate(brief.statements):
        speakers = [numbers.speaker.get(name) for name in s.attributions]
        voice = speakers[0] if speakers else None
        likely = pack(s.likely) if s.likely else None
        outlet, origin = numbers.counter.behind(s)
        behind = outlets.setdefault(outlet, len(outlets)), numbers.origin(origin)
        place = numbers.source[s.source], s.start, s.end
        yield n, s.id, *place, s.section, s.point, voice, content(s.text), *behind, s.text, likely, pack(s)


def _voices(brief: Brief, numbers: _Numbers) -> Iterator[Row]:
    """`place` is the order in which voices are shown: who says most first.

    `story` is the origin behind what a voice says, `channel` that behind what others say through it; none where the article is it. `latest`
    is what it says in the article that was published last, `alike` are the ids of those that may be the same.
    """
    from briefing.assembly.entities.alike_names import alike_voices

    count = [len(set(numbers.said.get(n, ()))) for n in range(len(brief.voices))]
    alike = alike_voices([voice for n, voice in enumerate(brief.voices) if count[n]])
    days = [source.metadata.published.value if source.metadata.published else "" for source in brief.sources]
    published = [days[numbers.source[statement.source]] for statement in brief.statements]
    order = sorted(range(len(count)), key=lambda n: (-count[n], brief.voices[n].name, brief.voices[n].id))
    for place, n in enumerate(order):
        voice = brief.voices[n]
        said, carried = numbers.counter.of_voice(voice.id), numbers.counter.of_channel(voice.id)
        behind = (numbers.origin(one) if one else None for one in (said, carried))
        latest = max(numbers.said.get(n, ()), key=lambda at: (published[at], -at), default=None)
        last = None if latest is None else brief.statements[latest].id
        likely = " ".join(alike.get(voice.id, ())) or None
        yield n, voice.id, voice.name, voice.side or voice.own_side, count[n], place, *behind, last, likely, pack(voice)


def _points(brief: Brief, numbers: _Numbers) -> Iterator[Row]:
    """`day` is the time that the lead tells of, else the day of its source."""
    from briefing.assembly.timeline import when_of

    published = {source.id: source.metadata.published.value[:10] for source in brief.sources if source.metadata.published}
    unplaced = 0
    for n, point in enumerate(brief.points):
        place = numbers.place.get(point.id)
        if place is None and point.section is None:
            place, unplaced = unplaced, unplaced + 1
        reported, contested = (" ".join(sorted(found.get(point.id, ()))) or None for found in (numbers.reported, numbers.contested))
        lead = numbers.statement[point.lead]
        told = brief.statements[lead]
        date = when_of(told)
        day = (date.when if date else None) or published.get(told.source, "")
        yield (
            n, point.id, point.section, place, lead, point.sources, point.independent, len(point.statements), reported, contested,
            point.rank, point.page, point.in_brief, "\n".join(point.withdrawn) or None,
            pack(point.other_time) if point.other_time else None, pack(point.gloss) if point.gloss else None, day, pack(point),
        )  # fmt: skip
