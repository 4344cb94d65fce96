"""Whether a statement supports the line that it is counted behind: the same act by the same actor, with figures that agree.

A group holds together by how alike its members are on the whole; what a reader sees is its lead, so each member is held against that.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

import numpy as np

from briefing.assembly.arrays import PAIRS_PER_BATCH, Flags, Floats, Integers, unique_sorted
from briefing.assembly.compare.comparison import Comparison
from briefing.assembly.compare.features import FeatureSet
from briefing.assembly.compare.models import LogisticModel, OtherFeaturesError
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.compare.sparse_rows import SparseRows, rows_in
from briefing.assembly.compare.term_extraction import NUMBERS, TIMES
from briefing.assembly.text.words import LexicalPattern

Places = dict[int, int]
"""The words of a statement by number, and where each stands."""
OPENING_WORDS = 6
"""Content words of a statement among which its actor and act mostly are."""
FLOOR = 1e-4
"""The probability of what was not compared, where log odds are taken."""
AHEAD = LexicalPattern(
    r"\b(?:will|would|may|might|could|should|if|unless|likely|plans?|planned|expect(?:s|ed)?|intends?|wants?|hopes?|seeks?|urg(?:es|ed|ing)"
    r"|propos(?:es|ed|al)|offer(?:s|ed)?|threaten(?:s|ed)?|vow(?:s|ed)?|promis(?:es|ed)|ready|consider(?:s|ed|ing)?|demand(?:s|ed)?)\b"
)
"""What is not, or not yet, so: a plan does not support that it was done."""


class SupportContext:
    """What is asked of single rows of a comparison: found once for all pairs."""

    def __init__(self, comparison: Comparison) -> None:
        self.terms, self.rows = comparison.terms, comparison.rows
        self.source, self.quotes = comparison.context.source, comparison.context.quotes
        self.ahead: Flags = self.terms.word_index.matching(AHEAD, [statement.text for statement in self.rows])
        """Which rows speak of what is not, or not yet, so."""
        self.numbered = self.terms.having(NUMBERS)
        index = self.terms.word_index
        self.stems = self.terms.stem_numbers
        """The stem of each printed word, -1 where it is no content word."""
        self.plain_stems = np.where(index.map_unique(lambda printed: printed[0].islower()).astype(bool), self.stems, -1)
        """The same without words with a capital."""
        self.conflicts = comparison.number_conflicts


class SupportPairs:
    """Pairs of rows of which the right may support the left, and the probability that they say the same."""

    def __init__(self, pairs: Pairs, context: SupportContext) -> None:
        self.pairs, self.context = pairs, context
        self.left, self.right = pairs.left, pairs.right

    @cached_property
    def wording(self) -> Floats:
        """How the content words of each pair lie: see `_wording`. Shape (pairs, 4)."""
        left, right, stems, sizes = self._content_words(self.context.stems)
        ends, numbers = np.append(0, np.cumsum(sizes)), stems.tolist()
        words: list[list[int]] = [numbers[start:end] for start, end in pairwise(ends.tolist())]
        places = [{word: place for place, word in enumerate(of_row)} for of_row in words]
        shares = [_wording(words[a], words[b], places[a], places[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True)]
        return np.array(shares) if shares else np.zeros((0, 4))

    @cached_property
    def plain_words(self) -> Floats:
        """Shares of the content words that are no names, in common: of the left's, and of the longer's. Shape (pairs, 2)."""
        left, right, stems, sizes = self._content_words(self.context.plain_stems)
        width = int(stems.max(initial=0)) + 1
        words = SparseRows(unique_sorted(np.repeat(np.arange(len(sizes)), sizes) * width + stems), width, len(sizes))
        ones = np.ones(width)
        (common,), count = words.shared(left, right, ones), np.maximum(1, words.sums(ones))
        return np.stack((common / count[left], common / np.maximum(count[left], count[right])), axis=1)

    def _content_words(self, stems: Integers) -> tuple[Integers, Integers, Integers, Integers]:
        """Where the left and the right row of each pair stand among the rows of all; and the stems of these, with how many each has.

        `stems` gives the stem of each printed word, -1 for those that are passed over.
        """
        rows, left, right = rows_in(self.left, self.right, self.context.terms.rows)
        printed, sizes = self.context.terms.word_index.gather(rows)
        kept = stems[printed] >= 0
        return left, right, stems[printed[kept]], np.bincount(np.repeat(np.arange(len(rows)), sizes)[kept], minlength=len(rows))

    @cached_property
    def other_figures(self) -> Flags:
        """In which pairs both give figures for things of one kind, and one of these is not in the other."""
        context, found = self.context, np.zeros(len(self.left), dtype=bool)
        for pair in np.flatnonzero(context.numbered[self.left] & context.numbered[self.right]).tolist():
            found[pair] = context.conflicts.any_other(int(self.left[pair]), int(self.right[pair]))
        return found

    @property
    def times_apart(self) -> Flags:
        """Which pairs both give times, and none in common."""
        return self.context.terms.disjoint(self.left, self.right, TIMES)

    @property
    def years_apart(self) -> Flags:
        """Which pairs both give times, and none in common of the same year."""
        apart = self.times_apart
        for pair in np.flatnonzero(apart).tolist():
            years = [{date.when[:4] for date in self.context.rows[rows[pair]].dates if date.when} for rows in (self.left, self.right)]
            apart[pair] = not years[0] & years[1]
        return apart

    @property
    def log_odds(self) -> Floats:
        """The log odds that both say the same."""
        clipped = np.clip(self.pairs.score, FLOOR, 1 - FLOOR)
        log_odds: Floats = np.log(clipped / (1 - clipped))
        return log_odds

    def differ(self, values: Flags | Integers) -> Flags:
        """In which pairs the value of one row is not that of the other."""
        found: Flags = values[self.left] != values[self.right]
        return found


def _wording(left: list[int], right: list[int], places: Places, others: Places) -> tuple[float, float, float, float]:
    """Shares: of the longer's words in common; of neighbours in common that stand in one order; of either's opening found in the other."""
    common = [others[word] for word in dict.fromkeys(left) if word in others]
    ordered = sum(here < there for here, there in pairwise(common)) / (len(common) - 1) if len(common) > 1 else 0.5
    openings = [
        sum(word in there for word in opening) / max(1, len(opening))
        for opening, there in ((left[:OPENING_WORDS], others), (right[:OPENING_WORDS], places))
    ]
    return len(common) / max(1, len(places), len(others)), ordered, min(openings), max(openings)


SUPPORT_FEATURES = FeatureSet[SupportPairs](
    {
        "log_odds": lambda pairs: pairs.log_odds,
        "of_longer": lambda pairs: pairs.wording[:, 0],
        "plain_of_lead": lambda pairs: pairs.plain_words[:, 0],
        "plain_of_longer": lambda pairs: pairs.plain_words[:, 1],
        "in_order": lambda pairs: pairs.wording[:, 1],
        "opening_least": lambda pairs: pairs.wording[:, 2],
        "opening_most": lambda pairs: pairs.wording[:, 3],
        "ahead_apart": lambda pairs: pairs.differ(pairs.context.ahead),
        "negation_apart": lambda pairs: pairs.differ(pairs.context.terms.negated),
        "other_figures": lambda pairs: pairs.other_figures,
        "times_apart": lambda pairs: pairs.times_apart,
        "same_source": lambda pairs: ~pairs.differ(pairs.context.source),
        "one_quotes": lambda pairs: pairs.differ(pairs.context.quotes),
    }
)


def support_probability(model: LogisticModel, pairs: Pairs, context: SupportContext) -> Floats:
    """The probability that the right of each pair of rows supports the left: none where they tell of other years.

    Raises `OtherFeaturesError`.
    """
    if tuple(model.weights) != SUPPORT_FEATURES.names:
        raise OtherFeaturesError("pairs.json", "points")
    found = [np.zeros(0)]
    for batch in pairs.batches(PAIRS_PER_BATCH):
        asked = SupportPairs(batch, context)
        found.append(np.where(asked.years_apart, 0.0, model.probability(SUPPORT_FEATURES.matrix(asked))))
    return np.concatenate(found)
