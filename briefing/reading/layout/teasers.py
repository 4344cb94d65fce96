"""Teasers of other stories, and headings set in capitals, that pages leave in or between the paragraphs of an article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from briefing.reading.layout.blocks import CLOSING, Block, is_terminated

_SHOUTED = r"[A-Z][A-Z’'&-]+"
_LONG = rf"(?=(?:{_SHOUTED} )*[A-Z’'&-]*[A-Z]{{4}})"
KICKER = re.compile(rf"(?:^|(?<=[a-z0-9?!.…’'\"”)] )){_LONG}{_SHOUTED}(?: (?:{_SHOUTED}|\d{{1,4}})){{1,6}}[?!]? (?=[“\"‘']?[A-Z][a-z])")
"""The words in capitals above the headline of a teaser: "HATS OFF Council finds a lost bell"."""
SENTENCE_END = re.compile(r"(?<=[a-z]{2})\.[\"'”’)]*(?:\s|$)")
FEWEST_KICKERS = 2
FEWEST_WORDS = 12
"""Words of an unfinished line from which on one kicker in it is enough."""
SHOUTED_HEADING = re.compile(rf"{_LONG}{_SHOUTED}(?: [A-Z0-9][A-Z0-9’'&-]*){{2,9}}(?<![.,])[?]? (?=[A-Z][a-z]|\d|- )")
"""The heading of a box, in front of its first sentence: "HOW THE FERRY SANK The boat left …"."""
SHOUTED_LINE = re.compile(r"(?=[^a-z]*[A-Z]{4})[^a-z\"“”«»]+")
LONGEST_HEADING = 10
"""Words of a line in capitals that is a heading."""
ALL_CAPITALS = 0.5
"""Share of capitals among the letters of a text from which on capitals tell nothing."""
GALLERY_TITLE = re.compile(r"[^\W\d_a-z][^.!?;:,\"“”]{8,90}? (?=[^\W\d_a-z])")
_TITLE_WORDS = 4
_FUNCTION_WORDS = frozenset(
    "a an the of in on at to for by with from and or but as that said says told is are was were will has have".split(" ")  # noqa: SIM905
)
MANY_ALIKE = 3
"""Texts of pictures that begin with the title of one gallery."""
FOOT = 3
"""Blocks from the end in which what a site offers is believed."""
OFFER = re.compile(r"[^\W\d_a-z][^:.!?\"“”]{5,90}: [A-Z][^:]{5,160}[.!?]")
CALLING = re.compile(r"\b(?:you|your)\b|: (?:Check out|Read|See|Watch|Listen|Learn|Find|Take|Join|Sign|Get|Don['’]t)\b", re.IGNORECASE)
POSTED = re.compile(
    r"(?P<words>[^@#\n]{20,200}) https?://t\.co/\w+(?: ?pic\.twitter\.com/\w+)? [—–-] ?[^—–\n]{1,60}\(@\w+\) "
    r"(?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})"
)
"""A post that is a headline with the address of its story."""
BRACKETED = re.compile(r"\[[^\[\]]{12,240}\]")


def mark_teasers(blocks: list[Block], title: Block | None) -> None:
    """Take lists of other stories, the texts of a gallery and what a site offers for furniture, and lines in capitals for headings."""
    for block in blocks:
        if block.kind == "text" and (is_run_of_teasers(block) or _is_bracketed_link(block) or _is_posted(block)):
            block.drop("link")
    _mark_titled_galleries(blocks)
    _mark_offers(blocks)
    _mark_shouted_lines(blocks, title)


def is_run_of_teasers(block: Block) -> bool:
    """Whether a paragraph is headlines of other stories with their kickers, and no sentence of its own."""
    kickers = len(KICKER.findall(block.text))
    if not kickers or len(SENTENCE_END.findall(block.text)) > 1:
        return False
    return kickers >= FEWEST_KICKERS or (not block.terminated and block.words >= FEWEST_WORDS and ":" not in block.text)


def _is_bracketed_link(block: Block) -> bool:
    """Whether a paragraph is nothing but a question or a quoted headline in square brackets, which leads to another story."""
    text = block.text.strip()
    return block.words >= 4 and bool(BRACKETED.fullmatch(text)) and (text[-2] in "?!" or text[-2] in CLOSING)


def _is_posted(block: Block) -> bool:
    found = POSTED.fullmatch(block.text.strip())
    return found is not None and not is_terminated(found["words"])


def _mark_titled_galleries(blocks: Sequence[Block]) -> None:
    """Paragraphs that all begin with the same title, and go on with another each: the texts of the pictures of a gallery."""
    alike: dict[str, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.kind == "text":
            for found in GALLERY_TITLE.finditer(block.text[:120]):
                if found.start() == 0:
                    alike[" ".join(block.text.split(" ", _TITLE_WORDS)[:_TITLE_WORDS])].append(block)
    for group in alike.values():
        if len(group) >= MANY_ALIKE and _is_title(_shared(group), group):
            for block in group:
                block.drop("caption")


def _shared(group: Sequence[Block]) -> list[str]:
    """The words that all begin with."""
    shared = []
    for words in zip(*(block.text.split(" ")[:20] for block in group), strict=False):
        if len(set(words)) > 1:
            break
        shared.append(words[0])
    return shared


def _is_title(shared: Sequence[str], group: Sequence[Block]) -> bool:
    """Whether words are a title: a few without a mark, of which the last can end one, and a capital begins what follows."""
    if len(shared) < _TITLE_WORDS or shared[-1].lower() in _FUNCTION_WORDS or any(word[-1:] in ".,;:!?" for word in shared):
        return False
    return all(block.text[len(" ".join(shared)) :].lstrip()[:1].isupper() for block in group)


def _mark_offers(blocks: Sequence[Block]) -> None:
    """At the foot, two lines or more of a label and a call: "The Tide: Get the week's harbour news in your inbox."."""
    texts = [block for block in blocks if block.kind == "text"]
    offers = []
    for block in reversed(texts[-FOOT:] if len(texts) > FOOT else texts[FOOT:]):
        if not OFFER.fullmatch(block.text.strip()):
            break
        offers.append(block)
    if len(offers) > 1 and any(CALLING.search(block.text) for block in offers):
        for block in offers:
            block.drop("about the site")


def _mark_shouted_lines(blocks: Sequence[Block], title: Block | None) -> None:
    """Short lines in capitals between paragraphs that are not set so."""
    texts = [block for block in blocks if block.kind == "text"]
    letters = [letter for block in texts for letter in block.text[:2000] if letter.isalpha()]
    if sum(letter.isupper() for letter in letters) > ALL_CAPITALS * len(letters):
        return
    for block in texts:
        if block is title or block.words > LONGEST_HEADING or block.bullet or block.item:
            continue
        if SHOUTED_LINE.fullmatch(block.text) and block.text.rstrip()[-1:] not in ".!,":
            block.kind, block.level = "heading", 3


def heading_within(sentence: str) -> int:
    """How many characters of a sentence are a heading in capitals that was run into it; all of one that is nothing else."""
    if SHOUTED_LINE.fullmatch(sentence) and len(sentence.split()) > 1 and sentence.rstrip()[-1:] not in ".!,":
        return len(sentence) if len(sentence.split()) <= LONGEST_HEADING else 0
    found = SHOUTED_HEADING.match(sentence)
    return found.end() if found else 0
