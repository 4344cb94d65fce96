"""Places that disagree about one event."""

from __future__ import annotations

import re

from briefing.assembly.disputes.material import Finding, Material

PLACE = re.compile(r"\b(?:in|at|near|outside|to|from|off|on)\s(?:the\s)?(?P<place>(?:[A-Z][\w’'-]+)(?:[ -][A-Z][\w’'-]+){0,3})")
FLOOR = re.compile(r"\b(?P<place>\d+(?:st|nd|rd|th) (?:floor|street|avenue|district|arrondissement))\b", re.I)
TIME = re.compile(r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
LEAST_LIKENESS = 0.3


def find(material: Material) -> list[Finding]:
    """Pairs of statements on one matter that name different places after the same kind of word."""
    found = []
    for likeness, left, right in material.pairs:
        if likeness < LEAST_LIKENESS:
            continue
        one, other = material.statements[left].text, material.statements[right].text
        ones, others = places(one), places(other)
        only_one = [place for place in ones if not _named(place, other)]
        only_other = [place for place in others if not _named(place, one)]
        if only_one and only_other and len(ones) <= 2 and len(others) <= 2:
            about = f"{only_one[0]} or {only_other[0]}"
            found.append(Finding("place", about, ((only_one[0], (left,)), (only_other[0], (right,))), 0.1 + 0.5 * likeness))
    return found


def places(text: str) -> list[str]:
    """Places after a word of place, in order."""
    named = [match["place"] for match in PLACE.finditer(text) if not TIME.match(match["place"])]
    return named + [match["place"] for match in FLOOR.finditer(text)]


def _named(place: str, text: str) -> bool:
    return any(word in text for word in place.split() if len(word) > 3) or place in text
