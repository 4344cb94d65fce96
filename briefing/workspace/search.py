"""Search in statements and in full texts, by SQLite's FTS5."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from briefing.workspace.overlay import Overlay
from briefing.workspace.records import SOURCE
from briefing.workspace.rows import Hit
from briefing.workspace.store import Store

_PARTS = re.compile(r'"([^"]*)"|(\S+)')
_WORDS = re.compile(r"\w+")
_NO_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Scripts that put no spaces between words, whose words the index can't tell apart."""

Parts = list[list[str]]


def query_words(query: str) -> Parts:
    """The query's words, those between quotation marks together: `"two words" three` gives `[[two, words], [three]]`."""
    found = [_WORDS.findall(quoted or plain) for quoted, plain in _PARTS.findall(query)]
    return [words for words in found if words]


def _expression(query: str, wanted: Parts) -> str:
    """The query in the language of FTS5, with nothing of its syntax left to the user; the last word may go on."""
    phrases = ['"' + " ".join(words) + '"' for words in wanted]
    ends = "" if query.endswith(('"', " ")) else "*"
    return " AND ".join(phrases) + ends


Passes = Callable[[str | None], bool]
"""Whether a statement, by its id, is among those that are searched; None: what is no statement."""


def statements(store: Store, query: str, limit: int, overlay: Overlay, passes: Passes | None = None) -> list[Hit]:
    """Statements that hold all of the query, in the order of the sources; those of excluded points are marked."""
    wanted = query_words(query)
    if not wanted:
        return []
    most = limit if passes is None else -1
    columns = "SELECT s.id, o.id, s.start, s.finish, s.text, s.point FROM"
    if _NO_SPACES.search(query):
        where = " AND ".join(["instr(s.text, ?)"] * len(wanted))
        values: tuple[object, ...] = (*("".join(words) for words in wanted), most)
        found = store.each(f"{columns} statement s JOIN source o ON o.number = s.source WHERE {where} ORDER BY s.number LIMIT ?", values)
    else:
        inside = "SELECT rowid FROM statement_words WHERE statement_words MATCH ? ORDER BY rowid LIMIT ?"
        joined = f"({inside}) f JOIN statement s ON s.number = f.rowid JOIN source o ON o.number = s.source ORDER BY s.number"
        found = store.each(f"{columns} {joined}", (_expression(query, wanted), most))
    passing = (row for row in found if passes is None or passes(row[0]))
    return [
        Hit(
            statement=name,
            source=source,
            start=start,
            end=end,
            text=text,
            point=overlay.homes.get(name, point),
            excluded=name in overlay.hidden,
        )
        for name, source, start, end, text, point in islice(passing, limit)
    ]


def count(store: Store, query: str) -> int:
    """How many statements hold all of the query, however many there are."""
    wanted = query_words(query)
    if not wanted:
        return 0
    if _NO_SPACES.search(query):
        where = " AND ".join(["instr(text, ?)"] * len(wanted))
        row = store.row(f"SELECT count(*) FROM statement WHERE {where}", tuple("".join(words) for words in wanted))
    else:
        row = store.row("SELECT count(*) FROM statement_words WHERE statement_words MATCH ?", (_expression(query, wanted),))
    return int(row[0]) if row else 0


def count_sources(store: Store, query: str) -> int:
    """How many sources hold all of the query in their full texts; where words have no blanks between them, that is not known: 0."""
    wanted = query_words(query)
    if not wanted or _NO_SPACES.search(query):
        return 0
    row = store.row("SELECT count(*) FROM source_words WHERE source_words MATCH ?", (_expression(query, wanted),))
    return int(row[0]) if row else 0


def sources(store: Store, query: str, limit: int, overlay: Overlay, passes: Passes | None = None) -> list[Hit]:
    """Places in the sources that hold all of the query: each where one of its parts stands, with the line around it."""
    wanted = query_words(query)
    if not wanted:
        return []
    if _NO_SPACES.search(query):
        numbers = store.rows("SELECT number FROM source ORDER BY number")
    else:
        match = "SELECT rowid FROM source_words WHERE source_words MATCH ? ORDER BY rowid LIMIT ?"
        numbers = store.rows(match, (_expression(query, wanted), limit if passes is None else -1))
    pattern = re.compile("|".join(r"\W+".join(map(re.escape, words)) for words in wanted), re.IGNORECASE)
    hits: list[Hit] = []
    for (number,) in numbers:
        row = store.row("SELECT data FROM source WHERE number = ?", (number,))
        source = SOURCE.decode(row[0]) if row else None
        if source is None:
            continue
        for found in pattern.finditer(source.text):
            inside = _statement_at(store, number, found.start()) if passes or overlay.hidden else None
            if passes and not passes(inside):
                continue
            start = source.text.rfind("\n", 0, found.start()) + 1
            end = source.text.find("\n", found.end())
            line = source.text[start : end if end >= 0 else None].strip()
            excluded = inside in overlay.hidden
            hits.append(
                Hit(statement=None, source=source.id, start=found.start(), end=found.end(), text=line, point=None, excluded=excluded)
            )
            if len(hits) >= limit:
                return hits
    return hits


def statement_at(store: Store, source: str, position: int) -> str | None:
    """The id of the statement that stands at a place of a source; None where none does."""
    row = store.row("SELECT number FROM source WHERE id = ?", (source,))
    return _statement_at(store, row[0], position) if row else None


def _statement_at(store: Store, source: int, position: int) -> str | None:
    row = store.row("SELECT id, finish FROM statement WHERE source = ? AND start <= ? ORDER BY start DESC", (source, position))
    return row[0] if row and position < row[1] else None


def highlight_spans(text: str, query: str) -> list[tuple[int, int]]:
    """The spans of `text` that a query lights up."""
    wanted = query_words(query)
    if not wanted:
        return []
    pattern = "|".join(r"\W+".join(map(re.escape, words)) for words in sorted(wanted, key=len, reverse=True))
    return [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)]
