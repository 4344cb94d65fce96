"""What differs between two statements of a dispute, for marking it where they stand side by side."""

from __future__ import annotations

import re

from rapidfuzz.distance import LCSseq

from briefing.assembly.text.stems import word_lists
from briefing.assembly.text.terms import content_stem

WORD = re.compile(r"[^\W_]+(?:[.,’'][^\W_]+)*%?")
ALIKE = 0.34
"""Share of the words of the shorter statement that both have in order; where it is less, all would be marked."""

Spans = tuple[tuple[int, int], ...]


def differing_spans(left: str, right: str) -> tuple[Spans, Spans]:
    """The stretches of words of each text that the other does not have there, as code points; empty where they are too unlike.

    Words that are one but for their form count as the same, and what differs in function words alone is left out.

    >>> differing_spans("The dam broke on Sunday.", "On Sunday the dam burst.")
    (((8, 13),), ((18, 23),))
    """
    ones, others = list(WORD.finditer(left)), list(WORD.finditer(right))
    keys, other_keys = [_key(match.group()) for match in ones], [_key(match.group()) for match in others]
    if not ones or not others or LCSseq.similarity(keys, other_keys) < ALIKE * min(len(keys), len(other_keys)):
        return (), ()
    return _spans(ones, keys, set(other_keys)), _spans(others, other_keys, set(keys))


def _key(word: str) -> str:
    """What two forms of a word have in common."""
    return content_stem(word) or word.lower()


def _spans(words: list[re.Match[str]], keys: list[str], other_keys: set[str]) -> Spans:
    """The runs of words that are not known and tell something."""
    spans: list[tuple[int, int]] = []
    last = -2
    for place, (word, key) in enumerate(zip(words, keys, strict=True)):
        if key in other_keys or word.group().lower() in word_lists().function_words:
            continue
        if place == last + 1:
            spans[-1] = spans[-1][0], word.end()
        else:
            spans.append((word.start(), word.end()))
        last = place
    return tuple(spans)
