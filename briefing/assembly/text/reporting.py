"""Words with which statements say, claim and deny.

Other lists of such words stay apart, as joining them would change results: `analysis/speakers.yaml` (weights learned with it), NEGATION
and DENIAL of `text/terms.py` (features of pairs), CUES of `disputes/cues.py` (features of contradictions).
"""

from __future__ import annotations

import re

SAID_ON = re.compile(
    r"\b(?:said|says|told(?: [\w’'-]+){1,2}|announced|reported|added|wrote|tweeted|confirmed|stated|called)"
    r"(?: in an? \w+| late| early| on| by)*\s$|(?:^|[.”\"] )On $",
    re.I,
)
"""Before a day on which something was said, which is not when it happened."""

DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|rebut(?:s|ted)?|disput(?:e|es|ed|ing) (?:the|that|this|those|his|her|their)"
    r"|reject(?:s|ed)? (?:the|that|those|these|all|any|such) (?:accusation|allegation|claim|charge|suggestion|report|idea|criticism)s?"
    r"|not true|untrue|baseless|unfounded|groundless)\b",
    re.I,
)
MAY_DENY = re.compile(r"\b(?:den|refut|rebut|disput|reject|true|untrue|baseless|unfounded|groundless)")
"""A word that every denial has, in lower case."""
CLAIMS = re.compile(r"\b(?:accus|alleg|claim|blam|charg|suspect|report|suggest|warn|say|said|says)\w*", re.I)
