"""Clippings that a person has put into one file: again and again a headline, who wrote it, where and when, and the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing.model import Known, Metadata, Span
from briefing.reading.clippings.clipping import FEWEST_WORDS, Clipping, Line, lines_of, spans_of, words_in
from briefing.reading.layout.blocks import is_terminated
from briefing.reading.layout.lines import BYLINE, around
from briefing.reading.layout.mastheads import masthead, named_day

RULE = re.compile(r"(?:[-=_*#~•·─—+]\s?){3,}|\f")
LABEL = re.compile(
    r"(?P<name>source|outlet|publication|newspaper|publisher|date|published|author|by|url|link|quelle|datum|fuente|fecha|autor)\s*:\s+\S.*",
    re.IGNORECASE,
)
TITLE_LABEL = re.compile(r"(?:title|headline|titel|titre|t[íi]tulo|titolo)\s*:\s+\S.*", re.IGNORECASE)
ADDRESS = re.compile(r"https?://\S+")
LONGEST_TITLE = 30
"""Words of a headline."""
HEAD_LINES = 6
"""Lines below a headline among which its head is."""
FEWEST_LABELS = 2
NAMED = "named day"
"""A line of a name and a date, which may be those of a paper."""
BELOW = "line under the headline"
DATES = {"date line", "date", "published", "datum", "fecha"}


def find(text: str, given: Mapping[Span, int], headed: bool) -> list[Clipping] | None:
    """The clippings of a text; None where it has no two heads of articles. `given` says which spans are headings.

    `headed`: what the text is, is known already, so that only heads with labels of their own begin another article.
    """
    lines = lines_of(text)
    heads = _heads(lines, given, headed)
    if len(heads) < 2:
        return None
    starts = [place for place, stop in zip(heads, [*heads[1:], len(lines)], strict=True) if _is_long(lines, place, stop)]
    if len(starts) < 2:
        return None
    if starts[0] and words_in(lines[: starts[0]]) >= FEWEST_WORDS:
        starts.insert(0, 0)  # an article whose head is missing
    has_papers = any(masthead(lines[place + 1 + below].text) for place in heads for below in range(len(_head(lines, place))))
    return [
        _clipping(lines[start:stop], len(_head(lines, start)) if start in heads else 0, has_papers)
        for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]


def _heads(lines: Sequence[Line], given: Mapping[Span, int], headed: bool) -> list[int]:
    """The places of the headlines. One above no more than a name and a date is believed where another head says more."""
    if headed:
        labelled = [place for place in range(len(lines)) if _is_head(lines, place, given) and _is_labelled(lines, place)]
        return labelled if labelled[:1] == [0] else [0, *labelled]
    sure = [place for place in range(len(lines)) if _is_head(lines, place, given)]
    if not sure:
        return []
    return sorted({*sure, *(place for place in range(len(lines)) if _is_head(lines, place, given, named=True))})


def _clipping(held: Sequence[Line], size: int, has_papers: bool) -> Clipping:
    """The article of some lines, of which so many are its head below the headline; `has_papers`: the file has lines of papers and days."""
    while held and RULE.fullmatch(held[-1].text):
        held = held[:-1]
    title = spans_of(held[:1]) if size and not TITLE_LABEL.fullmatch(held[0].text) else ()
    furniture = [line for line in held if RULE.fullmatch(line.text)]
    metadata = Metadata()
    for line in held[1 : 1 + size]:
        if _kind(line.text) == NAMED and (found := named_day(line.text)):
            day = Known(value=found.day.iso, certainty="doubtful" if found.day.ambiguous else "likely", origin=BELOW)
            outlet = Known(value=found.outlet, certainty="likely", origin=BELOW) if has_papers else None
            metadata = Metadata(outlet=outlet, published=day)
            furniture.append(line)
    return Clipping(held[0].start, held[-1].end, metadata, title=title, furniture=spans_of(furniture))


def _head(lines: Sequence[Line], place: int) -> list[str]:
    """The kinds of the lines below a headline, up to the text."""
    kinds: list[str] = []
    for below in lines[place + 1 : place + 1 + HEAD_LINES]:
        if not (kind := _kind(below.text)):
            break
        kinds.append(kind)
    return kinds


def _is_labelled(lines: Sequence[Line], place: int) -> bool:
    """Whether a head has labels of its own, two or more."""
    labels = [line for line in lines[place : place + 1 + len(_head(lines, place))] if LABEL.fullmatch(line.text)]
    return len(labels) + bool(TITLE_LABEL.fullmatch(lines[place].text)) >= FEWEST_LABELS


def _is_head(lines: Sequence[Line], place: int, given: Mapping[Span, int], named: bool = False) -> bool:
    """Whether a line is a headline: what follows it says who wrote the text, and when or where it was printed, and then it begins."""
    line = lines[place]
    heading = given.get((line.start, line.end), 0) > 0
    ruled = place == 0 or bool(RULE.fullmatch(lines[place - 1].text))
    if not (heading or ruled or line.gap or lines[place - 1].gap is False) or not _may_be_title(line.text):
        return False
    kinds = set(_head(lines, place))
    if named and NAMED in kinds:
        return heading or ruled or line.gap
    dated = bool(kinds & DATES) or bool(kinds & {"masthead", NAMED})
    enough = len(kinds) >= 2 or "masthead" in kinds or TITLE_LABEL.fullmatch(line.text) is not None
    return dated and (enough or heading or (ruled and place > 0))


def _may_be_title(text: str) -> bool:
    if TITLE_LABEL.fullmatch(text):
        return True
    if RULE.fullmatch(text) or ADDRESS.match(text) or _kind(text) or len(text.split()) > LONGEST_TITLE:
        return False
    return any(character.isalpha() for character in text) and (not is_terminated(text) or text.endswith(("?", "!", "’", "”", '"')))


def _kind(text: str) -> str:
    """What a line of a head is; an empty string for any other."""
    if masthead(text):
        return "masthead"
    if found := LABEL.fullmatch(text):
        return found["name"].lower()
    if ADDRESS.fullmatch(text):
        return "address"
    if BYLINE.fullmatch(text) and len(text) < 120:
        return "byline"
    if around(text, True) == "date line":
        return "date line"
    return NAMED if named_day(text) else ""


def _is_long(lines: Sequence[Line], place: int, stop: int) -> bool:
    """Whether there is the text of an article below a headline, and not only that of a card."""
    texts = [line for line in lines[place + 1 : stop] if not _kind(line.text)]
    return words_in(texts) >= FEWEST_WORDS and any(is_terminated(line.text) for line in texts)
