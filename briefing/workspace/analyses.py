"""Analyses kept by the checksum of the file they were made from and the version of the code that made them.

One SQLite file for all corpora. It is a cache: damaged, it is thrown away and made again; where it can't be written,
memory takes its place.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
import time
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec.structs import replace

from briefing.model import Article, Mention, Problem, Record, Reference
from briefing.reading.files import printable
from briefing.reading.limits import DEFAULT, Limits
from briefing.workspace import code_stamp
from briefing.workspace.corpus import File
from briefing.workspace.files import refuse_links
from briefing.workspace.store import BROKEN, Row

SCHEMA = """
CREATE TABLE IF NOT EXISTS file(
  path TEXT, name TEXT, size INTEGER, modified INTEGER, inode INTEGER, checksum TEXT, PRIMARY KEY(path, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS result(key TEXT PRIMARY KEY, version TEXT, used INTEGER, control INTEGER, data BLOB);
"""
PLACE = {
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_NOLFS,
    sqlite3.SQLITE_AUTH,
}
KEPT_DAYS = 30
"""How long the results of other versions stay, for those who go back and forth between two."""


class FileContents(Record, frozen=True):
    """What one file holds."""

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()
    references: tuple[Reference, ...] = ()


class EncodedContents(Record, frozen=True):
    """A `FileContents` whose parts are encoded already, as the process that read the file sends them."""

    articles: Sequence[msgspec.Raw] = ()
    problems: Sequence[msgspec.Raw] = ()
    references: Sequence[msgspec.Raw] = ()


def encode(contents: FileContents | EncodedContents) -> bytes:
    """Encode the contents of a file for the cache."""
    return msgspec.msgpack.encode(contents)


def decode(data: bytes) -> FileContents:
    """Decode what `encode` made."""
    found = msgspec.msgpack.decode(data, type=FileContents)
    return replace(found, articles=tuple(map(_shared, found.articles)))


def lacks_library(data: bytes) -> bool:
    """Whether something was not read for want of a library: once that is installed it is read, so this result is not kept."""
    if b"missing" not in data:  # which spares decoding ten thousand articles
        return False
    return any(problem.kind == "missing" for problem in msgspec.msgpack.decode(data, type=FileContents).problems)


def _shared(article: Article) -> Article:
    """The article with equal parts held once: a fifth less memory, which counts when ten thousand are assembled."""
    source, analysis = article.source.id, article.analysis
    mentions: dict[Mention, Mention] = {}
    texts: dict[str, str] = {}
    places: dict[int, int] = {}

    def once(mention: Mention) -> Mention:
        return mentions.setdefault(mention, mention)

    def text(value: str) -> str:
        return texts.setdefault(value, value)

    def place(offset: int) -> int:
        return places.setdefault(offset, offset)

    whole = tuple(map(once, analysis.mentions))
    attributions = tuple(replace(one, id=text(one.id), source=source) for one in analysis.attributions)
    statements = (
        replace(
            one,
            source=source,
            start=place(one.start),
            end=place(one.end),
            heading=one.heading and text(one.heading),
            role=one.role and sys.intern(one.role),
            attributions=tuple(map(text, one.attributions)),
            mentions=tuple(map(once, one.mentions)),
        )
        for one in analysis.statements
    )
    analysis = replace(analysis, source=source, statements=tuple(statements), attributions=attributions, mentions=whole)
    sentences = tuple(replace(one, start=place(one.start), end=place(one.end)) for one in article.source.sentences)
    return replace(article, analysis=analysis, source=replace(article.source, sentences=sentences))


class Analyses:
    """The cache. Use as a context manager; what was put in before an interruption stays."""

    def __init__(self, file: Path | None, limits: Limits = DEFAULT) -> None:
        """Open the cache at `file`, or one in memory with None. What was made under other `limits` is not used."""
        self._version = code_stamp.of_analysis()
        self._limits = f"{limits}{code_stamp.of_own_outlets()}"
        self._file = file
        self._connection = self._open()

    def __enter__(self) -> Analyses:
        return self

    def __exit__(self, *_: object) -> None:
        self.commit()
        self._connection.close()

    def key(self, file: File) -> str:
        """The key of a file's result: its content, its name and the version of the code; '' for a file that can't be read."""
        checksum = self._checksum(file)
        parts = f"{checksum}\n{file.name}\n{file.given}\n{self._version}\n{self._limits}"
        return hashlib.sha256(parts.encode("utf-8", "surrogateescape")).hexdigest() if checksum else ""

    def has(self, key: str) -> bool:
        """Whether a result is kept under `key`."""
        return bool(key) and bool(self._ask("SELECT 1 FROM result WHERE key = ?", (key,)))

    def put(self, key: str, data: bytes) -> None:
        """Keep an encoded `FileContents`."""
        self._change("INSERT OR REPLACE INTO result VALUES(?, ?, ?, ?, ?)", (key, self._version, _today(), _control(key, data), data))

    def get(self, key: str) -> FileContents | None:
        """The result kept under `key`; None where there is none or it is damaged."""
        rows = self._ask("SELECT control, data FROM result WHERE key = ?", (key,))
        # A damaged index leads to the result of another file, a damaged row may hold anything: what is read is what was put under this key.
        if rows and isinstance(rows[0][1], bytes) and _control(key, rows[0][1]) == rows[0][0]:
            with suppress(msgspec.DecodeError):
                return decode(rows[0][1])
        if rows:
            self._change("DELETE FROM result WHERE key = ?", (key,))  # else nobody would make it again
        return None

    def commit(self) -> None:
        """Commit what was put in, so that it lasts."""
        try:
            self._connection.commit()
        except BROKEN as error:
            self._renew(error)

    def tidy(self) -> None:
        """Forget what other versions made and nobody used for a month."""
        self._change("UPDATE result SET used = ? WHERE version = ? AND used < ?", (_today(), self._version, _today()))
        self._change("DELETE FROM result WHERE used < ?", (_today() - KEPT_DAYS,))
        self.commit()

    def _checksum(self, file: File) -> str:
        if file.size < 0:
            return ""
        place = (printable(file.path), file.name)  # SQLite takes no name that is not UTF-8
        rows = self._ask("SELECT size, modified, inode, checksum FROM file WHERE path = ? AND name = ?", place)
        if rows and rows[0][:3] == file[2:5]:
            return str(rows[0][3])
        try:
            if not Path(file.path).is_file():  # opening a pipe would wait for somebody to write into it
                return ""
            with Path(file.path).open("rb") as stream:
                checksum = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            return ""
        self._change("INSERT OR REPLACE INTO file VALUES(?, ?, ?, ?, ?, ?)", (*place, *file[2:5], checksum))
        return checksum

    def _open(self) -> sqlite3.Connection:
        for _ in range(2):
            try:
                return self._connect(self._file)
            except (*BROKEN, OSError) as error:
                self._give_up(error)
        return self._connect(None)

    def _connect(self, file: Path | None) -> sqlite3.Connection:
        if file:
            file.parent.mkdir(parents=True, exist_ok=True)
            refuse_links(file)
        # Other processes may be writing; a desk may analyse in a thread of its own.
        connection = sqlite3.connect(file or ":memory:", timeout=30, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = TRUNCATE")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.executescript(SCHEMA)
        except BROKEN:
            connection.close()
            raise
        return connection

    def _ask(self, query: str, values: tuple[object, ...]) -> list[Row]:
        try:
            return self._connection.execute(query, values).fetchall()
        except BROKEN as error:
            self._renew(error)
            return []

    def _change(self, query: str, values: tuple[object, ...]) -> None:
        try:
            self._connection.execute(query, values)
        except BROKEN as error:
            self._renew(error)
            self._connection.execute(query, values)

    def _renew(self, error: Exception) -> None:
        """Throw a damaged cache away, leave one that can't be written (disk full, read-only, locked), and go on with an empty one."""
        self._connection.close()
        self._give_up(error)
        self._connection = self._open()

    def _give_up(self, error: Exception) -> None:
        if self._file is None or isinstance(error, OSError) or _of_the_place(error):
            self._file = None
            return
        try:
            self._file.unlink(missing_ok=True)
        except OSError:
            self._file = None


def _of_the_place(error: Exception) -> bool:
    """Whether an error speaks of the disk, the folder or another process, and not of what the file holds."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF in PLACE


def _control(key: str, data: bytes) -> int:
    """A checksum of a result and of what it is the result of."""
    return zlib.crc32(data, zlib.crc32(key.encode()))


def _today() -> int:
    return int(time.time() // 86400)
