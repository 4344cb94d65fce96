"""Words by which a statement claims, denies, counters, looks ahead, or says how much of something; one flag a statement for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.assembly.points.terms import DENIAL, NEGATION
from briefing.model import Statement

if TYPE_CHECKING:
    from briefing.assembly.points.evidence import Flags

CLAIM = r"\b(?:claim|accus|alleg|insist|argu|contend|maintain|assert|suggest|predict|vow|promis|called|calls|describ)\w*"
DOUBT = (
    r"\b(?:skeptic|sceptic|doubt|disput|counter|den(?:y|ied|ies)|reject|dismiss|false|untrue|wrong|inaccura|incorrect|mislead|contradict|rebut|refut"
    r"|however|but|not true|no evidence|no proof|lying|in fact|actually|despite|although|though|while|yet|instead|only|merely|critic)\w*"
)
TURN = (
    r"^[“\"'‘]?(?:but|however|yet|in fact|still|instead|meanwhile|on the contrary|critics|opponents|by contrast|though|despite)\b"
    r"|, (?:however|though|in contrast|by contrast),"
)
DEGREE = (
    r"\b(?:only|first|never|always|all|none|every|most|[a-z]+est|no|any|entire|total|majority|half"
    r"|dozens|scores|hundreds|thousands|some|few|many)\b"
)
AHEAD = (
    r"\b(?:will|would|is to|are to|expected to|set to|plans? to|due to|about to|scheduled to"
    r"|likely to|going to|hopes? to|may|might|could)\b|[’']ll\b"
)
CUES = {
    "denies": DENIAL,
    "negates": NEGATION,
    "claims": re.compile(CLAIM),
    "doubts": re.compile(DOUBT),
    "turns": re.compile(TURN),
    "degree": re.compile(DEGREE),
    "ahead": re.compile(AHEAD),
    "quotes": re.compile('[“”"«„]'),
}


def flags(statements: Sequence[Statement]) -> dict[str, Flags]:
    """For each kind of cue, which statements have it."""
    import numpy as np

    lowered = [statement.text.lower() for statement in statements]
    return {cue: np.array([pattern.search(text) is not None for text in lowered], dtype=bool) for cue, pattern in CUES.items()}
