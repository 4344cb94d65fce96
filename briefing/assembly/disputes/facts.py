"""Statements that can't both be true as they stand: one says not, one says only or first, one looks ahead to what another reports as done."""

from __future__ import annotations

import re

from briefing.assembly.disputes.material import Finding, Material
from briefing.assembly.points.terms import DENIAL, NEGATION

AHEAD = re.compile(
    r"\b(?:will|would|is to|are to|expected to|set to|plans? to|due to|about to|scheduled to|likely to|going to|hopes? to|may|might)\b|[’']ll\b",
    re.I,
)
RANK = re.compile(
    r"\b(?:one of the|among the|the only|the first|the last|the most|the \w+est|always|never|none|all|every|most|some|half|dozens|only)\b",
    re.I,
)
LEAST_LIKENESS = 0.2


def find(material: Material) -> list[Finding]:
    """Disputes of fact, and announcements that a later source reports as done."""
    found = []
    for likeness, left, right in material.pairs:
        if likeness < LEAST_LIKENESS:
            continue
        one, other = material.statements[left], material.statements[right]
        same_source = one.source == other.source
        if bool(NEGATION.search(one.text)) != bool(NEGATION.search(other.text)) and not DENIAL.search(one.text + other.text):
            found.append(_pair("fact", "one says not", left, right, 0.2 + 0.4 * likeness))
        elif not same_source and bool(AHEAD.search(one.text)) != bool(AHEAD.search(other.text)) and not _quoted(one.text + other.text):
            ahead, done = (left, right) if AHEAD.search(one.text) else (right, left)
            found.append(_pair("update", "announced, and done", done, ahead, 0.15 + 0.4 * likeness))
        else:
            ranks = {word.lower() for word in RANK.findall(one.text)}, {word.lower() for word in RANK.findall(other.text)}
            if ranks[0] - ranks[1] and ranks[1] - ranks[0]:
                about = f"{min(ranks[0] - ranks[1])}, or {min(ranks[1] - ranks[0])}"
                found.append(_pair("fact", about, left, right, 0.15 + 0.4 * likeness))
    return found


def _quoted(text: str) -> bool:
    return bool(re.search('[“”"]', text))


def _pair(kind: str, about: str, left: int, right: int, sure: float) -> Finding:
    values = ("done", "announced") if kind == "update" else ("one", "other")
    return Finding(kind, about, ((values[0], (left,)), (values[1], (right,))), sure)
