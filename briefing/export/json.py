"""The JSON contract, `briefing/2`: one record a line, so that it streams and that versions of it compare well.

`briefing-2.schema.json` beside this file describes it for other programs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

from briefing.export import seal
from briefing.export.part import RECORD, contents_of, holds
from briefing.export.quotes import Altered, Checksum, Failure, Holds, NotAnExportError, Quote, ReadBack, named
from briefing.model import (
    Attribution,
    Brief,
    Dispute,
    Known,
    Metadata,
    Origin,
    Point,
    Problem,
    Record,
    Section,
    Source,
    Statement,
    TimelineEntry,
    Version,
    Voice,
)
from briefing.workspace.folders import EDITS
from briefing.workspace.page import IN_BRIEF, Page
from briefing.workspace.view import View

SCHEMA = "briefing/2"
UNSEALED = "briefing/1"
"""The schema of exports that have no seal."""
LISTS = ("sources", "statements", "attributions", "voices", "sections", "origins", "points", "disputes", "timeline", "problems")
"""What has one record a line."""
KNOWN = ("title", "outlet", "published", "modified", "fetched", "language", "address", "agency")
"""The metadata of a source that has one value each."""
SCHEMA_FILE = Path(__file__).with_name("briefing-2.schema.json")

Kind = TypeVar("Kind")
Named = TypeVar("Named", Statement, Voice, Point)

_LIVE = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbf[\xb9-\xbb]")
"""What JSON lets stand as it is, though a terminal would act on it: DEL, C1 controls, line separators, bidi overrides, annotations."""


def _harmless(data: bytes) -> bytes:
    """JSON in which such characters are written as escapes, which mean the same."""
    return _LIVE.sub(lambda found: f"\\u{ord(found.group().decode()):04x}".encode(), data)


def render(brief: View | Brief) -> bytes:
    """The whole export as UTF-8, ending in a newline; the same brief and edits give the same bytes."""
    return b"".join(write(View(brief) if isinstance(brief, Brief) else brief))


def write(view: View) -> Iterator[bytes]:
    """The export, a line at a time."""
    contents = contents_of(view)
    writer = _Writer()
    yield b"{"
    yield writer.value("schema", SCHEMA).removeprefix(b",")
    yield writer.value("title", view.title)
    if contents.part:
        yield writer.value("part", contents.part)
        yield writer.value("holds", holds(view))
    yield writer.value("template", view.template)
    yield writer.value("days", view.days)
    yield writer.value("sides", [{"id": side.id, "name": side.name} for side in view.sides()])
    yield from writer.list("sources", view.each_source(), _source)
    yield from writer.list("statements", contents.statements(), marked(_statement, contents.excluded))
    yield from writer.list("attributions", contents.attributions(), partial(_attribution, own=contents.set_by_analyst))
    yield from writer.list("voices", contents.voices(), marked(_voice, contents.silenced))
    yield from writer.list("sections", contents.sections(), _section)
    yield from writer.list("origins", contents.origins(), _origin)
    yield from writer.list("points", contents.points(), marked(partial(_point, page=view.orders.page), contents.excluded))
    yield from writer.list("disputes", contents.disputes(), _dispute)
    yield from writer.list("timeline", contents.timeline(), _entry)
    yield from writer.list("problems", view.problems(), _problem)
    found = writer.sealer.seal()
    yield writer.value("seal", {"total": found.total, "lines": found.digits})
    yield b"\n}\n"


class _Writer:
    """Writes values and records, and takes each into the seal."""

    def __init__(self) -> None:
        self.sealer = seal.Sealer()

    def value(self, name: str, value: Any) -> bytes:
        """A value of the export itself."""
        data = msgspec.json.encode(value)
        self.sealer.add(_sealed_line(name, data))
        return b',\n"' + name.encode() + b'": ' + _harmless(data)

    def list(self, name: str, records: Iterable[Kind], form: Callable[[Kind], dict[str, Any]]) -> Iterator[bytes]:
        """Its records of one kind, one a line."""
        yield b',\n"' + name.encode() + b'": ['
        comma = b""
        for record in records:
            data = msgspec.json.encode(form(record))
            self.sealer.add(_sealed_line(name, data))
            yield comma + b"\n" + _harmless(data)
            comma = b","
        yield b"]"


def _sealed_line(name: str, data: bytes) -> str:
    """What a seal holds of a value or a record: its JSON without blanks, which another program that writes it again does not change."""
    return f"{name} {data.decode()}"


def marked(form: Callable[[Named], dict[str, Any]], excluded: frozenset[str]) -> Callable[[Named], dict[str, Any]]:
    """The form of a record with whether it is excluded."""
    return lambda record: form(record) | {"excluded": record.id in excluded}


def _source(source: Source) -> dict[str, Any]:
    known = source.metadata
    return {
        "id": source.id,
        "path": source.path,
        "title": known.title.value if known.title else None,
        "outlet": known.outlet.value if known.outlet else None,
        "published": known.published.value if known.published else None,
        "language": known.language.value if known.language else None,
        "sha256": source.sha256,
        "words": len(source.text.split()),
        "metadata": _metadata(known),
        "furniture": [{"start": one.start, "end": one.end, "reason": one.reason} for one in source.furniture],
        "versions": [_version(one) for one in source.versions],
    }


def _version(version: Version) -> dict[str, Any]:
    """Another version of a source, and what changed from it to the one that was read."""
    return {
        "paths": version.paths,
        "sha256": version.sha256,
        "when": version.when,
        "ordered": version.ordered,
        "gone": version.gone,
        "new": version.new,
        "changed": [{"before": one.before, "after": one.after, "figures": one.figures} for one in version.changed],
    }


def _metadata(metadata: Metadata) -> dict[str, Any]:
    """What is known of a source, each value with how sure it is and where it was found; what is unknown is left out."""
    named = ((name, getattr(metadata, name)) for name in KNOWN)
    found: dict[str, Any] = {name: _known(value) for name, value in named if value}
    return {**found, "authors": [_known(author) for author in metadata.authors]}


def _known(value: Known) -> dict[str, str]:
    return {"value": value.value, "certainty": value.certainty, "origin": value.origin}


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "source": statement.source,
        "start": statement.start,
        "end": statement.end,
        "text": statement.text,
        "role": statement.role,
        "section": statement.section,
        "also": statement.also,
        "point": statement.point,
        "attributions": statement.attributions,
    }


def _attribution(attribution: Attribution, own: frozenset[str]) -> dict[str, Any]:
    """An attribution; one that the analyst made says so."""
    found = {
        "id": attribution.id,
        "source": attribution.source,
        "voice": attribution.voice,
        "mode": attribution.mode,
        "source_spans": attribution.source_spans,
        "cue_spans": attribution.cue_spans,
        "content_spans": attribution.content_spans,
        "via": attribution.via,
    }
    return {**found, "origin": EDITS} if attribution.id in own else found


def _voice(voice: Voice) -> dict[str, Any]:
    return {"id": voice.id, "name": voice.name, "aliases": voice.aliases, "affiliation": voice.affiliation, "side": voice.side}


def _section(section: Section) -> dict[str, Any]:
    return {"id": section.id, "title": section.title, "side": section.side, "points": section.points}


def _origin(origin: Origin) -> dict[str, Any]:
    return {"id": origin.id, "sources": origin.sources, "agency": origin.agency, "why": origin.why}


def _point(point: Point, page: Page) -> dict[str, Any]:
    return {
        "id": point.id,
        "section": point.section,
        "lead": point.lead,
        "statements": point.statements,
        "sources": point.sources,
        "independent": point.independent,
        "pinned": point.pinned,
        "note": point.note,
        "rank": point.rank,
        "page": point.id in page.points,
        "in_brief": point.id in page.lines(IN_BRIEF),
        "gloss": [{"start": one.start, "end": one.end, "name": one.name} for one in point.gloss],
        "near": [{"point": one.point, "chance": one.chance} for one in point.near],
        "withdrawn": point.withdrawn,
        "other_time": point.other_time and {"when": point.other_time.when, "later": point.other_time.later},
    }


def _dispute(dispute: Dispute) -> dict[str, Any]:
    positions = [{"value": one.value, "statements": one.statements} for one in dispute.positions]
    return {"id": dispute.id, "kind": dispute.kind, "about": dispute.about, "sure": dispute.sure, "positions": positions}


def _entry(entry: TimelineEntry) -> dict[str, Any]:
    return {"when": entry.when, "precision": entry.precision, "statements": entry.statements}


def _problem(problem: Problem) -> dict[str, Any]:
    return {"path": problem.path, "error": problem.error, "advice": problem.advice}


# --- reading an export back ---

_Offset = Annotated[int, msgspec.Meta(ge=0, le=10**12)]


class _Head(Record, frozen=True):
    schema: str = ""


class _JsonSource(Record, frozen=True):
    id: str
    path: str
    sha256: str


class _JsonStatement(Record, frozen=True):
    id: str
    source: str
    start: _Offset
    end: _Offset
    text: str


class _Json(Record, frozen=True):
    sources: list[_JsonSource]
    statements: list[_JsonStatement]
    part: str = ""
    holds: str = ""


def read_back(text: str, file: Path) -> Iterator[ReadBack]:
    """Every statement and checksum of an export, and what of the export itself is amiss. Raises `NotAnExportError`."""
    try:
        schema = msgspec.json.decode(text, type=_Head).schema
        if not schema.startswith("briefing/"):
            raise NotAnExportError(f"{file} is no export of ours: its schema is {named(schema) or 'not named'}.")
        brief = msgspec.json.decode(text, type=_Json)
        whole = {} if schema == UNSEALED else msgspec.json.decode(text, type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError) as error:
        raise NotAnExportError(f"{file} is no export of ours: {error}.") from error
    yield Holds(what=brief.holds or ("part" if brief.part else RECORD))
    lines = _record_lines(text)
    yield from _statements(brief, lines)
    if whole:
        yield from _held(whole, lines)


def _statements(brief: _Json, lines: dict[str, int]) -> Iterator[ReadBack]:
    paths: dict[str, str] = {}
    for source in brief.sources:
        line = lines.get(f"sources {source.id}", 1)
        if source.id in paths:
            yield Failure(line=line, what=f"there are two sources {named(source.id)}")
        paths[source.id] = source.path
        yield Checksum(line=line, path=source.path, sha256=source.sha256)
    for one in brief.statements:
        line = lines.get(f"statements {one.id}", 1)
        if one.source not in paths:
            yield Failure(line=line, what=f"there is no source {named(one.source)} in the export")
        elif one.start >= one.end:
            yield Failure(line=line, what=f"the statement {named(one.id)} names no place in its source")
        else:
            yield Quote(line=line, text=one.text, path=paths[one.source], start=one.start, end=one.end, exact=True)


class _JsonSeal(Record, frozen=True):
    total: str
    lines: Annotated[str, msgspec.Meta(pattern="^(?:[0-9a-f]{4})*$")]


def _held(whole: dict[str, Any], lines: dict[str, int]) -> Iterator[ReadBack]:
    """Hold every value and record of an export against its seal."""
    try:
        found = msgspec.convert(whole.pop("seal", None), _JsonSeal)
    except msgspec.ValidationError:
        yield Altered(line=1, what="its seal is gone or damaged: only statements and checksums can be held")
        return
    there: list[seal.Line] = []
    for name, value in whole.items():
        records = value if isinstance(value, list) and name in LISTS else None
        for record in [value] if records is None else records:
            known = record.get("id") if records is not None and isinstance(record, dict) else None
            line = lines.get(f"{name} {known}", lines.get(name, 1))
            there.append((line, _sealed_line(name, msgspec.json.encode(record))))
    yield from seal.differences(seal.Seal(total=found.total, digits=found.lines), there)


def _record_lines(text: str) -> dict[str, int]:
    """The line on which each value and each record with an id stands, as we write them: one a line."""
    begins = re.compile(r'"(\w+)":\s|\{"id":\s*"([^"]+)"')
    lines: dict[str, int] = {}
    kind = ""
    for number, line in enumerate(text.split("\n"), 1):
        if found := begins.match(line):
            kind = found[1] or kind
            lines.setdefault(f"{kind} {found[2]}" if found[2] else kind, number)
    return lines
