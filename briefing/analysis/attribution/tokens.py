"""Words and punctuation marks of a text, and which of them stand inside quotation marks.

Everything here costs time linear in the length of the text, whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing import marks
from briefing.analysis.quotes import openings

# A clitic ('s, ’re) is a token of its own, so that "Peru’s" ends in the same token as "Chile's".
TOKEN = re.compile(r"[’'](?:s|re|ve|ll|d|m|t)\b|\w+|``|''|--|[^\w\s]", re.IGNORECASE)

OUTSIDE, INSIDE, INSIDE_SINGLE, INSIDE_UNCLOSED, OPENING, CLOSING = range(6)
QUOTE_STATES = 6


@dataclass(slots=True)
class Tokens:
    """The tokens of one article, in reading order.

    `words[i]` is the text of token i, as the network is to read it, and `starts[i]`, `ends[i]` its code points in the source's text.
    Where a paragraph ends there is one token of its own: the empty word, of no length.
    `paragraph_bounds` are (first, last + 1) token indexes of each paragraph, without its end token.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    paragraph_bounds: list[tuple[int, int]]


def tokenise(text: str, paragraphs: Sequence[tuple[int, int]]) -> Tokens:
    """Split the paragraphs (code-point spans) of a text into tokens."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    bounds: list[tuple[int, int]] = []
    for start, end in paragraphs:
        spans = [match.span() for match in TOKEN.finditer(text, start, end)]
        if not spans:
            continue
        first = len(words)
        words += [text[a:b] for a, b in spans]
        starts += [a for a, _ in spans]
        ends += [b for _, b in spans]
        if text.find("-", start, end) >= 0:
            _raise_given_names(words, starts, first)
        bounds.append((first, len(words)))
        words.append("")
        starts.append(end)
        ends.append(end)
    return Tokens(words, starts, ends, bounds)


def _raise_given_names(words: list[str], starts: list[int], first: int) -> None:
    """Write the second half of a name like "Ji-won" with a capital: it is no word of its own, "won" least of all."""
    for i in [i for i in range(first + 2, len(words)) if words[i - 1] == "-"]:
        before, after = words[i - 2], words[i]
        joined = starts[i] == starts[i - 1] + 1 == starts[i - 2] + len(before) + 1
        if joined and after.islower() and before.istitle() and len(before) <= _LONGEST_SYLLABLE:
            words[i] = after.capitalize()


_LONGEST_SYLLABLE = 5


def quote_states(text: str, tokens: Tokens) -> list[int]:
    """One of the six quotation states for each token.

    A double quotation that a paragraph leaves open runs to its end, as it does in a quotation of several paragraphs; a single one
    that is never closed is an apostrophe.
    """
    states = [OUTSIDE] * len(tokens.words)
    for first, end in tokens.paragraph_bounds:
        _mark_paragraph(text, tokens, first, end, states)
    return states


def _mark_paragraph(text: str, tokens: Tokens, first: int, end: int, states: list[int]) -> None:
    double_from = single_from = -1
    opens = openings(text, [(tokens.starts[i], tokens.ends[i]) for i in range(first, end) if tokens.words[i] in marks.DOUBLE])
    for i in range(first, end):
        word = tokens.words[i]
        if word in marks.DOUBLE:
            if next(opens):
                if double_from >= 0:  # a second opening mark: the first was never closed
                    states[double_from + 1 : i] = [INSIDE] * (i - double_from - 1)
                states[i], double_from, single_from = OPENING, i, -1
            else:
                states[i] = CLOSING
                if double_from >= 0:
                    states[double_from + 1 : i] = [INSIDE] * (i - double_from - 1)
                double_from = single_from = -1
        elif word in marks.SINGLE and double_from < 0:
            before = text[tokens.starts[i] - 1 : tokens.starts[i]]
            after = text[tokens.ends[i] : tokens.ends[i] + 1]
            if word != "’" and not before.isalnum() and after.isalpha() and single_from < 0:
                single_from = i
            elif single_from >= 0 and not before.isspace() and not after.isalnum():
                states[single_from], states[i] = OPENING, CLOSING
                states[single_from + 1 : i] = [INSIDE_SINGLE] * (i - single_from - 1)
                single_from = -1
    if double_from >= 0:
        states[double_from + 1 : end] = [INSIDE_UNCLOSED] * (end - double_from - 1)
