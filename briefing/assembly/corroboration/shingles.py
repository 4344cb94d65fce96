"""How much of their own wording two sources share: runs of words outside quotation marks, found through an index of runs.

The measure is Broder's containment (1997): shared runs over the runs of the shorter text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefing.assembly.arrays import Integers
from briefing.assembly.text.quotations import OPENING_MARK, QUOTED_SPAN
from briefing.assembly.text.tokens import TokenMatrix, plain_words
from briefing.assembly.text.words import WordIndex
from briefing.model import Article, Statement

Shingles = tuple[NDArray[np.uint64], NDArray[np.int32]]

FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|[Mm]e|[Uu]s|I['’]m|I['’]ve)\b(?!\.)")
"""Outside quotation marks news does not say "I": such a sentence is an embedded post or a quotation, which many may print."""
FIRST_PERSON_WORDS = frozenset(("i", "my", "we", "our", "me", "us"))
"""A word that every such sentence has, in lower case."""
SOURCES_PER_BATCH = 500
"""Sources whose runs are hashed in one piece."""
SHINGLE_WORDS = 7
"""Words in a run: long enough that two writers don't meet in it by chance."""
MOST_SHARERS = 12
"""Sources compared with each next one that has the same run; a run in very many sources is a stock phrase."""
SAMPLE_ABOVE = 3_000_000
"""Runs of a corpus above which only a fixed sample of them (by hash) is compared."""
PRIME = 0x9E3779B97F4A7C15


class SharedShingles(NamedTuple):
    """Two sources by number, the number of shared runs, and their share of the shorter text's runs (0 to 1)."""

    one: int
    other: int
    runs: int
    share: float


def shared_shingles(articles: Sequence[Article], texts: TokenMatrix, least_runs: int, least_share: float) -> Iterator[SharedShingles]:
    """Pairs of sources with so many shared runs and such a share of them, the most alike first; `texts` are those of the statements."""
    runs, sources, step_of_sample = _sampled(list(_shingles(articles, texts)))
    sizes = np.bincount(sources.astype(np.int64), minlength=len(articles))
    # As one number each, which sorts ten times as fast: of a run's hash so many bits as there is room for beside the source.
    bits = len(articles).bit_length()
    keys = (runs >> np.uint64(bits) << np.uint64(bits)) | sources.astype(np.uint64)
    keys.sort()
    runs, sources = keys >> np.uint64(bits), (keys & np.uint64((1 << bits) - 1)).astype(np.int64)
    found = []
    for step in range(1, MOST_SHARERS + 1):
        same = np.flatnonzero(runs[step:] == runs[:-step])
        found.append(sources[same] * len(articles) + sources[same + step])
    pairs, counts = np.unique(np.concatenate(found), return_counts=True)
    one, other = pairs // len(articles), pairs % len(articles)
    share = counts / np.maximum(1, np.minimum(sizes[one], sizes[other]))
    counts *= step_of_sample
    kept = (counts >= least_runs) & (share >= least_share)
    one, other, counts, share = one[kept], other[kept], counts[kept], share[kept]
    for place in np.lexsort((other, one, -share)):
        yield SharedShingles(int(one[place]), int(other[place]), int(counts[place]), float(share[place]))


def _sampled(pieces: list[Shingles]) -> tuple[NDArray[np.uint64], NDArray[np.int32], int]:
    """The runs of all pieces, their sources, and of how many runs one is kept."""
    step = sum(len(runs) for runs, _ in pieces) // SAMPLE_ABOVE + 1
    for place, (runs, sources) in enumerate(pieces if step > 1 else ()):  # in place, so that never all runs are held twice
        kept = runs % np.uint64(step) == 0
        pieces[place] = runs[kept], sources[kept]
    empty = np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int32)
    runs, sources = (np.concatenate(parts) for parts in zip(empty, *pieces, strict=True))
    return runs, sources, step


def _shingles(articles: Sequence[Article], texts: TokenMatrix) -> Iterator[Shingles]:
    """A hash for each distinct run of each source, and the source's number; so many sources in one piece."""
    sizes = [len(article.analysis.statements) for article in articles]
    first = np.append(0, np.cumsum(sizes))
    own = _OwnWords(texts)
    for at in range(0, len(articles), SOURCES_PER_BATCH):
        statements = [statement for article in articles[at : at + SOURCES_PER_BATCH] for statement in article.analysis.statements]
        words, lengths = own.of(statements, int(first[at]))
        of_statement = np.repeat(
            np.arange(at, at + len(sizes[at : at + SOURCES_PER_BATCH]), dtype=np.int32), sizes[at : at + SOURCES_PER_BATCH]
        )
        value, owner = _shingle_hashes(words.astype(np.uint64), np.repeat(of_statement, lengths))
        for one in np.split(value, np.flatnonzero(owner[1:] != owner[:-1]) + 1):
            one.sort()
        first_of_run = np.append(True, (value[1:] != value[:-1]) | (owner[1:] != owner[:-1]))[: len(value)]
        yield value[first_of_run], owner[first_of_run]


class _OwnWords:
    """The words of texts outside quotation marks, in lower case and by number; none where the writer is no journalist."""

    def __init__(self, texts: TokenMatrix) -> None:
        self._forms = WordIndex(texts, plain_words)
        self._number = {word: number for number, word in enumerate(self._forms.vocabulary)}
        self._partly = texts.matching(lambda chunk: OPENING_MARK.search(chunk) or not FIRST_PERSON_WORDS.isdisjoint(plain_words(chunk)))
        """Texts of which some words, or all, may not be the writer's."""

    def of(self, statements: Sequence[Statement], start: int) -> tuple[Integers, Integers]:
        """The words of these statements in order, which are the texts from `start` on, and how many each has."""
        numbers = np.arange(start, start + len(statements))
        partly = self._partly[numbers]
        flat, sizes = self._forms.gather(numbers)
        asked = np.flatnonzero(partly).tolist()
        told = [[self._number[word] for word in _own_words(statements[number].text)] for number in asked]
        whole = np.repeat(~partly, sizes)
        sizes[asked] = [len(words) for words in told]
        found = np.empty(int(sizes.sum()), dtype=np.int32)
        mixed = np.repeat(partly, sizes)
        found[~mixed] = flat[whole]
        found[mixed] = [word for words in told for word in words]
        return found, sizes


def _own_words(text: str) -> list[str]:
    """The words outside quotation marks, in lower case; none where the writer is no journalist."""
    said = QUOTED_SPAN.sub(" | ", text)
    return [] if FIRST_PERSON.search(said) else plain_words(said)


def _shingle_hashes(words: NDArray[np.uint64], owner: NDArray[np.int32]) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """The hash of each run of words of one source, and that source."""
    runs = max(0, len(words) - SHINGLE_WORDS + 1)
    value = np.zeros(runs, dtype=np.uint64)
    for place in range(SHINGLE_WORDS if runs else 0):
        value = (value ^ (words[place : runs + place] + np.uint64(1))) * np.uint64(PRIME)
        value ^= value >> np.uint64(29)
    whole = owner[:runs] == owner[len(owner) - runs :]
    return value[whole], owner[:runs][whole]
