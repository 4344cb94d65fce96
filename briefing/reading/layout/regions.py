"""Stretches of several blocks: lists of links, readers' comments, the foot of a page, and what only says the article again."""

from __future__ import annotations

import re

from briefing.reading.layout import lines, phrases
from briefing.reading.layout.blocks import WORD, Block

AGE = re.compile(r"(?:updated |vor )?(?:an?|one|\d{1,3}) ?(?:m|h|d|mins?|hrs?|minutes?|hours?|days?|minuten|stunden|tagen)\b(?: ago)?\.?")
AUTHOR = re.compile(r"about the authors?|author bio")
LONGEST_NOTE = 150
"""Words of what stands under "About the author" at the end of a page."""
SUBSTANTIAL = 20
"""Words of a block that counts as reporting when a region is weighed."""
LONGEST_LINK = 26
"""Words of a headline in a list of links."""
LONGEST_OFFER = 50
"""Words of an offer, or of a note on an author, anywhere on a page."""
OFFER_ENDS = re.compile(r"(?<=[.!?]) ")
CLICK = re.compile(r"(?:click|tap) (?:here|below|to|on)\b")
FOOT = 4
"""Blocks from the end in which notes on the author and the site are believed."""
ECHO = 0.55
"""Share of an answer's words that the article must have, for it to count as said again."""


def mark_regions(blocks: list[Block], *, extracted: bool) -> None:
    """Drop lists of links, comments and what follows the end of the article."""
    if not extracted:
        _drop_links(blocks)
        _drop_offers(blocks)
    _drop_comments(blocks)
    _drop_after_close(blocks)
    _drop_foot(blocks)


def _bare(block: Block) -> str:
    return block.plain.rstrip(" :.!>»…")


def _substantial(block: Block) -> bool:
    return block.kind == "text" and block.terminated and block.words >= SUBSTANTIAL


def _drop_links(blocks: list[Block]) -> None:
    """After "Related", "Read more:", "Contents" and the like: the lines that don't end as sentences do."""
    taking = False
    for block in blocks:
        if block.kind == "furniture" and block.words <= 12 and phrases.LISTS.fullmatch(_bare(block)):
            taking = True
            _drop_all(_last_links(blocks, block.index + 1), "link")
        elif taking and block.kind == "text" and _is_in_list(blocks, block):
            block.drop("link")
        elif block.kind != "furniture":
            taking = False


def _last_links(blocks: list[Block], start: int) -> list[Block]:
    """What stands under the head of a list of links to the end of the text, where most of its short lines end as headlines do."""
    rest = [block for block in blocks[start:] if block.kind == "text"]
    unfinished = sum(not block.terminated or block.text.rstrip()[-1] in "'’”\"?" for block in rest)
    return rest if len(rest) > 1 and 2 * unfinished >= len(rest) and all(block.words <= LONGEST_LINK for block in rest) else []


def _drop_offers(blocks: list[Block]) -> None:
    """Short paragraphs that end in a call: notes on an author with more to read, and what a page offers with a button below it."""
    for block in blocks:
        if block.kind != "text" or block.words > LONGEST_OFFER:
            continue
        *before, last = OFFER_ENDS.split(block.plain)
        if not before or not phrases.CALLS.match(last):
            continue
        if phrases.BIO.search(block.plain):
            block.drop("about the author")
        elif CLICK.match(last) and '"' not in block.text:
            block.drop("about the site")


def _is_in_list(blocks: list[Block], block: Block) -> bool:
    """Whether a block under the head of a list of links is one of them: no sentence, an item, or a line whose age is told below it."""
    marked = block.bullet or _is_aged(blocks, block.index + 1)
    return not block.terminated or (marked and block.words < SUBSTANTIAL)


def _is_aged(blocks: list[Block], place: int) -> bool:
    """Whether a block says how old the one above it is, as lists of news do: `2 hours ago`."""
    return place < len(blocks) and AGE.fullmatch(blocks[place].plain) is not None


def _drop_comments(blocks: list[Block]) -> None:
    """From the head of the comments to the end, where comments do follow it, or nothing that reads as an article."""
    for block in blocks:
        if not phrases.COMMENTS.fullmatch(_bare(block)) or not _has_article(blocks[: block.index]):
            continue
        rest = blocks[block.index + 1 :]
        talk = any(
            _bare(b) in ("reply", "reply to", "report", "like")
            or (b.words <= 14 and not b.terminated and lines.COMMENT_HEAD.fullmatch(b.text))
            for b in rest
        )
        if talk or sum(map(_substantial, rest)) <= 2:
            _drop_all([block, *rest], "comments")
            return


def _has_article(blocks: list[Block]) -> bool:
    """Whether there is reporting among the blocks: a paragraph of some length, or as much in short ones."""
    texts = [block for block in blocks if block.kind == "text" and block.terminated]
    return any(map(_substantial, texts)) or sum(block.words for block in texts) >= 2 * SUBSTANTIAL


def _drop_after_close(blocks: list[Block]) -> None:
    """What stands after "Source: …", "© …" or "Related posts" near the end of a page."""
    total = sum(map(_substantial, blocks))
    before = 0
    for block in blocks:
        before += _substantial(block)
        heads_note = bool(AUTHOR.fullmatch(_bare(block)))
        if (
            (block.kind == "furniture" or (heads_note and block.kind == "heading"))
            and (before >= 1 or heads_note)
            and phrases.CLOSES.fullmatch(_bare(block))
        ):
            rest = blocks[block.index + 1 :]
            if (total - before <= 2 and before >= 2 * (total - before)) or _is_about_author(block, rest):
                _drop_all(rest, "foot of the page")
                return


def _is_about_author(head: Block, rest: list[Block]) -> bool:
    """Whether what is left under "About the author" is no longer than a note on one."""
    return bool(AUTHOR.fullmatch(_bare(head))) and sum(block.words for block in rest if block.kind == "text") <= LONGEST_NOTE


def _drop_foot(blocks: list[Block]) -> None:
    """Notes on the author and on the site in the last blocks."""
    kept = [block for block in blocks if block.kind == "text"]
    for block in kept[-FOOT:] if len(kept) > 3 else kept[3:]:
        if block.words <= 110 and phrases.BIO.search(block.plain) and not any(mark in block.text for mark in '“"«'):
            block.drop("about the author")
        elif phrases.BLURB.search(block.plain):
            block.drop("about the site")


def _drop_all(blocks: list[Block], reason: str) -> None:
    for block in blocks:
        if block.kind in ("text", "heading"):
            block.drop(reason)


def mark_restated(blocks: list[Block]) -> None:
    """Mark what stands under "Frequently asked questions" and the like, where most of its words stood above."""
    start = next((b.index for b in blocks if b.kind == "heading" and b.index > 3 and phrases.FAQ.match(b.plain)), None)
    if start is None:
        return
    said = {word for block in blocks[:start] if block.kind == "text" for word in _content_words(block)}
    below = [block for block in blocks[start:] if block.kind == "text"]
    words = [word for block in below for word in _content_words(block)]
    if words and sum(word in said for word in words) >= ECHO * len(words):
        for block in below:
            block.restates = True


def _content_words(block: Block) -> list[str]:
    return [word[:6] for word in WORD.findall(block.plain) if len(word) > 3]
