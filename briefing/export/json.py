"""The JSON contract, `briefing/2`: one record a line, so that it streams and that versions of it compare well.

`briefing-2.schema.json` beside this file describes it for other programs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

from briefing.export.part import contents_of
from briefing.export.quotes import Checksum, Failure, NotAnExportError, Quote, ReadBack, named
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
    Voice,
)
from briefing.workspace.view import View

SCHEMA = "briefing/2"
KNOWN = ("title", "outlet", "published", "modified", "fetched", "language", "address", "agency")
"""The metadata of a source that has one value each."""
SCHEMA_FILE = Path(__file__).with_name("briefing-2.schema.json")

Kind = TypeVar("Kind")
Named = TypeVar("Named", Statement, Voice, Point)

_LIVE = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbf[\xb9-\xbb]")
"""What JSON lets stand as it is, though a terminal would act on it: DEL, C1 controls, line separators, bidi overrides, annotations."""


def _encode(value: Any) -> bytes:
    """The value as JSON in which such characters are written as escapes, which mean the same."""
    return _LIVE.sub(lambda found: f"\\u{ord(found.group().decode()):04x}".encode(), msgspec.json.encode(value))


def render(brief: View | Brief) -> bytes:
    """The whole export as UTF-8, ending in a newline; the same brief and edits give the same bytes."""
    return b"".join(write(View(brief) if isinstance(brief, Brief) else brief))


def write(view: View) -> Iterator[bytes]:
    """The export, a line at a time."""
    contents = contents_of(view)
    yield b"{"
    yield b'\n"schema": ' + _encode(SCHEMA)
    yield b',\n"title": ' + _encode(view.title)
    if contents.part:
        yield b',\n"part": ' + _encode(contents.part)
    yield b',\n"template": ' + _encode(view.template)
    yield b',\n"days": ' + _encode(view.days)
    yield b',\n"sides": ' + _encode([{"id": side.id, "name": side.name} for side in view.sides()])
    yield from _list("sources", view.each_source(), _source)
    yield from _list("statements", contents.statements(), marked(_statement, contents.excluded))
    yield from _list("attributions", contents.attributions(), _attribution)
    yield from _list("voices", contents.voices(), marked(_voice, contents.silenced))
    yield from _list("sections", contents.sections(), _section)
    yield from _list("origins", contents.origins(), _origin)
    yield from _list("points", contents.points(), marked(_point, contents.excluded))
    yield from _list("disputes", contents.disputes(), _dispute)
    yield from _list("timeline", contents.timeline(), _entry)
    yield from _list("problems", view.problems(), _problem)
    yield b"\n}\n"


def marked(form: Callable[[Named], dict[str, Any]], excluded: frozenset[str]) -> Callable[[Named], dict[str, Any]]:
    """The form of a record with whether it is excluded."""
    return lambda record: form(record) | {"excluded": record.id in excluded}


def _list(name: str, records: Iterable[Kind], form: Callable[[Kind], dict[str, Any]]) -> Iterator[bytes]:
    yield b',\n"' + name.encode() + b'": ['
    comma = b""
    for record in records:
        yield comma + b"\n" + _encode(form(record))
        comma = b","
    yield b"]"


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


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "id": attribution.id,
        "source": attribution.source,
        "voice": attribution.voice,
        "mode": attribution.mode,
        "source_spans": attribution.source_spans,
        "cue_spans": attribution.cue_spans,
        "content_spans": attribution.content_spans,
        "via": attribution.via,
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {"id": voice.id, "name": voice.name, "aliases": voice.aliases, "affiliation": voice.affiliation, "side": voice.side}


def _section(section: Section) -> dict[str, Any]:
    return {"id": section.id, "title": section.title, "side": section.side, "points": section.points}


def _origin(origin: Origin) -> dict[str, Any]:
    return {"id": origin.id, "sources": origin.sources, "agency": origin.agency, "why": origin.why}


def _point(point: Point) -> dict[str, Any]:
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
        "page": (point.page or point.pinned) and point.section is not None,
        "in_brief": point.in_brief,
        "gloss": [{"start": one.start, "end": one.end, "name": one.name} for one in point.gloss],
        "near": [{"point": one.point, "chance": one.chance} for one in point.near],
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


def read_back(text: str, file: Path) -> Iterator[ReadBack]:
    """Every statement and checksum of an export, and what of the export itself is amiss. Raises `NotAnExportError`."""
    try:
        schema = msgspec.json.decode(text, type=_Head).schema
        if not schema.startswith("briefing/"):
            raise NotAnExportError(f"{file} is no export of ours: its schema is {named(schema) or 'not named'}.")
        brief = msgspec.json.decode(text, type=_Json)
    except (msgspec.DecodeError, RecursionError) as error:
        raise NotAnExportError(f"{file} is no export of ours: {error}.") from error
    lines = _record_lines(text)
    paths: dict[str, str] = {}
    for source in brief.sources:
        if source.id in paths:
            yield Failure(line=lines.get(source.id, 1), what=f"there are two sources {named(source.id)}")
        paths[source.id] = source.path
        yield Checksum(line=lines.get(source.id, 1), path=source.path, sha256=source.sha256)
    for one in brief.statements:
        line = lines.get(one.id, 1)
        if one.source not in paths:
            yield Failure(line=line, what=f"there is no source {named(one.source)} in the export")
        elif one.start >= one.end:
            yield Failure(line=line, what=f"the statement {named(one.id)} names no place in its source")
        else:
            yield Quote(line=line, text=one.text, path=paths[one.source], start=one.start, end=one.end, exact=True)


def _record_lines(text: str) -> dict[str, int]:
    """The line on which each source and each statement stands, as we write them: one record a line."""
    pattern = re.compile(r'\{"id":\s*"([^"]+)",\s*"(?:source|path)"')
    return {found[1]: number for number, line in enumerate(text.split("\n"), 1) if (found := pattern.search(line))}
