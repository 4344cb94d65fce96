"""The words by which a statement is compared with others: stems of what carries meaning, and how rare they are in news."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from importlib import resources
from math import log

from briefing.assembly.text.stems import stem, word_lists
from briefing.assembly.text.vocabulary import BoundedCache
from briefing.assembly.text.words import LexicalPattern

WORD = re.compile(r"[^\W_]+(?:[.][^\W_](?=[.\W]|$))*(?:[’'][^\W_]+)?")


NEGATION = LexicalPattern(r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot)\b|n[’']t\b")
"""Negation."""
DENIAL = LexicalPattern(
    r"\b(?:den(?:y|ies|ied|ying|ial)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|disput(?:e|es|ed|ing)|contradict(?:s|ed|ing)?"
    r"|rebuff(?:s|ed)?|rebut(?:s|ted)?|debunk(?:s|ed)?|false(?:ly)?|untrue|baseless|unfounded|groundless)\b",
    phrases=r"\b(?:without merit|no (?:truth|evidence|proof|basis))\b",
    hint=r"\b(?:merit|truth|evidence|proof|basis)\b",
)
"""The denial of something said."""


@lru_cache(maxsize=1)
def _background() -> tuple[float, dict[str, float]]:
    """The logarithm of the number of sentences counted, and of each stem's count."""
    lines = resources.files("briefing.assembly").joinpath("models", "background.txt").read_text(encoding="utf-8").splitlines()
    counts = (line.rpartition(" ") for line in lines[1:])
    return log(float(lines[0])), {stem: log(float(count) + 1) for stem, _, count in counts}


def background_idf(stem: str) -> float:
    """The weight of a stem by how seldom news has it: ln(sentences / sentences with it), from about 2 to about 11."""
    sentences, counts = _background()
    return sentences - counts.get(stem, 0.0)


def normalize_word(word: str) -> str:
    """A word in lower case without its possessive or dots: `U.S.` is `us.`, kept apart from `us`."""
    if "." in word:
        return word.replace(".", "").lower() + "."
    low = word.lower().replace("’", "'")
    return low[:-2] if low.endswith("'s") else low


def content_stem(printed: str) -> str:
    """The stem of a printed word that carries meaning; empty for function words and numbers."""
    low = normalize_word(printed)
    return "" if low in word_lists().function_words or low[0].isdigit() else stem(low)


class Stemmer:
    """Stems words, and remembers the stems: the words of one corpus come again and again. Each run has one of its own."""

    def __init__(self) -> None:
        self.stem: Callable[[str], str] = BoundedCache(stem).__getitem__
        """The stem of a word in lower case."""
        self.content_stem: Callable[[str], str] = BoundedCache(content_stem).__getitem__
        """The stem of a printed word that carries meaning; empty for function words and numbers."""

    def content_stems(self, text: str) -> list[str]:
        """The stems of a text's content words, in order of reading."""
        return list(filter(None, map(self.content_stem, WORD.findall(text))))
