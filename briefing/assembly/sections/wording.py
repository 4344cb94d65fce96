"""Expressions that say which section a statement answers: `wording.yaml`, sorted by construction, and the finder of its entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import yaml

from briefing.model import Span

FILE = Path(__file__).parent / "wording.yaml"
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
GOALS = ("want", "need", "offer", "demand", "purpose", "interest", "fear", "chance", "exchange")
"""The constructions that name a goal of somebody."""
PLAIN_GOALS = ("want", "need", "interest", "fear", "chance")
"""Those that name it beyond doubt where they stand right behind its owner."""
STANDS = ("condemn", "warn", "welcome", "urge", "deny")
"""The constructions with which somebody takes a stand."""
LIKELIHOOD = ("likelihood", "future")
MOST_REMEMBERED = 100_000
"""Distinct words whose entries are kept at hand."""


class Token(NamedTuple):
    """A word in lower case, with typewriter apostrophes, and where it starts in its text."""

    word: str
    start: int


class Hit(NamedTuple):
    """An expression that was found: under which name it stands, its first token, and how many tokens it has."""

    name: str
    at: int
    size: int


class _Phrase(NamedTuple):
    name: str
    parts: tuple[str, ...]


def tokens(text: str) -> list[Token]:
    """The words of a text, in order."""
    return [Token(match[0].lower().replace("’", "'"), match.start()) for match in WORD.finditer(text)]


class Wording:
    """Finds the expressions of a list of names, each with its entries (`*` any ending, `_` any one word)."""

    def __init__(self, entries: dict[str, list[str]]) -> None:
        self._exact: dict[str, list[_Phrase]] = {}
        self._stems: dict[str, list[_Phrase]] = {}
        self._open: list[_Phrase] = []
        self._known: dict[str, tuple[_Phrase, ...]] = {}
        for name, expressions in entries.items():
            for expression in expressions:
                phrase = _Phrase(name, tuple(expression.lower().replace("’", "'").split()))
                first = phrase.parts[0]
                if first == "_":
                    self._open.append(phrase)
                elif first.endswith("*"):
                    self._stems.setdefault(first[:-1], []).append(phrase)
                else:
                    self._exact.setdefault(first, []).append(phrase)

    def find(self, words: Sequence[str]) -> list[Hit]:
        """Every expression among the words (lower case), in order of its first word."""
        return [
            Hit(phrase.name, at, len(phrase.parts))
            for at, word in enumerate(words)
            for phrase in self._starting(word)
            if len(phrase.parts) == 1 or _continues(phrase.parts, words, at)
        ]

    def _starting(self, word: str) -> tuple[_Phrase, ...]:
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            stems = (phrase for end in range(1, len(word) + 1) for phrase in self._stems.get(word[:end], ()))
            found = self._known[word] = (*self._exact.get(word, ()), *stems, *self._open)
        return found


def _continues(parts: tuple[str, ...], words: Sequence[str], at: int) -> bool:
    return len(words) >= at + len(parts) and all(
        part in ("_", word) or (part.endswith("*") and word.startswith(part[:-1]))
        for part, word in zip(parts[1:], words[at + 1 : at + len(parts)], strict=True)
    )


@cache
def general() -> Wording:
    """The expressions that ship."""
    return Wording(entries())


@cache
def entries() -> dict[str, list[str]]:
    """The names of `wording.yaml` with their expressions."""
    return msgspec.convert(yaml.load(FILE.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader)), dict[str, list[str]])


def likelihood(text: str) -> list[Span]:
    """Where the text says how likely something is: spans of its own words, in order, not overlapping."""
    return _spans(text, LIKELIHOOD)


def _spans(text: str, names: Iterable[str]) -> list[Span]:
    found = tokens(text)
    wanted = set(names)
    spans: list[Span] = []
    for hit in general().find([token.word for token in found]):
        if hit.name in wanted:
            last = found[hit.at + hit.size - 1]
            start, end = found[hit.at].start, last.start + len(last.word)
            if not spans or start >= spans[-1][1]:
                spans.append((start, end))
    return spans
