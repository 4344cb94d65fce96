"""Statements that contest one another: an accusation and its denial, two accounts of one fact, what was announced and what was done.

A logistic model weighs how alike two statements are, where they stand, their cues, figures and voices. Pairs around one statement are
one dispute.
The weights are learned by `python -m briefing.assembly.training.disputes`; from what, and what they reach, stands in model.md.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import msgspec
import numpy as np

from briefing.assembly.arrays import Flags, Floats
from briefing.assembly.compare.pair_features import NUMBER, TIME, BestScores, best_scores
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.compare.term_matrix import PAIRS_PER_BATCH
from briefing.assembly.disputes.context import DisputeContext, Finding
from briefing.assembly.disputes.contradiction_features import (
    FEATURES,
    LEAST_TOPIC_IDF,
    REACH,
    contradiction_features_in_batches,
    shared_topic_idf,
)
from briefing.model import Record

LEAST_SCORE = 0.004
LEAST_SCORE_LARGE, REACH_LARGE = 0.1, 1
"""In a large corpus only what is clearly alike, and the next statement, is compared: the list is long enough."""
RESTATES_AT = 0.4
"""Likeness from which two statements of one source say the same."""
MOST_PAIRS = 200
"""The likeliest pairs of a corpus that are grouped into disputes, and of each thousand statements in a large one."""
MOST_PAIRS_PER_THOUSAND = 15
FACTOR_WITHOUT_DIFFERENCE = 0.5
"""What is left of the chance of a pair that differs in no figure, time or cue."""
FACTOR_WITHOUT_TOPIC = 0.5
"""What is left of it where the two have no matter in common but what the whole event is about."""
CALIBRATION, CALIBRATION_OF_DENIAL = (0.1, 5.0), (0.16, 2.0)
"""From the chance of the likeliest pair to how sure it is: constant and slope, by the share that labels confirm of events left out."""
MOST_AGAINST = 4
"""Statements shown against one."""


class ContradictionModel(Record, frozen=True):
    """A weight for each feature, and the constant."""

    weights: dict[str, float]
    constant: float


@lru_cache(maxsize=1)
def load_contradiction_model() -> ContradictionModel:
    """The model that ships. Raises ValueError where its features are not those of the code."""
    model = msgspec.json.decode(
        resources.files("briefing.assembly").joinpath("models", "contradictions.json").read_bytes(), type=ContradictionModel
    )
    if set(model.weights) != set(FEATURES):
        raise ValueError("model.json was learned for other features; learn it again with python -m briefing.assembly.training.disputes")
    return model


def find_contradictions(material: DisputeContext) -> list[Finding]:
    """The likeliest disputes, a statement and what stands against it."""
    pairs, best_of_rows = contradiction_candidates(material), None
    if material.large:
        best_of_rows = best_scores(material.table, material.setting, pairs.left, pairs.right)
        pairs = promising(material, pairs)
    if not len(pairs.left):
        return []
    chance = contradiction_probabilities(material, pairs, load_contradiction_model(), best_of_rows)
    kept = max(MOST_PAIRS, MOST_PAIRS_PER_THOUSAND * len(material.statements) // 1000)
    best = np.lexsort((pairs.right, pairs.left, -chance))[:kept]
    return _group_around_hubs(material, [(float(chance[at]), int(pairs.left[at]), int(pairs.right[at])) for at in best])


def contradiction_probabilities(
    material: DisputeContext, pairs: Pairs, model: ContradictionModel, best: BestScores | None = None
) -> Floats:
    """How likely each pair is a dispute: first by the model, then less where nothing shows that the two differ, or what they are about.

    `best` is that of all pairs, where these are the promising ones of them.
    """
    weights = np.array([model.weights[feature] for feature in FEATURES])
    found = [np.zeros(0)]
    for piece, figures in zip(pairs.pieces(PAIRS_PER_BATCH), contradiction_features_in_batches(material, pairs, best), strict=True):
        chance = 1 / (1 + np.exp(-np.clip(figures @ weights + model.constant, -30, 30)))
        chance[_restates(material, piece)] = 0.0
        if best is None:
            chance[_without_shared_topic(material, piece)] *= FACTOR_WITHOUT_TOPIC
            chance[~_differ(material, piece)] *= FACTOR_WITHOUT_DIFFERENCE
        found.append(chance)
    return np.concatenate(found)


def _restates(material: DisputeContext, pairs: Pairs) -> Flags:
    """Pairs of one source that only say the same twice, neither denying nor negating what the other says."""
    left, right, table = pairs.left, pairs.right, material.table
    same = material.setting.source[left] == material.setting.source[right]
    apart = (table.negated[left] != table.negated[right]) | (table.denies[left] != table.denies[right])
    again: Flags = same & (pairs.likeness >= RESTATES_AT) & ~apart
    return again


def _without_shared_topic(material: DisputeContext, pairs: Pairs) -> Flags:
    """Pairs with no matter in common but what the whole event is about, the second no answer to the first."""
    left, right, cue = pairs.left, pairs.right, material.cues
    apart = abs(material.setting.ordinal[left] - material.setting.ordinal[right])
    near = (material.setting.source[left] == material.setting.source[right]) & (apart <= REACH)
    answers = near & (cue["denies"][right] | cue["turns"][right] | cue["doubts"][right])
    beside: Flags = (shared_topic_idf(material, left, right) < LEAST_TOPIC_IDF) & ~answers
    return beside


def _differ(material: DisputeContext, pairs: Pairs) -> Flags:
    """Pairs of which one has other figures or times than the other, or alone negates, denies, doubts, claims or looks ahead."""
    left, right, cue, table = pairs.left, pairs.right, material.cues, material.table
    found: Flags = np.zeros(len(left), dtype=bool)
    for name in ("negates", "denies", "doubts", "claims", "ahead"):
        found |= cue[name][left] != cue[name][right]
    # What two have in common is asked of those alone that can differ in nothing else.
    numbered, timed = table.having(NUMBER), table.having(TIME)
    asked = np.flatnonzero(~found & ((numbered[left] & numbered[right]) | (timed[left] & timed[right])))
    apart = table.apart(left[asked], right[asked])
    found[asked] = apart[:, NUMBER] | apart[:, TIME]
    return found


def contradiction_candidates(material: DisputeContext) -> Pairs:
    """Statements that are alike, and near neighbours in one source."""
    number = len(material.statements)
    least, reach = (LEAST_SCORE_LARGE, REACH_LARGE) if material.large else (LEAST_SCORE, REACH)
    alike = material.pairs.likeness >= least
    known = material.pairs.left[alike].astype(np.int64) * number + material.pairs.right[alike]
    left, right = material.neighbours(reach)
    keys = np.union1d(known, left.astype(np.int64) * number + right)
    likeness = np.zeros(len(keys))
    likeness[np.searchsorted(keys, known)] = material.pairs.likeness[alike]
    return Pairs(likeness, keys // max(1, number), keys % max(1, number))


def promising(material: DisputeContext, pairs: Pairs) -> Pairs:
    """The pairs that differ and are about one matter. A large corpus has more of these than can be shown, and the others count half."""
    kept = [np.zeros(0, dtype=np.int64)]
    for start, piece in zip(range(0, len(pairs.left), PAIRS_PER_BATCH), pairs.pieces(PAIRS_PER_BATCH), strict=True):
        differing = np.flatnonzero(_differ(material, piece))
        some = Pairs(piece.likeness[differing], piece.left[differing], piece.right[differing])
        kept.append(start + differing[~_without_shared_topic(material, some)])
    wanted = np.concatenate(kept)
    return Pairs(pairs.likeness[wanted], pairs.left[wanted], pairs.right[wanted])


def _group_around_hubs(material: DisputeContext, pairs: list[tuple[float, int, int]]) -> list[Finding]:
    """Pairs with a statement in common as one dispute: that statement, and those against it, the surest first."""
    groups: list[tuple[float, list[int], list[int]]] = []
    of: dict[int, list[int]] = {}
    for chance, left, right in pairs:
        home = next((at for at in sorted({*of.get(left, ()), *of.get(right, ())}) if len(groups[at][2]) < MOST_AGAINST), None)
        if home is None:
            of.setdefault(left, []).append(len(groups))
            of.setdefault(right, []).append(len(groups))
            groups.append((chance, [left, right], [right]))
            continue
        _, hubs, against = groups[home]
        hub = left if left in hubs else right
        for other in hubs:
            if other != hub:
                of[other].remove(home)
        against[:] = [number for number in dict.fromkeys([*hubs, *against, left, right]) if number != hub]
        hubs[:] = [hub]
    return [_finding(material, chance, hubs[0], against) for chance, hubs, against in groups]


def _finding(material: DisputeContext, chance: float, hub: int, against: list[int]) -> Finding:
    said: dict[str, list[int]] = {}
    for number in against:
        said.setdefault(material.who(number), []).append(number)
    positions = ((material.who(hub), (hub,)), *((who, tuple(numbers)) for who, numbers in said.items()))
    kind = _kind(material, hub, against[0])
    base, slope = CALIBRATION_OF_DENIAL if kind == "denial" else CALIBRATION
    return Finding(kind, material.subject(hub, against[0]), positions, min(0.9, base + slope * chance))


def _kind(material: DisputeContext, hub: int, other: int) -> str:
    """What kind of dispute a pair is, by its cues."""
    cue = {name: flag[[hub, other]] for name, flag in material.cues.items()}
    if cue["denies"].any() or (cue["negates"][0] != cue["negates"][1] and cue["claims"].any()) or cue["turns"].any():
        return "denial"
    sources = {material.statements[hub].source, material.statements[other].source}
    if cue["ahead"][0] != cue["ahead"][1] and len(sources) == 2 and not cue["quotes"].any():
        return "update"
    return "fact"
