"""Clippings that a person has put into one file: again and again a headline, who wrote it, where and when, and the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing.model import Span
from briefing.reading.clippings.clipping import FEWEST_WORDS, Clipping, Line, lines_of, spans_of, words_in
from briefing.reading.layout.blocks import is_terminated
from briefing.reading.layout.lines import BYLINE, around
from briefing.reading.layout.mastheads import masthead

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
DATES = {"date line", "date", "published", "datum", "fecha"}


def find(text: str, given: Mapping[Span, int]) -> list[Clipping] | None:
    """The clippings of a text; None where it has no two heads of articles. `given` says which spans are headings."""
    lines = lines_of(text)
    heads = [place for place in range(len(lines)) if _is_head(lines, place, given)]
    if len(heads) < 2:
        return None
    starts = [place for place, stop in zip(heads, [*heads[1:], len(lines)], strict=True) if _is_long(lines, place, stop)]
    if len(starts) < 2:
        return None
    if starts[0] and words_in(lines[: starts[0]]) >= FEWEST_WORDS:
        starts.insert(0, 0)  # an article whose head is missing
    found = []
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        held = list(lines[start:stop])
        while held and RULE.fullmatch(held[-1].text):
            held.pop()
        title = spans_of(held[:1]) if start in heads and not TITLE_LABEL.fullmatch(held[0].text) else ()
        rules = spans_of(line for line in held if RULE.fullmatch(line.text))
        found.append(Clipping(held[0].start, held[-1].end, title=title, furniture=rules))
    return found


def _is_head(lines: Sequence[Line], place: int, given: Mapping[Span, int]) -> bool:
    """Whether a line is a headline: what follows it says who wrote the text, and when or where it was printed, and then it begins."""
    line = lines[place]
    heading = given.get((line.start, line.end), 0) > 0
    ruled = place == 0 or bool(RULE.fullmatch(lines[place - 1].text))
    if not (heading or ruled or line.gap or lines[place - 1].gap is False) or not _may_be_title(line.text):
        return False
    kinds: set[str] = set()
    for below in lines[place + 1 : place + 1 + HEAD_LINES]:
        kind = _kind(below.text)
        if not kind:
            break
        kinds.add(kind)
    dated = bool(kinds & DATES) or "masthead" in kinds
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
    return "date line" if around(text, True) == "date line" else ""


def _is_long(lines: Sequence[Line], place: int, stop: int) -> bool:
    """Whether there is the text of an article below a headline, and not only that of a card."""
    texts = [line for line in lines[place + 1 : stop] if not _kind(line.text)]
    return words_in(texts) >= FEWEST_WORDS and any(is_terminated(line.text) for line in texts)
