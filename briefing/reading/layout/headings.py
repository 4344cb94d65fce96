"""Headings inside an article, and the unfinished lines that are none: captions, teasers, kickers."""

from __future__ import annotations

import re

from briefing.reading.layout.blocks import Block
from briefing.reading.layout.captions import SIGNATURE, UNFINISHED

LONGEST = 12
"""Words that a heading may have; a longer line without a full stop is a caption or a teaser."""
CONNECTED = re.compile(r"(?:so|but|and|now|then|how about|what about) [^\"']*$")
"""A question that ties on to what stood before: a heading where the article has several, else talk."""
LONG = 34
"""Words of a line that is text, though nothing ends it."""
LONGEST_QUESTION = 16
MANY_QUESTIONS = 3
DASHED = re.compile(r"[-–—] ?[^\W\d_a-z]")
"""How questions begin that are headings, where several that stand alone begin so."""
ENOUGH = 8
"""Paragraphs that end as sentences do, from which on a text is known to be punctuated."""
LONGEST_LINE = 1000
"""Code points of a line that is text whatever it looks like."""
TALK = re.compile(r"^(?:q|a)\s?[:.]|^(?:so|but|and|now|or|then|yet|well|how about|what if)\b|\b(?:i|me|my|we|us|our)\b|^[\"'-]")
_SHORT = r"(?<!\bJan)(?<!\bFeb)(?<!\bMar)(?<!\bApr)(?<!\bJun)(?<!\bJul)(?<!\bAug)(?<!\bSep)(?<!Sept)(?<!\bOct)(?<!\bNov)(?<!\bDec)"
WHOLE_SENTENCE = re.compile(rf"(?:\S+\s+){{4}}\S*\w{{3}}{_SHORT}[.!?][\"'”’)]*\s+\S")
"""A sentence with another behind it; the short name of a month ends none."""
DATELINE = re.compile(r"[A-Z][A-Z .,'/-]{3,40}(?:\([^()]{2,30}\) ?)?[-–—] ?[A-Z\"“]")
SPEECH = re.compile(r"[\"“”«].{12,}[,.!?]?[\"”»],? .{0,60}\b(?:said|says|told|added|wrote|asked|tweeted)\b")
NUMBERED = re.compile(r"^\s*\d{1,2}[.)]\s")


def mark_headings(blocks: list[Block], title: Block | None, *, extracted: bool) -> None:
    """Tell headings from captions and teasers among the lines that don't end as sentences do.

    Where an extractor has chosen the text (`extracted`), a line without an end is a heading or text, and never dropped.
    """
    texts = [block for block in blocks if block.kind == "text"]
    if not _punctuated(texts):
        return
    live = [block for block in blocks if block.kind in ("text", "heading")]
    questions = [block for block in texts if _standing_question(block)]
    first_text = next((place for place, block in enumerate(live) if block.terminated and not _standing_question(block)), len(live))
    for place, block in enumerate(live):
        if block.kind == "heading" or block.item:
            continue
        following = live[place + 1] if place + 1 < len(live) else None
        before = live[place - 1] if place else None
        if block in questions:
            if _is_heading_question(block, questions, following):
                block.kind = "heading"
        elif not block.terminated and not extracted and not _listed(block, before, following):
            _unfinished(
                block,
                following,
                before_text=place < first_text,
                deck=block.index > 0 and title is not None and blocks[block.index - 1] is title,
            )


def _punctuated(texts: list[Block]) -> bool:
    """Whether this text ends its sentences with marks at all (some scripts and some exports don't)."""
    long = [block for block in texts if block.words >= 10 or len(block.text) >= 60]
    ended = [block for block in long if block.terminated]
    # Beside a long list of links even a whole article is the smaller part.
    return len(ended) >= ENOUGH or sum(len(block.text) for block in ended) >= 0.4 * sum(len(block.text) for block in long)


def _standing_question(block: Block) -> bool:
    return (
        block.text.rstrip().endswith(("?", "？", "؟"))
        and block.words <= LONGEST_QUESTION
        and (not block.bullet or bool(DASHED.match(block.text)))
    )


def _is_heading_question(block: Block, questions: list[Block], following: Block | None) -> bool:
    """A question that stands alone before text is a heading where the article asks several, or where it is no talk."""
    if following is None or (not following.terminated and following.words < 12):
        return False
    if DASHED.match(block.text):
        return sum(bool(DASHED.match(question.text)) for question in questions) >= MANY_QUESTIONS
    if TALK.search(block.plain) and not (CONNECTED.match(block.plain) and len(questions) >= 3 and len(block.text) > 20):
        return False
    if any(mark in block.text.rstrip("?!") for mark in ".!?;"):
        return False
    return len(questions) >= 2 or block.words <= 7


def _is_speech(block: Block) -> bool:
    """A quotation with who said it is reporting, though its full stop is missing."""
    return bool(SPEECH.search(block.text))


def _listed(block: Block, before: Block | None, following: Block | None) -> bool:
    """Items of a list that belongs to the reporting: after a colon, or bullets that say something."""
    if NUMBERED.match(block.text) and following is not None and following.terminated and not following.bullet:
        return False
    if block.bullet:
        return block.words >= 6 or (before is not None and before.kind == "text" and (before.bullet or before.text.rstrip().endswith(":")))
    led = before is not None and before.kind == "text" and before.text.rstrip().endswith((":", "：")) and before.words > 3
    return led and following is not None and not following.terminated and block.words > 2


def _unfinished(block: Block, following: Block | None, *, before_text: bool, deck: bool) -> None:
    """A line without an end: a deck under the title, a heading before text, or furniture."""
    if (
        len(block.text) > LONGEST_LINE
        or _is_speech(block)
        or SIGNATURE.search(block.text)
        or WHOLE_SENTENCE.search(block.text)
        or DATELINE.match(block.text)
        or block.words > LONG
    ):
        return
    if deck and block.words >= 5:
        block.kind, block.reason, block.level = "heading", "deck", 1
    elif before_text and block.words <= 4:
        block.drop("kicker")
    elif block.words <= LONGEST and following is not None and (following.terminated or following.bullet) and not block.bullet:
        block.kind = "heading"
    else:
        block.drop(UNFINISHED)
