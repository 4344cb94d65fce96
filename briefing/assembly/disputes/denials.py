"""An accusation and its denial, a claim and what is held against it, with the voices on each side."""

from __future__ import annotations

import re

from briefing.assembly.disputes.material import Finding, Material
from briefing.assembly.points.terms import DENIAL, NEGATION

COUNTER = re.compile(
    r"\b(?:countered|rebutted|refuted|den(?:y|ies|ied)|dispute[sd]?|disputing|rejects?|rejected|dismiss(?:es|ed)?|disagree[sd]?|contradict(?:s|ed)?"
    r"|insist(?:s|ed)?|contend(?:s|ed)?|maintain(?:s|ed)?|claim(?:s|ed)?|accus(?:es?|ed)|blam(?:es?|ed)|criticiz(?:es?|ed)|slammed|shot back|pushed back|fired back"
    r"|skeptical|sceptical|doubt(?:s|ed|ful)?|challeng(?:es?|ed)|oppos(?:es?|ed)|warn(?:s|ed)?|mistaken|wrong|incorrect(?:ly)?|inaccurate(?:ly)?|mislead(?:s|ing)?"
    r"|false(?:ly)?|untrue|lying|lies|baseless|unfounded|without merit|no (?:evidence|proof|basis|truth|connection|link|emergency))\b",
    re.I,
)
TURN = re.compile(
    r"^[“\"'‘]?(?:but|however|yet|in fact|still|instead|meanwhile|on the contrary|critics|opponents|by contrast|though|despite)\b|, (?:however|though|in contrast|by contrast),",
    re.I,
)
LEAST_LIKENESS = 0.06
REACH = 2
LEAST = 0.3


def find(material: Material) -> list[Finding]:
    """Pairs of statements of which one denies or counters what the other claims."""
    found = []
    for likeness, left, right in material.pairs:
        if likeness >= LEAST_LIKENESS:
            sure = _apart(material, left, right) + 0.5 * likeness
            if sure >= LEAST:
                found.append(_finding(material, left, right, min(0.9, sure)))
    for left, right in material.neighbours(REACH):
        sure = _answers(material, left, right)
        if sure >= LEAST:
            found.append(_finding(material, left, right, min(0.9, sure)))
    return found


def _apart(material: Material, left: int, right: int) -> float:
    """How much speaks for a denial between statements that are alike: one denies or negates and the other doesn't, and two voices."""
    one, other = material.statements[left].text, material.statements[right].text
    score = 0.0
    if bool(DENIAL.search(one)) != bool(DENIAL.search(other)):
        score += 0.3
    if bool(NEGATION.search(one)) != bool(NEGATION.search(other)):
        score += 0.15
    if score and bool(COUNTER.search(one)) != bool(COUNTER.search(other)):
        score += 0.05
    return score + _two_voices(material, left, right) if score else 0.0


def _answers(material: Material, left: int, right: int) -> float:
    """How much speaks for the second of two near statements countering the first."""
    text = material.statements[right].text
    counter, turn = COUNTER.search(text), TURN.search(text)
    if not counter and not turn:
        return 0.0
    shared = len(material.stems(left) & material.stems(right))
    score = 0.1 * min(3, shared) + (0.1 if counter else 0.0) + (0.15 if turn else 0.0) + (0.15 if DENIAL.search(text) else 0.0)
    near = material.statements[right].ordinal - material.statements[left].ordinal
    return score + _two_voices(material, left, right) - 0.05 * (near - 1) if shared else 0.0


def _two_voices(material: Material, left: int, right: int) -> float:
    one, other = material.voices(left), material.voices(right)
    if one and other:
        return 0.1 if not one & other else -0.2
    return 0.0


def _finding(material: Material, left: int, right: int, sure: float) -> Finding:
    one, other = material.statements[left].text, material.statements[right].text
    shared = sorted(material.stems(left) & material.stems(right))
    about = ", ".join(_printed(one + " " + other, shared)[:4])
    return Finding("denial", about, (("claims", (left,)), ("denies", (right,))), sure)


def _printed(text: str, stems: list[str]) -> list[str]:
    """The first printed form of each stem."""
    from briefing.assembly.points.terms import WORD, plain, stem

    forms: dict[str, str] = {}
    for word in WORD.findall(text):
        forms.setdefault(stem(plain(word)), word)
    return [forms[name] for name in stems if name in forms]
