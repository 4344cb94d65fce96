"""Quotations that a paragraph before them announces: "On Monday, the bank released a statement:", and then what it says.

The network reads paragraph by paragraph, and sees either the speaker or the words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from briefing import marks
from briefing.analysis.attribution.plain import HAVE, NAME, NO_SUBJECT, VERB
from briefing.analysis.quotes import quotations
from briefing.model import Attribution, Source, Span

PAPER = r"(?:statement|message|comment|response|reply|note|tweet|post|letter|apology|explanation|warning|appeal|communiqué)s?"
RELEASING = (
    r"(?:released|issued|published|posted|shared|made|gave|sent(?:\s+out)?|put\s+out|read(?:\s+out)?|offered|provided)"
    rf"\s+(?:an?|the|this|these|his|her|its|their|one)\s+(?:[\w-]+\s+){{0,3}}?{PAPER}"
)
LEAD = (
    r"(?:(?:(?:On|In|At|By|After|Before|During|Following|Since|When|While|As|Later|Earlier|Shortly|Hours|Minutes|Days|Then|Meanwhile|However|But|"
    r"And|Yesterday|Today|\w+day|[A-Z]\w+ly)\b[^,:“”\"]{0,60},|But|And|Then|(?:\w+\s)?[Ll]ater)\s+)?"
)
"""When it was, before who it was."""
ANNOUNCED = re.compile(
    rf"^{LEAD}(?P<who>{NAME}(?:,\s[^,.;:“”\"()—]{{3,90}},?)?)\s+"
    rf"(?P<cue>{HAVE}(?:{RELEASING}|{VERB}|continued|responded|replied|posted))(?:\s[^:“”\"]{{1,140}})?:\Z"
)
LONGEST = 400
"""Code points of a sentence that announces."""
WORDS = 14
"""Of a subject."""


def announced(source: Source, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions that were missing: quotations of whole paragraphs whose speaker stands in the one before, before a colon."""
    return [one for number in range(len(source.paragraphs) - 1) if (one := _at(source, number, found)) is not None]


def _at(source: Source, number: int, found: Sequence[Attribution]) -> Attribution | None:
    """What the colon that ends a paragraph announces."""
    text, (start, end) = source.text, source.paragraphs[number]
    end = start + len(text[start:end].rstrip())
    if text[end - 1 : end] != ":" or text[source.paragraphs[number + 1][0]] not in marks.OPENING:
        return None
    starts = [sentence.start for sentence in source.sentences]
    start = starts[max(0, bisect_right(starts, end - 1) - 1)] if starts else end
    match = ANNOUNCED.match(text[start:end]) if 0 < end - start <= LONGEST else None
    if match is None or not _is_subject(match.group("who")):
        return None
    content = tuple(_quoted(source, number + 1, found))
    if not content:
        return None
    who, cue = ((match.start(name) + start, match.end(name) + start) for name in ("who", "cue"))
    return Attribution(
        id=f"{source.id}:c{cue[0]}", source=source.id, source_spans=(who,), cue_spans=(cue,), content_spans=content, mode="direct"
    )


def _is_subject(who: str) -> bool:
    head = who.split(",")[0]
    return len(head.split()) <= WORDS and NO_SUBJECT.search(head) is None


def _quoted(source: Source, number: int, found: Sequence[Attribution]) -> Iterator[Span]:
    """The quotation that begins with a paragraph, over the paragraphs that go on with it; what somebody else says ends it."""
    text = source.text
    for start, end in source.paragraphs[number:]:
        if text[start] not in marks.OPENING or not _is_reporting(source, start, end):
            return
        closed = next((last for _, last in quotations(text, start, end)), end)
        if _is_claimed(found, start, closed):
            return
        rest = text[closed:end]
        yield start, end if not any(letter.isalnum() for letter in rest) else closed + 1
        if any(letter.isalnum() for letter in rest):
            return


def _is_reporting(source: Source, start: int, end: int) -> bool:
    at = bisect_left(source.sentences, start, key=lambda sentence: sentence.start)
    return at < len(source.sentences) and source.sentences[at].start < end


def _is_claimed(found: Sequence[Attribution], start: int, end: int) -> bool:
    """Whether most of a quotation is somebody's who is named."""
    said = sum(max(0, min(end, last) - max(start, first)) for one in found if one.source_spans for first, last in one.content_spans)
    return said * 2 > end - start
