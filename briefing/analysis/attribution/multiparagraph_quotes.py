"""Quotations that run on over paragraphs: the speaker is named once and carried on.

Two conventions of news writing. A quotation of several paragraphs opens each of them with a mark and closes only the last. And a
paragraph that is one whole quotation, with no word about who says it, goes on with who was quoted in the paragraph before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from briefing import marks
from briefing.analysis.attribution.decoding import DecodedAttribution
from briefing.analysis.attribution.tokens import CLOSING, INSIDE_UNCLOSED, OPENING, Tokens

FEWEST, FEWEST_SINGLE = 5, 10
"""Tokens; a shorter quotation that fills a paragraph, in double or in single marks, is rather a heading or a title."""


Range = tuple[int, int]
"""First and last + 1 token."""


class ParagraphQuotation(NamedTuple):
    """How one paragraph is quoted, as token indexes."""

    first: int
    end: int
    opened: int | None
    """The mark of a quotation that the paragraph leaves open."""
    led: int | None
    """One behind the quotation that the paragraph begins with."""
    whole: bool
    """The paragraph is nothing but one quotation."""


def extend_over_paragraphs(tokens: Tokens, states: Sequence[int], attributions: list[DecodedAttribution]) -> list[DecodedAttribution]:
    """The attributions, with the content of those added that a later (or earlier) paragraph goes on with."""
    if OPENING not in states:
        return attributions
    owners = _owners(tokens, attributions)
    added: dict[int, list[Range]] = defaultdict(list)
    speaker: int | None = None
    unclaimed: list[Range] = []
    was_open = False
    for first, end in tokens.paragraph_bounds:
        here = _quotation(tokens, states, first, end)
        said_by = _last_quoted(states, attributions, owners, here)
        goes_on = was_open and here.led is not None
        if not goes_on:
            unclaimed = []
        if here.led is not None:
            begun_by = _owner_of(owners, first, here.led)
            if begun_by is not None:
                added[begun_by] += unclaimed
                unclaimed = []
            elif speaker is not None and (goes_on or here.whole):
                added[speaker].append((first, here.led))
                said_by = speaker if said_by is None else said_by
        if here.opened is not None and said_by is None:
            unclaimed.append((here.opened, end))
        speaker, was_open = said_by, here.opened is not None
    return [a._replace(content=_joined(a.content, added[k])) if added.get(k) else a for k, a in enumerate(attributions)]


def _owners(tokens: Tokens, attributions: list[DecodedAttribution]) -> list[int]:
    """For each token the attribution whose content it is, or -1; of nested ones the one whose cue comes first."""
    owners = [-1] * len(tokens.words)
    for number in range(len(attributions) - 1, -1, -1):
        for first, end in attributions[number].content:
            owners[first:end] = [number] * (end - first)
    return owners


def _owner_of(owners: list[int], first: int, end: int) -> int | None:
    """Who says most of a stretch; None where nobody says half of it."""
    counts: dict[int, int] = {}
    for owner in owners[first:end]:
        counts[owner] = counts.get(owner, 0) + 1
    owner = max(counts, key=lambda k: counts[k], default=-1)
    return owner if owner >= 0 and counts[owner] * 2 >= end - first else None


def _last_quoted(states: Sequence[int], attributions: list[DecodedAttribution], owners: list[int], here: ParagraphQuotation) -> int | None:
    """Who says the last quotation of a paragraph."""
    for i in range(here.end - 1, here.first - 1, -1):
        if states[i] in (CLOSING, INSIDE_UNCLOSED):
            inside = i - 1 if states[i] == CLOSING and i > here.first else i
            number = owners[inside]
            return number if number >= 0 and attributions[number].source else None
    return None


def _quotation(tokens: Tokens, states: Sequence[int], first: int, end: int) -> ParagraphQuotation:
    led = opened = None
    if states[first] == OPENING and not _names_speaker(tokens.words[first + 1 : first + 8]):
        led = next((i + 1 for i in range(first + 1, end) if states[i] == CLOSING), end)
    if states[end - 1] == INSIDE_UNCLOSED:
        opened = next(i for i in range(end - 1, first - 1, -1) if states[i] == OPENING)
    whole = led is not None and not any(word[:1].isalnum() for word in tokens.words[led:end])
    fewest = FEWEST if tokens.words[first] in marks.DOUBLE else FEWEST_SINGLE
    return ParagraphQuotation(first, end, opened, led, whole and end - first >= fewest)


def _names_speaker(words: list[str]) -> bool:
    """Whether a paragraph of a transcript begins: "SMITH: …", "Q: …"."""
    label = words.index(":") if ":" in words else 0
    return label > 0 and all(word.isupper() or not word[:1].isalnum() for word in words[:label])


def _joined(content: tuple[Range, ...], more: list[Range]) -> tuple[Range, ...]:
    """Token ranges in order, those that touch made one."""
    out: list[Range] = []
    for first, end in sorted({*content, *more}):
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((first, end))
    return tuple(out)
