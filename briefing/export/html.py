"""A page or a record as one HTML file that needs nothing else: no script, no font, no picture, nothing fetched.

Every text is escaped, and a content security policy forbids all that could be live. The quotes are `q` elements that name source, start
and end, which `read_back` finds again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape as _escape
from html.parser import HTMLParser
from itertools import count
from pathlib import Path

from briefing.export import document as doc
from briefing.export import seal
from briefing.export.quotes import VERSION, Failure, NotAnExportError, Quote, ReadBack, passage
from briefing.export.record import blocks_of
from briefing.model import Span
from briefing.workspace.rows import StatementRow
from briefing.workspace.safe_text import one_line, safe
from briefing.workspace.view import View

_BLANKS = re.compile(r"\s+")

STYLE = """
:root { color-scheme: light dark; --dim: #5b6470; --line: #d5d9de; --mark: #9a3412; }
@media (prefers-color-scheme: dark) { :root { --dim: #a5adb8; --line: #3a424d; --mark: #e69f00; } }
body { font: 17px/1.5 Georgia, 'Times New Roman', serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3, nav, table, .who, .dateline { font-family: system-ui, sans-serif; }
h1 { line-height: 1.2; margin-bottom: .3rem; } h2 { font-size: 1.25rem; margin: 2rem 0 .6rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin-bottom: .3rem; }
nav a { margin-right: 1rem; white-space: nowrap; }
ul { padding: 0; list-style: none; } ul > li { margin: .7rem 0; }
q { quotes: none; } q em { text-decoration: underline; } sup { line-height: 0; } sup a { text-decoration: none; }
.who, .comment, .dateline, nav, ol.notes { font-size: .85rem; color: var(--dim); }
.comment { border-left: 3px solid var(--mark); padding-left: .6rem; white-space: pre-line; display: block; } .mark { color: var(--mark); }
table { border-collapse: collapse; font-size: .85rem; width: 100%; }
td, th { text-align: left; padding: .25rem .8rem .25rem 0; vertical-align: top; border-bottom: 1px solid var(--line); }
ol.notes { padding-left: 2rem; overflow-wrap: anywhere; } :target { outline: 2px solid var(--mark); outline-offset: .2rem; }
@page { size: A4; margin: 15mm; }
@media print { body { font-size: 9.5pt; line-height: 1.3; max-width: none; margin: 0; padding: 0; } nav { display: none; }
  h1 { font-size: 16pt; margin-top: 0; } h2 { font-size: 11pt; margin: .7rem 0 .3rem; } h3 { font-size: 9.5pt; margin: .4rem 0 .1rem; }
  h2, h3 { break-after: avoid; } ul > li { margin: .25rem 0; break-inside: avoid; } .who { font-size: 8.5pt; }
  ol.notes { font-size: 6.8pt; line-height: 1.2; columns: 2; column-gap: 1.5rem; padding-left: 1.2rem; } table { font-size: 8pt; }
  td, th { padding: .1rem .6rem .1rem 0; } a { color: inherit; } }
"""


def write(view: View) -> Iterator[bytes]:
    """The page, a piece at a time."""
    return (part.encode() for part in seal.sealed(_parts(view)))


def _text(text: str) -> str:
    """Text of a document, safe in elements and in quoted attributes."""
    return _escape(one_line(text), quote=True)


def _marked(text: str, spans: Sequence[Span]) -> str:
    """A quote with its words of likelihood in `em`, which adds no character to it."""
    parts, at = [], 0
    for start, end in spans:
        parts += [_escape(_BLANKS.sub(" ", safe(text[at:start])), quote=True), f"<em>{_text(text[start:end])}</em>"]
        at = end
    return "".join([*parts, _escape(_BLANKS.sub(" ", safe(text[at:])), quote=True)]).strip() if spans else _text(text)


_LISTS: dict[type[doc.Block], tuple[str, str]] = {
    doc.Quotation: ('<ul class="points">\n', "</ul>\n"),
    doc.Unread: ("<ul>\n", "</ul>\n"),
    doc.Disagreement: ('<table class="disputes">\n<tr><th>what is said</th><th>who says it</th></tr>\n', "</table>\n"),
    doc.Note: ('<ol class="notes">\n', "</ol>\n"),
}
"""What stands around blocks of a kind that follow each other."""


def _parts(view: View) -> Iterator[str]:
    before: type[doc.Block] | None = None
    sections = count(1)
    for block in blocks_of(view):
        kind = type(block)
        if kind is not before:
            yield _LISTS[before][1] if before in _LISTS else ""
            yield _LISTS[kind][0] if kind in _LISTS else ""
        if isinstance(block, doc.Title):
            yield _head(view, block)
        if isinstance(block, doc.Heading) and block.level == 2:
            yield f'<h2 id="section-{next(sections)}">{_text(block.text)}</h2>\n'
        else:
            yield from _block(block)
        before = kind
    yield _LISTS[before][1] if before in _LISTS else ""
    yield "</body>\n</html>"


def _head(view: View, title: doc.Title) -> str:
    named = _text(f"{title.title}: {title.part}" if title.part else title.title)
    edited = view.edited()
    return "".join(
        (
            f'<!DOCTYPE html>\n<!-- briefing: {VERSION} -->\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
            f'<meta name="briefing-edits" content="{_text(edited)}">\n' if edited else "",
            f'<meta name="referrer" content="no-referrer">\n<title>{named}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n',
        )
    )


def _block(block: doc.Block) -> Iterator[str]:
    match block:
        case doc.Title():
            yield f"<h1>{_text(block.title)}</h1>\n"
            yield f"<p><b>A part of the briefing:</b> {_text(block.part)}</p>\n" if block.part else ""
            yield f'<p class="dateline">{_text(block.dateline)}</p>\n'
        case doc.ContentsList():
            links = (f'<a href="#section-{number}">{_text(one)}</a>' for number, one in enumerate(block.headings, 1))
            yield f"<nav>{' '.join(links)}</nav>\n"
        case doc.Heading():
            yield f"<h{block.level}>{_text(block.text)}</h{block.level}>\n"
        case doc.NotesBegin():
            yield f'<h2 id="notes">{_text(block.heading)}</h2>\n<p>{_text(block.text)}</p>\n'
        case doc.Text():
            yield f"<p>{_text(block.text)}</p>\n"
        case doc.Quotation():
            yield _quotation(block)
        case doc.Disagreement():
            yield from _disagreement(block)
        case doc.Table():
            yield from _table(block)
        case doc.Unread():
            yield f"<li>Not read: <code>{_text(block.path)}</code>. {_text(block.reason)}</li>\n"
        case doc.Note():
            yield _note(block)


def _quotation(line: doc.Quotation) -> str:
    gloss = f' <span class="gloss">[{_text("; ".join(line.gloss))}]</span>' if line.gloss else ""
    marks = [f'<span class="mark">{_text(mark)}</span>' if mark == "disputed" else _text(mark) for mark in line.marks]
    told = " · ".join([_who(line.who), *marks])
    comment = f'<span class="comment">{_escape(safe(line.comment))}</span>' if line.comment else ""
    return f'<li>{_quote(line.row)}{_refs(line.notes)}{gloss} <span class="who">— {told}</span>{comment}</li>\n'


def _quote(row: StatementRow) -> str:
    place = f'data-source="{_text(row.source_path)}" data-start="{row.start}" data-end="{row.end}"'
    return f"<q {place}>{_marked(row.text, row.likely)}</q>"


def _refs(notes: Sequence[doc.NoteNumber]) -> str:
    links = " ".join(f'<a href="#note-{one.id}">[{one.number}]</a>' for one in notes)
    return f"<sup>{links}</sup>"


def _who(who: doc.Who) -> str:
    return f"{_speaker(who)}{_name(who.outlet)}"


def _speaker(who: doc.Who) -> str:
    """Who says it, up to the outlet; nothing where the outlet does."""
    if who.voice is None and not who.unattributed:
        return ""
    voice = f"<b>{_text(who.voice)}</b>" if who.voice else "unattributed"
    note = f" ({_text(who.note)})" if who.note else ""
    via = f", via {_text(who.via)}" if who.via else ""
    return f"{voice}{note}{via}, in "


def _name(name: doc.Name) -> str:
    return _text(name.text) if name.own else f"“{_text(name.text)}”"


def _disagreement(block: doc.Disagreement) -> Iterator[str]:
    yield f'<tr><th colspan="2">{_text(block.heading)}</th></tr>\n'
    for one in block.positions:
        said = [f"{_who(who)}{_refs((ref,))}" for who, ref in one.said]
        more = [f"and {one.more} more"] if one.more else []
        yield f"<tr><td>{_text(one.value) or '—'}</td><td>{'; '.join([*said, *more])}</td></tr>\n"


def _table(table: doc.Table) -> Iterator[str]:
    yield f"<table>\n<tr>{''.join(f'<th>{_text(one)}</th>' for one in table.head)}</tr>\n"
    for row in table.rows:
        yield f"<tr>{''.join(f'<td>{_cell(one)}</td>' for one in row)}</tr>\n"
    yield "</table>\n"


def _cell(cell: doc.Cell) -> str:
    if cell.link:
        return _link(cell.link, cell.text)
    return f"<code>{_text(cell.text)}</code>" if cell.path else _text(cell.text)


def _link(address: str, text: str) -> str:
    return f'<a href="{_escape(address)}" rel="noopener noreferrer nofollow">{_text(text)}</a>'


def _note(note: doc.Note) -> str:
    words = f"{_quote(note.row)} — {_speaker(note.who)}" if note.who else ""
    title = ""
    if note.title:
        title = f", <i>{_text(note.title.text)}</i>" if note.title.own else f", “{_text(note.title.text)}”"
    where = f", {_link(note.link, note.link)}" if note.link else f", {_text(note.address)}" if note.address else ""
    page = f", page {note.page}" if note.page else ""
    place = f", <code>{_text(note.row.source_path)}</code>{page}, characters {note.row.start + 1}–{note.row.end}"
    return f'<li id="note-{note.ref.id}">{words}{_text(note.outlet)}{title}, {_text(note.when)}{where}{place}.</li>\n'


# --- reading an export back ---

_OURS = re.compile(r"\s*<!DOCTYPE html>\s*<!-- briefing: brief/([0-9]{1,9})(?:, ([0-9]{1,12}) quotes)? -->")


_MARKUP = "this quotation holds markup, which may show other words than it has"


class _Quotes(HTMLParser):
    """Collects the `q` elements, each of which must name its source and stand for itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Quote | Failure] = []
        self._open: tuple[int, dict[str, str | None]] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "q":
            self.end_open("a quotation begins within this one")
            self._open, self._text = (self.getpos()[0], dict(attrs)), []
        elif tag != "em":
            self.end_open(_MARKUP)

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("q", "em"):
            self.end_open(_MARKUP)
        if tag != "q" or self._open is None:
            return
        line, said = self._open
        self._open = None
        path = said.get("data-source")
        place = passage(said.get("data-start") or "", said.get("data-end") or "", 0)
        if path is None or place is None:
            self.found.append(Failure(line=line, what="a quotation names no place in a source"))
        else:
            self.found.append(Quote(line=line, text="".join(self._text), path=path, start=place[0], end=place[1]))

    def handle_comment(self, data: str) -> None:
        self.end_open(_MARKUP)

    def handle_decl(self, decl: str) -> None:
        self.end_open(_MARKUP)

    def handle_pi(self, data: str) -> None:
        self.end_open(_MARKUP)

    def unknown_decl(self, data: str) -> None:
        self.end_open(_MARKUP)

    def end_open(self, what: str) -> None:
        """A quotation that is still open can't be read."""
        if self._open is not None:
            self.found.append(Failure(line=self._open[0], what=what))
            self._open = None


def read_back(text: str, file: Path) -> Iterator[ReadBack]:
    """Every quotation of a page of ours, and what of the page itself is amiss. Raises `NotAnExportError`."""
    ours = _OURS.match(text)
    if ours is None:
        raise NotAnExportError(f"{file} is no export of ours: its second line does not say so.")
    parser = _Quotes()
    try:
        parser.feed(text)
        parser.close()
    except AssertionError as error:  # what Python's parser raises at some broken declarations
        raise NotAnExportError(f"{file} is no page that could be read: {error}.") from error
    parser.end_open("this quotation has no end")
    yield from parser.found
    if ours[2] is None:
        yield from seal.held(text)
        return
    found = sum(isinstance(one, Quote) for one in parser.found)
    if int(ours[2]) != found:
        yield Failure(line=2, what=f"the second line names {ours[2]} quotes, there are {found}")
