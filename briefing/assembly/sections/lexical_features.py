"""Features of the words of statements alone: phrases, digits, quotation marks, and what they share with title and opening."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from briefing.analysis.wordlists import listed
from briefing.assembly.arrays import Integers, unique_sorted
from briefing.assembly.sections import phrases
from briefing.assembly.text.quotations import ANY_MARK
from briefing.assembly.text.stems import short_stem
from briefing.assembly.text.tokens import TokenMatrix
from briefing.assembly.text.vocabulary import Vocabulary
from briefing.assembly.text.words import WordIndex

FIRST_PERSON = listed("i we my our me us i'm we're i've we've i'd we'd i'll we'll mine ours")
RARE = re.compile(r"[^\x00-/:-\x7f‘’“”–—]")
"""Digits, and the characters that are looked at one by one for being digits too: most texts have none."""


class LexicalFeaturesOfStatement(NamedTuple):
    """What the words of one statement tell by themselves."""

    matches: Sequence[phrases.PhraseMatch]
    """The expressions of `phrases.yaml` in it."""
    size: int
    """Tokens: what stands between spaces."""
    has_figures: bool
    quotes: bool
    first_person: bool
    core: float
    """The mean share of sources that have one of its stems in title or opening."""
    title: float
    """The share of its stems that the title and lead of its source have."""


class LexicalFeatures:
    """The words of all statements of a corpus; a piece of them is looked at in one go."""

    def __init__(
        self, tokens: TokenMatrix, core: Mapping[str, float], titles: Sequence[frozenset[str]], matcher: phrases.PhraseMatcher
    ) -> None:
        """`core` gives the share of sources that have a stem in title or opening, `titles` the stems of each source's title and lead."""
        self._matcher = matcher
        self._words = words = WordIndex(tokens, phrases.lower_words)
        self._begins = words.map_unique(matcher.begins).astype(bool)
        self._first_person = words.map_unique(FIRST_PERSON.__contains__).astype(bool)
        stems = Vocabulary()
        self._stem = words.map_unique(lambda word: stems[stem] if (stem := short_stem(word)) else -1)
        self._core = np.array([core.get(stem, 0.0) for stem in stems])
        self._width = max(1, len(stems))
        known = (source * self._width + stems[stem] for source, title in enumerate(titles) for stem in title if stem in stems)
        self._titles = np.sort(np.fromiter(known, dtype=np.int64))
        self._sizes = tokens.sizes
        self._has_figures = tokens.matching(lambda token: any(map(str.isdigit, RARE.findall(token))))
        self._quotes = tokens.matching(ANY_MARK.search)

    def of(self, start: int, sources: Integers) -> list[LexicalFeaturesOfStatement]:
        """The features of the statements from number `start` on, as many as `sources` gives a source of."""
        end = start + len(sources)
        flat, lengths = self._words.gather(np.arange(start, end))
        statement = np.repeat(np.arange(len(sources)), lengths)
        speaking = np.zeros(len(sources), dtype=bool)
        speaking[statement[self._first_person[flat]]] = True
        core, title = self._shares(statement, self._stem[flat], sources)
        return [
            LexicalFeaturesOfStatement(*values)
            for values in zip(
                self._matches(flat, np.append(0, np.cumsum(lengths))),
                self._sizes[start:end].tolist(),
                self._has_figures[start:end].tolist(),
                self._quotes[start:end].tolist(),
                speaking.tolist(),
                core,
                title,
                strict=True,
            )
        ]

    def _shares(self, statement: Integers, stems: Integers, sources: Integers) -> tuple[list[float], list[float]]:
        """For each statement `core` and `title`."""
        kept = stems >= 0
        keys = unique_sorted(statement[kept] * self._width + stems[kept])
        statement, stems = keys // self._width, keys % self._width
        count = np.maximum(1, np.bincount(statement, minlength=len(sources)))
        wanted = sources[statement] * self._width + stems
        place = np.searchsorted(self._titles, wanted)
        there = np.append(self._titles, -1)[place] == wanted
        core = np.bincount(statement, weights=self._core[stems], minlength=len(sources)) / count
        title = np.bincount(statement[there], minlength=len(sources)) / count
        return core.tolist(), title.tolist()

    def _matches(self, flat: Integers, starts: Integers) -> list[list[phrases.PhraseMatch]]:
        """For each statement the expressions in it."""
        places = np.flatnonzero(self._begins[flat])
        first = np.searchsorted(places, starts).tolist()
        ends, words_by_number, positions = starts.tolist(), flat.tolist(), places.tolist()
        find, printed = self._matcher.find, self._words.vocabulary
        matches = []
        for row in range(len(ends) - 1):
            begin, end = ends[row], ends[row + 1]
            words = [printed[word] for word in words_by_number[begin:end]]
            matches.append(find(words, [place - begin for place in positions[first[row] : first[row + 1]]]))
        return matches


def short_stems(text: str) -> frozenset[str]:
    """The stems of a text's words."""
    return frozenset(filter(None, map(short_stem, phrases.lower_words(text))))
