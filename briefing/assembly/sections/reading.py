"""What the words of statements tell by themselves: expressions, figures, quotation marks, and what they share with title and opening."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from briefing import marks
from briefing.analysis.wordlists import listed
from briefing.assembly.forms import Forms
from briefing.assembly.numbering import Numbering
from briefing.assembly.points.table import distinct
from briefing.assembly.sections import wording
from briefing.assembly.texts import Integers, Numbers, Texts

FIRST_PERSON = listed("i we my our me us i'm we're i've we've i'd we'd i'll we'll mine ours")
QUOTATION_MARK = re.compile(f"[{marks.OPENING}{marks.CLOSING}]")
RARE = re.compile(r"[^\x00-/:-\x7f‘’“”–—]")
"""Digits, and the characters that are looked at one by one for being digits too: most texts have none."""
COMMON = listed(
    """the a an of to in on at for and or but with by from as is are was were be been has have had it its this that he she they his her
    their who which will would not said says after"""
)


class Told(NamedTuple):
    """What the words of one statement tell."""

    hits: Sequence[wording.Hit]
    """The expressions of `wording.yaml` in it."""
    size: int
    """Stretches between spaces."""
    figures: bool
    quotes: bool
    first_person: bool
    core: float
    """The mean share of sources that have one of its stems in title or opening."""
    title: float
    """The share of its stems that the title and lead of its source have."""


class Reading:
    """The words of all statements of a corpus; a piece of them is looked at in one go."""

    def __init__(self, texts: Texts, core: Mapping[str, float], titles: Sequence[frozenset[str]]) -> None:
        """`core` gives the share of sources that have a stem in title or opening, `titles` the stems of each source's title and lead."""
        self._forms = forms = Forms(texts, wording.words)
        self._begins = forms.each(wording.general().begins).astype(bool)
        self._first_person = forms.each(FIRST_PERSON.__contains__).astype(bool)
        stems = Numbering()
        self._stem = forms.each(lambda word: stems[stem] if (stem := stem_of(word)) else -1)
        self._core = np.array([core.get(stem, 0.0) for stem in stems])
        self._width = max(1, len(stems))
        known = (source * self._width + stems[stem] for source, title in enumerate(titles) for stem in title if stem in stems)
        self._titles = np.sort(np.fromiter(known, dtype=np.int64))
        self._sizes = texts.sizes
        self._figures = texts.showing(lambda chunk: any(map(str.isdigit, RARE.findall(chunk))))
        self._quotes = texts.showing(QUOTATION_MARK.search)

    def of(self, start: int, sources: Integers) -> list[Told]:
        """What the statements from number `start` on tell, as many as `sources` gives a source of."""
        end = start + len(sources)
        flat, lengths = self._forms.laid(np.arange(start, end))
        of = np.repeat(np.arange(len(sources)), lengths)
        speaking = np.zeros(len(sources), dtype=bool)
        speaking[of[self._first_person[flat]]] = True
        core, title = self._shares(of, self._stem[flat], sources)
        return [
            Told(*figures)
            for figures in zip(
                self._hits(flat, np.append(0, np.cumsum(lengths))),
                self._sizes[start:end].tolist(),
                self._figures[start:end].tolist(),
                self._quotes[start:end].tolist(),
                speaking.tolist(),
                core,
                title,
                strict=True,
            )
        ]

    def _shares(self, of: Integers, stems: Integers, sources: Integers) -> tuple[list[float], list[float]]:
        """For each statement `core` and `title`."""
        kept = stems >= 0
        keys = distinct(of[kept] * self._width + stems[kept])
        of, stems = keys // self._width, keys % self._width
        number = np.maximum(1, np.bincount(of, minlength=len(sources)))
        wanted = sources[of] * self._width + stems
        place = np.searchsorted(self._titles, wanted)
        there = np.append(self._titles, -1)[place] == wanted
        core = np.bincount(of, weights=self._core[stems], minlength=len(sources)) / number
        title = np.bincount(of[there], minlength=len(sources)) / number
        return core.tolist(), title.tolist()

    def _hits(self, flat: Numbers, starts: Integers) -> list[list[wording.Hit]]:
        """For each statement the expressions in it."""
        places = np.flatnonzero(self._begins[flat])
        first = np.searchsorted(places, starts).tolist()
        ends, numbers, at = starts.tolist(), flat.tolist(), places.tolist()
        find, printed = wording.general().find, self._forms.printed
        found = []
        for number in range(len(ends) - 1):
            begin, end = ends[number], ends[number + 1]
            words = [printed[word] for word in numbers[begin:end]]
            found.append(find(words, [place - begin for place in at[first[number] : first[number + 1]]]))
        return found


def stem_of(word: str) -> str:
    """The first letters of a word in lower case that carries meaning, for comparing texts; empty for others."""
    return word[:6] if len(word) > 2 and word not in COMMON else ""


def stems_of(text: str) -> frozenset[str]:
    """The stems of a text's words."""
    return frozenset(filter(None, map(stem_of, wording.words(text))))
