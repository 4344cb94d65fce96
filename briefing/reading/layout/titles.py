"""The title of an article in its text, and where the page repeats it."""

from __future__ import annotations

import re

from briefing.reading.layout.blocks import CLOSING, Block
from briefing.reading.layout.mastheads import SECTION
from briefing.reading.normalize import normalize

FIRST = 12
"""Blocks from the top among which a title is looked for."""
LONGEST = 36
"""Words that a title may have."""
FEWEST_BELOW = 8
"""Words of a paragraph above which two words are its headline."""
SHORT = re.compile(r"(?!(?:The|A|An|In|On|By|For|And|Breaking|Top|Latest|Live|More)\b)[^\W\d_a-zß-ÿ][\w’'-]+ [a-zß-ÿ][\w’'-]{2,}[?!]?")
CALENDAR = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|(?:Sept|Octo|Novem|Decem)(?:ember|ber))\b"
)
"""Words that have a capital everywhere, and so tell no title."""


def find_title(blocks: list[Block], known_title: str | None = None, *, extracted: bool = False) -> Block | None:
    """Mark and return the block that is the article's title; None where the text begins without one.

    In a text that an extractor chose, only a title that is `known_title` counts.
    """
    top = [block for block in blocks[:FIRST] if block.kind in ("text", "heading")]
    if known_title:
        for block in top:
            if _is_named(block, normalize(known_title)):
                block.kind = "title"
                return block
    if extracted:
        return None
    for block in top:
        if block.kind == "heading" and block.level == 1:
            block.kind = "title"
            return block
    title = _first_line_of_a_title(top)
    if title is None and (short := _short_headline(blocks)) in top:
        title = short
    if title:
        title.kind = "title"
    return title


def _first_line_of_a_title(top: list[Block]) -> Block | None:
    for block in top:
        if _runs_on(block):
            return None
        if block.words >= 3 and not block.bullet:
            return block
    return None


def _short_headline(blocks: list[Block]) -> Block | None:
    """The first line where it has a word or two and the byline, the date or at once the text follows: no title anywhere else.

    Above the text, names, places and papers have capitals throughout, so only two words of which the second has none tell a headline.
    """
    if len(blocks) < 2 or blocks[0].words >= 3 or blocks[0].terminated or blocks[0].bullet:
        return None
    if blocks[1].reason in ("byline", "date line"):
        return blocks[0]
    is_told = blocks[1].kind == "text" and blocks[1].terminated and blocks[1].words >= FEWEST_BELOW
    return blocks[0] if is_told and SHORT.fullmatch(blocks[0].text.strip()) and not SECTION.search(blocks[0].text) else None


def _is_named(block: Block, title: str) -> bool:
    """Whether a block says the title as metadata has it, which may add the site's name or leave out a subtitle."""
    if block.plain == title:
        return bool(title)
    shorter, longer = sorted((block.plain, title), key=len)
    return len(shorter) > 15 and len(shorter) > 0.5 * len(longer) and longer.startswith(shorter) and block.words <= LONGEST


def _runs_on(block: Block) -> bool:
    """Whether the block is running text: it ends as a sentence does, and is not written like a title."""
    if block.words > LONGEST:
        return True
    if not block.terminated or (block.text.rstrip(CLOSING).endswith(("?", "!")) and block.words <= 20):
        return False
    return not _title_case(block.text) or block.text.rstrip().endswith((":", ",", ";"))


def _title_case(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha() and not CALENDAR.match(word)]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.8 * len(words) and len(text) < 160


def drop_repeats(blocks: list[Block], title: Block | None, known_title: str | None, *, extracted: bool) -> None:
    """Drop the title where it stands again, alone or at the head of a caption, and, in a scrape, the contents lists."""
    names = {form for form in (title.plain if title else "", normalize(known_title) if known_title else "") if len(form) > 12}
    for block in blocks:
        if block is title or block.kind not in ("text", "heading"):
            continue
        for name in names:
            heads = name.count(" ") >= 3 and block.plain.startswith(name) and not block.terminated and block.words < 3 * LONGEST
            if block.plain == name or heads or _heads_caption(block, name):
                block.drop("the title again")
    if not extracted:
        _drop_contents(blocks)
        _mark_doubles(blocks)


def _heads_caption(block: Block, name: str) -> bool:
    rest = block.plain[len(name) :].lstrip() if block.plain.startswith(name) else ""
    return rest.startswith(("image", "photo", "video", "picture", "credit", "by "))


def _drop_contents(blocks: list[Block]) -> None:
    """Lines that stand again later as headings: a contents list. The last time is the heading itself."""
    last: dict[str, int] = {}
    for block in blocks:
        if not block.terminated or block.plain.endswith(("?", "!", '"', "'")):
            last[block.plain] = block.index
    listed = set()
    for block in blocks:
        if block.kind not in ("text", "heading") or block.words < 2 or block.words > 30:
            continue
        if last.get(block.plain, -1) > block.index:
            block.drop("contents list")
            listed.add(block.plain)
        elif block.plain in listed and not block.bullet:
            block.kind = "heading"


def _mark_doubles(blocks: list[Block]) -> None:
    """A long paragraph that the page prints twice is said once."""
    seen: set[str] = set()
    for block in blocks:
        if block.kind == "text" and block.words >= 12:
            if block.plain in seen:
                block.restates = True
            seen.add(block.plain)
