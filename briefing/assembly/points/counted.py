"""Groups split so that every member supports the lead: what does not is led by another, or stands alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from briefing.assembly.compare.comparison import Comparison
from briefing.assembly.compare.models import LogisticModel
from briefing.assembly.compare.pairs import PairLookup, Pairs
from briefing.assembly.compare.term_extraction import NAMES
from briefing.assembly.points.agreement import Agreement
from briefing.assembly.points.representative import representative
from briefing.assembly.points.support import SupportContext, support_probability

ROWS_CACHED = 20_000
"""Rows whose words are kept at hand while leads are chosen."""
PARAPHRASE_AT = 0.72
"""The least probability of support by a statement in other words; one that shares a wording with the lead is of one matter."""
VAGUE_AT, NAMES_OF_PARTICULAR = 0.77, 2
"""The same of one that has no figure and fewer names than that in common with the lead."""
MOST_ASKED = 12
"""Members of a large group by which it is told how many support another."""


class Group(NamedTuple):
    """Rows of which each supports the lead, which is one of them."""

    lead: int
    rows: list[int]


class SupportedGroups:
    """Splits groups of rows of a comparison; `scores` are the pairs that were compared, `score_of_others` gives the score of any other."""

    def __init__(
        self, comparison: Comparison, scores: Pairs, score_of_others: Callable[[int, int], float], model: LogisticModel, least: float
    ) -> None:
        self._model, self._least = model, least
        self._context, self._agreement = SupportContext(comparison), Agreement(comparison)
        self._lookup = PairLookup(scores, comparison.terms.rows)
        self._score_of_others = score_of_others
        self._words_of = lru_cache(maxsize=ROWS_CACHED)(comparison.terms.words_of)

    def split(self, groups: Sequence[list[int]]) -> list[Group]:
        """The groups, each with its lead; what does not support it goes on as a group of its own until all is led."""
        found = [Group(rows[0], rows) for rows in groups if len(rows) == 1]
        pending = [rows for rows in groups if len(rows) > 1]
        while pending:
            led = [Group(self._lead(rows), rows) for rows in pending]
            pending = []
            for group, supports in zip(led, self._supporting(led), strict=True):
                found.append(Group(group.lead, [row for row, does in zip(group.rows, supports, strict=True) if does]))
                rest = [row for row, does in zip(group.rows, supports, strict=True) if not does]
                if len(rest) == 1:
                    found.append(Group(rest[0], rest))
                elif rest:
                    pending.append(rest)
        return found

    def _lead(self, rows: list[int]) -> int:
        """The row that stands for these: what most of them say, and a line that stands alone.

        Another holds a row as far as it likely says the same, and has the row's words: who says more than the row says that too.
        """
        asked = [(row, self._words_of(row)) for row in rows[:MOST_ASKED]]
        shared: dict[tuple[int, int], tuple[float, int]] = {}
        support = []
        for place, row in enumerate(rows):
            words, held = self._words_of(row), 0.0
            for other, (asked_row, asked_words) in enumerate(asked):
                if other == place:
                    continue
                # What two of those that are asked share is looked at once for both.
                known = shared.get((other, place)) or (self._score(row, asked_row), len(words & asked_words))
                if place < other:
                    shared[place, other] = known
                held += (known[0] + known[1] / max(1, len(words))) / 2
            support.append(held / (len(asked) - (place < len(asked))))
        statements = self._context.rows
        return rows[representative([statements[row] for row in rows], support)]

    def _supporting(self, groups: Sequence[Group]) -> Iterator[list[bool]]:
        """For each group, which of its rows support the lead; the lead does."""
        others = [(group.lead, row) for group in groups for row in group.rows if row != group.lead]
        left, right = (np.array(column, dtype=np.int64) for column in zip(*others, strict=True))
        scores = np.array([self._score(lead, row) for lead, row in others])
        probability = support_probability(self._model, Pairs(scores, left, right), self._context).tolist()
        names = self._context.terms.shared(left, right).counts()[:, NAMES].tolist()
        supports = iter([self._supports(*pair, *found) for pair, *found in zip(others, probability, names, strict=True)])
        for group in groups:
            yield [row == group.lead or next(supports) for row in group.rows]

    def _supports(self, lead: int, row: int, probability: float, names: int) -> bool:
        """Whether the row supports the lead, by the probability, by what both must agree in, and by how many names they share."""
        agreement = self._agreement
        if probability < self._least or not agreement.between(lead, row):
            return False
        particular = names >= NAMES_OF_PARTICULAR or agreement.share_figure(lead, row)
        return probability >= (PARAPHRASE_AT if particular else VAGUE_AT) or agreement.share_wording(lead, row)

    def _score(self, left: int, right: int) -> float:
        low, high = (left, right) if left < right else (right, left)
        score = self._lookup.get(low, high)
        return self._score_of_others(low, high) if score is None else score
