"""Web pages: the article as trafilatura finds it, with its headings and lists; metadata from the page's own head."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from briefing.model import Known, Problem, Span
from briefing.reading import calendar
from briefing.reading.document import Document, megabytes
from briefing.reading.draft import Draft
from briefing.reading.encoding import decode, decoding_problems
from briefing.reading.files import ReadError
from briefing.reading.limits import DEFAULT, Limits
from briefing.reading.readers.blocks import joined

for _library in ("trafilatura", "htmldate"):
    # What they log would be written over the desk; what is wrong with a page is said by a Problem.
    logging.getLogger(_library).addHandler(logging.NullHandler())

SPACES = re.compile(r"[^\S\n]+")
NEWLINES = re.compile(r"\s*\n\s*")
BLOCKS = {"p", "head", "item", "quote", "row", "code", "list", "table", "div", "ab", "fw"}
RENAMED = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "head"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(
        (
            "blockquote",
            "section",
            "article",
            "main",
            "ul",
            "ol",
            "dl",
            "figure",
            "figcaption",
            "header",
            "footer",
            "aside",
            "thead",
            "tbody",
            "tfoot",
            "center",
        ),
        "div",
    ),
    "tr": "row",
    "br": "lb",
    "pre": "code",
}
SAVED = (
    re.compile(r"<!-- saved from url=\(\d+\)(?P<address>https?://\S+)(?: on (?P<when>[\d:TZ+-]+))? -->"),
    re.compile(r"<!--\s*Page saved with SingleFile\s+url: (?P<address>https?://\S+)\s+saved date: (?P<when>[^\n]{10,80})"),
)
"""The notes that browsers, we, and the extension SingleFile write into a saved page."""
LONGEST_CELL = 40
"""Words from which on a cell is a text and no entry of a table."""
MOST_HIDDEN = 0.75
"""Share of a page that it may hide; beyond that a script would have shown it."""
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""What no XML may hold: the extractor gives a whole page up for one of them."""
MOST_ATTRIBUTES = 500
CROWDED = re.compile(
    r"<[a-zA-Z][^\s<>/]{0,60}+(?:[\s/]{1,200}+[^\s=>/]{1,1000}+(?:\s{0,200}+=\s{0,200}+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+)"
    rf"{{{MOST_ATTRIBUTES}}}"
)
"""An element with more attributes than any has: the parser compares each of them with all others."""
EMBEDDED = re.compile(rb"data:[\w/+.-]{1,80}(?:;[\w=+.-]{1,40}){0,4},[A-Za-z0-9+/=%]{100,}")
"""A picture or a font within a page."""
PRESS_DATABASE = re.compile(r">\s*Document [A-Z][A-Z0-9]{2,11}\d{8}\w{4,16}\s*<")
"""The line below each article of an export of Factiva: all text of such a page belongs to its articles."""
CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


FEWEST_LINKS = 10
"""Addresses of others from which on a page of nothing else is a list of them."""
LINKED = 0.95
"""Share of its words that are links in such a page."""


def read(document: Document) -> Iterator[Draft | Problem]:
    """The one article of a page."""
    data = _without_pictures(document)
    found = CHARSET.search(data[:4096])
    decoded = decode(data, found[1].decode("ascii") if found else None)
    yield from decoding_problems(decoded, document.name)
    saved = next(filter(None, (note.search(decoded.text[:4096]) for note in SAVED)), None)
    if PRESS_DATABASE.search(decoded.text):
        text, given = text_of_fragment(decoded.text)
        yield Draft(text=text, format="html", given=given)
        return
    draft = draft_of(decoded.text, saved["address"] if saved else None, document.limits)
    moment = calendar.find(saved["when"]) if saved and saved["when"] else None
    if moment:
        fetched = Known(value=moment.iso, certainty="sure", origin="note of the saving")
        draft = replace(draft, metadata=replace(draft.metadata, fetched=fetched))
    yield draft


def _without_pictures(document: Document) -> bytes:
    """The bytes of a page. One that was saved as a single file, its pictures within it, counts without them. Raises `ReadError`."""
    most = document.limits.html_bytes
    if document.size <= most:
        return document.read(most)
    data = EMBEDDED.sub(b"", document.read())
    if len(data) > most:
        raise ReadError(
            f"the page is larger than {megabytes(most)}", "Copy the article into a .txt file, or raise the limit in the settings."
        )
    return data


def draft_of(page: str, address: str | None = None, limits: Limits = DEFAULT) -> Draft:
    """The article of a page. Raises `ReadError` where there is none."""
    from briefing.reading.readers import html_losses, html_metadata, html_repair

    tree = parse(page)
    if sum(1 for _ in tree.iter()) > limits.html_elements:
        most = f"{limits.html_elements:,}"
        raise ReadError(f"the page has more than {most} elements", "Copy the article into a .txt file, or raise the limit in the settings.")
    metadata = html_metadata.of_page(tree, address)
    declared = html_metadata.declared_text(tree)
    _drop_hidden(tree)
    if _is_list(tree):
        raise ReadError(
            "all of its text is links to other pages: it is a list, and no article",
            "Save the pages that it leads to, or fetch them with: briefing add --from FILE",
        )
    asks = html_losses.asks_to_pay(tree)
    html_repair.repair(tree)
    body = _body(tree)
    if body is None:
        raise ReadError("no article was found in the page", "Open the page, copy the text and save it as a .txt file.")
    pieces: list[tuple[str, int | None]] = []
    _collect(body, pieces)
    text, given = joined(pieces)
    doubts = tuple(html_losses.doubts(len(text.split()), declared, asks))
    return Draft(text=text, format="html", metadata=metadata, given=given, extracted=True, doubts=doubts)


def _is_list(tree: Any) -> bool:
    """Whether a page is no more than addresses of others, as programs that keep pages for later export them."""
    links = [link for link in tree.iter("a") if (link.get("href") or "").startswith(("http://", "https://"))]
    if len({link.get("href") for link in links}) < FEWEST_LINKS:
        return False
    unread = sum(len((element.text or "").split()) for element in tree.iter("head", "title", "script", "style", "noscript", "template"))
    whole = len(tree.text_content().split()) - unread
    return sum(len(link.text_content().split()) for link in links) >= LINKED * whole


def text_of_fragment(page: str) -> tuple[str, tuple[tuple[Span, int], ...]]:
    """All the text of a piece of HTML that is known to be an article: nothing is left out but scripts and styles."""
    pieces: list[tuple[str, int | None]] = []
    for element in parse(f"<html><body>{page}</body></html>").iter("body"):
        _collect(_as_blocks(element), pieces)
    return joined(pieces)


def _as_blocks(body: Any) -> Any:
    """HTML's own elements under trafilatura's names."""
    for element in list(body.iter()):
        if element.getparent() is None or not isinstance(element.tag, str):
            continue
        if element.tag in ("script", "style", "noscript", "template", "iframe", "svg", "head", "title") or _is_hidden(element):
            element.drop_tree()
        elif element.tag in RENAMED:
            if element.tag[0] == "h":
                element.set("rend", element.tag)
            element.tag = RENAMED[element.tag]
    return body


def _drop_hidden(tree: Any) -> None:
    """Take out what the page hides from its readers, unless that is most of it: then a script would have shown it."""
    hidden = {element for element in tree.iter() if isinstance(element.tag, str) and _is_hidden(element)}
    outermost = [element for element in tree.iter() if element in hidden and hidden.isdisjoint(element.iterancestors())]
    if sum(len(element.text_content()) for element in outermost) > MOST_HIDDEN * len(tree.text_content()):
        return
    for element in outermost:
        if element.getparent() is not None:
            element.drop_tree()


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(HIDING.search(element.get("style") or "")) or _is_note_mark(element)


def _is_note_mark(element: Any) -> bool:
    """Whether an element is the number of a footnote: a raised link within the page. (A raised number without a link is a power.)"""
    if element.tag == "a" and "noteref" in f"{element.get('role') or ''} {element.get('epub:type') or ''}":
        return True
    return element.tag == "sup" and any((link.get("href") or "").startswith("#") for link in element.iter("a"))


def parse(page: str) -> Any:
    """The page as a tree. Raises `ReadError` for one that is empty."""
    from lxml import etree, html

    if CROWDED.search(page):
        raise ReadError(f"an element of the page has {MOST_ATTRIBUTES} attributes or more", "Copy the article into a .txt file.")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = html.document_fromstring(page.encode("utf-8", "surrogatepass"), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise ReadError(f"the page can't be parsed ({error})", "Save the page again, or copy its text into a .txt file.") from error
    for element in tree.iter():  # `&#27;` is such a character too, and is there only now
        if element.text and CONTROLS.search(element.text):
            element.text = CONTROLS.sub(" ", element.text)
        if element.tail and CONTROLS.search(element.tail):
            element.tail = CONTROLS.sub(" ", element.tail)
    return tree


def _body(tree: Any) -> Any:
    """The element that holds the article, in trafilatura's terms."""
    from trafilatura import bare_extraction  # 0.5 s, and only for pages

    found: Any = bare_extraction(tree, include_comments=False, include_tables=True, include_formatting=False, with_metadata=False)
    return None if found is None or found.body is None else found.body


def _collect(element: Any, pieces: list[tuple[str, int | None]]) -> None:
    """Text block by block: headings with their level, items of lists and rows of tables with 0, paragraphs with None."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag == "row" and not _is_layout(element):
        _add(" | ".join(" ".join(cell.itertext()).strip() for cell in element), 0, pieces)
        return
    if tag == "row":
        for cell in element:
            _collect(cell, pieces)
        return
    kind = {"head": _level(element), "item": 0, "code": 0}.get(tag)
    run = [element.text or ""]
    for child in element:
        child_tag = child.tag if isinstance(child.tag, str) else ""
        if child_tag in BLOCKS:
            _add("".join(run), kind, pieces)
            run = []
            _collect(child, pieces)
        elif child_tag == "lb":
            run.append("\n")
        else:
            run.extend("\n" if part is None else part for part in _inline(child))
        run.append(child.tail or "")
    _add("".join(run), kind, pieces)


def _is_layout(row: Any) -> bool:
    """Whether a row only gives the page its form, as in newsletters: one cell, or cells that hold blocks of their own."""
    cells = [cell for cell in row if isinstance(cell.tag, str)]
    return len(cells) < 2 or any(
        sum(child.tag in BLOCKS for child in cell) > 1 or len("".join(cell.itertext()).split()) > LONGEST_CELL for cell in cells
    )


def _inline(element: Any) -> Iterator[str | None]:
    """The text inside an inline element; None for a line break."""
    yield element.text or ""
    for child in element:
        if child.tag == "lb":
            yield None
        else:
            yield from _inline(child)
        yield child.tail or ""


def _level(element: Any) -> int:
    rend = element.get("rend") or "h2"
    return int(rend[1]) if len(rend) == 2 and rend[1].isdigit() else 2


def _add(text: str, kind: int | None, pieces: list[tuple[str, int | None]]) -> None:
    """One block; breaks inside it make lines of their own, other newlines are spaces."""
    clean = NEWLINES.sub("\n", SPACES.sub(" ", text)).strip()
    if clean:
        pieces.append((clean, kind))
