"""The statements of a brief, ready to be held against: their facts, who says them, and which words lead to them."""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from briefing.assembly.text.names import name_words
from briefing.export.contents import Contents
from briefing.export.drafts.facts import Facts, Lexis, facts_of
from briefing.export.drafts.quoted_words import plain
from briefing.model import Attribution, Source, Span, Statement, Voice
from briefing.workspace.view import View

MOST_CANDIDATES = 24
"""Statements that are looked at closely for one sentence of a draft."""
LONG_NUMBER = re.compile(r"\d[\d,]*[.]?\d+")
"""Numbers of two digits and more, which lead to statements as words do."""
COMMONEST = 0.2
"""Share of all statements above which a word leads nowhere."""


class Said(NamedTuple):
    """A voice that says (part of) a statement, and which part: spans in the text of its source."""

    voice: Voice
    content: tuple[Span, ...]


class Passage(NamedTuple):
    """A statement with its place: row among all, source by number, span."""

    row: int
    source: int
    start: int
    end: int
    text: str
    said: tuple[Said, ...]


class Passages:
    """All statements of a brief with an index of their words. Rows of one source stand together, in order of reading."""

    def __init__(self, view: View, without: Collection[str] = ()) -> None:
        """The passages of all sources but those `without`, by id."""
        contents = Contents(view)
        self.lexis = Lexis()
        self.sources: list[Source] = [source for source in view.each_source() if source.id not in without]
        self.plain_texts = [plain(source.text) for source in self.sources]
        number = {source.id: n for n, source in enumerate(self.sources)}
        voices = {voice.id: voice for voice in contents.voices()}
        attributions = {one.id: one for one in contents.attributions()}
        statements = (one for one in contents.statements() if one.source in number)
        self._statements: list[Statement] = sorted(statements, key=lambda one: (number[one.source], one.start))
        self._said: list[tuple[Said, ...]] = [_said(one, attributions, voices) for one in self._statements]
        self._source = [number[one.source] for one in self._statements]
        self._first = {source: row for row, source in reversed(list(enumerate(self._source)))}
        for one in self._statements:
            self.lexis.add(one.text)
        self._facts: dict[int, Facts] = {}
        self._rows: dict[str, array[int]] = {}
        named = (name_words(said.voice.name) for row in self._said for said in row if said.voice.kind != "unnamed")
        self._families = {words[-1] for words in named if words}
        self._fill()

    def _fill(self) -> None:
        for row, one in enumerate(self._statements):
            for word in self._index_words(one.text):
                self._rows.setdefault(word, array("i")).append(row)

    def _index_words(self, text: str) -> frozenset[str]:
        return frozenset(self.lexis.stemmer.content_stems(text)) | {number.replace(",", "") for number in LONG_NUMBER.findall(text)}

    def __len__(self) -> int:
        return len(self._statements)

    def idf(self, stem: str) -> float:
        """The weight of a stem by how few statements have it, from 0.3 to about 1."""
        count = len(self._rows.get(stem, ()))
        return 0.3 + 0.7 * log((len(self) + 1) / (count + 1)) / log(len(self) + 2)

    def knows(self, stem: str) -> bool:
        """Whether any statement has the stem."""
        return stem in self._rows

    def is_family_name(self, name: str) -> bool:
        """Whether one word is all that a draft writes of the name of somebody who speaks in the articles."""
        words = name_words(name)
        return name[:1].isupper() and len(words) == 1 and words[0] in self._families

    def passage(self, row: int) -> Passage:
        """The passage of a row."""
        one = self._statements[row]
        return Passage(row, self._source[row], one.start, one.end, one.text, self._said[row])

    def facts(self, row: int) -> Facts:
        """What the statement of a row tells."""
        if row not in self._facts:
            one = self._statements[row]
            text = self.sources[self._source[row]].text
            self._facts[row] = facts_of(text, (one.start, one.end), self.lexis, one.mentions, one.dates)
        return self._facts[row]

    def dates_published(self, source: int) -> str:
        """The day on which a source was published, ISO 8601; empty where that is not known or doubtful."""
        known = self.sources[source].metadata.published
        return known.value[:10] if known and known.certainty != "doubtful" else ""

    def around(self, row: int, reach: int = 1) -> range:
        """The rows of the same source up to `reach` statements away."""
        source = self._source[row]
        low = max(row - reach, self._first[source])
        high = row
        while high + 1 < len(self) and high < row + reach and self._source[high + 1] == source:
            high += 1
        return range(low, high + 1)

    def rows_at(self, source: int, start: int, end: int) -> Iterator[int]:
        """The rows of a source that a span touches."""
        row = self._first.get(source)
        while row is not None and row < len(self) and self._source[row] == source and self._statements[row].start < end:
            if self._statements[row].end > start:
                yield row
            row += 1

    def nearest(self, text: str, most: int = MOST_CANDIDATES) -> list[int]:
        """The rows that share most with a text, the nearest first."""
        score: dict[int, float] = {}
        for word in self._index_words(text):
            rows = self._rows.get(word, ())
            if len(rows) > max(50, COMMONEST * len(self)):
                continue
            weight = self.idf(word) ** 2
            for row in rows:
                score[row] = score.get(row, 0.0) + weight
        return [row for row, _ in sorted(score.items(), key=lambda one: (-one[1], one[0]))[:most]]


def _said(statement: Statement, attributions: Mapping[str, Attribution], voices: Mapping[str, Voice]) -> tuple[Said, ...]:
    found = (attributions[name] for name in statement.attributions if name in attributions)
    return tuple(Said(voices[one.voice], one.content_spans) for one in found if one.voice and one.voice in voices)


def names_of(said: Iterable[Said]) -> Sequence[str]:
    """The names of voices, each once."""
    return list(dict.fromkeys(one.voice.name for one in said))
