"""Which statement of a point stands best by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from briefing.model import Statement

NEEDS_SENTENCE_BEFORE = re.compile(
    r"^[“\"'‘]?(?:he|she|it|they|his|her|their|its|this|that|these|those|but|and|or|so|yet|however|also|then|still|instead|meanwhile|both|there|here"
    r"|another|others|such|who|which)\b",
    re.I,
)
"""A beginning that needs the sentence before."""
CAPITALISED = re.compile(r"[A-Z](?<=\b.)(?<!^.)\w+")
DIGIT = re.compile(r"\d")
AFTER_END = "”\"’')]"
"""What may stand after the mark that ends a sentence."""
SUPPORT_WEIGHT = 5.0
"""What it counts for that all others say the same, beside how well a statement stands alone."""
SHORT_LINE, LONG_LINE = 45, 260
"""Characters of a line that reads well alone."""


def stands_alone_score(statement: Statement) -> float:
    """How well a statement stands alone; higher is better."""
    text = statement.text
    score = 0.0
    score -= 3.0 if statement.restates else 0.0
    score -= 2.0 if NEEDS_SENTENCE_BEFORE.match(text) or text[:1].islower() else 0.0
    score -= 1.0 if not text.rstrip(AFTER_END).endswith((".", "!", "?", "…")) else 0.0
    score -= 1.0 if text[:1] in "“\"'‘" else 0.0
    score -= 1.5 * max(0, SHORT_LINE - len(text)) / SHORT_LINE + min(2.0, max(0, len(text) - LONG_LINE) / LONG_LINE)
    score += min(3, len(statement.mentions)) * 0.3 + len(list(islice(CAPITALISED.finditer(text), 2))) * 0.3
    score += 0.4 if DIGIT.search(text) else 0.0
    return score - 0.02 * min(20, statement.ordinal)


def representative(statements: Sequence[Statement], support: Sequence[float]) -> int:
    """The place of the statement that stands for all: what most of them say, standing best by itself; the first of equals.

    `support` tells of each, from 0 to 1, how far the others say the same.
    """
    return max(range(len(statements)), key=lambda place: stands_alone_score(statements[place]) + SUPPORT_WEIGHT * support[place])
