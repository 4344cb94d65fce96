"""How much of their own wording two sources share: runs of words outside quotation marks, found through an index of runs.

The measure is Broder's containment (1997): shared runs over the runs of the shorter text.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefing.assembly.numbering import Numbering
from briefing.model import Article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WORD = re.compile(r"\w+")
QUOTED = re.compile(r"[“\"«„][^“”\"«»„]{0,2000}[”\"»]")
FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|[Mm]e|[Uu]s|I['’]m|I['’]ve)\b(?!\.)")
"""Outside quotation marks news does not say "I": such a sentence is an embedded post or a quotation, which many may print."""
RUN = 7
"""Words in a run: long enough that two writers don't meet in it by chance."""
SHARERS = 12
"""Sources compared with each next one that has the same run; a run in very many sources is a stock phrase."""
SAMPLE_ABOVE = 3_000_000
"""Runs of a corpus above which only a fixed sample of them (by hash) is compared."""
PRIME = 0x9E3779B97F4A7C15


class Shared(NamedTuple):
    """Two sources by number, the number of shared runs, and their share of the shorter text's runs (0 to 1)."""

    one: int
    other: int
    runs: int
    share: float


def shared_wording(articles: Sequence[Article]) -> Iterator[Shared]:
    """Pairs of sources with any shared run, the most alike first."""
    import numpy as np

    runs, sources = _runs(articles)
    step_of_sample = len(runs) // SAMPLE_ABOVE + 1
    if step_of_sample > 1:
        kept = runs % np.uint64(step_of_sample) == 0
        runs, sources = runs[kept], sources[kept]
    sizes = np.bincount(sources.astype(np.int64), minlength=len(articles))
    order = np.lexsort((sources, runs))
    runs, sources = runs[order], sources[order].astype(np.int64)
    found = []
    for step in range(1, SHARERS + 1):
        same = np.flatnonzero(runs[step:] == runs[:-step])
        found.append(sources[same] * len(articles) + sources[same + step])
    pairs, counts = np.unique(np.concatenate(found), return_counts=True)
    one, other = pairs // len(articles), pairs % len(articles)
    share = counts / np.maximum(1, np.minimum(sizes[one], sizes[other]))
    for place in np.lexsort((other, one, -share)):
        yield Shared(int(one[place]), int(other[place]), int(counts[place]) * step_of_sample, float(share[place]))


def _runs(articles: Sequence[Article]) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """A hash for each distinct run of each source, and the source's number."""
    import numpy as np

    vocabulary = Numbering()
    hashes, owners = [], []
    for number, article in enumerate(articles):
        words = array("Q")
        for statement in article.analysis.statements:
            text = QUOTED.sub(" | ", statement.text)
            if FIRST_PERSON.search(text):
                continue
            words.extend(map(vocabulary.__getitem__, WORD.findall(text.lower())))
        numbers = np.array(words, dtype=np.uint64) + np.uint64(1)
        if len(numbers) >= RUN:
            value = np.zeros(len(numbers) - RUN + 1, dtype=np.uint64)
            for place in range(RUN):
                value = (value ^ numbers[place : len(numbers) - RUN + 1 + place]) * np.uint64(PRIME)
                value ^= value >> np.uint64(29)
            hashes.append(np.unique(value))
            owners.append(np.full(len(hashes[-1]), number, dtype=np.int32))
    if not hashes:
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int32)
    return np.concatenate(hashes), np.concatenate(owners)
