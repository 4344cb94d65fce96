"""Remembers what a corpus held at the last visit, so that the next one can show what is new."""

from __future__ import annotations

import time
import zlib
from array import array
from collections.abc import Sequence
from pathlib import Path

import msgspec

from briefing.model import Record
from briefing.workspace import folders
from briefing.workspace.files import write_whole
from briefing.workspace.store import Store


class Visit(Record, frozen=True):
    """A visit: when (ISO 8601, UTC), to which state of the brief, and what was there.

    `sources` are ids and paths; `statements` what they say (see `store.content`), as 64-bit numbers, sorted.
    """

    at: str
    fingerprint: str
    sources: tuple[str, ...]
    statements: bytes


class Changes:
    """What is in the brief and was not there at the last visit. Nothing is new at the first."""

    def __init__(self, store: Store, paths: Sequence[Path]) -> None:
        self.since: str | None = None
        """When the last visit ended, None where there was none."""
        self.points: frozenset[str] = frozenset()
        """Points of which no statement was there, whatever source it stood in."""
        self.sources: frozenset[str] = frozenset()
        """Sources of which neither the text nor the file was there."""
        last = _load(folders.visit_file(paths)) if paths else None
        if last is None:
            return
        self.since = last.at
        if last.fingerprint and last.fingerprint == (store.meta("fingerprint") or b"").decode():
            return  # the same brief: looking at a hundred thousand statements would find nothing
        known = set(last.sources)
        rows = store.each("SELECT id, path FROM source")
        self.sources = frozenset(name for name, path in rows if name not in known and path not in known)
        self.points = _new_points(store, last)


def record(store: Store, paths: Sequence[Path]) -> None:
    """Remember what is there now: the visit is over. Raises OSError."""
    sources = sorted({part for row in store.each("SELECT id, path FROM source") for part in row})
    statements = array("q", sorted({row[0] for row in store.each("SELECT content FROM statement")}))
    fingerprint = (store.meta("fingerprint") or b"").decode()
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    visit = Visit(at=now, fingerprint=fingerprint, sources=tuple(sources), statements=statements.tobytes())
    file = folders.visit_file(paths)
    file.parent.mkdir(parents=True, exist_ok=True)
    data = msgspec.msgpack.encode(visit)
    write_whole(file, [_control(data), data])


def _new_points(store: Store, last: Visit) -> frozenset[str]:
    known = array("q")
    known.frombytes(last.statements[: len(last.statements) // known.itemsize * known.itemsize])
    there = set(known)
    old: set[str] = set()
    new: set[str] = set()
    for content, point in store.each("SELECT content, point FROM statement WHERE point IS NOT NULL"):
        (old if content in there else new).add(point)
    return frozenset(new - old)


def _load(file: Path) -> Visit | None:
    """The last visit. What is damaged, or from another version, is none: then this is a first visit."""
    try:
        data = file.read_bytes()
        return msgspec.msgpack.decode(data[4:], type=Visit) if data[:4] == _control(data[4:]) else None
    except (OSError, msgspec.DecodeError):
        return None


def _control(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(4, "big")
