"""Whether a statement supports the line that it is counted behind: the same act by the same actor, with figures that agree.

A group holds together by how alike its members are on the whole; what a reader sees is its lead, so each member is held against that.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

import numpy as np

from briefing.assembly.arrays import PAIRS_PER_BATCH, Flags, Floats, Integers
from briefing.assembly.compare.comparison import Comparison
from briefing.assembly.compare.features import FeatureSet
from briefing.assembly.compare.models import LogisticModel, OtherFeaturesError
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.compare.sparse_rows import rows_in
from briefing.assembly.compare.term_extraction import NUMBERS
from briefing.assembly.text.numbers.conflict import NumberConflicts
from briefing.assembly.text.words import LexicalPattern

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
        self.conflicts = NumberConflicts(self.terms.stemmer)


class SupportPairs:
    """Pairs of rows of which the right may support the left, and the probability that they say the same."""

    def __init__(self, pairs: Pairs, context: SupportContext) -> None:
        self.pairs, self.context = pairs, context
        self.left, self.right = pairs.left, pairs.right

    @cached_property
    def wording(self) -> Floats:
        """How the content words of each pair lie: see `_wording`; shape (pairs, 4)."""
        rows, one, other = rows_in(self.left, self.right, self.context.terms.rows)
        flat, sizes = self.context.terms.word_index.gather(rows)
        stems = self.context.terms.stem_numbers[flat]
        ends = np.append(0, np.cumsum(np.bincount(np.repeat(np.arange(len(rows)), sizes)[stems >= 0], minlength=len(rows))))
        numbers: list[int] = stems[stems >= 0].tolist()
        words = [numbers[start:end] for start, end in pairwise(ends.tolist())]
        places = [{word: place for place, word in enumerate(of_row)} for of_row in words]
        found = [_wording(words[a], words[b], places[a], places[b]) for a, b in zip(one.tolist(), other.tolist(), strict=True)]
        return np.array(found, dtype=np.float64).reshape(-1, 4)

    @cached_property
    def other_figures(self) -> Flags:
        """In which pairs both give figures for things of one kind, and one of these is not in the other."""
        context, found = self.context, np.zeros(len(self.left), dtype=bool)
        for pair in np.flatnonzero(context.numbered[self.left] & context.numbered[self.right]).tolist():
            found[pair] = context.conflicts.any_other(context.rows[self.left[pair]], context.rows[self.right[pair]])
        return found

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


def _wording(left: list[int], right: list[int], places: dict[int, int], others: dict[int, int]) -> tuple[float, float, float, float]:
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
        "in_order": lambda pairs: pairs.wording[:, 1],
        "opening_least": lambda pairs: pairs.wording[:, 2],
        "opening_most": lambda pairs: pairs.wording[:, 3],
        "ahead_apart": lambda pairs: pairs.differ(pairs.context.ahead),
        "negation_apart": lambda pairs: pairs.differ(pairs.context.terms.negated),
        "other_figures": lambda pairs: pairs.other_figures,
        "same_source": lambda pairs: ~pairs.differ(pairs.context.source),
        "one_quotes": lambda pairs: pairs.differ(pairs.context.quotes),
    }
)


def support_probability(model: LogisticModel, pairs: Pairs, context: SupportContext) -> Floats:
    """The probability that the right of each pair of rows supports the left. Raises `OtherFeaturesError`."""
    if tuple(model.weights) != SUPPORT_FEATURES.names:
        raise OtherFeaturesError("pairs.json", "points")
    batches = pairs.batches(PAIRS_PER_BATCH)
    return np.concatenate([np.zeros(0), *(model.probability(SUPPORT_FEATURES.matrix(SupportPairs(batch, context))) for batch in batches)])
