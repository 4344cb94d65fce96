"""Statements that contest one another: an accusation and its denial, two accounts of one fact, what was announced and what was done.

A logistic model weighs how alike two statements are, where they stand, their cues, figures and voices. Pairs around one statement are
one dispute.
The weights are learned by `python -m briefing.assembly.training.disputes`; from what, and what they reach, stands in model.md.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

from briefing.assembly.disputes.material import Finding, Material
from briefing.assembly.points.evidence import NUMBER, TIME, WORD
from briefing.assembly.points.pairs import Pairs
from briefing.assembly.points.table import PAIRS_AT_ONCE
from briefing.model import Record

if TYPE_CHECKING:
    from briefing.assembly.points.evidence import Flags
    from briefing.assembly.points.table import Compared, Floats, Integers

REACH = 3
"""Statements of one source at most this far apart are compared even where they share little."""
LEAST_LIKENESS = 0.004
LEAST_LIKENESS_LARGE, REACH_LARGE = 0.1, 1
"""In a large corpus only what is clearly alike, and the next statement, is compared: the list is long enough."""
SAYS_AGAIN = 0.4
"""Likeness from which two statements of one source say the same."""
PAIRS = 200
"""The likeliest pairs of a corpus that are grouped into disputes, and of each thousand statements in a large one."""
PAIRS_A_THOUSAND = 15
CENTRAL, LEAST_CENTRAL = 0.15, 3
"""Share, and least number, of the statements that have a word from which it tells only what the event is."""
LEAST_MATTER = 10.0
"""Strangeness of the other words that statements on one matter have in common: two that news does not have every day."""
NO_DIFFERENCE = 0.5
"""What is left of the chance of a pair that differs in no figure, time or cue."""
AGAINST = 4
"""Statements shown against one."""

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
)


class Model(Record, frozen=True):
    """A weight for each feature, and the constant."""

    weights: dict[str, float]
    constant: float


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The model that ships. Raises ValueError where its features are not those of the code."""
    model = msgspec.json.decode(resources.files(__package__).joinpath("model.json").read_bytes(), type=Model)
    if set(model.weights) != set(FEATURES):
        raise ValueError("model.json was learned for other features; learn it again with python -m briefing.assembly.training.disputes")
    return model


def find(material: Material) -> list[Finding]:
    """The likeliest disputes, a statement and what stands against it."""
    import numpy as np

    pairs = pairs_of(material)
    if not len(pairs.left):
        return []
    chance = np.concatenate([_chances(material, piece, shipped()) for piece in pairs.pieces(PAIRS_AT_ONCE)])
    kept = max(PAIRS, PAIRS_A_THOUSAND * len(material.statements) // 1000)
    best = np.lexsort((pairs.right, pairs.left, -chance))[:kept]
    return _around(material, [(float(chance[at]), int(pairs.left[at]), int(pairs.right[at])) for at in best])


def _chances(material: Material, pairs: Pairs, model: Model) -> Floats:
    """How likely each pair is a dispute. Given in pieces by `find`, so that memory stays small in a large corpus."""
    import numpy as np

    weights = np.array([model.weights[feature] for feature in FEATURES])
    chance = 1 / (1 + np.exp(-np.clip(compare(material, pairs) @ weights + model.constant, -30, 30)))
    chance = np.where(_says_again(material, pairs) | _beside(material, pairs), 0.0, chance)
    found: Floats = np.where(_differ(material, pairs), chance, chance * NO_DIFFERENCE)
    return found


def _says_again(material: Material, pairs: Pairs) -> Flags:
    """Pairs of one source that only say the same twice, neither denying nor negating what the other says."""
    left, right, table = pairs.left, pairs.right, material.table
    same = material.setting.source[left] == material.setting.source[right]
    apart = (table.negated[left] != table.negated[right]) | (table.denies[left] != table.denies[right])
    again: Flags = same & (pairs.likeness >= SAYS_AGAIN) & ~apart
    return again


def _beside(material: Material, pairs: Pairs) -> Flags:
    """Pairs with no matter in common but what the whole event is about, the second no answer to the first."""
    left, right, cue = pairs.left, pairs.right, material.cues
    apart = abs(material.setting.ordinal[left] - material.setting.ordinal[right])
    near = (material.setting.source[left] == material.setting.source[right]) & (apart <= REACH)
    answers = near & (cue["denies"][right] | cue["turns"][right] | cue["doubts"][right])
    beside: Flags = (_shared_matter(material, left, right) < LEAST_MATTER) & ~answers
    return beside


def _differ(material: Material, pairs: Pairs) -> Flags:
    """Pairs of which one has other figures or times than the other, or alone negates, denies, doubts, claims or looks ahead."""
    left, right, cue = pairs.left, pairs.right, material.cues
    numbers, _, times = _numbers(material.table.compared(left, right)[0])
    found: Flags = numbers | times
    for name in ("negates", "denies", "doubts", "claims", "ahead"):
        found = found | (cue[name][left] != cue[name][right])
    return found


def _shared_matter(material: Material, left: Integers, right: Integers) -> Floats:
    """How telling the words are that two statements have in common beside those that tell only what the event is."""
    return material.table.particular(left, right, max(LEAST_CENTRAL, CENTRAL * material.table.rows))


def pairs_of(material: Material) -> Pairs:
    """Statements that are alike, and near neighbours in one source."""
    import numpy as np

    number = len(material.statements)
    least, reach = (LEAST_LIKENESS_LARGE, REACH_LARGE) if material.large else (LEAST_LIKENESS, REACH)
    alike = material.pairs.likeness >= least
    known = material.pairs.left[alike].astype(np.int64) * number + material.pairs.right[alike]
    left, right = material.neighbours(reach)
    keys = np.union1d(known, left.astype(np.int64) * number + right)
    likeness = np.zeros(len(keys))
    likeness[np.searchsorted(keys, known)] = material.pairs.likeness[alike]
    return Pairs(likeness, keys // max(1, number), keys % max(1, number))


def compare(material: Material, pairs: Pairs) -> Floats:
    """The figures of each pair in the order of FEATURES: shape (pairs, features)."""
    import numpy as np

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
    ]
    by_name = dict(zip((feature for feature in FEATURES if feature not in COMBINED), columns, strict=True))
    for feature, (one, other) in COMBINED.items():
        by_name[feature] = by_name[one] * by_name[other]
    return np.stack([np.asarray(by_name[feature], dtype=np.float64) for feature in FEATURES], axis=1)


COMBINED = {
    "numbers_apart_alike": ("numbers_apart", "likeness"),
    "denial_apart_shared": ("denial_apart", "words_shared"),
    "doubt_after_shared": ("doubt_after", "words_shared"),
    "negation_apart_alike": ("negation_apart", "likeness"),
    "voices_apart_shared": ("voices_apart", "words_shared"),
}
"""Features that are products of two others."""


def _words(pairs: Pairs, compared: Compared) -> list[Floats]:
    import numpy as np

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


def _places(material: Material, left: Integers, right: Integers) -> list[Flags]:
    same = material.setting.source[left] == material.setting.source[right]
    apart = abs(material.setting.ordinal[left] - material.setting.ordinal[right])
    return [same, same & (apart == 1), same & (apart == 2), same & (apart == 3), same & (apart > 3)]


def _cues(material: Material, cue: dict[str, Flags], left: Integers, right: Integers) -> list[Flags | Floats]:
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


def _numbers(compared: Compared) -> list[Flags]:
    apart = (compared.left > 0) & (compared.right > 0) & (compared.number == 0)
    return [apart[:, NUMBER], compared.number[:, NUMBER] > 0, apart[:, TIME]]


def _voices(material: Material, cue: dict[str, Flags], left: Integers, right: Integers) -> list[Flags | Floats]:
    import numpy as np

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


def _matter(material: Material, cue: dict[str, Flags], left: Integers, right: Integers, compared: Compared) -> list[Flags | Floats]:
    """What two statements speak of beside what everybody speaks of; and whether one voice only says on what it says."""
    import numpy as np

    matter = _shared_matter(material, left, right)
    voice = material.first_voice
    one_voice = (voice[left] >= 0) & (voice[left] == voice[right])
    numbers, _, times = _numbers(compared)
    unlike = (cue["negates"][left] != cue["negates"][right]) | (cue["denies"][left] != cue["denies"][right]) | numbers | times
    return [np.log1p(matter), matter < LEAST_MATTER, one_voice & ~unlike]


def _around(material: Material, pairs: list[tuple[float, int, int]]) -> list[Finding]:
    """Pairs with a statement in common as one dispute: that statement, and those against it, the surest first."""
    groups: list[tuple[float, list[int], list[int]]] = []
    of: dict[int, list[int]] = {}
    for chance, left, right in pairs:
        home = next((at for at in sorted({*of.get(left, ()), *of.get(right, ())}) if len(groups[at][2]) < AGAINST), None)
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


def _finding(material: Material, chance: float, hub: int, against: list[int]) -> Finding:
    said: dict[str, list[int]] = {}
    for number in against:
        said.setdefault(material.who(number), []).append(number)
    positions = ((material.who(hub), (hub,)), *((who, tuple(numbers)) for who, numbers in said.items()))
    return Finding(_kind(material, hub, against[0]), material.subject(hub, against[0]), positions, min(0.95, 0.3 + 2.5 * chance))


def _kind(material: Material, hub: int, other: int) -> str:
    """What kind of dispute a pair is, by its cues."""
    cue = {name: flag[[hub, other]] for name, flag in material.cues.items()}
    if cue["denies"].any() or (cue["negates"][0] != cue["negates"][1] and cue["claims"].any()) or cue["turns"].any():
        return "denial"
    sources = {material.statements[hub].source, material.statements[other].source}
    if cue["ahead"][0] != cue["ahead"][1] and len(sources) == 2 and not cue["quotes"].any():
        return "update"
    return "fact"
