"""Quotations over several paragraphs that open once: the paragraphs between the opening and the closing mark have none.

Only where the closing mark proves it: it stands at the end of a paragraph, a few behind the opening one, and nothing opens before it.
"""

from __future__ import annotations

from bisect import bisect_right

from msgspec.structs import replace

from briefing.analysis.quotes import MARK, openings
from briefing.model import Attribution, Source, Span

MOST = 6
"""Paragraphs behind the one that opens."""


def extend_unclosed_quotes(source: Source, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions, each with the paragraphs in which its quotation goes on without a mark."""
    starts = [start for start, _ in source.paragraphs]
    found = []
    for one in attributions:
        end = one.content_spans[-1][1]
        number = bisect_right(starts, end - 1) - 1
        if one.mode == "direct" and one.source_spans and number >= 0 and _ends(source, number, end):
            more = _goes_on(source, number)
            found.append(replace(one, content_spans=(*one.content_spans, *more)) if more else one)
        else:
            found.append(one)
    return found


def _ends(source: Source, paragraph: int, at: int) -> bool:
    """Whether nothing is written in a paragraph behind an offset."""
    return not any(letter.isalnum() for letter in source.text[at : source.paragraphs[paragraph][1]])


def _goes_on(source: Source, paragraph: int) -> list[Span]:
    """The paragraphs from the next one to that which closes what a paragraph leaves open; none where it closes or none does."""
    text, (start, end) = source.text, source.paragraphs[paragraph]
    marks = [mark.span() for mark in MARK.finditer(text, start, end)]
    if len(marks) % 2 == 0 or not list(openings(text, marks))[-1]:
        return []
    more: list[Span] = []
    for first, last in source.paragraphs[paragraph + 1 : paragraph + 1 + MOST]:
        more.append((first, last))
        inside = list(MARK.finditer(text, first, last))
        if inside:
            closes = len(inside) == 1 and not any(letter.isalnum() for letter in text[inside[0].end() : last])
            return more if closes else []
    return []
