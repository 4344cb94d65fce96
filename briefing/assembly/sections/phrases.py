"""Expressions that say which section a statement answers: `phrases.yaml`, sorted by construction, and the finder of its entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from briefing.assembly.text.vocabulary import BoundedCache
from briefing.model import Span
from briefing.yamlfile import shipped

FILE = Path(__file__).parent / "phrases.yaml"
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
GOALS = ("want", "need", "offer", "demand", "purpose", "interest", "fear", "chance", "exchange")
"""The constructions that name a goal of somebody."""
PLAIN_GOALS = ("want", "need", "interest", "fear", "chance")
"""Those that name it beyond doubt where they stand right behind its owner."""
STANCES = ("condemn", "warn", "welcome", "urge", "deny")
"""The constructions with which somebody takes a stand."""
LIKELIHOOD = ("likelihood", "future")


class PhraseMatch(NamedTuple):
    """An expression that was found: under which name it stands, its first token, and how many tokens it has."""

    name: str
    at: int
    size: int
    key: str
    """The name of the evidence that it is."""


class _Phrase(NamedTuple):
    name: str
    parts: tuple[str, ...]
    rank: int = 0
    """Place among those that begin with one word: they are found in this order."""
    key: str = ""


class _Beginning(NamedTuple):
    """The phrases that begin with a word: by the second word where it must be a certain one, all others in `rest`."""

    rest: tuple[_Phrase, ...]
    by_second: dict[str, tuple[_Phrase, ...]]


def lower_words(text: str) -> list[str]:
    """The words of a text in order, in lower case, with typewriter apostrophes."""
    if text.isascii() and text.isalpha():
        return [text.lower()]
    plain = text.replace("’", "'")
    low = plain.lower()
    # A few letters become two in lower case, of which one is no letter.
    return WORD.findall(low) if len(low) == len(plain) else [word.lower() for word in WORD.findall(plain)]


def word_starts(text: str) -> list[int]:
    """Where the words of a text start."""
    return [match.start() for match in WORD.finditer(text)]


class PhraseMatcher:
    """Finds the expressions of a list of names, each with its entries (`*` any ending, `_` any one word)."""

    def __init__(self, phrase_entries: dict[str, list[str]]) -> None:
        self._exact: dict[str, list[_Phrase]] = {}
        self._stems: dict[str, list[_Phrase]] = {}
        self._open: list[_Phrase] = []
        self._known = BoundedCache(self._beginning)
        for name, expressions in phrase_entries.items():
            for expression in expressions:
                phrase = _Phrase(name, tuple(expression.lower().replace("’", "'").split()), key=f"words:{name}")
                first = phrase.parts[0]
                if first == "_":
                    self._open.append(phrase)
                elif first.endswith("*"):
                    self._stems.setdefault(first[:-1], []).append(phrase)
                else:
                    self._exact.setdefault(first, []).append(phrase)
        self._lengths = sorted({len(stem) for stem in self._stems})
        self._shortest = min(self._lengths, default=0)
        self._outsets = {stem[: self._shortest] for stem in self._stems}
        """How words begin that have one of the stems: most words are done after this look."""

    def begins(self, word: str) -> bool:
        """Whether an expression may begin with a word in lower case."""
        return self._beginning(word) is not None

    def find(self, lower_words: Sequence[str], places: Iterable[int] | None = None) -> list[PhraseMatch]:
        """Every expression among the words (lower case), in order of its first word; `places` are those where one may begin, if known."""
        found: list[PhraseMatch] = []
        for at in range(len(lower_words)) if places is None else places:
            beginning = self._known[lower_words[at]]
            if beginning is None:
                continue
            phrases, by_second = beginning
            if by_second and at + 1 < len(lower_words) and (second := by_second.get(lower_words[at + 1])):
                phrases = tuple(sorted([*phrases, *second], key=_rank)) if phrases else second
            for name, parts, _, key in phrases:
                if len(parts) == 1 or _continues(parts, lower_words, at):
                    found.append(PhraseMatch(name, at, len(parts), key))
        return found

    def _beginning(self, word: str) -> _Beginning | None:
        if not self._open and word not in self._exact and word[: self._shortest] not in self._outsets:
            return None
        stems = [phrase for end in self._lengths if end <= len(word) for phrase in self._stems.get(word[:end], ())]
        rest: list[_Phrase] = []
        by_second: dict[str, list[_Phrase]] = {}
        for rank, listed in enumerate((*self._exact.get(word, ()), *stems, *self._open)):
            phrase = listed._replace(rank=rank)
            if len(phrase.parts) == 1 or phrase.parts[1] == "_" or phrase.parts[1].endswith("*"):
                rest.append(phrase)
            else:
                by_second.setdefault(phrase.parts[1], []).append(phrase)
        seconds = {word: tuple(phrases) for word, phrases in by_second.items()}
        return _Beginning(tuple(rest), seconds) if rest or seconds else None


def _rank(phrase: _Phrase) -> int:
    return phrase.rank


def _continues(parts: tuple[str, ...], lower_words: Sequence[str], at: int) -> bool:
    if at + len(parts) > len(lower_words):
        return False
    for step in range(1, len(parts)):
        part = parts[step]
        if part != lower_words[at + step] and part != "_" and not (part.endswith("*") and lower_words[at + step].startswith(part[:-1])):
            return False
    return True


def shipped_phrases() -> PhraseMatcher:
    """A finder of the expressions that ship; it remembers words of its texts, so each run makes its own."""
    return PhraseMatcher(phrase_entries())


@cache
def phrase_entries() -> dict[str, list[str]]:
    """The names of `phrases.yaml` with their expressions."""
    return msgspec.convert(shipped(FILE), dict[str, list[str]])


def likelihood_spans(text: str, hits: Sequence[PhraseMatch]) -> list[Span]:
    """Where the text says how likely something is: spans of its own words, in order, not overlapping; `hits` are the expressions in it."""
    places = [match.span() for match in WORD.finditer(text)]
    spans: list[Span] = []
    for hit in hits:
        start, end = places[hit.at][0], places[hit.at + hit.size - 1][1]
        if hit.name in LIKELIHOOD and (not spans or start >= spans[-1][1]):
            spans.append((start, end))
    return spans
