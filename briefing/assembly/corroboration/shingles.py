"""How much of their own wording two sources share: shingles of words outside quotation marks, found through an index.

The measure is Broder's containment (1997): shared shingles over those of the shorter text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefing.assembly.arrays import Integers, batches, first_of_runs
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
"""Sources whose shingles are hashed in one piece."""
SHINGLE_WORDS = 7
"""Words in a shingle: long enough that two writers don't meet in it by chance."""
MOST_SHARERS = 12
"""Sources compared with each next one that has the same shingle; a shingle in very many sources is a stock phrase."""
SAMPLE_ABOVE = 3_000_000
"""Shingles of a corpus above which only a fixed sample of them (by hash) is compared."""
PRIME = 0x9E3779B97F4A7C15


class SharedShingles(NamedTuple):
    """Two sources by number, how many shingles they share, and the share of the shorter text's shingles (0 to 1)."""

    left: int
    right: int
    shingles: int
    share: float


def shared_shingles(articles: Sequence[Article], tokens: TokenMatrix, least_count: int, least_share: float) -> Iterator[SharedShingles]:
    """Pairs of sources that share so many shingles and such a share, the most alike first; `tokens` are those of the statements."""
    shingles, sources, step_of_sample = _sampled(list(_shingles(articles, tokens)))
    sizes = np.bincount(sources.astype(np.int64), minlength=len(articles))
    # As one number each, which sorts ten times as fast: of a shingle's hash so many bits as there is room for beside the source.
    bits = len(articles).bit_length()
    keys = (shingles >> np.uint64(bits) << np.uint64(bits)) | sources.astype(np.uint64)
    keys.sort()
    shingles, sources = keys >> np.uint64(bits), (keys & np.uint64((1 << bits) - 1)).astype(np.int64)
    together = []
    for step in range(1, MOST_SHARERS + 1):
        same = np.flatnonzero(shingles[step:] == shingles[:-step])
        together.append(sources[same] * len(articles) + sources[same + step])
    pairs, counts = np.unique(np.concatenate(together), return_counts=True)
    left, right = pairs // len(articles), pairs % len(articles)
    share = counts / np.maximum(1, np.minimum(sizes[left], sizes[right]))
    counts *= step_of_sample
    kept = (counts >= least_count) & (share >= least_share)
    left, right, counts, share = left[kept], right[kept], counts[kept], share[kept]
    for pair in np.lexsort((right, left, -share)):
        yield SharedShingles(int(left[pair]), int(right[pair]), int(counts[pair]), float(share[pair]))


def _sampled(parts: list[Shingles]) -> tuple[NDArray[np.uint64], NDArray[np.int32], int]:
    """The shingles of all parts, their sources, and of how many shingles one is kept."""
    step = sum(len(shingles) for shingles, _ in parts) // SAMPLE_ABOVE + 1
    for number, (shingles, sources) in enumerate(parts if step > 1 else ()):  # in place, so that never all are held twice
        kept = shingles % np.uint64(step) == 0
        parts[number] = shingles[kept], sources[kept]
    empty = np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int32)
    shingles, sources = (np.concatenate(columns) for columns in zip(empty, *parts, strict=True))
    return shingles, sources, step


def _shingles(articles: Sequence[Article], tokens: TokenMatrix) -> Iterator[Shingles]:
    """A hash for each distinct shingle of each source, and the source's number; a batch of sources at a time."""
    sizes = np.array([len(article.analysis.statements) for article in articles], dtype=np.int64)
    first = np.append(0, np.cumsum(sizes))
    own = _OwnWords(tokens)
    for batch in batches(len(articles), SOURCES_PER_BATCH):
        statements = [statement for article in articles[batch] for statement in article.analysis.statements]
        words, lengths = own.of(statements, int(first[batch.start]))
        source = np.repeat(np.arange(batch.start, batch.stop, dtype=np.int32), sizes[batch])
        hashes, owner = _shingle_hashes(words.astype(np.uint64), np.repeat(source, lengths))
        for of_source in np.split(hashes, np.flatnonzero(owner[1:] != owner[:-1]) + 1):
            of_source.sort()
        distinct = first_of_runs(hashes, owner)
        yield hashes[distinct], owner[distinct]


class _OwnWords:
    """The words of texts outside quotation marks, in lower case and by number; none where the writer is no journalist."""

    def __init__(self, tokens: TokenMatrix) -> None:
        self._words = WordIndex(tokens, plain_words)
        self._number = {word: number for number, word in enumerate(self._words.vocabulary)}
        self._partly = tokens.matching(lambda token: OPENING_MARK.search(token) or not FIRST_PERSON_WORDS.isdisjoint(plain_words(token)))
        """Texts of which some words, or all, may not be the writer's."""

    def of(self, statements: Sequence[Statement], start: int) -> tuple[Integers, Integers]:
        """The words of these statements in order, which are the texts from `start` on, and how many each has."""
        texts = np.arange(start, start + len(statements))
        partly = self._partly[texts]
        flat, sizes = self._words.gather(texts)
        mixed = np.flatnonzero(partly).tolist()
        own = [[self._number[word] for word in _own_words(statements[text].text)] for text in mixed]
        whole = np.repeat(~partly, sizes)
        sizes[mixed] = [len(words) for words in own]
        words = np.empty(int(sizes.sum()), dtype=np.int32)
        in_mixed = np.repeat(partly, sizes)
        words[~in_mixed] = flat[whole]
        words[in_mixed] = [word for of_text in own for word in of_text]
        return words, sizes


def _own_words(text: str) -> list[str]:
    """The words outside quotation marks, in lower case; none where the writer is no journalist."""
    said = QUOTED_SPAN.sub(" | ", text)
    return [] if FIRST_PERSON.search(said) else plain_words(said)


def _shingle_hashes(words: NDArray[np.uint64], owner: NDArray[np.int32]) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """The hash of each shingle of words of one source, and that source."""
    count = max(0, len(words) - SHINGLE_WORDS + 1)
    value = np.zeros(count, dtype=np.uint64)
    for place in range(SHINGLE_WORDS if count else 0):
        value = (value ^ (words[place : count + place] + np.uint64(1))) * np.uint64(PRIME)
        value ^= value >> np.uint64(29)
    whole = owner[:count] == owner[len(owner) - count :]
    return value[whole], owner[:count][whole]
