"""What speaks for a line only saying again what another says: an ordered list of named functions over all pairs of candidates."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence

import numpy as np

from briefing.assembly.arrays import Floats, Integers, safe_ratio
from briefing.assembly.compare.features import FeatureSet
from briefing.assembly.page.candidates import Candidates
from briefing.model import ROLES

NUMBER = re.compile(r"\d[\d,.]*\d|\d")
LEAST_MATCH = 0.003
"""Match probability of a pair that was never rescored."""
FAR = 10
"""Statements between two of one article, beyond which they are as far apart as two of different articles."""


class RepeatPairs:
    """Some pairs of candidates: each `row` beside the line `above` it, two arrays of numbers of candidates."""

    def __init__(self, candidates: Candidates, row: Integers, above: Integers) -> None:
        self.candidates, self.row, self.above = candidates, row, above

    def of_row(self, values: Floats) -> Floats:
        """A value of the candidates, for the row of each pair."""
        return values[self.row]

    def of_above(self, values: Floats) -> Floats:
        """The same for the line above."""
        return values[self.above]

    def of_pair(self, values: Floats) -> Floats:
        """A value of each two candidates for each pair. Shape of the values (points, points)."""
        return values[self.row, self.above]


def _overlap(sets: Sequence[Iterable[Hashable]]) -> tuple[Floats, Floats]:
    """How many members each two sets share, and how many each has."""
    numbers: dict[Hashable, int] = {}
    for members in sets:
        for member in members:
            numbers.setdefault(member, len(numbers))
    has = np.zeros((len(sets), max(1, len(numbers))))
    for row, members in enumerate(sets):
        has[row, [numbers[member] for member in members]] = 1.0
    return has @ has.T, has.sum(axis=1)


def _names(candidates: Candidates) -> tuple[Floats, Floats]:
    return candidates.remember("names", lambda: _overlap([{mention.name for mention in lead.mentions} for lead in candidates.leads]))


def _figures(candidates: Candidates) -> tuple[Floats, Floats]:
    return candidates.remember("figures", lambda: _overlap([set(NUMBER.findall(lead.text)) for lead in candidates.leads]))


def _dates(candidates: Candidates) -> tuple[Floats, Floats]:
    return candidates.remember("dates", lambda: _overlap([{date.when for date in lead.dates if date.when} for lead in candidates.leads]))


def _voices(candidates: Candidates) -> tuple[Floats, Floats]:
    def voices() -> tuple[Floats, Floats]:
        spoken = map(candidates.speaker_of, range(len(candidates)))
        return _overlap([{one.voice} if one and one.voice else set() for one in spoken])

    return candidates.remember("voices", voices)


def _shared(candidates: Candidates) -> Floats:
    """The share of the weight of each lead that lies on words of each other. Shape (points, points)."""

    def shared() -> Floats:
        vectors = candidates.vectors
        return safe_ratio(vectors @ (vectors > 0).T, np.broadcast_to(vectors.sum(axis=1)[:, None], (len(vectors), len(vectors))))

    return candidates.remember("shared", shared)


def _common_likeness(candidates: Candidates) -> Floats:
    """How alike each two leads are in what else they are like."""

    def common() -> Floats:
        product = candidates.similarity @ candidates.similarity
        size = np.sqrt(np.diag(product))
        return safe_ratio(product, np.outer(size, size))

    return candidates.remember("common", common)


def _place(candidates: Candidates) -> Floats:
    """How many other candidates each is more like than each other."""

    def place() -> Floats:
        order = np.argsort(-candidates.similarity, axis=1, kind="stable")
        return np.log1p(np.argsort(order, axis=1, kind="stable").astype(np.float64))

    return candidates.remember("place", place)


def _share_of(overlap: Callable[[Candidates], tuple[Floats, Floats]], whose: str) -> Callable[[RepeatPairs], Floats]:
    def share(pairs: RepeatPairs) -> Floats:
        shared, sizes = overlap(pairs.candidates)
        own = sizes[pairs.row if whose == "row" else pairs.above]
        return pairs.of_pair(shared) / np.maximum(1.0, own)

    return share


def _distance(pairs: RepeatPairs) -> Floats:
    ordinal, source = pairs.candidates.ordinal, pairs.candidates.source
    apart = np.minimum(np.abs(ordinal[pairs.row] - ordinal[pairs.above]), FAR)
    return np.where(source[pairs.row] == source[pairs.above], apart, FAR + 1)


def _same_section(pairs: RepeatPairs) -> Floats:
    section = pairs.candidates.section
    same: Floats = (section[pairs.row] == section[pairs.above]).astype(np.float64)
    return same


def _words(candidates: Candidates) -> Floats:
    return candidates.remember("words", lambda: np.log1p([len(lead.text.split()) for lead in candidates.leads]))


def _main_event(candidates: Candidates) -> Floats:
    number = ROLES.index("main_event")
    return candidates.remember(
        "main event", lambda: np.array([lead.role_scores[number] if lead.role_scores else 0.0 for lead in candidates.leads])
    )


def _early(candidates: Candidates) -> Floats:
    return 1 / (1 + candidates.ordinal / 3)


def _of_row(value: Callable[[Candidates], Floats]) -> Callable[[RepeatPairs], Floats]:
    return lambda pairs: pairs.of_row(value(pairs.candidates))


def _of_above(value: Callable[[Candidates], Floats]) -> Callable[[RepeatPairs], Floats]:
    return lambda pairs: pairs.of_above(value(pairs.candidates))


def _both(value: Callable[[Candidates], Floats]) -> Callable[[RepeatPairs], Floats]:
    def lesser(pairs: RepeatPairs) -> Floats:
        values = value(pairs.candidates)
        return np.minimum(pairs.of_row(values), pairs.of_above(values))

    return lesser


ALONE: dict[str, Callable[[Candidates], Floats]] = {
    "words": _words,
    "early": _early,
    "like all": lambda candidates: candidates.similarity.mean(axis=1),
    "like all titles": lambda candidates: candidates.title_similarity.mean(axis=1),
    "main event": _main_event,
}
"""What is known of each line by itself."""

REPEAT_FEATURES: FeatureSet[RepeatPairs] = FeatureSet(
    {
        "similarity": lambda pairs: pairs.of_pair(pairs.candidates.similarity),
        "shared": lambda pairs: pairs.of_pair(_shared(pairs.candidates)),
        "sharing": lambda pairs: _shared(pairs.candidates)[pairs.above, pairs.row],
        "both shared": lambda pairs: pairs.of_pair(_shared(pairs.candidates)) * _shared(pairs.candidates)[pairs.above, pairs.row],
        "match": lambda pairs: np.log(np.maximum(LEAST_MATCH, pairs.of_pair(pairs.candidates.match))),
        "like the same": lambda pairs: pairs.of_pair(_common_likeness(pairs.candidates)),
        "place": lambda pairs: pairs.of_pair(_place(pairs.candidates)),
        "place above": lambda pairs: _place(pairs.candidates)[pairs.above, pairs.row],
        "names": lambda pairs: pairs.of_pair(_names(pairs.candidates)[0]),
        "share of its names": _share_of(_names, "row"),
        "share of the names above": _share_of(_names, "above"),
        "numbers": lambda pairs: pairs.of_pair(_figures(pairs.candidates)[0]),
        "share of its numbers": _share_of(_figures, "row"),
        "share of the numbers above": _share_of(_figures, "above"),
        "its numbers": lambda pairs: pairs.of_row(_figures(pairs.candidates)[1]),
        "numbers above": lambda pairs: pairs.of_above(_figures(pairs.candidates)[1]),
        "dates": lambda pairs: pairs.of_pair(_dates(pairs.candidates)[0]),
        "same voice": lambda pairs: pairs.of_pair(_voices(pairs.candidates)[0]),
        "same source": lambda pairs: (pairs.candidates.source[pairs.row] == pairs.candidates.source[pairs.above]).astype(np.float64),
        "distance": _distance,
        "same section": _same_section,
        **{name: _of_row(value) for name, value in ALONE.items()},
        **{f"{name} above": _of_above(value) for name, value in ALONE.items()},
        **{f"{name}, both": _both(value) for name, value in ALONE.items() if name != "words"},
        "candidates": lambda pairs: np.full(len(pairs.row), np.log1p(len(pairs.candidates))),
    }
)
"""The features of a candidate beside a line above it, by which it only says again what that line said."""
