"""The stored brief: one SQLite file, read row by row as the screen asks. See `store_writer.py` for how it is made.

Ids of the model are text; `number` columns are the order of the brief, from 0, and the key that tables join on.
`data` columns hold the whole record as msgpack.
"""

from __future__ import annotations

import hashlib
import sqlite3
import weakref
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

SCHEMA = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE section(number INTEGER PRIMARY KEY, id TEXT, title TEXT, side TEXT, hint TEXT, answers TEXT, points INTEGER, sort TEXT);
CREATE TABLE source(
  number INTEGER PRIMARY KEY, id TEXT, path TEXT, title TEXT, outlet TEXT, origin TEXT, words INTEGER,
  statements INTEGER, placed INTEGER, published TEXT, uncertain INTEGER, story INTEGER, data BLOB);
CREATE TABLE statement(
  number INTEGER PRIMARY KEY, id TEXT, source INTEGER, start INTEGER, finish INTEGER, section TEXT, point TEXT, voice INTEGER,
  content INTEGER, outlet INTEGER, origin INTEGER, text TEXT, likely BLOB, data BLOB);
CREATE TABLE attribution(number INTEGER PRIMARY KEY, id TEXT, data BLOB);
CREATE TABLE voice(
  number INTEGER PRIMARY KEY, id TEXT, name TEXT, side TEXT, statements INTEGER, place INTEGER,
  story INTEGER, channel INTEGER, latest TEXT, alike TEXT, data BLOB);
CREATE TABLE said(voice INTEGER, statement INTEGER, PRIMARY KEY(voice, statement)) WITHOUT ROWID;
CREATE TABLE point(
  number INTEGER PRIMARY KEY, id TEXT, section TEXT, place INTEGER, lead INTEGER, sources INTEGER, independent INTEGER,
  statements INTEGER, disputes TEXT, contested TEXT, rank INTEGER, page INTEGER, in_brief INTEGER,
  withdrawn TEXT, other_time BLOB, gloss BLOB, day TEXT, data BLOB);
CREATE TABLE origin(number INTEGER PRIMARY KEY, id TEXT, data BLOB);
CREATE TABLE dispute(number INTEGER PRIMARY KEY, id TEXT, kind TEXT, data BLOB);
CREATE TABLE timeline(number INTEGER PRIMARY KEY, statements INTEGER, data BLOB);
CREATE TABLE dated(statement INTEGER, entry INTEGER, PRIMARY KEY(statement, entry)) WITHOUT ROWID;
CREATE TABLE problem(number INTEGER PRIMARY KEY, data BLOB);
CREATE VIRTUAL TABLE statement_words USING fts5(
  text, content='statement', content_rowid='number', tokenize="unicode61 remove_diacritics 2", prefix='1 2 3');
CREATE VIRTUAL TABLE source_words USING fts5(text, content='', tokenize="unicode61 remove_diacritics 2", prefix='2 3');
"""

INDEXES = """
CREATE UNIQUE INDEX source_id ON source(id);
CREATE UNIQUE INDEX statement_id ON statement(id);
CREATE INDEX statement_source ON statement(source, start);
CREATE INDEX statement_point ON statement(point);
CREATE INDEX statement_content ON statement(content);
CREATE UNIQUE INDEX attribution_id ON attribution(id);
CREATE UNIQUE INDEX voice_id ON voice(id);
CREATE INDEX voice_name ON voice(name);
CREATE INDEX voice_place ON voice(place);
CREATE UNIQUE INDEX point_id ON point(id);
CREATE INDEX point_place ON point(section, place);
CREATE INDEX point_rank ON point(rank);
CREATE INDEX point_order ON point(section, rank, place);
CREATE INDEX point_page ON point(rank) WHERE page;
CREATE INDEX point_origins ON point(independent DESC, rank, section);
CREATE INDEX point_disputes ON point(place) WHERE disputes IS NOT NULL;
CREATE UNIQUE INDEX origin_id ON origin(id);
CREATE UNIQUE INDEX dispute_id ON dispute(id);
"""

Row = tuple[Any, ...]

FORM = hashlib.sha256(SCHEMA.encode()).digest()[:8]
"""Stands in a store that was written to its end: one with other tables, of another version, is never opened."""


CONTROL = slice(60, 64)
"""Where in the file its checksum stands: SQLite keeps these bytes, the user version, for programs."""
SOON = 8_000_000
"""Bytes that are looked through before a brief is shown, in a few milliseconds at most; larger ones right after the first frame."""
_BLOCK = 1 << 18


def checksum(stream: IO[bytes]) -> bytes:
    """What the bytes at `CONTROL` have to be: a checksum of all the others. It tells damage, which is why it need not be a slow one."""
    block = bytearray(stream.read(_BLOCK))
    block[CONTROL] = bytes(4)
    found = zlib.crc32(block)
    while part := stream.read(_BLOCK):
        found = zlib.crc32(part, found)
    return found.to_bytes(4, "big")


BROKEN = (sqlite3.Error, UnicodeDecodeError)
"""What asking a damaged file can raise: the names of its tables, which SQLite puts into messages, may be no text."""


class DamagedError(Exception):
    """The stored brief can't be used; it has to be made again."""


class Store:
    """A stored brief, open for reading. Any thread may ask; the file is never changed after it was written."""

    def __init__(self, connection: sqlite3.Connection, file: Path | None = None) -> None:
        self._hold(connection)
        self.file = file
        self._sound: bool | None = None if file else True
        self.remake: Callable[[], Store] | None = None
        """Makes the store again when a query finds it damaged; set by who knows how."""
        self.not_kept = ""
        """Why it is not in the cache though it should be, in one sentence; empty where it is, or was not to be."""
        self._meta: dict[str, bytes] = dict(self.rows("SELECT key, value FROM meta"))
        if self._meta.get("complete") != FORM:
            raise DamagedError("The stored brief is not complete, or of another version.")

    @classmethod
    def open(cls, file: Path, *, at_once: bool = False) -> Store | None:
        """The brief stored in `file`; None where there is none that can be used, or any bit of it was changed.

        With `at_once` one that is larger than `SOON` is given before it was looked through; see `is_sound`.
        """
        try:
            if not file.is_file():
                return None
            later = at_once and file.stat().st_size > SOON
            if not later and not _is_whole(file):
                return None
            connection = sqlite3.connect(address(file, "mode=ro&immutable=1"), uri=True, check_same_thread=False)
        except (OSError, *BROKEN):
            return None
        try:
            store = cls(connection, file)
            store._sound = None if later else True
            return store
        except (DamagedError, *BROKEN):
            connection.close()
            return None

    def is_sound(self) -> bool:
        """Whether the file is as it was written, to the last bit; looked at once. One that is not is done away with, to be made again."""
        if self._sound is None and self.file:
            try:
                self._sound = _is_whole(self.file)
            except OSError:
                self._sound = True  # another took its place meanwhile; what is open here is the old one
            if not self._sound:
                self.give_up()
        return self._sound is not False

    def give_up(self) -> None:
        """Do away with the file. Where that can't be done, its checksum says that it is not to be used."""
        if self.file:
            with suppress(OSError):
                self.file.unlink(missing_ok=True)

    def _hold(self, connection: sqlite3.Connection) -> None:
        """Ask this connection from now on. It is closed with the store, and, as Python 3.13 warns of open ones, when nobody holds that."""
        self._connection = connection
        self._forgotten = weakref.finalize(self, connection.close)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def meta(self, key: str) -> bytes | None:
        """A value about the whole brief, as bytes."""
        return self._meta.get(key)

    def rows(self, query: str, values: tuple[object, ...] = ()) -> list[Row]:
        """All rows of a query. Raises `DamagedError` where the file is damaged and can't be made again."""
        try:
            return self._connection.execute(query, values).fetchall()
        except BROKEN as error:
            return self._again(error).execute(query, values).fetchall()

    def row(self, query: str, values: tuple[object, ...] = ()) -> Row | None:
        """The first row of a query. Raises as `rows`."""
        found = self.rows(f"{query} LIMIT 1", values)
        return found[0] if found else None

    def each(self, query: str, values: tuple[object, ...] = ()) -> Iterator[Row]:
        """The rows of a query a few at a time, for what is too long to hold. Raises as `rows`."""
        try:
            cursor = self._connection.execute(query, values)
        except BROKEN as error:
            cursor = self._again(error).execute(query, values)
        while rows := cursor.fetchmany(500):
            yield from rows

    def _again(self, error: Exception) -> sqlite3.Connection:
        """The connection to a store made again in place of the damaged one, once."""
        remake, self.remake = self.remake, None
        if remake is None:
            raise DamagedError(str(error)) from error
        self._connection.close()
        made = remake()
        made._forgotten.detach()
        self._hold(made._connection)
        return self._connection


def address(file: Path, how: str) -> str:
    """A file as SQLite takes it together with `how` to open it."""
    # `Path.as_uri` would import urllib for these three characters.
    return f"file:{str(file.absolute()).replace('%', '%25').replace('?', '%3f').replace('#', '%23')}?{how}"


def _is_whole(file: Path) -> bool:
    with file.open("rb") as stream:
        head = stream.read(CONTROL.stop)
        stream.seek(0)
        return len(head) == CONTROL.stop and checksum(stream) == head[CONTROL]


def content(text: str) -> int:
    """A number for what a text says, white space aside: 63 bits of BLAKE2b, as SQLite has signed integers."""
    digest = hashlib.blake2b(" ".join(text.split()).encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
