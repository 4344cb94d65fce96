"""Quotations that a paragraph before them announces: "On Monday, the bank released a statement:", and then what it says.

The network reads paragraph by paragraph, and sees either the speaker or the words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from briefing import marks
from briefing.analysis.attribution.rule_based import HAVE, NAME, NO_SUBJECT, SAYING, VERB
from briefing.analysis.quotes import quotations
from briefing.model import Attribution, Source, Span

DOCUMENT = r"(?:statement|message|comment|response|reply|note|tweet|post|letter|apology|explanation|warning|appeal|communiqué)s?"
RELEASES = (
    r"(?:released|issued|published|posted|shared|made|gave|sent(?:\s+out)?|put\s+out|read(?:\s+out)?|offered|provided)"
    rf"\s+(?:an?|the|this|these|his|her|its|their|one)\s+(?:[\w-]+\s+){{0,3}}?{DOCUMENT}"
)
LEAD = (
    r"(?:(?:(?:On|In|At|By|After|Before|During|Following|Since|When|While|As|Later|Earlier|Shortly|Hours|Minutes|Days|Then|Meanwhile|However|But|"
    r"And|Yesterday|Today|\w+day|[A-Z]\w+ly)\b[^,:“”\"]{0,60},|But|And|Then|(?:\w+\s)?[Ll]ater)\s+)?"
)
"""When it was, before who it was."""
INTRODUCTION = re.compile(
    rf"^{LEAD}(?P<who>{NAME}(?:,\s[^,.;:“”\"()—]{{3,90}},?)?)\s+"
    rf"(?P<cue>{HAVE}(?:{RELEASES}|{SAYING}|{VERB}|continued|responded|replied|posted))(?:\s[^:“”\"]{{1,140}})?:\Z"
)
WRITING = re.compile(
    rf"^{LEAD}(?P<who>(?:[Tt]he )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){{0,5}}|[Tt]he [a-z-]+) [^“”\":]{{3,240}}, "
    r"(?P<cue>(?:tweeting|saying|writing|adding|posting|declaring|explaining|warning|insisting|arguing|noting))(?: [^:“”\"]{1,60})?:\Z"
)
"""A sentence that goes on to announce: "The mayor went further, | writing | on Friday:"."""

LONGEST = 400
"""Code points of a sentence that announces."""
MOST_SUBJECT_WORDS = 14
"""Of a subject."""


def find_introduced_quotes(source: Source, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions that were missing: quotations of whole paragraphs whose speaker stands in the one before, before a colon.

    Linear in paragraphs, sentences and attributions.
    """
    text, paragraphs = source.text, source.paragraphs
    numbers = [
        number
        for number, ((start, end), (following, _)) in enumerate(pairwise(paragraphs))
        if text[following] in marks.OPENING and text[max(start, end - 9) : end].rstrip().endswith(":")
    ]
    if not numbers:
        return []
    starts = [sentence.start for sentence in source.sentences]
    claims = _claims(paragraphs, attributions)
    return [one for number in numbers if (one := _introduced_quote(source, number, starts, claims)) is not None]


def _claims(paragraphs: Sequence[Span], attributions: Sequence[Attribution]) -> dict[int, list[Span]]:
    """What is said by somebody named, by paragraph."""
    starts = [start for start, _ in paragraphs]
    claims: dict[int, list[Span]] = {}
    for first, last in (span for one in attributions if one.source_spans for span in one.content_spans):
        for number in range(max(0, bisect_right(starts, first) - 1), bisect_left(starts, last)):
            claims.setdefault(number, []).append((first, last))
    return claims


def _introduced_quote(source: Source, paragraph: int, starts: Sequence[int], claims: Mapping[int, Sequence[Span]]) -> Attribution | None:
    """What the colon that ends a paragraph announces. `starts` are those of the sentences."""
    text, (start, end) = source.text, source.paragraphs[paragraph]
    end = start + len(text[start:end].rstrip())
    start = max(start, starts[max(0, bisect_left(starts, end) - 1)]) if starts else end
    if not 0 < end - start <= LONGEST:
        return None
    match = INTRODUCTION.match(text[start:end]) or WRITING.match(text[start:end])
    if match is None or not _is_subject(match.group("who")):
        return None
    content = tuple(_quoted(source, paragraph + 1, starts, claims))
    if not content:
        return None
    who, cue = ((match.start(name) + start, match.end(name) + start) for name in ("who", "cue"))
    return Attribution(
        id=f"{source.id}:c{cue[0]}", source=source.id, source_spans=(who,), cue_spans=(cue,), content_spans=content, mode="direct"
    )


def _is_subject(who: str) -> bool:
    head = who.split(",")[0]
    return len(head.split()) <= MOST_SUBJECT_WORDS and NO_SUBJECT.search(head) is None


def _quoted(source: Source, paragraph: int, starts: Sequence[int], claims: Mapping[int, Sequence[Span]]) -> Iterator[Span]:
    """The quotation that begins with a paragraph, over the paragraphs that go on with it; what somebody else says ends it."""
    text = source.text
    for here in range(paragraph, len(source.paragraphs)):
        start, end = source.paragraphs[here]
        reporting = bisect_left(starts, start) < bisect_left(starts, end)
        if text[start] not in marks.OPENING or not reporting:
            return
        closed = next((last for _, last in quotations(text, start, end)), end)
        said = sum(max(0, min(closed, last) - max(start, first)) for first, last in claims.get(here, ()))
        if said * 2 > closed - start:
            return
        goes_on = not any(letter.isalnum() for letter in text[closed:end])
        yield start, end if goes_on else closed + 1
        if not goes_on:
            return
