"""The texts of a corpus split at spaces, once for all stages."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy

import numpy as np

from briefing.assembly.arrays import Flags, Integers, RaggedArray, batches
from briefing.assembly.text.vocabulary import Vocabulary
from briefing.model import Article

PLAIN = re.compile(r"\w+")
TEXTS_PER_BATCH = 10_000
"""Texts whose tokens are gathered in one piece, so that what is held in between stays small."""


class TokenMatrix:
    """The tokens of texts by number: what stands between spaces. A predicate runs once per different token, not once per place.

    `vocabulary` lists the different tokens. No word has a space in it, and splitting at spaces takes half as long as looking for words.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        numbers = Vocabulary()
        flat, ends = array("i"), array("q", [0])
        for text in texts:
            flat.fromlist(list(map(numbers.__getitem__, text.split())))
            ends.append(len(flat))
        self.vocabulary = list(numbers)
        self._tokens = RaggedArray(np.array(flat, dtype=np.int32), np.array(ends, dtype=np.int64))
        self._rows: Integers = np.arange(len(ends) - 1)

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def sizes(self) -> Integers:
        """How many tokens each text has."""
        return self._tokens.offsets[self._rows + 1] - self._tokens.offsets[self._rows]

    @property
    def first(self) -> Integers:
        """The number of each text's first token, -1 where the text is empty."""
        first = np.full(len(self), -1, dtype=np.int32)
        there = self.sizes > 0
        first[there] = self._tokens.values[self._tokens.offsets[self._rows[there]]]
        return first

    @property
    def counts(self) -> Integers:
        """How often each token stands in the texts."""
        counts = np.zeros(len(self.vocabulary), dtype=np.int64)
        for texts in self.batches():
            counts += np.bincount(self.gather(texts)[0], minlength=len(counts))
        return counts

    def subset(self, texts: Sequence[int]) -> TokenMatrix:
        """Some of the texts, their numbers ascending; the tokens are not held twice."""
        chosen = copy(self)
        chosen._rows = self._rows[np.array(texts, dtype=np.int64)]
        return chosen

    def gather(self, texts: Integers) -> tuple[Integers, Integers]:
        """The tokens of these texts in order of reading, one text after the other, and how many each has."""
        return self._tokens.gather(self._rows[texts])

    def batches(self) -> Iterator[Integers]:
        """The numbers of all texts in order, TEXTS_PER_BATCH at a time."""
        for rows in batches(len(self), TEXTS_PER_BATCH):
            yield np.arange(rows.start, rows.stop)

    def map_unique(self, function: Callable[[str], int]) -> Integers:
        """The value of a function for each different token."""
        return np.fromiter(map(function, self.vocabulary), dtype=np.int32, count=len(self.vocabulary))

    def positions(self, wanted: Flags) -> tuple[Integers, Integers]:
        """Where the wanted tokens stand: text and token of each place, in order of reading."""
        places = np.flatnonzero(wanted[self._tokens.values])
        rows = self._tokens.rows_at(places)
        texts = np.minimum(np.searchsorted(self._rows, rows), max(0, len(self) - 1))
        kept = self._rows[texts] == rows if len(self) else np.zeros(len(places), dtype=bool)
        return texts[kept], self._tokens.values[places[kept]]

    def containing(self, wanted: Flags) -> Flags:
        """Which texts have one of the wanted tokens."""
        return self._tokens.rows_with(wanted)[self._rows]

    def matching(self, predicate: Callable[[str], object]) -> Flags:
        """Which texts have a token for which the predicate is true."""
        return self.containing(self.map_unique(lambda token: bool(predicate(token))).astype(bool))


def plain_words(token: str) -> list[str]:
    """The words of a token in lower case, without any marks."""
    low = token.lower()
    return [low] if low.isascii() and low.isalpha() else PLAIN.findall(low)  # most are letters alone


def tokens_of(articles: Sequence[Article]) -> TokenMatrix:
    """The tokens of all statements of the articles, in order."""
    return TokenMatrix(statement.text for article in articles for statement in article.analysis.statements)
