"""A draft as text and sentences: Markdown and plain text as they stand in the file, HTML and Word as they read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from briefing.analysis.wordlists import listed
from briefing.model import Record, Source, Span
from briefing.reading.draft import check_sentences
from briefing.reading.encoding import decode
from briefing.reading.files import ReadError
from briefing.reading.layout.blocks import blocks_of
from briefing.reading.limits import DEFAULT
from briefing.reading.sentences import split
from briefing.workspace.file_analysis import EXPORT_MARK, MARK_WITHIN, is_word_export

LARGEST = 20_000_000
"""Bytes of a draft that are read: a thick book has two million."""
JSON_EXPORT = re.compile(rb'\{\s*"schema":\s*"briefing/')
FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n.*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
LINE = re.compile(r"[^\r\n]+")
FENCE = re.compile(r"\s*(?:```|~~~)")
HEADING = re.compile(r"\s{0,3}#{1,6}\s")
UNDERLINED = re.compile(r"\s{0,3}(?:=+|-{3,})\s*$")
NO_PROSE = re.compile(r"\s*(?:\[[^\]\n]{1,80}\]:|[-*_]{3,}\s*$|\|?[\s:|-]+\|[\s:|-]*$|<!--.*-->\s*$)")
"""A link's or note's address, a rule, the line under the head of a table, a comment."""
MARK = re.compile(r"(?:\s|>|[-*+•–—]\s|\d{1,3}[.)]\s|\||\*\*|__|\[[ xX]\]\s)+")
"""What may stand before the first word of a block."""
NEW_BLOCK = re.compile(r"\s*(?:[-*+•]\s|\d{1,3}[.)]\s|>|\||#{1,6}\s)")
NOTE = re.compile(r"\[\^?[\w.-]{1,40}\]$")
LONGEST_NOTE = 43
WORD = re.compile(r"[^\W_]")
BLOCK_TAGS = listed(
    """address article aside blockquote body caption dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol
    p pre section table tbody td tfoot th thead tr ul br"""
)
SILENT_TAGS = listed("script style template noscript head title")
HEADS = listed("h1 h2 h3 h4 h5 h6")


class NotADraftError(Exception):
    """The file can't be read as a text; the message says why and what to do."""


class DraftText(Record, frozen=True):
    """A draft: its text, the spans of its sentences in order, and those of its headings, which claim nothing by themselves."""

    name: str
    text: str
    sentences: tuple[Span, ...]
    headings: tuple[Span, ...] = ()


def is_draft(data: bytes, name: str) -> bool:
    """Whether a file, or what came another way, is a text of somebody's own, and no export of ours, whole or damaged."""
    if Path(name).suffix.lower() in (".json", ".csv") or _is_json(data):
        return False
    if data.startswith(b"PK"):
        return not is_word_export(io.BytesIO(data))
    return not EXPORT_MARK.search(data[:MARK_WITHIN])


def _is_json(data: bytes) -> bool:
    """Whether it is JSON, which is no draft whatever it is called; damaged JSON is known by how an export of ours begins."""
    start = data.lstrip()[:64]
    if JSON_EXPORT.match(start):
        return True
    if not start.startswith((b"{", b"[")):
        return False
    try:
        msgspec.json.decode(data, type=msgspec.Raw)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def read_draft(data: bytes, name: str) -> DraftText:
    """The draft in a file of that name. Raises `NotADraftError` for what holds no text."""
    if len(data) > LARGEST:
        raise NotADraftError(f"{name} is larger than {LARGEST // 1_000_000} MB, so it is no draft.")
    if data.startswith((b"PK", b"%PDF")):
        return _of_document(data, name)
    try:
        text = decode(data).text
    except ReadError as error:
        raise NotADraftError(f"{name} can't be read: {error}; save it as .docx, .md, .html or .txt.") from error
    suffix = Path(name).suffix.lower()
    if suffix in (".html", ".htm", ".xhtml") or text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
        return _of_html(text, name)
    return _of_text(text, name, markdown=suffix != ".txt")


def _of_document(data: bytes, name: str) -> DraftText:
    from briefing.reading import read_bytes

    found = list(read_bytes(data, name))
    source = next((one for one in found if isinstance(one, Source)), None)
    if source is None:
        why = next((f"{one.error}. {one.advice}" for one in found if not isinstance(one, Source)), "there is no text in it")
        raise NotADraftError(f"{name} can't be read: {why}")
    heads = {(heading.start, heading.end) for heading in source.headings} | ({source.title_span} if source.title_span else set())
    return _draft(name, source.text, [(block.start, block.end) for block in blocks_of(source.text)], heads)


def _of_text(text: str, name: str, *, markdown: bool) -> DraftText:
    if not markdown:
        return _draft(name, text, [(block.start, block.end) for block in blocks_of(text)], set())
    heads: set[Span] = set()
    return _draft(name, text, list(_markdown_blocks(text, heads)), heads)


def _markdown_blocks(text: str, heads: set[Span]) -> Iterator[Span]:
    """Paragraphs, items and headings of Markdown; the headings are put into `heads` too."""
    front = FRONT_MATTER.match(text)
    begin, end, fenced = -1, -1, False
    for line in LINE.finditer(text, front.end() if front else 0):
        printed = line.group()
        gap = text.count("\n", end, line.start()) > 1 if end >= 0 else True
        fence = bool(FENCE.match(printed))
        apart = gap or fence or fenced or bool(NEW_BLOCK.match(printed)) or bool(NO_PROSE.match(printed))
        if begin >= 0 and UNDERLINED.match(printed) and not gap:
            heads.add((begin, end))
        if begin >= 0 and (apart or UNDERLINED.match(printed)):
            yield begin, end
            begin = -1
        fenced ^= fence
        end = line.end()
        if fence or fenced or not printed.strip() or NO_PROSE.match(printed) or UNDERLINED.match(printed):
            continue
        begin = line.start() if begin < 0 else begin
        if HEADING.match(printed):
            heads.add((begin, end))
            yield begin, end
            begin = -1
    if begin >= 0:
        yield begin, end


def _of_html(text: str, name: str) -> DraftText:
    from briefing.reading.readers.html import parse

    try:
        tree = parse(text)
    except ReadError as error:
        raise NotADraftError(f"{name} can't be read as HTML: {error}. {error.advice}") from error
    pieces: list[tuple[list[str], bool]] = []
    _collect(tree, pieces)
    whole, spans, heads = "", [], set()
    for words, head in pieces:
        plain = " ".join("".join(words).split())
        if not plain:
            continue
        whole += "\n\n" if whole else ""
        span = len(whole), len(whole) + len(plain)
        whole += plain
        spans.append(span)
        if head:
            heads.add(span)
    return _draft(name, whole, spans, heads)


def _collect(tree: Any, pieces: list[tuple[list[str], bool]]) -> None:
    """The text of a tree by its blocks, each with whether it is a heading; without calling itself, as pages can be deep."""
    from lxml import etree

    etree.strip_elements(tree, *SILENT_TAGS, with_tail=False)
    pieces.append(([], False))
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in BLOCK_TAGS:
            pieces.append(([], event == "start" and element.tag in HEADS))
        more = element.text if event == "start" else element.tail
        if more:
            pieces[-1][0].append(more)


def _draft(name: str, text: str, blocks: list[Span], heads: set[Span]) -> DraftText:
    sentences, headings = [], []
    for start, end in blocks:
        mark = MARK.match(text, start, end)
        begin = mark.end() if mark else start
        if (start, end) in heads:
            headings.append((start, end))
            continue
        piece = text[begin:end].replace("\n", " ").replace("\r", " ")
        for low, high in split(piece):
            span = begin + low, _end(text, begin + low, begin + high)
            if WORD.search(text, *span):
                sentences.append(span)
    try:
        check_sentences(len(sentences), len(text), DEFAULT.sentences)
    except ReadError as error:
        raise NotADraftError(f"{name} can't be checked: {error}. Check its parts one by one.") from error
    return DraftText(name=name, text=text, sentences=tuple(sentences), headings=tuple(headings))


def _end(text: str, low: int, high: int) -> int:
    """Where a sentence ends without what may stand behind its last word: notes, closing marks of emphasis, blanks."""
    while high > low:
        if text[high - 1].isspace() or text[high - 1] == "|":
            high -= 1
        elif text.endswith(("**", "__"), low, high):
            high -= 2
        elif found := NOTE.search(text, max(low, high - LONGEST_NOTE), high):
            high = found.start()
        else:
            break
    return high
