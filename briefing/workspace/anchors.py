"""Quotes to statements and back: an anchor holds as long as what it quotes stands somewhere in the corpus."""

from __future__ import annotations

from itertools import takewhile

from briefing.workspace.edits import Quote
from briefing.workspace.records import SOURCE
from briefing.workspace.store import Row, Store, content

AROUND = 32
"""Code points of prefix and suffix: what Hypothesis and the W3C's examples use."""


class Anchors:
    """Finds statements by quote, remembering what it found: the store does not change under it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._found: dict[Quote, str | None] = {}

    def quote(self, statement: str) -> Quote:
        """The anchor of a statement. Raises KeyError for an unknown id."""
        row = self._store.row(
            "SELECT s.start, s.finish, o.path, o.data FROM statement s JOIN source o ON o.number = s.source WHERE s.id = ?", (statement,)
        )
        if row is None:
            raise KeyError(statement)
        start, end, path, data = row
        text = SOURCE.decode(data).text
        prefix, suffix = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        found = Quote(exact=text[start:end], prefix=prefix, suffix=suffix, source=path, start=start)
        self._found[found] = statement
        return found

    def find(self, quote: Quote) -> str | None:
        """The id of the statement that the quote stands for now, None where it is gone."""
        if quote not in self._found:
            self._found[quote] = self._same(quote) or self._within(quote)
        return self._found[quote]

    def _same(self, quote: Quote) -> str | None:
        """A statement that says exactly this: the one in the same place and surroundings where there are several."""
        query = """
            SELECT s.id, s.start, s.finish, o.path, o.number FROM statement s JOIN source o ON o.number = s.source
            WHERE s.content = ? ORDER BY s.number LIMIT 200"""
        rows = self._store.rows(query, (content(quote.exact),))
        if len(rows) <= 1:
            return rows[0][0] if rows else None
        here = [row for row in rows if row[3] == quote.source]
        if len(here) == 1:
            return str(here[0][0])
        return str(max(here or rows, key=lambda row: (self._alike(quote, row), -abs(row[1] - quote.start)))[0])

    def _alike(self, quote: Quote, row: Row) -> int:
        """How many code points around a statement are as they were around the quote."""
        data = self._store.row("SELECT data FROM source WHERE number = ?", (row[4],))
        text = SOURCE.decode(data[0]).text if data else ""
        before, after = text[max(0, row[1] - AROUND) : row[1]], text[row[2] : row[2] + AROUND]
        return _shared(before[::-1], quote.prefix[::-1]) + _shared(after, quote.suffix)

    def _within(self, quote: Quote) -> str | None:
        """The statement that holds the quote, or begins it, where the sentences are cut in another way now."""
        row = self._store.row("SELECT number, data FROM source WHERE path = ?", (quote.source,))
        if row is None:
            return None
        number, data = row
        text = SOURCE.decode(data).text
        places = _occurrences(text, quote.exact)
        if not places:
            return None
        start = min(places, key=lambda at: abs(at - quote.start))
        query = "SELECT id FROM statement WHERE source = ? AND finish > ? AND start < ? ORDER BY start"
        found = self._store.row(query, (number, start, start + len(quote.exact)))
        return str(found[0]) if found else None


def _shared(left: str, right: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))


def _occurrences(text: str, exact: str) -> list[int]:
    found: list[int] = []
    at = text.find(exact) if exact else -1
    while at >= 0 and len(found) < 1000:
        found.append(at)
        at = text.find(exact, at + 1)
    return found
