"""How much of what is said stands in quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.analysis.attribution.tokens import CLOSING, INSIDE, INSIDE_SINGLE, INSIDE_UNCLOSED, OPENING, Tokens
from briefing.model import Mode

DIRECT = 0.9
"""Share of the words in quotation marks from which on all counts as quoted."""

_QUOTED = frozenset([INSIDE, INSIDE_SINGLE, INSIDE_UNCLOSED])
_MARKS = frozenset([OPENING, CLOSING])


def mode_of(tokens: Tokens, states: Sequence[int], content: Iterable[tuple[int, int]]) -> Mode:
    """Direct where (nearly) every word is quoted, indirect where none is, else mixed."""
    words = quoted = 0
    for first, end in content:
        for i in range(first, end):
            if tokens.words[i][:1].isalnum() and states[i] not in _MARKS:
                words += 1
                quoted += states[i] in _QUOTED
    if not quoted:
        return "indirect"
    return "direct" if quoted >= DIRECT * words else "mixed"
