"""Words of opposite outcomes: one statement says that something was accepted, another that it was refused."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np

from briefing.assembly.arrays import Flags, Floats, Integers
from briefing.assembly.compare.term_matrix import TermMatrix
from briefing.assembly.text.stems import stem
from briefing.assembly.text.terms import normalize_word
from briefing.assembly.text.words import WordIndex
from briefing.yamlfile import shipped


@lru_cache(maxsize=1)
def antonym_lists() -> tuple[dict[str, int], ...]:
    """For each side of antonyms.yaml the stems of its words, each with the number of its line."""
    lines = shipped(Path(__file__).parent / "antonyms.yaml")["opposites"]
    return tuple({stem(word): number for number, line in enumerate(lines) for word in line[side].split()} for side in (0, 1))


class Antonyms:
    """Which statements have a word of which list; `terms` are those of the statements."""

    def __init__(self, terms: TermMatrix) -> None:
        words = terms.word_index
        # Most words were stemmed for the matrix; the rest carry no meaning there.
        stems = [
            terms.stems[number] if number >= 0 else stem(normalize_word(printed))
            for printed, number in zip(words.vocabulary, terms.stem_numbers.tolist(), strict=True)
        ]
        self._ones, self._others = (_having(words, stems, side) for side in antonym_lists())

    def between(self, left: Integers, right: Integers) -> Floats:
        """In how many lines of the list each pair of statements stands on both sides."""
        crossed = (self._ones[left] & self._others[right]) | (self._others[left] & self._ones[right])
        found: Floats = crossed.sum(axis=1).astype(float)
        return found


def _having(index: WordIndex, stems: list[str], side: dict[str, int]) -> Flags:
    """Whether a text has a word of each list. Shape (texts, lists); `stems` are those of the words of the index."""
    number = np.array([side.get(stem, -1) for stem in stems], dtype=np.int32)
    texts, words = index.positions(number >= 0)
    having: Flags = np.zeros((index.rows, max(side.values()) + 1), dtype=bool)
    having[texts, number[words]] = True
    return having
