"""Quotations that are signed like a letter: "“It was the longest night of my life.” — Karim Haddad, a rescue worker"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.attribution.decoding import DecodedAttribution
from briefing.analysis.attribution.tokens import CLOSING, OPENING, Tokens

DASHES = frozenset(["—", "–", "--", "―", "-"])
LONGEST_SIGNATURE = 14
"""Tokens of the name and what is said of it."""

FEWEST = 5
"""Tokens of the quotation."""


def add_signed_quotes(tokens: Tokens, states: Sequence[int], attributions: list[DecodedAttribution]) -> list[DecodedAttribution]:
    """The attributions with those added that fill a paragraph: a quotation, a dash, and a name to the end."""
    if OPENING not in states:
        return attributions
    taken = {first for one in attributions for first, _ in one.content}
    added = [_signature(tokens, states, first, end) for first, end in tokens.paragraph_bounds if first not in taken]
    return [*attributions, *(one for one in added if one is not None)]


def _signature(tokens: Tokens, states: Sequence[int], first: int, end: int) -> DecodedAttribution | None:
    while end > first and tokens.words[end - 1] == ".":
        end -= 1
    dash = next(
        (i for i in range(end - 1, max(first, end - 2 - LONGEST_SIGNATURE), -1) if tokens.words[i] in DASHES and _apart(tokens, i)), -1
    )
    if dash < first + FEWEST or dash + 1 >= end or states[first] != OPENING or states[dash - 1] != CLOSING:
        return None
    name = tokens.words[dash + 1 : end]
    if not name[0][:1].isupper() or any(states[i] in (OPENING, CLOSING) for i in range(dash + 1, end)):
        return None
    return DecodedAttribution(cue=(dash, dash + 1), source=(dash + 1, end), content=((first, dash),), score=1.0)


def _apart(tokens: Tokens, dash: int) -> bool:
    """Whether a dash is not the hyphen of a word."""
    return tokens.words[dash] != "-" or tokens.starts[dash + 1] > tokens.ends[dash]
