"""Words by which a statement claims, denies, counters, looks ahead, looks back, is not sure, or says how much.

One flag a statement for each.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.assembly.arrays import Flags
from briefing.assembly.text.quotations import DOUBLE_MARK
from briefing.assembly.text.terms import DENIAL, NEGATION
from briefing.assembly.text.tokens import TokenMatrix
from briefing.assembly.text.words import LexicalPattern, WordIndex

CUES = {
    "denies": DENIAL,
    "negates": NEGATION,
    "claims": LexicalPattern(
        r"\b(?:claim|accus|alleg|insist|argu|contend|maintain|assert|suggest|predict|vow|promis|called|calls|describ)\w*"
    ),
    "doubts": LexicalPattern(
        r"\b(?:skeptic|sceptic|doubt|disput|counter|den(?:y|ied|ies)|reject|dismiss|false|untrue|wrong|inaccura|incorrect|mislead|contradict"
        r"|rebut|refut|however|but|lying|actually|despite|although|though|while|yet|instead|only|merely|critic)\w*",
        phrases=r"\b(?:not true|no evidence|no proof|in fact)\w*",
        hint=r"\b(?:true|evidence|proof|fact)",
    ),
    "turns": LexicalPattern(
        phrases=r"^[“\"'‘]?(?:but|however|yet|in fact|still|instead|meanwhile|on the contrary|critics|opponents|by contrast|though"
        r"|despite)\b|, (?:however|though|in contrast|by contrast),",
        hint=r"\b(?:but|however|yet|fact|still|instead|meanwhile|contrary|critics|opponents|contrast|though|despite)\b",
    ),
    "degree": LexicalPattern(
        r"\b(?:only|first|never|always|all|none|every|most|[a-z]+est|no|any|entire|total|majority|half"
        r"|dozens|scores|hundreds|thousands|some|few|many)\b"
    ),
    "ahead": LexicalPattern(
        r"\b(?:will|would|may|might|could)\b|[’']ll\b",
        phrases=r"\b(?:is to|are to|expected to|set to|plans? to|due to|about to|scheduled to|likely to|going to|hopes? to)\b",
        hint=r"\b(?:is|are|expected|set|plans?|due|about|scheduled|likely|going|hopes?)\b",
    ),
    "unsure": LexicalPattern(
        r"\b(?:unclear|unknown|unconfirmed|unsure)\b",
        phrases=r"\b(?:not (?:yet )?(?:known|clear|confirmed|immediately|decided|commented)|declin\w+ to|refus\w+ to"
        r"|did(?: not|n[’']t) (?:immediately )?(?:respond|comment)|no comment)\b",
        hint=r"\b(?:known|clear|confirmed|immediately|decided|commented|declin|refus|respond|comment)",
    ),
    "before": LexicalPattern(
        r"\b(?:initially|originally|earlier|previously|once|later|now|since|eventually|ultimately|already|still|yet)\b",
        phrases=r"\b(?:at first|no longer)\b",
        hint=r"\b(?:first|longer)\b",
    ),
}


def cue_flags(printed: Sequence[str], texts: TokenMatrix, words: WordIndex) -> dict[str, Flags]:
    """For each kind of cue, which of the printed texts have it; `words` are the words of `texts`, which are the same."""
    return {**{name: words.matching(cue, printed) for name, cue in CUES.items()}, "quotes": texts.matching(DOUBLE_MARK.search)}
