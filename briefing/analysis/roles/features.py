"""What can be read off a sentence without a model of language: where it stands, its tense, its words of time and likelihood, who speaks.

Everything here looks at one article, and is the same in training and at run time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from math import log1p
from typing import NamedTuple

import numpy as np

from briefing.analysis.arrays import Floats
from briefing.analysis.dates import patterns
from briefing.analysis.roles.lexicon import WORDS

WORD = re.compile(r"n't\b|'(?:ll|d|ve|m|re)\b|[^\W\d_]+(?:'[st])?(?=n't)|[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d.,]*")
PLAIN_WORD = re.compile(r"'(?:ll|d|ve|m|re)\b|[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d.,]*")
"""The same where no "n't" stands: that every word might end in one costs as much again."""
YEAR = re.compile(rf"{patterns.YEAR}$")
DATELINE = re.compile(r"(?:[A-Z][A-Z.'-]+[ ,]+){1,4}[^.]{0,40}?(?:--|-|–|—|_) ")
AGE = re.compile(r", (?:aged )?\d\d,")
YEARS_OLD = re.compile(r"\b\d\d-years?-old\b")
WEB = re.compile(r"https?:|www\.|@\w|\.com\b")
WEB_HAS = ("http", "www.", "@", ".com")
"""One of them stands wherever `WEB` is found; looking for them costs a fraction."""
QUOTES = '"“”«»„'
_COMMON = (
    "the a an of to in on at for and or but with by from as is are was were be been has have had it its this that these those he she they "
    "his her their who which will would not said says"
)
COMMON = frozenset(_COMMON.split())
FIRST_WORDS = tuple(
    frozenset(words.split())
    for words in (
        "he she",
        "they it this that these those",
        "but and however yet still",
        "the",
        "in on at during for after before since",
        "a an",
    )
)
"""How a sentence may begin, each a feature."""

SHORT, LONG = 6, 35
"""Sentences of fewer or more words than these are marked as short or long."""


class Article(NamedTuple):
    """What the model sees of an article: its title, its sentences, and the paragraph of each (from 0, not falling)."""

    title: str
    sentences: Sequence[str]
    paragraphs: Sequence[int]


class _Entry(NamedTuple):
    """What the lexicon says of a word: the features that it is a word of, and the phrases that begin with it, each with its feature."""

    features: list[int]
    phrases: list[tuple[list[str], int]]


@cache
def _lexicon() -> dict[str, _Entry]:
    found: dict[str, _Entry] = {}
    for index, words in enumerate(WORDS.values()):
        for word in words.split():
            parts = word.split("_")
            entry = found.setdefault(parts[0], _Entry([], []))
            if len(parts) == 1:
                entry.features.append(index)
            else:
                entry.phrases.append((parts, index))
    return found


def _word_form(word: str) -> tuple[int, ...]:
    """What a word adds to the counts of its sentence: capital, all capitals, year, figure, letters, "-ed", "-ing"."""
    return (
        word[0].isupper(),
        word.isupper() and len(word) > 1,
        YEAR.match(word) is not None,
        word[0].isdigit(),
        len(word),
        word.endswith("ed"),
        word.endswith("ing"),
    )


COUNTS = 7
"""How many numbers `_form` has."""
BITS = 64
"""Room for each of them in a packed form: no text is so long that a sum would need more."""


class _Known(NamedTuple):
    """What is known of a word wherever it stands.

    `lower` in lower case; `form` its form in one number, so that the forms of a sentence are added up in one go; `stem` how it is told
    from others, empty where it is too common or short; `entry` what the lexicon says of it.
    """

    lower: str
    form: int
    stem: str
    entry: _Entry | None


@lru_cache(maxsize=50_000)
def _known(word: str) -> _Known:
    lower = word.lower()
    form = sum(count << BITS * place for place, count in enumerate(_word_form(word)))
    return _Known(lower, form, lower[:6] if len(lower) > 2 and lower not in COMMON else "", _lexicon().get(lower))


def _summed_forms(words: Iterable[_Known]) -> list[int]:
    """The sums of the forms of some words."""
    packed = sum([word.form for word in words])
    return [packed >> BITS * place & (1 << BITS) - 1 for place in range(COUNTS)]


def feature_matrix(article: Article) -> Floats:
    """One row of features a sentence, float32, (sentences, width). The article has at least one sentence."""
    words = [[*map(_known, _words(text.replace("’", "'")))] for text in article.sentences]
    stems = [_stems(some) for some in words]
    place, overlap = _places(article), _overlaps(_stems(map(_known, WORD.findall(article.title.lower()))), stems)
    return np.array(
        [
            place[i] + overlap[i] + _surface_features(words[i]) + _counts(words[i]) + _punctuation(text)
            for i, text in enumerate(article.sentences)
        ],
        dtype=np.float32,
    )


def _words(text: str) -> list[str]:
    return (WORD if "n't" in text else PLAIN_WORD).findall(text)


def _stems(words: Iterable[_Known]) -> set[str]:
    return {word.stem for word in words} - {""}


def _places(article: Article) -> list[list[float]]:
    """Where each sentence stands in the article and in its paragraph."""
    total, paragraphs = len(article.sentences), article.paragraphs
    last = max(paragraphs[-1], 1)
    found = []
    for i, paragraph in enumerate(paragraphs):
        opens = i == 0 or paragraphs[i - 1] != paragraph
        closes = i == total - 1 or paragraphs[i + 1] != paragraph
        left = total - 1 - i
        found.append(
            [i / total, paragraph / last, log1p(i) / 4, log1p(left) / 4, log1p(total) / 4]
            + [float(flag) for flag in (i == 0, i == 1, i in (2, 3), 4 <= i <= 7, left == 0, 0 < left < 4, opens, closes)]
        )
    return found


def _overlaps(title: set[str], stems: Sequence[set[str]]) -> list[list[float]]:
    """How much each sentence shares with the title, the lead, what came before, and its neighbour."""
    lead = stems[0] | stems[1] if len(stems) > 1 else stems[0]
    seen: set[str] = set()
    found = []
    for i, mine in enumerate(stems):
        size = max(1, len(mine))
        known = len(mine & seen) / size
        found.append(
            [
                len(mine & title) / max(1, len(title)),
                float(bool(mine & title)),
                len(mine & lead) / size if i else 0.0,
                known,
                len(mine & stems[i - 1]) / size if i else 0.0,
                float(i > 0 and len(mine) > 3 and known < 0.2),
            ]
        )
        seen |= mine
    return found


def _surface_features(words: Sequence[_Known]) -> list[float]:
    """Length, capitals, figures, and how the sentence begins."""
    count = max(1, len(words))
    capitals, shouted, years, figures, letters, past, going = _summed_forms(words)
    first = words[0].lower if words else ""
    return [
        log1p(count) / 4,
        float(count < SHORT),
        float(count > LONG),
        capitals / count,
        shouted / count,
        min(years, 2) / 2,
        min(figures, 3) / 3,
        letters / count / 8,
        *[float(first in choice) for choice in FIRST_WORDS],
        past / count * 4,
        going / count * 4,
    ]


def _counts(words: Sequence[_Known]) -> list[float]:
    """For each entry of the lexicon: 0, 1 for one of its words, 1.5 for more."""
    found = [0] * len(WORDS)
    for i, entry in [(i, word.entry) for i, word in enumerate(words) if word.entry is not None]:
        for index in entry.features:
            found[index] += 1
        for parts, index in entry.phrases:
            if [word.lower for word in words[i : i + len(parts)]] == parts:
                found[index] += 1
    return [0.0 if count == 0 else 1.0 if count == 1 else 1.5 for count in found]


def _punctuation(text: str) -> list[float]:
    quotes = sum(map(text.count, QUOTES))
    flags = (
        quotes > 0,
        quotes > 2,
        text[:1] in QUOTES or text.startswith("''"),
        text.rstrip()[-1:] in QUOTES,
        ',"' in text or ",”" in text,
        "?" in text,
        "!" in text,
        ":" in text or ";" in text,
        " - " in text or "–" in text or "—" in text or "--" in text,
        "(" in text or "[" in text,
        "%" in text,
        "$" in text or "€" in text or "£" in text or "¥" in text,
        DATELINE.match(text) is not None,
        AGE.search(text) is not None or ("-old" in text and YEARS_OLD.search(text) is not None),
        any(has in text for has in WEB_HAS) and WEB.search(text) is not None,
        text.rstrip()[-1:] not in ".!?\"”'’)",
    )
    return [float(flag) for flag in flags]
