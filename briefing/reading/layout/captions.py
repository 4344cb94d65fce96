"""Captions and credits: who took a picture, and the words beneath it."""

# ruff: noqa: E501 (patterns read better whole)
from __future__ import annotations

import re

from briefing.reading.layout.blocks import Block
from briefing.reading.layout.phrases import AGENCY

NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|da|di|del|van|von|der|den|bin|al|el|for|the|of|and)){0,7}"
INSIDE = rf"(?:(?i:photos?|images?|pictures?|credit|video|screenshot|illustration|map|graphic|file|source)\b[^()]{{0,100}}|(?:{NAME} ?(?:/|,|\bvia\b|—|-|\|) ?)*(?i:{AGENCY})(?: ?(?:/|,|\bvia\b|—|-|\||and) ?{NAME}){{0,4}})"
BRACKETED = re.compile(rf"\(\s*{INSIDE}\s*\)\.?")
"""A credit in brackets: "(Photo: A. Lens)", "(A. Lens/Reuters)", "(AFP)"."""

BARE_AGENCY = re.compile(rf"\(\s*(?i:{AGENCY})\s*\)\.?")
TRAILING = re.compile(
    rf"(?:(?:(?:Photo|Photograph|Photographer|Credit|Image|Picture|Illustration|Video|Screenshot|Graphic|Foto|Crédit|Crédito)s?(?: (?:by|credit|courtesy of))?\s*:\s*)[^.!?]{{2,90}}"
    rf"|(?:Credit|Photo by|Photograph by|Image by|Picture by|Photos by) {NAME}(?: ?[/,|] ?{NAME}){{0,3}}"
    rf"|{NAME} ?/ ?(?:\w+ ?/ ?)*(?i:{AGENCY})(?: ?/ ?{NAME})*"
    rf"|©\s?{NAME}(?: ?/ ?{NAME})?(?: \([^()]{{2,30}}\))?"
    rf"|(?:AP Photo|Getty Images|REUTERS|AFP PHOTO|Reuters Photo|EPA)(?: ?/ ?{NAME})?"
    r"|(?:Newslook|Storyful|Shutterstock|Getty|iStock|Alamy))\)?\.?\s*$"
)
"""A credit without brackets, at the end of a block."""

SIGNATURE = re.compile(
    r"(?:(?:https?://\S+|pic\.twitter\.com/\S+|#\w+)\s*)*[—–-]\s?[^—–\n]{1,60}\(@\w+\)\s+(?:\w+ \d{1,2}, \d{4}|\d{1,2} \w+ \d{4})(?: Report\b)?"
)
"""How an embedded post is signed."""

HIDE = re.compile(r"Hide Caption(?: \d+ of (?P<count>\d+))?|(?:Show|Toggle) caption", re.IGNORECASE)
CUES = re.compile(
    r"\b(?:is|are) (?:seen|pictured|shown)\b|\bpictured\b|\bfile (?:photo|picture|image|pic)\b|\bphoto(?:graph)? (?:shows|taken|released|provided)\b|\b(?:looks on|gestures|poses|waves)\b|\bin this (?:\w+\.? \d|photo|image|file|undated|handout|picture|frame)|\b(?:left|right|center|centre)\b[,)]",
    re.IGNORECASE,
)
OPENER = re.compile(r"(?:\d{1,3} ?/ ?\d{1,3}|CLOSE) [A-Z“\"]")
"""How the text under a picture of a gallery or a player begins."""
PAST = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\ban )(?<!\ba )(?<!\bthe )\b(?:said|told|was|were|had|called|announced|reported|\w{3,}ed)\b", re.IGNORECASE
)
ASIDE = re.compile(r"\b(?:as(?! well)|after|when|while|where|since|before|during)\b")
"""News is told in the past tense, pictures are described in the present."""
SENTENCE_END = re.compile(r"(?<=\w\w)[.!?][\"'”’)]*\s")
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
        if is_gallery(block) or OPENER.match(block.text):
            block.drop("caption")
            continue
        credit = _credit(block.text)
        if credit is None or len(SENTENCE_END.findall(block.text[: credit.start()] + " ")) > LONGEST:
            continue
        near_end = place >= len(texts) - 2 and len(texts) > 4
        bare = bool(BARE_AGENCY.fullmatch(credit[0].strip()))
        if not bare or not near_end or CUES.search(block.text):
            block.drop("caption")
            seen[block.plain[:60]] = block
    for block in texts:
        if block.kind == "text" and len(block.plain) > 30 and block.plain[:60] in seen:
            block.drop("caption")


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
    for match in BRACKETED.finditer(text):
        if not text[match.end() :].strip(" .)\"”'’"):
            return match
    found = TRAILING.search(text[-220:])
    return TRAILING.search(text, max(0, len(text) - 220)) if found else None


def inline_spans(text: str) -> list[tuple[int, int]]:
    """Credits, signatures of embedded posts and gallery buttons inside a block that is otherwise text."""
    spans = [match.span() for match in SIGNATURE.finditer(text)] if "(@" in text else []
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
