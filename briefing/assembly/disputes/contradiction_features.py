"""How two statements compare as to whether one contests the other: the figures that the model of contests weighs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from briefing.assembly.arrays import Flags, Floats, Integers
from briefing.assembly.compare import pair_features
from briefing.assembly.compare.pair_features import NUMBER, TIME, WORD, BestScores
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.compare.term_matrix import PAIRS_PER_BATCH, PairStats
from briefing.assembly.disputes.antonyms import Antonyms
from briefing.assembly.disputes.context import DisputeContext

REACH = 3
"""Statements of one source at most this far apart are compared even where they share little."""
CENTRAL_SHARE, LEAST_CENTRAL_ROWS = 0.15, 3
"""Share, and least number, of the statements that have a word from which it tells only what the event is."""
LEAST_TOPIC_IDF = 10.0
"""Strangeness of the other words that statements on one matter have in common: two that news does not have every day."""
MOST_OPPOSITES = 3

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
"""What is weighed of the figures by which points are made."""
FEATURES = (
    "likeness",
    "words_dice",
    "words_contained",
    "words_shared",
    "words_counted",
    "strangest_shared",
    "same_source",
    "next",
    "second",
    "third",
    "far_in_source",
    "denial_apart",
    "denial_after",
    "negation_apart",
    "negation_both",
    "claim_apart",
    "claim_both",
    "doubt_any",
    "doubt_after",
    "doubt_apart",
    "turn_after",
    "degree_both",
    "ahead_apart",
    "numbers_apart",
    "numbers_shared",
    "times_apart",
    "voices_apart",
    "voice_same",
    "voice_one",
    "voice_none",
    "quotes_both",
    "quotes_one",
    "shorter_length",
    "position_apart",
    "numbers_apart_alike",
    "denial_apart_shared",
    "doubt_after_shared",
    "negation_apart_alike",
    "voices_apart_shared",
    "matter_shared",
    "no_matter",
    "voice_agrees",
    "unsure_apart",
    "before_apart",
    "opposites",
    *FROM_PAIR_FEATURES,
)


def contradiction_features(material: DisputeContext, pairs: Pairs) -> Floats:
    """The figures of each pair in the order of FEATURES: shape (pairs, features). All pairs of a corpus belong into one call."""
    return np.concatenate([np.zeros((0, len(FEATURES))), *contradiction_features_in_batches(material, pairs)])


def contradiction_features_in_batches(material: DisputeContext, pairs: Pairs, best: BestScores | None = None) -> Iterator[Floats]:
    """As `contradiction_features`, a batch of pairs at a time; `best` is that of all pairs, where these are some of them."""
    opposites = Antonyms(material.table.forms)
    pieces = pairs.pieces(PAIRS_PER_BATCH)
    figures = pair_features.pair_features_in_batches(material.table, material.setting, pairs.left, pairs.right, best=best, around=False)
    for piece, alike in zip(pieces, figures, strict=True):
        yield _figures(material, piece, alike, opposites)


def _figures(material: DisputeContext, pairs: Pairs, alike: Floats, opposites: Antonyms) -> Floats:
    left, right = pairs.left, pairs.right
    cue = material.cues
    by_rarity, by_strangeness = material.table.compared(left, right)
    columns = [
        *_words(pairs, by_strangeness),
        *_places(material, left, right),
        *_cues(material, cue, left, right),
        *_numbers(by_rarity),
        *_voices(material, cue, left, right),
        *_matter(material, cue, left, right, by_rarity),
        cue["unsure"][left] != cue["unsure"][right],
        cue["before"][left] != cue["before"][right],
        np.minimum(opposites.between(left, right), MOST_OPPOSITES),
        *(alike[:, pair_features.FEATURES.index(name)] for name in FROM_PAIR_FEATURES),
    ]
    by_name = dict(zip((feature for feature in FEATURES if feature not in PRODUCTS), columns, strict=True))
    for feature, (one, other) in PRODUCTS.items():
        by_name[feature] = by_name[one] * by_name[other]
    return np.stack([np.asarray(by_name[feature], dtype=np.float64) for feature in FEATURES], axis=1)


PRODUCTS = {
    "numbers_apart_alike": ("numbers_apart", "likeness"),
    "denial_apart_shared": ("denial_apart", "words_shared"),
    "doubt_after_shared": ("doubt_after", "words_shared"),
    "negation_apart_alike": ("negation_apart", "likeness"),
    "voices_apart_shared": ("voices_apart", "words_shared"),
}
"""Features that are products of two others."""


def _words(pairs: Pairs, compared: PairStats) -> list[Floats]:
    shared, count, greatest, one, other = compared
    whole, least = one[:, WORD] + other[:, WORD], np.minimum(one, other)[:, WORD]
    return [
        np.log(pairs.likeness + 0.005),
        shared[:, WORD] / np.maximum(whole, 1e-9),
        shared[:, WORD] / np.maximum(least, 1e-9),
        np.log1p(shared[:, WORD]),
        count[:, WORD] / 5,
        greatest[:, WORD] / 5,
    ]


def _places(material: DisputeContext, left: Integers, right: Integers) -> list[Flags]:
    same = material.setting.source[left] == material.setting.source[right]
    apart = abs(material.setting.ordinal[left] - material.setting.ordinal[right])
    return [same, same & (apart == 1), same & (apart == 2), same & (apart == 3), same & (apart > 3)]


def _cues(material: DisputeContext, cue: dict[str, Flags], left: Integers, right: Integers) -> list[Flags | Floats]:
    apart = abs(material.setting.ordinal[left] - material.setting.ordinal[right])
    near = (material.setting.source[left] == material.setting.source[right]) & (apart <= REACH)
    denies, negates, claims, doubts = cue["denies"], cue["negates"], cue["claims"], cue["doubts"]
    return [
        denies[left] != denies[right],
        denies[right] & near,
        negates[left] != negates[right],
        negates[left] & negates[right],
        claims[left] != claims[right],
        claims[left] & claims[right],
        doubts[left] | doubts[right],
        doubts[right] & near,
        doubts[left] != doubts[right],
        cue["turns"][right] & near,
        cue["degree"][left] & cue["degree"][right],
        cue["ahead"][left] != cue["ahead"][right],
    ]


def _numbers(compared: PairStats) -> list[Flags]:
    """Whether both give numbers, and none in common; whether they have one in common; whether both give times, and none in common."""
    apart = compared.apart
    return [apart[:, NUMBER], compared.number[:, NUMBER] > 0, apart[:, TIME]]


def _voices(material: DisputeContext, cue: dict[str, Flags], left: Integers, right: Integers) -> list[Flags | Floats]:
    voice, table = material.first_voice, material.table
    quotes = cue["quotes"]
    one, other = voice[left], voice[right]
    both = (one >= 0) & (other >= 0)
    return [
        both & (one != other),
        both & (one == other),
        (one >= 0) != (other >= 0),
        (one < 0) & (other < 0),
        quotes[left] & quotes[right],
        quotes[left] != quotes[right],
        np.minimum(table.words[left], table.words[right]) / 10,
        np.abs(material.setting.position[left] - material.setting.position[right]),
    ]


def _matter(material: DisputeContext, cue: dict[str, Flags], left: Integers, right: Integers, compared: PairStats) -> list[Flags | Floats]:
    """What two statements speak of beside what everybody speaks of; and whether one voice only says on what it says."""
    matter = shared_topic_idf(material, left, right)
    voice = material.first_voice
    one_voice = (voice[left] >= 0) & (voice[left] == voice[right])
    figures, _, times = _numbers(compared)
    unlike = (cue["negates"][left] != cue["negates"][right]) | (cue["denies"][left] != cue["denies"][right]) | figures | times
    return [np.log1p(matter), matter < LEAST_TOPIC_IDF, one_voice & ~unlike]


def shared_topic_idf(material: DisputeContext, left: Integers, right: Integers) -> Floats:
    """How telling the words are that two statements have in common beside those that tell only what the event is."""
    return material.table.particular(left, right, max(LEAST_CENTRAL_ROWS, CENTRAL_SHARE * material.table.rows))
