"""The passes that decide what each block of a text is, and the result as spans."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing import marks
from briefing.model import Furniture, Heading, Sentence, Span
from briefing.reading import turns
from briefing.reading.layout import captions, galleries, lines, phrases, regions, teasers
from briefing.reading.layout.blocks import BULLET, Block, blocks_of, is_terminated
from briefing.reading.layout.headings import DATELINE, mark_headings
from briefing.reading.layout.titles import drop_repeats, find_title
from briefing.reading.normalize import normalize
from briefing.reading.sentences import split

SHOUTED = re.compile(r"[A-Z]{3}")
SHOUTED_NAME = re.compile(r"\b[A-Z]{3,}(?: [A-Z]{2,}){2,}")
CAPITALS = re.compile(r"[^\W\d_]{3,}")
Piece = tuple[int, int, str]
"""Start and end in the text of a block, and the reason for which it is furniture, or an empty string."""
EDGE = 10
"""Blocks from the top or the foot that count as the edge of a page."""


MANY = 2
"""Notices in one paragraph that make it a form or a legal note as a whole."""
FURNITURE = -1
"""Stands in `given` for a span that the format says is no text."""
SAYS_SOMETHING = 5
"""Spaces in a line with a full stop from which on it takes more than a fixed wording to be furniture."""
FEWEST = 3
"""Words of a text without full stops that say something."""
FEW_AROUND = 12
"""Words of each piece of furniture beside it; where there is more, as a legal note, a page has lost its article."""
SIGNATURE = re.compile(r"(?:[–—―]|--?) ?(?=[^\W\d_a-z])")
LONGEST_SIGNATURE = 16
"""Words of a name behind the dash that follows a quotation, and what is said of it."""

FEW = 5
"""Words after the last full stop of a paragraph that are taken for a leftover of the page."""


@dataclass
class Layout:
    """What was found, as spans of code points."""

    title_span: Span | None = None
    furniture: tuple[Furniture, ...] = ()
    headings: tuple[Heading, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    sentences: tuple[Sentence, ...] = ()


@dataclass
class _Spans:
    furniture: list[Furniture] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    paragraphs: list[Span] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    title: Span | None = None


def lay_out(
    text: str, *, title: str | None = None, given: dict[Span, int] | None = None, language: str = "en", extracted: bool = False
) -> Layout:
    """Title, headings, furniture, paragraphs and sentences of a text.

    `title` is a title known from elsewhere; `given` says of spans what
    the format calls them: a heading of that level, 0 for an item of a list or a table, FURNITURE. `extracted`: the text was chosen by an
    extractor that has left most furniture out, so that only sure signs count.
    """
    blocks = blocks_of(text, given or {})
    labels = {start: end for (start, end), kind in (given or {}).items() if kind == FURNITURE}
    for block in blocks:
        block.label = max(0, min(labels.get(block.start, 0), block.end) - block.start)
        level = (given or {}).get((block.start, block.end))
        if level and level > 0:
            block.kind, block.level = "heading", level
        elif level == 0:
            block.item = True
        elif level == FURNITURE:
            block.drop("header")
    galleries.mark_counted(blocks)
    _mark_lines(blocks, extracted=extracted)
    found = find_title(blocks, title, extracted=extracted)
    drop_repeats(blocks, found, title, extracted=extracted)
    captions.mark_captions(blocks)
    captions.mark_galleries(blocks)
    if not extracted:
        teasers.mark_teasers(blocks, found)
    regions.mark_regions(blocks, extracted=extracted)
    mark_headings(blocks, found, extracted=extracted)
    captions.mark_unfinished(blocks)
    regions.mark_restated(blocks)
    _keep_only_lines(blocks)
    return _spans(blocks, language, extracted=extracted)


def _keep_only_lines(blocks: list[Block]) -> None:
    """A clipping that is no more than a line or a few without full stops says something all the same: it is no title of nothing."""
    if any(block.kind == "text" for block in blocks):
        return
    alone = [block for block in blocks if _may_be_text(block)]
    around = [block for block in blocks if not _may_be_text(block)]
    if sum(block.words for block in alone) >= FEWEST and all(block.words <= FEW_AROUND for block in around):
        for block in alone:
            block.kind = "text"


def _may_be_text(block: Block) -> bool:
    """Whether it was only its place or a missing full stop that spoke against a block."""
    return block.kind in ("title", "heading") or block.reason in ("kicker", captions.UNFINISHED)


def _mark_lines(blocks: list[Block], *, extracted: bool) -> None:
    """Lines that are furniture by their wording or their shape alone; in an extracted text, tables and lists are spared."""
    for block in blocks:
        if block.kind != "text" or (block.item and extracted):
            continue
        gallery = captions.HIDE.search(block.text[-30:])
        reason = line_reason(block.plain) if block.words <= 120 and not gallery else ""
        edge = block.index < EDGE or block.index >= len(blocks) - EDGE
        reason = reason or lines.around(block.text, edge)
        if reason:
            block.drop(reason)


def line_reason(form: str) -> str:
    """Why a line in its plain form is furniture by its wording, or an empty string."""
    bare = form.rstrip(" .:!?>»|…")
    half = bare[: len(bare) // 2]
    if len(half) > 2 and bare == half * 2:
        bare = half  # a button whose label is there twice, for the eye and for the screen reader
    if not bare:
        return "page furniture"
    closed = form.endswith(".") and form.count(" ") >= SAYS_SOMETHING
    if not closed and len(bare) < 320 and phrases.WHOLE.fullmatch(bare) and not _is_told(form):
        return "page furniture"
    return "notice" if is_notice(form) else ""


def is_notice(form: str) -> bool:
    """Whether a plain form begins as a notice does, or holds what only notices say, and nobody is named as saying it."""
    if phrases.BEGINS.match(form):
        return True
    held = len(form) < 500 and any(hint in form for hint in phrases.HINTS) and phrases.HOLDS.search(form)
    asks = len(form) < LONGEST_CALL and phrases.asks_to_pay(form)
    return bool(held or asks or phrases.CALLS.match(form)) and not _is_told(form)


def _is_told(form: str) -> bool:
    """Whether a plain form is a sentence that somebody says, in quotation marks or with his name: news, whatever its words."""
    return is_terminated(form) and (form.startswith(('"', "«", "„")) or bool(phrases.TOLD.search(form)))


LONGEST_CALL = 200
"""Characters that a call to pay for the rest of an article has at most."""
LONGEST_FURNITURE = 600
"""Characters that a sentence of furniture has at most."""


def sentence_reason(text: str) -> str:
    """Why a sentence inside a paragraph is furniture, or an empty string."""
    form = normalize(text)
    if is_notice(form):
        return "notice"
    if not any(character.isalnum() for character in form):
        return "page furniture"
    short = not is_terminated(text) or 2 <= form.count(" ") < SAYS_SOMETHING
    if len(text) > LONGEST_FURNITURE:
        return ""
    if short and phrases.WHOLE.fullmatch(form.rstrip(" .:!?")) and not _is_told(form):
        return "page furniture"
    if lines.COURTESY.fullmatch(text) or lines.TEASER.fullmatch(text):
        return "courtesies"
    return ""


def _spans(blocks: list[Block], language: str, *, extracted: bool) -> Layout:
    found = _Spans()
    heading: int | None = None
    for block in blocks:
        if block.kind == "furniture":
            found.furniture.append(Furniture(start=block.start, end=block.end, reason=block.reason))
        elif block.kind == "title":
            found.title = found.title or (block.start, block.end)
        elif block.kind == "heading":
            found.headings.append(Heading(start=block.start, end=block.end, level=block.level))
            heading = None if block.reason == "deck" else len(found.headings) - 1
        else:
            _paragraph(block, heading, _pieces(block, language, extracted=extracted, lead=not found.paragraphs), found)
    return Layout(
        title_span=found.title,
        furniture=tuple(sorted(found.furniture, key=lambda item: item.start)),
        headings=tuple(found.headings),
        paragraphs=tuple(found.paragraphs),
        sentences=tuple(found.sentences),
    )


def _paragraph(block: Block, heading: int | None, pieces: list[Piece], spans: _Spans) -> None:
    """The sentences of one block of reporting; credits and notices inside it are cut out."""
    notices = sum(reason == "notice" for *_, reason in pieces)
    kept: list[Span] = []
    for start, end, reason in pieces:
        if reason or MANY <= notices >= 0.5 * len(pieces):
            spans.furniture.append(Furniture(start=block.start + start, end=block.start + end, reason=reason or "notice"))
        else:
            kept.append((block.start + start, block.start + end))
    if kept:
        number = len(spans.paragraphs)
        spans.paragraphs.append((kept[0][0], kept[-1][1]))
        spans.sentences.extend(
            Sentence(start=start, end=end, paragraph=number, heading=heading, restates=block.restates) for start, end in kept
        )


def _pieces(block: Block, language: str, *, extracted: bool, lead: bool) -> list[Piece]:
    """The sentences of a block and the credits between them, each with the reason for which it is furniture, if any.

    An article may begin with words in capitals, so that nothing is a heading in its first paragraph (`lead`).
    """
    pieces: list[Piece] = []
    mark = BULLET.match(block.text) if block.bullet else None
    position = mark.end() if mark else 0
    for low, high in [*captions.inline_spans(block), (len(block.text), len(block.text))]:
        for start, end in split(block.text[position:low], language):
            sentence = block.text[start + position : end + position]
            pieces.append((start + position, end + position, sentence_reason(sentence)))
        if low < high:
            pieces.append((low, high, "credit"))
        position = max(position, high)
    pieces = _with_signature(block.text, pieces)
    if extracted or not pieces:
        return pieces
    if not block.terminated and _leftover(block.text, pieces):
        pieces[-1] = (*pieces[-1][:2], "leftover")
    pieces = _labelled(block.text, pieces)
    return pieces if lead or is_all_capitals(block.text) else _without_headings(block.text, pieces)


def _without_headings(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces with headings in capitals cut off the sentences that they were run into."""
    found: list[Piece] = []
    for start, end, reason in pieces:
        size = 0 if reason else teasers.heading_within(text[start:end])
        head = len(text[start : start + size].rstrip())
        found += [(start, start + head, "heading")] if size else []
        found += [(start + size, end, reason)] if start + size < end else []
    return found


def _with_signature(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces of a paragraph with the name behind the dash left at the quotation that it signs."""
    if len(pieces) < 2 or text[pieces[0][0]] not in marks.OPENING:
        return pieces
    (start, end, reason), (low, high, _) = pieces[-2:]
    signed = SIGNATURE.match(text, low, high) and text[start:end].rstrip(" .")[-1:] in marks.CLOSING
    return [*pieces[:-2], (start, high, reason)] if signed and len(text[low:high].split()) <= LONGEST_SIGNATURE else pieces


def _labelled(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces of a paragraph, with the lettering of maps and charts marked, and what the paragraph prints again."""
    printed: set[str] = set()
    found = []
    for start, end, reason in pieces:
        sentence = text[start:end]
        if not reason and is_lettering(sentence) and not is_all_capitals(text):
            reason = "lettering"
        elif not reason and end - start > 20 and sentence in printed:
            reason = "printed again"
        printed.add(sentence)
        found.append((start, end, reason))
    reasons = [reason for *_, reason in found]
    drawn, again = reasons.count("lettering"), reasons.count("printed again")
    # A map that is drawn for screens of several sizes leaves its labels in the text as often.
    if (drawn >= MANY and 2 * (drawn + again) >= len(found)) or (again >= MANY and SHOUTED_NAME.search(text)):
        return [(start, end, "lettering") for start, end, _ in found]
    return found


def is_lettering(sentence: str) -> bool:
    """Whether so many of its words are capitals that it can only be labels."""
    sentence = turns.HEAD.sub("", sentence, count=1)
    if not SHOUTED.search(sentence):
        return False
    words = CAPITALS.findall(sentence)
    return len(words) >= 4 and sum(word.isupper() for word in words) >= max(4, 0.4 * len(words)) and not DATELINE.match(sentence)


def is_all_capitals(text: str) -> bool:
    """Whether a paragraph is set in capitals throughout, as old wires are."""
    letters = [character for character in text[:2000] if character.isalpha()]
    return sum(character.isupper() for character in letters) > 0.9 * len(letters)


def _leftover(text: str, pieces: list[Piece]) -> bool:
    """Whether a paragraph ends in a few words that are no sentence, after whole ones."""
    start, end, _ = pieces[-1]
    return len(pieces) > 1 and len(text[start:end].split()) <= FEW and not is_terminated(text[start:end])
