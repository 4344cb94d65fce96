"""Times of what somebody means to do, or what is to be done by then: it may come otherwise, and the news is that it is meant."""

# ruff: noqa: E501 (patterns read better whole)
from __future__ import annotations

import re

MEANT = re.compile(
    r"(?<!is )(?<!are )(?<!was )(?<!were )\b(?:plan(?:s|ned|ning)?|hop(?:es?|ed|ing)|want(?:s|ed)?|aim(?:s|ed|ing)?|intend(?:s|ed|ing)?|wish(?:es|ed)?|vow(?:s|ed)?|promis(?:es?|ed)"
    r"|pledg(?:es?|ed)|threaten(?:s|ed|ing)?|seeks?|sought|try|tries|trying|(?:wait|prepar)(?:s|es|ed|ing)?|expect(?:s|ed)? (?:him|her|it|them|us))\s(?:also\s)?to\b[^,;:—–]*$"
    r"|\b(?:is|are) (?:aiming|hoping|planning|trying|preparing|seeking|looking) to\b[^,;:—–]*$"
)
"""Before the time of what somebody wants to do: "hopes to run in May", "a plan to sell the line next year"."""
DEADLINE = re.compile(r"\b(?:by|before|no later than)\s(?:the\s)?(?:(?:early|late|mid|end of|middle of)[\s-])?$", re.I)
"""Before a day by which something is to be done."""
POSSIBLE = re.compile(r"\b(?:could|might|may|should|would)\b(?! have\b| not\b)[^,;:—–]*$")
THIS_UNIT = re.compile(r"(?:(?:as early as|later|in|by)\s)?this (?:week|month|year|spring|summer|autumn|fall|winter)\b", re.I)


def is_only_meant(sentence: str, start: int, *, is_later: bool) -> bool:
    """Whether a time that is not past is of what somebody means to do or what may be. `is_later`: it has not yet begun."""
    before = sentence[:start]
    if is_later and (DEADLINE.search(before[-30:]) or sentence.startswith("by ", start)):
        return True
    if " to " in before and MEANT.search(before):
        return True
    return not is_later and THIS_UNIT.match(sentence, start) is not None and POSSIBLE.search(before) is not None
