"""The features of pairs of statements by which all candidates are screened."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import numpy as np

from briefing.assembly.arrays import PAIRS_PER_BATCH, Flags, Floats, Integers, batches, safe_ratio, unique_sorted
from briefing.assembly.compare.features import FeatureSet
from briefing.assembly.compare.row_context import ABSENT, RowContext
from briefing.assembly.compare.sparse_rows import SparseRows, rows_in
from briefing.assembly.compare.term_extraction import NAMES, NUMBERS, PAIRS, QUOTED, TIMES, WORDS
from briefing.assembly.compare.term_matrix import PairStats, SharedTerms, TermMatrix

OPENING_SENTENCES = 2
"""Ordinals up to this belong to an article's opening, where it says what it is about."""
LEAST_DICE_FOR_CONTEXT = 0.08
"""Share of words in common from which the surroundings are compared; hardly any pair below it says the same."""
TERMS_KEPT = 4_000_000
"""Shared terms of pairs that are kept, 8 bytes each, between the two passes over all pairs."""


class BestScores(NamedTuple):
    """Each row's greatest similarity to another, never 0: by idf, by background idf, and by background idf to rows of other sources."""

    idf: Floats
    background: Floats
    elsewhere: Floats


class PairBatch:
    """A batch of pairs of rows, and what features ask of them; `best` is that of all candidates."""

    def __init__(self, shared: SharedTerms, context: RowContext, best: BestScores) -> None:
        self.terms, self.context, self.best, self.shared = shared.matrix, context, best, shared
        self.left, self.right = shared.left, shared.right
        self.same_source: Flags = context.source[self.left] == context.source[self.right]
        self.ordinals = context.ordinal[self.left], context.ordinal[self.right]

    @cached_property
    def _stats(self) -> tuple[PairStats, PairStats]:
        return self.shared.stats()

    @property
    def by_idf(self) -> PairStats:
        """How the pairs compare, weighed by idf."""
        return self._stats[0]

    @property
    def by_background(self) -> PairStats:
        """How they compare, weighed by background idf."""
        return self._stats[1]

    @cached_property
    def dice(self) -> Floats:
        """The share of the idf of both that is common, by kind. Shape (pairs, kinds)."""
        return safe_ratio(2 * self.by_idf.shared, self.by_idf.left + self.by_idf.right)

    @cached_property
    def contained(self) -> Floats:
        """The share of the lesser idf that is common, by kind."""
        return safe_ratio(self.by_idf.shared, np.minimum(self.by_idf.left, self.by_idf.right))

    @cached_property
    def disjoint(self) -> Flags:
        """Of which kinds both have terms, and none in common."""
        return self.by_idf.disjoint

    @cached_property
    def similarity(self) -> Floats:
        """How alike pairs are by idf, in one number."""
        return _similarity(self.dice)

    @cached_property
    def background_dice(self) -> Floats:
        """The share of the background idf of the words of both that is common."""
        stats = self.by_background
        return safe_ratio(2 * stats.shared, stats.left + stats.right)[:, WORDS]

    @cached_property
    def lengths(self) -> tuple[Integers, Integers]:
        """The number of words of the shorter and of the longer."""
        words = self.terms.words
        return np.minimum(words[self.left], words[self.right]), np.maximum(words[self.left], words[self.right])

    @cached_property
    def elsewhere(self) -> Flags:
        """Which pairs are of two sources."""
        return ~self.same_source

    def both_within(self, most: int) -> Flags:
        """Which pairs are of two sources and both stand so early in theirs."""
        early: Flags = (self.ordinals[0] <= most) & (self.ordinals[1] <= most)
        return early & self.elsewhere

    @property
    def one_leads(self) -> Flags:
        """Which pairs are of two sources and one of them begins its article."""
        leads: Flags = (self.ordinals[0] == 0) | (self.ordinals[1] == 0)
        return leads & self.elsewhere

    @cached_property
    def adjacent(self) -> Flags:
        """Which pairs follow one another in one source."""
        adjacent: Flags = self.same_source & (np.abs(self.ordinals[0] - self.ordinals[1]) == 1)
        return adjacent

    @cached_property
    def voiced(self) -> tuple[Flags, Flags]:
        """In which of the left, and of the right rows, somebody is heard."""
        voices = self.context.voices
        return voices[self.left, 0] != ABSENT, voices[self.right, 0] != ABSENT

    @cached_property
    def one_voice(self) -> Flags:
        """Which pairs have a voice in common."""
        return self.context.one_voice(self.left, self.right)

    @cached_property
    def quotes(self) -> tuple[Flags, Flags]:
        """Which of the left, and of the right rows, quote."""
        return self.context.quotes[self.left], self.context.quotes[self.right]

    @property
    def quoted_next(self) -> Flags:
        """Which pairs follow one another, the second beginning with a quotation."""
        return self.adjacent & self.context.opens_quote[np.maximum(self.left, self.right)]

    @property
    def earlier_quotes(self) -> Flags:
        """In which pairs the earlier row quotes."""
        return self.context.quotes[np.minimum(self.left, self.right)]

    @property
    def surroundings(self) -> Floats:
        """How alike the sentences around both are, of pairs that are alike themselves: they tell what a short statement speaks of."""
        found = np.zeros(len(self.left))
        alike = np.flatnonzero(self.dice[:, WORDS] >= LEAST_DICE_FOR_CONTEXT)
        found[alike] = _surroundings_dice(self.terms, self.context, self.left[alike], self.right[alike])
        return found

    def differ(self, flags: Flags) -> Flags:
        """In which pairs the flag of one row is not that of the other."""
        found: Flags = flags[self.left] != flags[self.right]
        return found

    def least(self, values: Floats) -> Floats:
        """The lesser of the values of the two rows."""
        return np.minimum(values[self.left], values[self.right])

    def mutual(self, values: Floats, best: Floats) -> Flags:
        """In which pairs each is the other's best."""
        found: Flags = (values >= best[self.left]) & (values >= best[self.right])
        return found


def _surroundings_dice(terms: TermMatrix, context: RowContext, left: Integers, right: Integers) -> Floats:
    """The share of the idf of words that is common to the surroundings of each pair, statement and neighbours together."""
    rows, one, other = rows_in(left, right, terms.rows)
    words = SparseRows(_words_around(terms, context, rows), terms.width, len(rows))
    totals = words.sums(terms.idf)
    (shared,) = words.shared(one, other, terms.idf)
    return safe_ratio(2 * shared, totals[one] + totals[other])


def _words_around(terms: TermMatrix, context: RowContext, rows: Integers) -> Integers:
    """Sorted keys, place in `rows` times the matrix's width plus column: the words of each row and of its neighbours, each once."""
    places, around = [], []
    for neighbour in (rows, context.before[rows], context.after[rows]):
        there = np.flatnonzero(neighbour >= 0)
        places.append(there)
        around.append(neighbour[there])
    columns, sizes = terms.cells.gather(np.concatenate(around))
    words = terms.kind[columns] == WORDS
    return unique_sorted(np.repeat(np.concatenate(places), sizes)[words].astype(np.int64) * terms.width + columns[words])


def _similarity(dice: Floats) -> Floats:
    return dice[:, WORDS] + 0.5 * dice[:, PAIRS]


PAIR_FEATURES = FeatureSet[PairBatch](
    {
        "words_dice": lambda pair: pair.dice[:, WORDS],
        "words_contained": lambda pair: pair.contained[:, WORDS],
        "words_shared": lambda pair: np.log1p(pair.by_idf.shared[:, WORDS]),
        "rarest_shared": lambda pair: pair.by_idf.greatest[:, WORDS] / 5,
        "pairs_dice": lambda pair: pair.dice[:, PAIRS],
        "pairs_contained": lambda pair: pair.contained[:, PAIRS],
        "pairs_shared": lambda pair: np.log1p(pair.by_idf.shared_terms[:, PAIRS]),
        "names_dice": lambda pair: pair.dice[:, NAMES],
        "names_contained": lambda pair: pair.contained[:, NAMES],
        "names_apart": lambda pair: pair.disjoint[:, NAMES],
        "numbers_shared": lambda pair: np.minimum(pair.by_idf.shared_terms[:, NUMBERS], 2),
        "numbers_apart": lambda pair: pair.disjoint[:, NUMBERS],
        "number_alone": lambda pair: (pair.by_idf.left[:, NUMBERS] > 0) ^ (pair.by_idf.right[:, NUMBERS] > 0),
        "times_shared": lambda pair: np.minimum(pair.by_idf.shared_terms[:, TIMES], 1),
        "times_apart": lambda pair: pair.disjoint[:, TIMES],
        "quoted_shared": lambda pair: np.log1p(pair.by_idf.shared[:, QUOTED]),
        "quoted_contained": lambda pair: pair.contained[:, QUOTED],
        "quoted_apart": lambda pair: pair.disjoint[:, QUOTED],
        "negation_apart": lambda pair: pair.differ(pair.terms.negated),
        "denial_apart": lambda pair: pair.differ(pair.terms.denies),
        "same_source": lambda pair: pair.same_source,
        "neighbours": lambda pair: pair.same_source / (1.0 + np.abs(pair.ordinals[0] - pair.ordinals[1])),
        "position_apart": lambda pair: np.abs(pair.context.position[pair.left] - pair.context.position[pair.right]),
        "length_ratio": lambda pair: pair.lengths[0] / np.maximum(1, pair.lengths[1]),
        "shorter_length": lambda pair: np.log1p(pair.lengths[0]),
        "best_of_left": lambda pair: pair.similarity / pair.best.idf[pair.left],
        "best_of_right": lambda pair: pair.similarity / pair.best.idf[pair.right],
        "mutual_best": lambda pair: pair.mutual(pair.similarity, pair.best.idf),
        "copied": lambda pair: (pair.dice[:, PAIRS] > 0.8) & (pair.dice[:, WORDS] > 0.8),
        # Words weighed by how seldom news in general has them.
        "strange_dice": lambda pair: pair.background_dice,
        "strange_contained": lambda pair: safe_ratio(
            pair.by_background.shared, np.minimum(pair.by_background.left, pair.by_background.right)
        )[:, WORDS],
        "strange_shared": lambda pair: np.log1p(pair.by_background.shared[:, WORDS]),
        "strangest_shared": lambda pair: pair.by_background.greatest[:, WORDS] / 5,
        "words_counted": lambda pair: np.minimum(pair.by_background.shared_terms[:, WORDS], 10) / 5,
        "strange_best_of_left": lambda pair: pair.background_dice / pair.best.background[pair.left],
        "strange_best_of_right": lambda pair: pair.background_dice / pair.best.background[pair.right],
        "strange_mutual_best": lambda pair: pair.mutual(pair.background_dice, pair.best.background),
        # Where the two stand: openings tell the main event; what many sources tell is told again.
        "strange_dice_elsewhere": lambda pair: np.where(pair.same_source, 0.0, pair.background_dice),
        "both_lead": lambda pair: pair.both_within(0),
        "both_open": lambda pair: pair.both_within(OPENING_SENTENCES),
        "one_leads": lambda pair: pair.one_leads,
        "both_lead_alike": lambda pair: pair.both_within(0) * pair.background_dice,
        "both_open_alike": lambda pair: pair.both_within(OPENING_SENTENCES) * pair.background_dice,
        "one_leads_alike": lambda pair: pair.one_leads * pair.background_dice,
        "told_by_others": lambda pair: pair.least(pair.best.elsewhere),
        "neighbour_alike": lambda pair: pair.adjacent * pair.background_dice,
        # Who is heard, and how: what is told in a reporter's words is often quoted in the next sentence, or in another source.
        "voice_same": lambda pair: pair.one_voice,
        "voice_apart": lambda pair: pair.voiced[0] & pair.voiced[1] & ~pair.one_voice,
        "voice_none": lambda pair: ~pair.voiced[0] & ~pair.voiced[1],
        "voice_one": lambda pair: pair.voiced[0] ^ pair.voiced[1],
        "next": lambda pair: pair.adjacent,
        "told_then_quoted": lambda pair: pair.quoted_next & ~pair.earlier_quotes,
        "quote_goes_on": lambda pair: pair.quoted_next & pair.earlier_quotes,
        "both_quote_by_voice": lambda pair: pair.one_voice & pair.quotes[0] & pair.quotes[1],
        "one_quotes": lambda pair: pair.quotes[0] != pair.quotes[1],
        "one_quotes_by_voice": lambda pair: (pair.quotes[0] != pair.quotes[1]) & pair.one_voice,
        "context_dice": lambda pair: pair.surroundings,
    }
)


def pair_features(terms: TermMatrix, context: RowContext, left: Integers, right: Integers) -> Floats:
    """The values of PAIR_FEATURES for all candidates. Shape (pairs, features).

    "Best" compares a pair with the other pairs given that have the same row, so all candidates of a row belong into one call.
    """
    found = [PAIR_FEATURES.matrix(batch) for batch in pair_batches(terms, context, left, right)]
    return np.concatenate([np.zeros((0, len(PAIR_FEATURES.names))), *found])


def pair_batches(
    terms: TermMatrix, context: RowContext, left: Integers, right: Integers, *, best: BestScores | None = None
) -> Iterator[PairBatch]:
    """The pairs a batch at a time; `best` is that of all candidates, where these pairs are some of them."""
    kept = deque[SharedTerms]()
    best = best or best_scores(terms, context, left, right, kept)
    for batch in batches(len(left), PAIRS_PER_BATCH):
        yield PairBatch(kept.popleft() if kept else terms.shared(left[batch], right[batch]), context, best)


def best_scores(
    terms: TermMatrix, context: RowContext, left: Integers, right: Integers, kept: deque[SharedTerms] | None = None
) -> BestScores:
    """Each row's greatest similarity to another in these pairs; the shared terms of the first batches are added to `kept`."""
    best, room = BestScores(*(np.full(terms.rows, 1e-9) for _ in BestScores._fields)), TERMS_KEPT
    for _, shared in terms.shared_in_batches(left, right):
        by_idf, by_background = shared.dice()
        room -= len(shared.cells)
        if kept is not None and room >= 0:
            kept.append(shared)
        same_source = context.source[shared.left] == context.source[shared.right]
        elsewhere = np.where(same_source, 0.0, by_background[:, WORDS])
        for greatest, values in zip(best, (_similarity(by_idf), by_background[:, WORDS], elsewhere), strict=True):
            np.maximum.at(greatest, shared.left, values)
            np.maximum.at(greatest, shared.right, values)
    return best
