"""How two statements compare: the figures that the pair model weighs, for many pairs at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from briefing.assembly.arrays import Flags, Floats, Integers, safe_ratio
from briefing.assembly.compare.row_context import ABSENT, RowContext
from briefing.assembly.compare.surroundings import context_dice
from briefing.assembly.compare.term_matrix import KINDS, PAIRS_PER_BATCH, PairStats, SharedTerms, TermMatrix

WORD, NAME, NUMBER, TIME, PAIR, QUOTED = range(len(KINDS))

FEATURES = (
    "words_dice",
    "words_contained",
    "words_shared",
    "rarest_shared",
    "pairs_dice",
    "pairs_contained",
    "pairs_shared",
    "names_dice",
    "names_contained",
    "names_apart",
    "numbers_shared",
    "numbers_apart",
    "number_alone",
    "times_shared",
    "times_apart",
    "quoted_shared",
    "quoted_contained",
    "quoted_apart",
    "negation_apart",
    "denial_apart",
    "same_source",
    "neighbours",
    "position_apart",
    "length_ratio",
    "shorter_length",
    "best_of_left",
    "best_of_right",
    "mutual_best",
    "copied",
    "strange_dice",
    "strange_contained",
    "strange_shared",
    "strangest_shared",
    "words_counted",
    "strange_best_of_left",
    "strange_best_of_right",
    "strange_mutual_best",
    "strange_dice_elsewhere",
    "both_lead",
    "both_open",
    "one_leads",
    "both_lead_alike",
    "both_open_alike",
    "one_leads_alike",
    "told_by_others",
    "neighbour_alike",
    "voice_same",
    "voice_apart",
    "voice_none",
    "voice_one",
    "next",
    "told_then_quoted",
    "quote_goes_on",
    "both_quote_by_voice",
    "one_quotes",
    "one_quotes_by_voice",
    "context_dice",
)
OPENING_SENTENCES = 2
"""Ordinals up to this belong to an article's opening, where it says what it is about."""
LEAST_DICE_FOR_CONTEXT = 0.08
"""Share of words in common from which the surroundings are looked at; hardly any pair below it says the same."""


TERMS_KEPT = 4_000_000
"""Common terms of pairs that are kept, 8 bytes each, for the time between the two looks at all pairs."""


class BestScores(NamedTuple):
    """Each row's greatest likeness to another, never 0: by rarity, by strangeness, and by strangeness to those of other sources."""

    rare: Floats
    strange: Floats
    elsewhere: Floats


def pair_features(table: TermMatrix, setting: RowContext, left: Integers, right: Integers) -> Floats:
    """The figures of each pair in the order of FEATURES: shape (pairs, features).

    "Best" compares a pair with the other pairs given that have the same row, so all candidates of a row belong into one call.
    """
    return np.concatenate([np.zeros((0, len(FEATURES))), *pair_features_in_batches(table, setting, left, right)])


def pair_features_in_batches(
    table: TermMatrix, setting: RowContext, left: Integers, right: Integers, *, best: BestScores | None = None, around: bool = True
) -> Iterator[Floats]:
    """As `pair_features`, so many pairs at a time that memory stays small; without looking `around` the last figure is 0, in half the time.

    `best` is that of all candidates, where these pairs are some of them.
    """
    kept = deque[SharedTerms]()
    best = best or best_scores(table, setting, left, right, kept)
    for at in range(0, len(left), PAIRS_PER_BATCH):
        table.last = kept.popleft() if kept else None
        yield _figures(table, setting, best, left[at : at + PAIRS_PER_BATCH], right[at : at + PAIRS_PER_BATCH], around)


def best_scores(
    table: TermMatrix, setting: RowContext, left: Integers, right: Integers, kept: deque[SharedTerms] | None = None
) -> BestScores:
    """Each row's greatest likeness to another in these pairs; what the first pieces of them have in common is added to `kept`."""
    best, room = BestScores(*(np.full(table.rows, 1e-9) for _ in BestScores._fields)), TERMS_KEPT
    for at in range(0, len(left), PAIRS_PER_BATCH):
        ones, others = left[at : at + PAIRS_PER_BATCH], right[at : at + PAIRS_PER_BATCH]
        rare, strange = table.dice(ones, others)
        common = table.common(ones, others)
        room -= len(common.cells)
        if kept is not None and room >= 0:
            kept.append(common)
        elsewhere = np.where(setting.source[ones] == setting.source[others], 0.0, strange[:, WORD])
        for greatest, figure in zip(best, (_by_rarity(rare), strange[:, WORD], elsewhere), strict=True):
            np.maximum.at(greatest, ones, figure)
            np.maximum.at(greatest, others, figure)
    return best


def _by_rarity(dice: Floats) -> Floats:
    """How alike pairs are by rarity, in one figure."""
    return dice[:, WORD] + 0.5 * dice[:, PAIR]


def _figures(table: TermMatrix, setting: RowContext, best: BestScores, left: Integers, right: Integers, around: bool) -> Floats:
    same = setting.source[left] == setting.source[right]
    by_rarity, by_strangeness = table.compared(left, right)
    strange = _strange(best.strange, left, right, by_strangeness)
    dice = safe_ratio(2 * by_rarity.shared, by_rarity.left + by_rarity.right)[:, WORD]
    columns = [
        *_plain(table, setting, best.rare, left, right, same, by_rarity),
        *strange,
        *_standing(setting, best.elsewhere, left, right, same, strange[0]),
        *_voiced(setting, left, right, same),
        _around(table, setting, left, right, dice) if around else np.zeros(len(left)),
    ]
    return np.stack([np.asarray(column, dtype=np.float64) for column in columns], axis=1)


def _plain(
    table: TermMatrix, setting: RowContext, best: Floats, left: Integers, right: Integers, same: Flags, compared: PairStats
) -> list[Floats | Flags]:
    """Figures weighed by rarity in the corpus, for each kind of term."""
    shared, count, rarest, one, other = compared
    dice, contained = safe_ratio(2 * shared, one + other), safe_ratio(shared, np.minimum(one, other))
    apart = compared.apart
    likeness = _by_rarity(dice)
    short, long = np.minimum(table.words[left], table.words[right]), np.maximum(table.words[left], table.words[right])
    return [
        dice[:, WORD],
        contained[:, WORD],
        np.log1p(shared[:, WORD]),
        rarest[:, WORD] / 5,
        dice[:, PAIR],
        contained[:, PAIR],
        np.log1p(count[:, PAIR]),
        dice[:, NAME],
        contained[:, NAME],
        apart[:, NAME],
        np.minimum(count[:, NUMBER], 2),
        apart[:, NUMBER],
        (one[:, NUMBER] > 0) ^ (other[:, NUMBER] > 0),
        np.minimum(count[:, TIME], 1),
        apart[:, TIME],
        np.log1p(shared[:, QUOTED]),
        contained[:, QUOTED],
        apart[:, QUOTED],
        table.negated[left] != table.negated[right],
        table.denies[left] != table.denies[right],
        same,
        same / (1.0 + np.abs(setting.ordinal[left] - setting.ordinal[right])),
        np.abs(setting.position[left] - setting.position[right]),
        short / np.maximum(1, long),
        np.log1p(short),
        likeness / best[left],
        likeness / best[right],
        (likeness >= best[left]) & (likeness >= best[right]),
        (dice[:, PAIR] > 0.8) & (dice[:, WORD] > 0.8),
    ]


def _strange(best: Floats, left: Integers, right: Integers, compared: PairStats) -> list[Floats | Flags]:
    """Figures of words weighed by how seldom news in general has them."""
    shared, count, rarest, one, other = compared
    dice = safe_ratio(2 * shared, one + other)[:, WORD]
    return [
        dice,
        safe_ratio(shared, np.minimum(one, other))[:, WORD],
        np.log1p(shared[:, WORD]),
        rarest[:, WORD] / 5,
        np.minimum(count[:, WORD], 10) / 5,
        dice / best[left],
        dice / best[right],
        (dice >= best[left]) & (dice >= best[right]),
    ]


def _standing(
    setting: RowContext, told: Floats, left: Integers, right: Integers, same: Flags, dice: Floats | Flags
) -> list[Floats | Flags]:
    """Where the two stand: openings tell the main event; what many sources tell is told again."""
    first, other = setting.ordinal[left], setting.ordinal[right]
    lead = (first == 0) & (other == 0) & ~same
    opening = (first <= OPENING_SENTENCES) & (other <= OPENING_SENTENCES) & ~same
    leads = ((first == 0) | (other == 0)) & ~same
    return [
        np.where(same, 0.0, dice),
        lead,
        opening,
        leads,
        lead * dice,
        opening * dice,
        leads * dice,
        np.minimum(told[left], told[right]),
        (same & (np.abs(first - other) == 1)) * dice,
    ]


def _voiced(setting: RowContext, left: Integers, right: Integers, same: Flags) -> list[Floats | Flags]:
    """Who is heard, and how: what is told in a reporter's words is often quoted in the next sentence, or in another source."""
    one, other = setting.voices[left, 0] != ABSENT, setting.voices[right, 0] != ABSENT
    agree = setting.one_voice(left, right)
    adjacent = same & (np.abs(setting.ordinal[left] - setting.ordinal[right]) == 1)
    earlier, later = np.minimum(left, right), np.maximum(left, right)
    quoted = adjacent & setting.opens_quote[later]
    one_quotes = setting.quotes[left] != setting.quotes[right]
    return [
        agree,
        one & other & ~agree,
        ~one & ~other,
        one ^ other,
        adjacent,
        quoted & ~setting.quotes[earlier],
        quoted & setting.quotes[earlier],
        agree & setting.quotes[left] & setting.quotes[right],
        one_quotes,
        one_quotes & agree,
    ]


def _around(table: TermMatrix, setting: RowContext, left: Integers, right: Integers, dice: Floats) -> Floats:
    """How alike the surroundings are, of pairs that are alike themselves."""
    found = np.zeros(len(left))
    near = np.flatnonzero(dice >= LEAST_DICE_FOR_CONTEXT)
    found[near] = context_dice(table, setting, left[near], right[near])
    return found
