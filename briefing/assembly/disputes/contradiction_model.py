"""Statements that contradict one another: an accusation and its denial, two accounts of one fact, what was announced and what was done.

A logistic model weighs CONTRADICTION_FEATURES. Pairs around one statement are one dispute. `python -m
briefing.assembly.training.contradictions` learns the weights; from what, and what they reach, stands in models/contradictions.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

import msgspec
import numpy as np

from briefing.assembly.arrays import PAIRS_PER_BATCH, Flags, Floats, Integers, batches
from briefing.assembly.compare.models import LogisticModel, OtherFeaturesError
from briefing.assembly.compare.pair_features import BestScores, best_scores
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.compare.term_extraction import NUMBERS, TIMES
from briefing.assembly.compare.term_matrix import SharedTerms
from briefing.assembly.disputes.context import CENTRAL_SHARE, LEAST_CENTRAL_ROWS, DisputeContext, Finding
from briefing.assembly.disputes.contradiction_features import (
    CONTRADICTION_FEATURES,
    LEAST_TOPIC_IDF,
    REACH,
    contradiction_batches,
)
from briefing.model import DisputeKind

LEAST_SCORE_LARGE, REACH_LARGE = 0.1, 1
"""In a large corpus only what is clearly alike, and the next statement, is compared: the list is long enough."""
RESTATES_AT = 0.4
"""Score from which two statements of one source say the same."""
MOST_PAIRS = 200
"""The likeliest pairs of a corpus that are grouped into disputes."""
MOST_PAIRS_PER_THOUSAND = 15
"""The same for each thousand statements of a large one."""
FACTOR_WITHOUT_DIFFERENCE = 0.5
"""What is left of the probability of a pair that differs in no number, time or cue."""
FACTOR_WITHOUT_TOPIC = 0.5
"""What is left of it where the two have no topic in common but what the whole event is about."""
CALIBRATION, CALIBRATION_OF_DENIAL = (0.03, 1.5), (0.05, 0.6)
"""From the probability of the likeliest pair to the certainty of a dispute: constant and slope, by the share that labels confirm of events
left out."""
MOST_CERTAINTY = 0.3
"""No dispute is sure that only the model finds: most of what it finds first is one matter in other words."""
MOST_AGAINST = 4
"""Statements shown against one."""
DIFFERING_CUES = ("negates", "denies", "doubts", "claims", "ahead")


@lru_cache(maxsize=1)
def load_contradiction_model() -> LogisticModel:
    """The model that ships. Raises `OtherFeaturesError`."""
    model = msgspec.json.decode(
        resources.files("briefing.assembly").joinpath("models", "contradictions.json").read_bytes(), type=LogisticModel
    )
    if set(model.weights) != set(CONTRADICTION_FEATURES.names):
        raise OtherFeaturesError("contradictions.json", "contradictions")
    return LogisticModel(weights={name: model.weights[name] for name in CONTRADICTION_FEATURES.names}, constant=model.constant)


def find_contradictions(context: DisputeContext, screened: Pairs) -> list[Finding]:
    """The likeliest contradictions, a statement and what stands against it."""
    pairs, best_of_rows = contradiction_candidates(context, screened), None
    if context.large:
        best_of_rows = best_scores(context.terms, context.rows, pairs.left, pairs.right)
        pairs = promising(context, pairs)
    if not len(pairs.left):
        return []
    probability = contradiction_probabilities(context, pairs, load_contradiction_model(), best_of_rows)
    most = max(MOST_PAIRS, MOST_PAIRS_PER_THOUSAND * len(context.statements) // 1000)
    likeliest = np.lexsort((pairs.right, pairs.left, -probability))[:most]
    return _group_around_hubs(context, [(float(probability[at]), int(pairs.left[at]), int(pairs.right[at])) for at in likeliest])


def contradiction_probabilities(context: DisputeContext, pairs: Pairs, model: LogisticModel, best: BestScores | None = None) -> Floats:
    """The probability that each pair is a dispute: by the model, then less where nothing shows that the two differ, or their topic.

    `best` is that of all pairs, where these are the promising ones of them.
    """
    parts = [np.zeros(0)]
    for batch in contradiction_batches(context, pairs, best):
        probability = model.probability(CONTRADICTION_FEATURES.matrix(batch))
        probability[_restates(context, batch.pairs)] = 0.0
        if best is None:
            probability[_without_shared_topic(context, batch.pair.shared)] *= FACTOR_WITHOUT_TOPIC
            probability[~_differ(context, batch.pair.shared)] *= FACTOR_WITHOUT_DIFFERENCE
        parts.append(probability)
    return np.concatenate(parts)


def _restates(context: DisputeContext, pairs: Pairs) -> Flags:
    """Pairs of one source that only say the same twice, neither denying nor negating what the other says."""
    left, right, terms = pairs.left, pairs.right, context.terms
    same = context.rows.source[left] == context.rows.source[right]
    apart = (terms.negated[left] != terms.negated[right]) | (terms.denies[left] != terms.denies[right])
    restates: Flags = same & (pairs.score >= RESTATES_AT) & ~apart
    return restates


def _without_shared_topic(context: DisputeContext, shared: SharedTerms) -> Flags:
    """Pairs with no topic in common but what the whole event is about, the second no answer to the first."""
    left, right, cues, rows = shared.left, shared.right, context.cues, context.rows
    near = (rows.source[left] == rows.source[right]) & (abs(rows.ordinal[left] - rows.ordinal[right]) <= REACH)
    answers = near & (cues["denies"][right] | cues["turns"][right] | cues["doubts"][right])
    most = max(LEAST_CENTRAL_ROWS, CENTRAL_SHARE * context.terms.rows)
    without: Flags = (shared.background_idf_of_rare_words(most) < LEAST_TOPIC_IDF) & ~answers
    return without


def _differ(context: DisputeContext, shared: SharedTerms) -> Flags:
    """Pairs of which one has other numbers or times than the other, or alone negates, denies, doubts, claims or looks ahead."""
    disjoint = shared.disjoint()
    return _differ_in_cues(context, shared.left, shared.right) | disjoint[:, NUMBERS] | disjoint[:, TIMES]


def _differ_in_cues(context: DisputeContext, left: Integers, right: Integers) -> Flags:
    differ: Flags = np.zeros(len(left), dtype=bool)
    for name in DIFFERING_CUES:
        differ |= context.cues[name][left] != context.cues[name][right]
    return differ


def contradiction_candidates(context: DisputeContext, screened: Pairs) -> Pairs:
    """Statements that are alike, and near neighbours in one source."""
    number = max(1, len(context.statements))
    alike = screened.subset(screened.score >= LEAST_SCORE_LARGE) if context.large else screened
    keys_alike = alike.left.astype(np.int64) * number + alike.right
    left, right = context.neighbours(REACH_LARGE if context.large else REACH)
    keys = np.union1d(keys_alike, left.astype(np.int64) * number + right)
    score = np.zeros(len(keys))
    score[np.searchsorted(keys, keys_alike)] = alike.score
    return Pairs(score, keys // number, keys % number)


def promising(context: DisputeContext, pairs: Pairs) -> Pairs:
    """The pairs that differ and are about one topic. A large corpus has more of these than can be shown, and the others count half."""
    kept = [np.zeros(0, dtype=np.int64)]
    for batch in batches(len(pairs.left), PAIRS_PER_BATCH):
        differing = batch.start + np.flatnonzero(_may_differ(context, pairs.left[batch], pairs.right[batch]))
        shared = context.terms.shared(pairs.left[differing], pairs.right[differing])
        kept.append(differing[_differ(context, shared) & ~_without_shared_topic(context, shared)])
    return pairs.subset(np.concatenate(kept))


def _may_differ(context: DisputeContext, left: Integers, right: Integers) -> Flags:
    """Pairs that differ in a cue, or both give numbers or times: what these have in common need not be asked of the others."""
    numbered, timed = context.terms.having(NUMBERS), context.terms.having(TIMES)
    return _differ_in_cues(context, left, right) | (numbered[left] & numbered[right]) | (timed[left] & timed[right])


Group = tuple[float, list[int], list[int]]
"""The probability of the likeliest pair, the statements it may be about (two while there is one pair), and those against them."""


def _group_around_hubs(context: DisputeContext, pairs: list[tuple[float, int, int]]) -> list[Finding]:
    """Pairs with a statement in common as one dispute: that statement, the hub, and those against it, the surest first."""
    groups: list[Group] = []
    groups_of: dict[int, list[int]] = {}
    for probability, left, right in pairs:
        open_groups = sorted({*groups_of.get(left, ()), *groups_of.get(right, ())})
        number = next((group for group in open_groups if len(groups[group][2]) < MOST_AGAINST), None)
        if number is None:
            groups_of.setdefault(left, []).append(len(groups))
            groups_of.setdefault(right, []).append(len(groups))
            groups.append((probability, [left, right], [right]))
            continue
        _, hubs, against = groups[number]
        hub = left if left in hubs else right
        for other in hubs:
            if other != hub:
                groups_of[other].remove(number)
        against[:] = [member for member in dict.fromkeys([*hubs, *against, left, right]) if member != hub]
        hubs[:] = [hub]
    return list(_findings(context, groups))


def _findings(context: DisputeContext, groups: list[Group]) -> Iterator[Finding]:
    for probability, (hub, *_), against in groups:
        said: dict[str, list[int]] = {}
        for number in against:
            said.setdefault(context.who(number), []).append(number)
        positions = ((context.who(hub), (hub,)), *((who, tuple(numbers)) for who, numbers in said.items()))
        kind = _kind(context, hub, against[0])
        constant, slope = CALIBRATION_OF_DENIAL if kind == DisputeKind.DENIAL else CALIBRATION
        yield Finding(kind, context.topic(hub, against[0]), positions, min(MOST_CERTAINTY, constant + slope * probability))


def _kind(context: DisputeContext, hub: int, other: int) -> DisputeKind:
    """What kind of dispute a pair is, by its cues."""
    cues = {name: flags[[hub, other]] for name, flags in context.cues.items()}
    if cues["denies"].any() or (cues["negates"][0] != cues["negates"][1] and cues["claims"].any()) or cues["turns"].any():
        return DisputeKind.DENIAL
    sources = {context.statements[hub].source, context.statements[other].source}
    if cues["ahead"][0] != cues["ahead"][1] and len(sources) == 2 and not cues["quotes"].any():
        return DisputeKind.UPDATE
    return DisputeKind.FACT
