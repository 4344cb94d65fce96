"""Text to word pieces: greedy longest match against a fixed vocabulary (WordPiece, Wu et al. 2016), lower case, without accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
LONGEST_WORD = 40
"""Characters. A longer run of letters is no word, and matching it would cost time quadratic in its length."""
MOST_REMEMBERED = 100_000
"""Words whose pieces are kept at hand; a corpus of a million articles must not fill the memory."""


class WordPieceTokenizer:
    """A vocabulary in the order of its vectors; a piece inside a word begins with `##`. 0 is the piece for all that is unknown."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._index = {piece: number for number, piece in enumerate(vocabulary)}
        self._known: dict[str, tuple[int, ...]] = {}

    def tokenize(self, text: str, limit: int) -> list[int]:
        """The numbers of the first `limit` pieces of the text; never empty."""
        known = self._known
        words = TOKEN.findall(normalize(text))[:limit]  # each has a piece or more
        return [piece for word in words for piece in known.get(word) or self._remembered(word)][:limit] or [0]

    def _remembered(self, word: str) -> tuple[int, ...]:
        if len(self._known) >= MOST_REMEMBERED:
            self._known.clear()
        pieces = self._known[word] = self._split(word)
        return pieces

    def _split(self, word: str) -> tuple[int, ...]:
        if word in self._index:
            return (self._index[word],)
        if len(word) > LONGEST_WORD:
            return (0,)
        found, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                number = self._index.get(("##" if start else "") + word[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return (0,)
        return tuple(found)


def normalize(text: str) -> str:
    """Lower case, accents taken off, typographic quotation marks and dashes as on a typewriter."""
    if not text.isascii():
        text = text.translate(TYPEWRITER)
        if not text.isascii():
            text = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return text.lower()


TYPEWRITER = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})
