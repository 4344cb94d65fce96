"""Captions and credits: who took a picture, and the words beneath it."""

# ruff: noqa: E501 (patterns read better whole)
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from briefing.reading.layout.blocks import Block
from briefing.reading.layout.phrases import AGENCY
from briefing.reading.sentences import SAYING

NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|da|di|del|van|von|der|den|bin|al|el|for|the|of|and)){0,7}"
INSIDE = rf"(?:(?i:photos?|images?|pictures?|credit|video|screenshot|illustration|map|graphic|file|source)\b[^()]{{0,100}}|(?:{NAME} ?(?:/|,|\bvia\b|—|-|\|) ?)*(?i:{AGENCY})(?: ?(?:/|,|\bvia\b|—|-|\||and) ?{NAME}){{0,4}})"
BRACKETED = re.compile(rf"\(\s*{INSIDE}\s*\)\.?")
"""A credit in brackets: "(Photo: A. Lens)", "(A. Lens/Reuters)", "(AFP)"."""

COURTESY = rf"(?i:courtesy of) {NAME}"
CLOSING = re.compile(rf"(?<=[.!?”\"])\s+\((?:{NAME} ?/ ?{NAME}|{COURTESY})\)$")
"""A credit in brackets whose owner is no agency, behind the full stop that closes the text under a picture or of a player."""

BARE_AGENCY = re.compile(rf"\(\s*(?i:{AGENCY})\s*\)\.?")
TRAILING = re.compile(
    rf"(?:(?:(?:Photo|Photograph|Photographer|Credit|Image|Picture|Illustration|Video|Screenshot|Graphic|Foto|Crédit|Crédito)s?(?: (?:by|credit|courtesy of))?\s*:\s*)[^.!?]{{2,90}}"
    rf"|(?:Credit|Photo by|Photograph by|Image by|Picture by|Photos by) {NAME}(?: ?[/,|] ?{NAME}){{0,3}}"
    rf"|{NAME} ?/ ?(?:\w+ ?/ ?)*(?i:{AGENCY})(?: ?/ ?{NAME})*"
    rf"|©\s?{NAME}(?: ?/ ?{NAME})?(?: \([^()]{{2,30}}\))?"
    rf"|(?:AP Photo|Getty Images|REUTERS|AFP PHOTO|Reuters Photo|EPA)(?: ?/ ?{NAME})?"
    r"|(?:Storyful|Shutterstock|Getty|iStock|Alamy))\)?\.?\s*$"
)
"""A credit without brackets, at the end of a block."""

SIGNATURE = re.compile(
    r"(?:(?:https?://[^\s—–]++|pic\.twitter\.com/[^\s—–]++|#\w++)\s*+){0,9}+[—–-]\s?[^—–\n]{1,60}\(@\w+\)\s+(?:\w+ \d{1,2}, \d{4}|\d{1,2} \w+ \d{4})(?: Report\b)?"
)
"""How an embedded post is signed."""

AROUND_POST = re.compile(
    r"(?:Skip|End of) (?:Twitter|X|Facebook|Instagram|YouTube|TikTok|Telegram) (?:post|video|content)(?:,? \d)?(?: by (?:@?\w+(?=\s|$)|[A-Z][\w.]*(?: [A-Z][\w.]*)?))?"
)
"""What screen readers are told before and after an embedded post."""
GALLERY = re.compile(r"(?:Photos?|Pictures|In pictures|Gallery|Slideshow|Videos?): ", re.IGNORECASE)
FIRST_WORDS, MANY_ALIKE = 3, 3
"""Words that the texts of one gallery begin with, and how many such texts make one."""
LONGEST_TITLE = 30
HIDE = re.compile(r"Hide Caption(?: \d+ of (?P<count>\d+))?|(?:Show|Toggle) caption", re.IGNORECASE)
CUES = re.compile(
    r"\b(?:is|are) (?:seen|pictured|shown)\b|\bpictured\b|\bfile (?:photo|picture|image|pic)\b|\bphoto(?:graph)? (?:shows|taken|released|provided)\b|\b(?:looks on|gestures|poses|waves)\b|\bin this (?:\w+\.? \d|photo|image|file|undated|handout|picture|frame)|\b(?:left|right|center|centre)\b[,)]",
    re.IGNORECASE,
)
CREDIT_FIRST = re.compile(
    r"(?:Getty Images|GETTY|REUTERS|Reuters|EPA|AFP|AP|PA|Rex Features|REX|Alamy|Shutterstock|Corbis|NurPhoto)(?: ?[:/|-])? [A-Z“\"][\w'’-]+ \w"
)
"""How the text under a picture begins where the credit comes first; believed of a line that nothing ends."""
CREDITS_ONLY = re.compile(rf"(?:\([^()]{{0,120}}\b(?i:{AGENCY})\)\s*)+|(?:\([^()]{{0,120}}\)\s*)+\([^()]{{0,40}}\b(?i:{AGENCY})\)")
_PICTURE_AGENCY = r"(?:Getty Images|Shutterstock|Alamy|Rex Features|iStock)"
PICTURE_CREDIT = re.compile(rf"(?:[/(©|]|\b[Vv]ia|:) ?{_PICTURE_AGENCY}\b|\b{_PICTURE_AGENCY} ?[)/]")
"""A picture agency as credits name it; without these marks it is what the news is about."""
PLAYER = re.compile(
    r"\bembed x? ?share\b|\blast video ?next video\b|\b\d+ of \d+ (?:skip|last video|next video)\b|\bskip in skip x\b"
    r"|\bplay slideshow\b|\bplay video \d+:\d\d\b",
    re.IGNORECASE,
)
"""The buttons of a player, which stand in the text of what it plays."""
_HELD = r"(?:signs?|placards?|posters?|banners?|flags?|candles?|photo(?:graph)?s?|pictures?|portraits?|child(?:ren)?|bab(?:y|ies)|phones?|rifles?|flowers?|umbrellas?)"
POSE = re.compile(
    r"(?<!\bto )(?<!\bnot )\b(?:stands?(?! (?:at|by|for|to|trial|accused|ready|firm)\b)|walks?(?! out\b)|helps?"
    rf"|holds? (?:up|hands|(?:(?:an?|the|his|her|their) )?(?:\w+ )?{_HELD})\b"
    r"|looks? (?:on|out|over|through|up|down|at (?:an?|the|his|her|their))\b|sits? (?:in|at|among|beside|next|outside|with|on (?:an?|the|his|her|their))\b"
    r"|reacts?(?! to\b)|carr(?:y|ies)(?! on\b)|embraces?|inspects?|watch(?:es)?|waves?|gestures?|poses?|runs?(?! for\b)|patrols?|prays?|lays|lights?|search(?:es)?|guards?|blocks?|hugs?"
    r"|comforts?|mourns?)\b"
)
"""What people in a picture do: in the present, as no news of a day that is named is told. What courts, states and firms do so is left out."""
TOLD_BEFORE = 2
"""Paragraphs in the past tense from which on an article is told in it: a sentence in the present may then be the text of a picture."""
POSED = re.compile(rf"{POSE.pattern}.*\b(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\w+ \d{{1,2}}, (?:19|20)\d\d\b)", re.IGNORECASE)
IRREGULAR = re.compile(r"\b(?:did|do|does|made|came|went|took|got|gave|saw|left|met|began|won|lost|led|spoke|wrote|held|ran|fell|rose)\b")
TOLD = re.compile(r"\b(?:will|would|says?|said|according|expected|could|may|might|should|must|can)\b")
LAST_AGENCY = re.compile(rf"\.\s+(?i:{AGENCY})$")
SHOWN_LAST = re.compile(
    r"[.!?][\"'”’)]* (?:Pictured|Seen here|Shown here)(?:,|:| (?:is|are|here|above|left|right|with|in|on|at)\b)[^.!?]*\.?$"
)
"""How the text under a picture ends where it says last what is seen."""
SAID_LAST = re.compile(rf"\b(?:{SAYING})\b|\baccording to\b|\b(?:adds?|writes?|tweet(?:s|ed)|told)\b", re.IGNORECASE)
SEEN = re.compile(r"\b(?:is|are) (?:seen|pictured|shown)\b|\b(?:is|are|was|were) (?:snapped|photographed)\b", re.IGNORECASE)
NUMBERED_PLAYER = re.compile(r"[^\W\d_a-z][\w.'’-]+ \(\d{1,2}\),? [a-z]{2,}s\b")
"""A player with the number on the shirt and what he does in the picture: "keeper Ada Quist (1) reaches for the ball"."""
BUTTONS = re.compile(r"(?:Show Hide|Hide Show|Show more Show less|Read more Read less) (?=[^\W\d_a-z])")
"""The buttons of a box that unfolds, in front of its text."""
RELATIVE = re.compile(r",? \b(?:that|who|which|whose|whom)\b")
OPENER = re.compile(r"(?:\d{1,3} ?/ ?\d{1,3}|CLOSE) [A-Z“\"]")
"""How the text under a picture of a gallery or a player begins."""
PAST = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\ban )(?<!\ba )(?<!\bthe )\b(?:said|told|was|were|had|called|announced|reported|\w{3,}ed)\b", re.IGNORECASE
)
ASIDE = re.compile(r"\b(?:(?<!well )as(?! well)|after|when|while|where|since|before|during)\b")
"""News is told in the past tense, pictures are described in the present."""
SENTENCE_END = re.compile(r"(?<=\w\w)[.!?][\"'”’)]*\s")
UNFINISHED = "caption or teaser"
"""Why a line without a full stop is dropped."""
MANY_UNFINISHED, MOST_UNFINISHED, LONGEST_LABEL = 3, 2, 9
"""Such lines from which on an article's captions have no full stop; sentences of one; words that a heading, a name or a button may have."""
TIED = re.compile(r"(?:And|But|Or|So|Yet|Then|Still|However|Meanwhile|He|She|They|It|This|That|These|Those|His|Her|Their|Its)\b")
MANY_CREDITS = 2
MANY_PICTURES = 20
"""Pictures from which on a gallery is no part of the article beside it."""
LONGEST_BLOCK = 50_000
"""Code points of a block that is not searched for credits."""
LONGEST = 5
"""Sentences that a caption may have; a longer block that ends in a credit is text."""


def mark_captions(blocks: list[Block]) -> None:
    """Take blocks that a credit closes for captions, and a caption that is printed twice."""
    texts = [block for block in blocks if block.kind == "text"]
    seen: dict[str, Block] = {}
    for place, block in enumerate(texts):
        if is_gallery(block) or OPENER.match(block.text) or is_caption(block, texts):
            block.drop("caption")
            continue
        credit = _credit(block.text)
        if credit is None or len(SENTENCE_END.findall(block.text[: credit.start()] + " ")) > LONGEST:
            continue
        near_end = place >= len(texts) - (2 if len(texts) > 4 else 1)  # the last words of a dispatch, however short, name its agency
        bare = bool(BARE_AGENCY.fullmatch(credit[0].strip()))
        if not bare or not near_end or CUES.search(block.text):
            block.drop("caption")
            seen[block.plain[:60]] = block
    for block in texts:
        if block.kind == "text" and len(block.plain) > 30 and block.plain[:60] in seen:
            block.drop("caption")


def is_caption(block: Block, texts: Sequence[Block]) -> bool:
    """Whether one of the `texts` of an article is of a picture or a player by its wording alone, though no credit closes it."""
    text = block.text[:LONGEST_BLOCK]
    if CREDITS_ONLY.fullmatch(text) or PLAYER.search(text) or len(PICTURE_CREDIT.findall(text)) >= MANY_CREDITS:
        return True
    if not block.terminated:
        closed = LAST_AGENCY.search(text)
        return (
            bool(CREDIT_FIRST.match(text))
            or "pictured" in block.plain
            or bool(SEEN.search(text))
            or bool(closed and _is_posed(text[: closed.start() + 1]))
        )
    return _is_shown_last(text) or ((_is_posed(text) or _is_played(text)) and _is_told(texts))


def _is_shown_last(text: str) -> bool:
    """Whether a text ends with what is seen: "… on Sunday. Pictured, the north pier." """
    return any(word in text for word in ("Pictured", "Seen here", "Shown here")) and bool(SHOWN_LAST.search(text))


def _is_told(texts: Sequence[Block]) -> bool:
    """Whether an article is told in the past, so that a sentence in the present is not its news."""
    past = (block for block in texts if block.terminated and PAST.search(block.text[:LONGEST_BLOCK]))
    return len(list(islice(past, TOLD_BEFORE))) == TOLD_BEFORE


def _is_posed(text: str) -> bool:
    """One sentence in the present that tells what people do in a picture, and when it was taken."""
    if len(text) > 400 or any(mark in text for mark in '"“”«') or SENTENCE_END.search(text.rstrip()[:-1]):
        return False
    main = RELATIVE.split(ASIDE.split(text, maxsplit=1)[0], maxsplit=1)[0]
    return (
        bool(POSED.search(text))
        and bool(POSE.search(main))
        and not PAST.search(main)
        and not IRREGULAR.search(main)
        and not TOLD.search(text)
    )


def _is_played(text: str) -> bool:
    """One sentence or more that begins with what a player does, in the present, under the number on his shirt."""
    first = SENTENCE_END.split(text, maxsplit=1)[0]
    return bool(NUMBERED_PLAYER.search(first)) and not PAST.search(ASIDE.split(first, maxsplit=1)[0]) and not TOLD.search(first)


def mark_unfinished(blocks: Sequence[Block]) -> None:
    """Drop what nothing ends, though it is long, where the texts under the pictures of an article are printed without a full stop.

    Speech that lost its full stop, and a paragraph that ties on to the one above it, are reporting.
    """
    lines = [block for block in blocks if block.reason in (UNFINISHED, "caption") and not block.terminated and block.words > LONGEST_LABEL]
    if len(lines) < MANY_UNFINISHED:
        return
    for block in blocks:
        if block.kind == "text" and not (block.terminated or block.bullet or block.item) and _may_be_captioned(block.text):
            block.drop("caption")


def _may_be_captioned(text: str) -> bool:
    """Whether a text is one sentence or two that tell what is seen, and not who says it."""
    if len(text) > LONGEST_BLOCK or "(@" in text or TIED.match(text) or text.rstrip()[-1:] in "-:'\"”’»":
        return False
    ends = [found.end() for found in SENTENCE_END.finditer(text)]
    return len(ends) < MOST_UNFINISHED and not SAID_LAST.search(text, ends[-1] if ends else 0)


def is_gallery(block: Block) -> bool:
    """A picture of a gallery: its button closes the block, and its first sentence describes what is seen."""
    button = HIDE.search(block.text[-30:])
    if not button:
        return False
    if int(button["count"] or 0) > MANY_PICTURES:
        return True
    first = SENTENCE_END.split(block.text, maxsplit=1)[0]
    return not PAST.search(ASIDE.split(first, maxsplit=1)[0])


def _credit(text: str) -> re.Match[str] | None:
    """The credit at the end of a block, if there is one that is more than the whole of a sentence."""
    if len(text) > LONGEST_BLOCK:
        return None
    closing = [match for match in BRACKETED.finditer(text) if not text[match.end() :].strip(" .)\"”'’")]
    found = TRAILING.search(text[-220:])
    closing += CLOSING.finditer(text.rstrip()) if text.rstrip().endswith(")") else ()
    closing += filter(None, [TRAILING.search(text, max(0, len(text) - 220)) if found else None])
    return min(closing, key=lambda match: match.start(), default=None)  # "© A. Lens (AFP)" is more than its agency


def mark_galleries(blocks: list[Block]) -> None:
    """Find the title of a gallery, which stands before the text of each of its pictures."""
    shown: dict[tuple[str, ...], list[Block]] = defaultdict(list)
    for block in blocks:
        if block.kind == "text" and GALLERY.match(block.text):
            shown[tuple(block.text.split()[:FIRST_WORDS])].append(block)
    for group in shown.values():
        if len(group) >= MANY_ALIKE:
            words = [block.text.split(" ", LONGEST_TITLE)[:LONGEST_TITLE] for block in group]
            same = next((place for place, column in enumerate(zip(*words, strict=False)) if len(set(column)) > 1), 0)
            for block, start in zip(group, words, strict=True):
                block.label = len(" ".join(start[:same]))


def inline_spans(block: Block) -> list[tuple[int, int]]:
    """Credits, signatures of embedded posts, titles and buttons of galleries inside a block that is otherwise text."""
    text = block.text
    spans = [(0, block.label)] if block.label else []
    spans += [match.span() for match in SIGNATURE.finditer(text)] if "(@" in text else []
    spans += [match.span() for match in AROUND_POST.finditer(text)] if " post" in text else []
    spans += [match.span() for match in BUTTONS.finditer(text)] if "Show " in text or "Read " in text else []
    if "aption" in text or "APTION" in text:
        spans += [match.span() for match in HIDE.finditer(text)]
    if "(" not in text or len(text) > LONGEST_BLOCK:
        return sorted(spans)
    for match in BRACKETED.finditer(text):
        before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
        closed = before.endswith((".", "!", "?", '"', "”"))
        if (closed and (not after or after[0].isupper())) or (not after and before):
            spans.append(match.span())
    return sorted(spans)
