"""What the network sees of a token: its word pieces, its shape, its ending, and where it stands.

The first three depend on the word alone, so they are worked out once per distinct word.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Mapping, Sequence

from briefing import marks
from briefing.analysis.attribution.tokens import CLOSING, OPENING, Tokens

SHAPES = 10
ENDINGS = 2048
POSITIONS = 6
_LONGEST_WORD = 48  # longer "words" are addresses and noise; cutting them keeps splitting linear
SENTENCE_ENDS = frozenset([".", "?", "!", ""])
"""Tokens after which a sentence is over; the empty one ends a paragraph."""

_UNKNOWN = "[UNK]"
_BREAK = "[SEP]"


def pieces(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    """Ids of the word pieces of a word: greedy longest match, as in BERT's uncased WordPiece.

    Wu et al. 2016, "Google's Neural Machine Translation System", section 4.1; quotation marks and dashes of every
    style count as the plain one.
    """
    if not word:
        return [vocabulary[_BREAK]]
    if word in marks.DOUBLE:
        return [vocabulary['"']]
    if word in marks.SINGLE:
        return [vocabulary["'"]]
    if word in ("--", "—", "―"):
        return [vocabulary["–"]]
    plain = fold(word)[:_LONGEST_WORD]
    if plain in vocabulary:
        return [vocabulary[plain]]
    found, at = [], 0
    while at < len(plain):
        prefix = "##" if at else ""
        for end in range(len(plain), at, -1):
            piece = vocabulary.get(prefix + plain[at:end])
            if piece is not None:
                found.append(piece)
                at = end
                break
        else:
            return [vocabulary[_UNKNOWN]]
    return found or [vocabulary[_UNKNOWN]]


def fold(word: str) -> str:
    """The word in lower case, without accents and with a plain apostrophe."""
    word = word.lower().replace("’", "'")
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")


def shape(word: str) -> int:
    """The number of a token's shape.

    0 paragraph end, 1 mark, 2 lower, 3 Title, 4 one capital, 5 CAPITALS, 6 mIxed, 7 digits, 8 digits and letters, 9 no case.
    """
    if not word:
        return 0
    if not word[0].isalnum():
        return 1
    if word.isdigit():
        return 7
    if any(c.isdigit() for c in word):
        return 8
    if word.islower():
        return 2
    if word.isupper():
        return 4 if len(word) == 1 else 5
    if word[0].isupper() and word[1:].islower():
        return 3
    return 6 if word.lower() != word.upper() else 9


def ending(word: str) -> int:
    """A stable number for the last three letters of a word, in 0…ENDINGS-1."""
    if len(word) < 2:
        return 0
    return 1 + zlib.crc32(word[-3:].lower().encode()) % (ENDINGS - 1)


def positions(tokens: Tokens, states: Sequence[int]) -> list[int]:
    """Where each token stands: 0 inside, 1 first of a sentence, +2 in the second paragraph, +4 in the first (mostly the title)."""
    out = [0] * len(tokens.words)
    for number, (first, end) in enumerate(tokens.paragraph_bounds):
        base = (4, 2)[number] if number < 2 else 0
        start = True
        for i in range(first, end):
            out[i] = base + start
            word = tokens.words[i]
            if word in SENTENCE_ENDS:
                start = True
            elif not (start and states[i] in (OPENING, CLOSING)):
                start = False
    return out
