"""Words by which a statement claims, denies, counters, looks ahead, looks back, is not sure, or says how much.

One flag a statement for each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.assembly.forms import Cue
from briefing.assembly.points.terms import DENIAL, NEGATION

if TYPE_CHECKING:
    from briefing.assembly.forms import Forms
    from briefing.assembly.texts import Flags, Texts

CLAIM = r"\b(?:claim|accus|alleg|insist|argu|contend|maintain|assert|suggest|predict|vow|promis|called|calls|describ)\w*"
DOUBT = (
    r"\b(?:skeptic|sceptic|doubt|disput|counter|den(?:y|ied|ies)|reject|dismiss|false|untrue|wrong|inaccura|incorrect|mislead|contradict|rebut|refut"
    r"|however|but|not true|no evidence|no proof|lying|in fact|actually|despite|although|though|while|yet|instead|only|merely|critic)\w*"
)
TURN = (
    r"^[“\"'‘]?(?:but|however|yet|in fact|still|instead|meanwhile|on the contrary|critics|opponents|by contrast|though|despite)\b"
    r"|, (?:however|though|in contrast|by contrast),"
)
TURN_WORDS = r"\b(?:but|however|yet|fact|still|instead|meanwhile|contrary|critics|opponents|contrast|though|despite)\b"
DEGREE = (
    r"\b(?:only|first|never|always|all|none|every|most|[a-z]+est|no|any|entire|total|majority|half"
    r"|dozens|scores|hundreds|thousands|some|few|many)\b"
)
AHEAD = (
    r"\b(?:will|would|is to|are to|expected to|set to|plans? to|due to|about to|scheduled to"
    r"|likely to|going to|hopes? to|may|might|could)\b|[’']ll\b"
)
AHEAD_WORDS = r"\b(?:will|would|is|are|expected|set|plans?|due|about|scheduled|likely|going|hopes?|may|might|could)\b|[’']ll\b"
UNSURE = (
    r"\b(?:unclear|unknown|unconfirmed|unsure|not (?:yet )?(?:known|clear|confirmed|immediately|decided|commented)|declin\w+ to|refus\w+ to"
    r"|did(?: not|n[’']t) (?:immediately )?(?:respond|comment)|no comment)\b"
)
UNSURE_WORDS = r"\b(?:unclear|unknown|unconfirmed|unsure|known|clear|confirmed|immediately|decided|commented|declin|refus|respond|comment)"
BEFORE = r"\b(?:initially|originally|earlier|previously|once|at first|later|now|no longer|since|eventually|ultimately|already|still|yet)\b"
BEFORE_WORDS = r"\b(?:initially|originally|earlier|previously|once|first|later|now|longer|since|eventually|ultimately|already|still|yet)\b"
CUES = {
    "denies": DENIAL,
    "negates": NEGATION,
    "claims": Cue(re.compile(CLAIM), re.compile(CLAIM)),
    "doubts": Cue(re.compile(DOUBT), re.compile(rf"{DOUBT}|\b(?:true|evidence|proof|fact)")),
    "turns": Cue(re.compile(TURN), re.compile(TURN_WORDS)),
    "degree": Cue(re.compile(DEGREE), re.compile(DEGREE)),
    "ahead": Cue(re.compile(AHEAD), re.compile(AHEAD_WORDS)),
    "unsure": Cue(re.compile(UNSURE), re.compile(UNSURE_WORDS)),
    "before": Cue(re.compile(BEFORE), re.compile(BEFORE_WORDS)),
}
QUOTES = re.compile('[“”"«„]')


def flags(printed: Sequence[str], texts: Texts, forms: Forms) -> dict[str, Flags]:
    """For each kind of cue, which of the printed texts have it; `forms` are the words of `texts`, which are the same."""
    return {**{name: forms.showing(cue, printed) for name, cue in CUES.items()}, "quotes": texts.showing(QUOTES.search)}
