"""Which section a statement answers: a conditional logistic model over named evidence, in two passes.

Every statement chooses among the kinds of section and the motives of each side. A kind's score is the sum of the weights of
the evidence present; motives of a side add the weights of the evidence about that side. The second pass also knows what
the statements before and after most likely are. `briefing.assembly.training.sections` makes the weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, log
from pathlib import Path

import msgspec

from briefing.assembly.sections.evidence import Found
from briefing.model import Record

KINDS = ("developments", "background", "reaction", "outlook", "none", "motives")
"""What a statement can answer; the motives are asked for each side."""
MOTIVES = len(KINDS) - 1
WEIGHTS = Path(__file__).parent / "model.json"
LEAST_PROBABILITY = 1e-6


class Weights(Record, frozen=True):
    """One pass: for each piece of general evidence a weight for each of KINDS, for evidence about a side one for its motives."""

    general: dict[str, tuple[float, ...]]
    side: dict[str, float]


class Model(Record, frozen=True):
    """Both passes."""

    first: Weights
    second: Weights


Chances = dict[str, float]
"""Probability of each kind, `motives/<side id>` for each side; they sum to 1."""


@cache
def load() -> Model:
    """The weights that ship."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=Model)


Articles = Sequence[Sequence[Found]]
"""The evidence in each statement of each article."""


def chances(articles: Articles, model: Model) -> tuple[list[list[Chances]], list[list[Found]]]:
    """For each statement of each article its chances, and the evidence with what stands around it."""
    around = with_company(articles, model.first)
    return [[softmax(scores(found, model.second)) for found in article] for article in around], around


def with_company(articles: Articles, first: Weights) -> list[list[Found]]:
    """The evidence with the first-pass chances of the statements before and after, and of what the same voice says elsewhere."""
    guesses = [[softmax(scores(found, first)) for found in article] for article in articles]
    by_voice: dict[str, list[Chances]] = {}
    for article, guessed in zip(articles, guesses, strict=True):
        for found, guess in zip(article, guessed, strict=True):
            if found.voice:
                by_voice.setdefault(found.voice, []).append(guess)
    totals = {voice: {name: sum(one[name] for one in several) for name in several[0]} for voice, several in by_voice.items()}
    result = []
    for article, guessed in zip(articles, guesses, strict=True):
        row = []
        for at, found in enumerate(article):
            company = [("before", guessed[at - 1])] if at else []
            company += [("after", guessed[at + 1])] if at + 1 < len(article) else []
            if found.voice and (others := len(by_voice[found.voice]) - 1):
                company.append(("voice", {name: (total - guessed[at][name]) / others for name, total in totals[found.voice].items()}))
            row.append(_with(found, company))
        result.append(row)
    return result


def _with(found: Found, company: Sequence[tuple[str, Chances]]) -> Found:
    general, by_side = dict(found.general), {side: dict(own) for side, own in found.by_side.items()}
    for where, known in company:
        for name, chance in known.items():
            kind, _, side = name.partition("/")
            general[f"{where}:{kind}"] = general.get(f"{where}:{kind}", 0.0) + chance
            if side:
                by_side[side][f"{where}:its motives"] = chance
    return found._replace(general=general, by_side=by_side)


def scores(found: Found, weights: Weights) -> dict[str, float]:
    """The score of each kind and of each side's motives: sums of weights."""
    totals = list(weights.general["always"])
    for name, value in found.general.items():
        if row := weights.general.get(name):
            for kind, weight in enumerate(row):
                totals[kind] += weight * value
    result = dict(zip(KINDS[:MOTIVES], totals, strict=False))
    for side, own in found.by_side.items():
        result[f"motives/{side}"] = totals[MOTIVES] + sum(weights.side.get(name, 0.0) * value for name, value in own.items())
    return result


def reasons(found: Found, chosen: str, weights: Weights) -> list[tuple[str, float]]:
    """What spoke for (positive) and against `chosen`, compared with the average of the others: key of the evidence and weight."""
    kind, _, side = chosen.partition("/")
    at = KINDS.index(kind)
    present = [number for number in range(len(KINDS)) if number != at and (number != MOTIVES or found.by_side)]
    pulls = []
    for name, value in found.general.items():
        if row := weights.general.get(name):
            others = sum(row[number] for number in present) / len(present)
            pulls.append((name, (row[at] - others) * value))
    if side:
        pulls += [(name, weights.side.get(name, 0.0) * value) for name, value in found.by_side[side].items()]
    return sorted(pulls, key=lambda pull: (-abs(pull[1]), pull[0]))


def softmax(values: Mapping[str, float]) -> Chances:
    """Scores to chances that sum to 1."""
    highest = max(values.values())
    powers = {name: exp(value - highest) for name, value in values.items()}
    total = sum(powers.values())
    return {name: power / total for name, power in powers.items()}


def together(several: Sequence[Chances]) -> Chances:
    """The chances of a point: those of its statements, multiplied and set to one (a geometric mean)."""
    if len(several) == 1:
        return several[0]
    return softmax({name: sum(log(max(LEAST_PROBABILITY, one[name])) for one in several) / len(several) for name in several[0]})
