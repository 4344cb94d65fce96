"""The features of pairs of statements by which the model of contradictions tells whether one contradicts the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial

import numpy as np

from briefing.assembly.arrays import PAIRS_PER_BATCH, Flags, Floats
from briefing.assembly.compare.features import FeatureSet
from briefing.assembly.compare.pair_features import PAIR_FEATURES, BestScores, PairBatch, pair_batches
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.compare.term_extraction import NUMBERS, TIMES, WORDS
from briefing.assembly.disputes.antonyms import Antonyms
from briefing.assembly.disputes.context import CENTRAL_SHARE, LEAST_CENTRAL_ROWS, DisputeContext

REACH = 3
"""Statements of one source at most this far apart are compared even where they share little."""
LEAST_TOPIC_IDF = 10.0
"""Background idf of the other words that statements on one topic have in common: two that news does not have every day."""
MOST_ANTONYMS = 3


class ContradictionBatch:
    """A batch of pairs of statements, and what the features of contradictions ask of them."""

    def __init__(self, context: DisputeContext, pairs: Pairs, antonyms: Antonyms, pair: PairBatch) -> None:
        self.context, self.pairs, self.antonyms, self.pair = context, pairs, antonyms, pair
        self.left, self.right = pairs.left, pairs.right
        self.same_source = pair.same_source
        self.apart = np.abs(pair.ordinals[0] - pair.ordinals[1])

    def cue(self, name: str) -> tuple[Flags, Flags]:
        """In which of the left, and of the right statements the cue stands."""
        flags = self.context.cues[name]
        return flags[self.left], flags[self.right]

    def in_one_only(self, name: str) -> Flags:
        """In which pairs one alone has the cue."""
        left, right = self.cue(name)
        one: Flags = left != right
        return one

    def both(self, name: str) -> Flags:
        """In which pairs both have it."""
        left, right = self.cue(name)
        return left & right

    def answers(self, name: str) -> Flags:
        """In which pairs the second has the cue, and stands near the first in one source."""
        return self.cue(name)[1] & self.near

    @cached_property
    def near(self) -> Flags:
        """Which pairs stand near one another in one source."""
        near: Flags = self.same_source & (self.apart <= REACH)
        return near

    @cached_property
    def log_shared(self) -> Floats:
        """The logarithm of the background idf of the words in common."""
        return np.log1p(self.pair.by_background.shared[:, WORDS])

    @cached_property
    def topic_idf(self) -> Floats:
        """How telling the words are that both have in common beside those that tell only what the event is."""
        most = max(LEAST_CENTRAL_ROWS, CENTRAL_SHARE * self.context.terms.rows)
        return self.pair.shared.background_idf_of_rare_words(most)

    @cached_property
    def numbers_apart(self) -> Flags:
        """In which pairs both give numbers, and none in common."""
        return self.pair.disjoint[:, NUMBERS]

    @cached_property
    def times_apart(self) -> Flags:
        """In which pairs both give times, and none in common."""
        return self.pair.disjoint[:, TIMES]

    @cached_property
    def voiced(self) -> tuple[Flags, Flags]:
        """Which of the left, and of the right statements, somebody says."""
        voice = self.context.first_voice
        return voice[self.left] >= 0, voice[self.right] >= 0

    @cached_property
    def same_voice(self) -> Flags:
        """In which pairs both have one first voice, or none."""
        voice = self.context.first_voice
        found: Flags = voice[self.left] == voice[self.right]
        return found

    @property
    def voice_agrees(self) -> Flags:
        """In which pairs one voice only says on what it says."""
        unlike = self.in_one_only("negates") | self.in_one_only("denies") | self.numbers_apart | self.times_apart
        return self.voiced[0] & self.same_voice & ~unlike

    @property
    def distinct_voices(self) -> Flags:
        """In which pairs two different voices are heard."""
        return self.voiced[0] & self.voiced[1] & ~self.same_voice


FROM_PAIR_FEATURES = (
    "best_of_left",
    "best_of_right",
    "strange_best_of_left",
    "strange_best_of_right",
    "both_open",
    "one_leads_alike",
    "neighbour_alike",
    "copied",
    "length_ratio",
    "rarest_shared",
    "names_contained",
    "pairs_shared",
    "strange_dice_elsewhere",
)
"""Features of PAIR_FEATURES that are taken over as they are."""


def _pair_feature(name: str, pairs: ContradictionBatch) -> Floats:
    return PAIR_FEATURES.column(name, pairs.pair)


CONTRADICTION_FEATURES = FeatureSet[ContradictionBatch](
    {
        "likeness": lambda pairs: np.log(pairs.pairs.score + 0.005),
        "words_dice": lambda pairs: _share_of_background(pairs, whole=True),
        "words_contained": lambda pairs: _share_of_background(pairs, whole=False),
        "words_shared": lambda pairs: pairs.log_shared,
        "words_counted": lambda pairs: pairs.pair.by_background.shared_terms[:, WORDS] / 5,
        "strangest_shared": lambda pairs: pairs.pair.by_background.greatest[:, WORDS] / 5,
        "same_source": lambda pairs: pairs.same_source,
        "next": lambda pairs: pairs.same_source & (pairs.apart == 1),
        "second": lambda pairs: pairs.same_source & (pairs.apart == 2),
        "third": lambda pairs: pairs.same_source & (pairs.apart == 3),
        "far_in_source": lambda pairs: pairs.same_source & (pairs.apart > 3),
        "denial_apart": lambda pairs: pairs.in_one_only("denies"),
        "denial_after": lambda pairs: pairs.answers("denies"),
        "negation_apart": lambda pairs: pairs.in_one_only("negates"),
        "negation_both": lambda pairs: pairs.both("negates"),
        "claim_apart": lambda pairs: pairs.in_one_only("claims"),
        "claim_both": lambda pairs: pairs.both("claims"),
        "doubt_any": lambda pairs: pairs.cue("doubts")[0] | pairs.cue("doubts")[1],
        "doubt_after": lambda pairs: pairs.answers("doubts"),
        "doubt_apart": lambda pairs: pairs.in_one_only("doubts"),
        "turn_after": lambda pairs: pairs.answers("turns"),
        "degree_both": lambda pairs: pairs.both("degree"),
        "ahead_apart": lambda pairs: pairs.in_one_only("ahead"),
        "numbers_apart": lambda pairs: pairs.numbers_apart,
        "numbers_shared": lambda pairs: pairs.pair.by_idf.shared_terms[:, NUMBERS] > 0,
        "times_apart": lambda pairs: pairs.times_apart,
        "voices_apart": lambda pairs: pairs.distinct_voices,
        "voice_same": lambda pairs: pairs.voiced[0] & pairs.same_voice,
        "voice_one": lambda pairs: pairs.voiced[0] != pairs.voiced[1],
        "voice_none": lambda pairs: ~pairs.voiced[0] & ~pairs.voiced[1],
        "quotes_both": lambda pairs: pairs.both("quotes"),
        "quotes_one": lambda pairs: pairs.in_one_only("quotes"),
        "shorter_length": lambda pairs: pairs.pair.lengths[0] / 10,
        "position_apart": partial(_pair_feature, "position_apart"),
        "numbers_apart_alike": lambda pairs: pairs.numbers_apart * np.log(pairs.pairs.score + 0.005),
        "denial_apart_shared": lambda pairs: pairs.in_one_only("denies") * pairs.log_shared,
        "doubt_after_shared": lambda pairs: pairs.answers("doubts") * pairs.log_shared,
        "negation_apart_alike": lambda pairs: pairs.in_one_only("negates") * np.log(pairs.pairs.score + 0.005),
        "voices_apart_shared": lambda pairs: pairs.distinct_voices * pairs.log_shared,
        "matter_shared": lambda pairs: np.log1p(pairs.topic_idf),
        "no_matter": lambda pairs: pairs.topic_idf < LEAST_TOPIC_IDF,
        "voice_agrees": lambda pairs: pairs.voice_agrees,
        "unsure_apart": lambda pairs: pairs.in_one_only("unsure"),
        "before_apart": lambda pairs: pairs.in_one_only("before"),
        "opposites": lambda pairs: np.minimum(pairs.antonyms.between(pairs.left, pairs.right), MOST_ANTONYMS),
        **{name: partial(_pair_feature, name) for name in FROM_PAIR_FEATURES},
    }
)


def _share_of_background(pairs: ContradictionBatch, *, whole: bool) -> Floats:
    """The share of the background idf of words that is common: of that of both, or of the lesser."""
    stats = pairs.pair.by_background
    of = stats.left[:, WORDS] + stats.right[:, WORDS] if whole else np.minimum(stats.left, stats.right)[:, WORDS]
    share: Floats = stats.shared[:, WORDS] / np.maximum(of, 1e-9)
    return share


def contradiction_batches(context: DisputeContext, pairs: Pairs, best: BestScores | None = None) -> Iterator[ContradictionBatch]:
    """The pairs a batch at a time; all pairs of a corpus belong into one call, or `best` is that of all of them."""
    antonyms = Antonyms(context.terms)
    compared = pair_batches(context.terms, context.rows, pairs.left, pairs.right, best=best)
    for batch, pair in zip(pairs.batches(PAIRS_PER_BATCH), compared, strict=True):
        yield ContradictionBatch(context, batch, antonyms, pair)


def contradiction_features(context: DisputeContext, pairs: Pairs) -> Floats:
    """The values of CONTRADICTION_FEATURES. Shape (pairs, features). All pairs of a corpus belong into one call."""
    found = [CONTRADICTION_FEATURES.matrix(batch) for batch in contradiction_batches(context, pairs)]
    return np.concatenate([np.zeros((0, len(CONTRADICTION_FEATURES.names))), *found])
