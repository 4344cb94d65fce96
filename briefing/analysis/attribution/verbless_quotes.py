"""Quotations without a verb of saying, by whom they stand beside: signed behind a dash, announced by a name alone ("And from Mira Holt:"),
or spoken by who has just turned to the crowd.

Only quotations that nobody has yet are looked at; linear in paragraphs and sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from briefing import marks
from briefing.analysis.quotes import quotations
from briefing.model import Attribution, Sentence, Source, Span

NAME = r"[^\W\d_a-z][\w.’'-]*+(?: (?:(?:of|for|and|the|de|van|von|bin|al|der|la) ){0,2}[^\W\d_a-z][\w.’'-]*+){1,7}"
"""Words with capitals, two at least: a name with its title in front."""

DESCRIBED = rf"{NAME}(?:, [^:“”\"\n]{{3,80}})?"
SIGNATURE = re.compile(rf"[ \u00a0]*\n?[ \u00a0]*(?P<cue>[–—―]|--?(?= ))[ \u00a0]*(?P<who>{DESCRIBED})[ \u00a0.]*(?=\n|\Z)")
ANNOUNCED = re.compile(
    rf"(?:(?:And|Or|But|Then|Also|Now|This|More)[ ,]+){{0,2}}(?P<cue>[Ff]rom|[Hh]ere (?:is|are)) (?P<who>{DESCRIBED}):\Z"
)
GESTURES = (
    r"turned to|turned around|faced|addressed|took the (?:microphone|stage|floor|stand|podium|megaphone)|(?:stood|got) up|"
    r"rose to (?:his|her|their) feet|stepped (?:up|forward|to)|climbed (?:on|onto)|raised (?:his|her|a) \w+|lifted (?:his|her) \w+|"
    r"shook (?:his|her) head|shrugged|smiled|laughed|sighed|nodded|paused|grinned|frowned|wept|broke down|held up|"
    r"leaned (?:in|forward|over)|pointed (?:at|to)|waved"
)
GESTURE = re.compile(
    rf"(?P<who>(?:(?:The|A|An) (?:[a-z-]+ ){{0,3}}?[a-z]+|{NAME}|[^\W\d_a-z][\w’'-]+|He|She)) "
    rf"(?P<cue>(?:then |slowly |finally )?(?:{GESTURES}))\b[^“”\"?!]{{0,120}}[.:]\s*\Z"
)
"""What somebody does who is about to speak."""

LONGEST = 200
"""Code points of a signature or of a sentence that announces."""
FEWEST = 12
"""Code points of a quotation; a shorter one is rather a title."""


def find_verbless_quotes(source: Source, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of quotations that were nobody's."""
    taken = sorted(span for one in attributions if one.source_spans for span in one.content_spans)
    found = [*_beside_paragraphs(source, taken), *_behind_gestures(source, taken)]
    return list({one.content_spans: one for one in found}.values())


def _beside_paragraphs(source: Source, taken: Sequence[Span]) -> Iterator[Attribution]:
    """Paragraphs that are one quotation, with a signature behind them or a name before a colon in the paragraph before."""
    text = source.text
    for number, (start, end) in enumerate(source.paragraphs):
        if text[start] not in marks.OPENING or _is_taken(taken, start, end):
            continue
        quoted = quotations(text, start, end)
        if len(quoted) != 1 or quoted[0][1] - quoted[0][0] < FEWEST or any(letter.isalnum() for letter in text[quoted[0][1] : end]):
            continue
        before = source.paragraphs[number - 1] if number else (start, start)
        signed = SIGNATURE.match(text, end, min(len(text), end + LONGEST))
        announced = ANNOUNCED.match(text[before[0] : before[1]].rstrip()) if before[1] - before[0] <= LONGEST else None
        if signed:
            yield _attribution(source, signed.span("who"), signed.span("cue"), (start, end))
        elif announced:
            who, cue = ((before[0] + announced.start(name), before[0] + announced.end(name)) for name in ("who", "cue"))
            yield _attribution(source, who, cue, (start, end))


def _behind_gestures(source: Source, taken: Sequence[Span]) -> Iterator[Attribution]:
    """Sentences that are one quotation, right behind one in which somebody turns to those who listen."""
    text = source.text
    for before, sentence in zip(source.sentences, source.sentences[1:], strict=False):
        same = before.paragraph == sentence.paragraph and before.end - before.start <= LONGEST
        if not same or text[sentence.start] not in marks.OPENING or _is_taken(taken, sentence.start, sentence.end):
            continue
        gesture = GESTURE.match(text[before.start : before.end])
        if gesture and _is_whole_quotation(source, sentence):
            who, cue = ((before.start + gesture.start(name), before.start + gesture.end(name)) for name in ("who", "cue"))
            yield _attribution(source, who, cue, (sentence.start, sentence.end))


def _is_whole_quotation(source: Source, sentence: Sentence) -> bool:
    quoted = quotations(source.text, sentence.start, sentence.end)
    inside = sum(end - start for start, end in quoted)
    return len(quoted) == 1 and inside >= FEWEST and not any(letter.isalnum() for letter in source.text[quoted[0][1] : sentence.end])


def _is_taken(taken: Sequence[Span], start: int, end: int) -> bool:
    """Whether somebody says a part of a passage already; `taken` are spans in order."""
    at = bisect_left(taken, (end, end))
    low = max(0, bisect_right(taken, (start, start)) - 3)
    return any(first < end and start < last for first, last in taken[low:at])


def _attribution(source: Source, who: Span, cue: Span, content: Span) -> Attribution:
    return Attribution(
        id=f"{source.id}:q{content[0]}",
        source=source.id,
        source_spans=(who,),
        cue_spans=(cue,),
        content_spans=(content,),
        mode="direct",
    )
