"""A page or a record as one HTML file that needs nothing else: no font, no picture, nothing fetched, no script to be read.

A page has its sources beside it: a marker opens the article with its passage lit, by anchors alone. A record has its notes, as the texts
of all its sources would make the file too large to open. Every text is escaped, and a content security policy forbids all that is not in
the file; the one script, known by its sum, only finds lines. The quotes are `q` elements that name source, start and end, which
`read_back` finds again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, count

from briefing.export import document as doc
from briefing.export import html_shell as shell
from briefing.export import seal
from briefing.export.html_article import articles
from briefing.export.html_read import read_back
from briefing.export.html_text import address_in, anchor, link, marked, text
from briefing.export.page import Page
from briefing.export.part import Part, holds
from briefing.export.record import RecordOf
from briefing.model import Span
from briefing.workspace.rows import StatementRow
from briefing.workspace.safe_text import safe
from briefing.workspace.view import View

__all__ = ["read_back", "write"]


def write(view: View) -> Iterator[bytes]:
    """The page, a piece at a time."""
    parts = _page(view) if isinstance(view, Part) and view.selection.page else _record(view)
    return (part.encode() for part in seal.sealed(parts))


def _record(view: View) -> Iterator[str]:
    yield from _Writer(view, beside=False).blocks(RecordOf(view).blocks())
    yield "</main>\n"
    yield shell.foot()


def _page(view: Part) -> Iterator[str]:
    headings = tuple(one.text for one in Page(view, beside=True).blocks() if isinstance(one, doc.Heading) and one.level == 2)
    page = Page(view, beside=True)  # a page is told twice, so that none of it need be held: first which headings it has
    blocks = page.blocks()
    yield from _Writer(view, beside=True).blocks(chain([next(blocks), doc.ContentsList(headings=headings)], blocks))
    yield '</main>\n<aside aria-labelledby="articles" tabindex="0">\n<h2 id="articles">Articles</h2>\n'
    yield from articles(view.whole, page.sources, page.telling.notes.places())
    yield "</aside>\n"
    yield shell.foot()


_LISTS: dict[type[doc.Block], tuple[str, str]] = {
    doc.Quotation: ('<ul class="points">\n', "</ul>\n"),
    doc.Unread: ("<ul>\n", "</ul>\n"),
    doc.Note: ('<ol class="notes">\n', "</ol>\n"),
}
"""What stands around blocks of a kind that follow each other."""


class _Writer:
    """Makes HTML of blocks; `beside`: markers lead into the articles that stand beside, else to the notes."""

    def __init__(self, view: View, beside: bool) -> None:
        self._view, self._beside = view, beside
        self._numbers = count(1)
        self._inside = False
        self._opened: set[str] = set()
        """Passages to which a marker led: from the passage one comes back to the first."""

    def blocks(self, blocks: Iterator[doc.Block]) -> Iterator[str]:
        """The whole of the main part, from the first line of the file."""
        before: type[doc.Block] | None = None
        for block in blocks:
            kind = type(block)
            if kind is not before:
                yield _LISTS[before][1] if before in _LISTS else ""
                yield _LISTS[kind][0] if kind in _LISTS else ""
            yield from self._block(block)
            before = kind
        yield _LISTS[before][1] if before in _LISTS else ""
        yield "</section>\n" if self._inside else ""

    def _block(self, block: doc.Block) -> Iterator[str]:
        match block:
            case doc.Title():
                yield from self._title(block)
            case doc.ContentsList():
                links = (f'<a href="#section-{number}">{text(one)}</a>' for number, one in enumerate(block.headings, 1))
                yield f'<nav aria-label="Contents">{" ".join(links)}</nav>\n{shell.TOOLS}</header>\n<main id="page" tabindex="-1">\n'
            case doc.Heading():
                yield f"<h3>{text(block.text)}</h3>\n" if block.level > 2 else self._section(block)
            case doc.NotesBegin():
                yield f'{self._end()}<section class="notes" aria-labelledby="notes">\n<h2 id="notes">{text(block.heading)}</h2>\n'
                yield f"<p>{text(block.text)}</p>\n"
            case doc.Text():
                yield f"<p>{text(block.text)}</p>\n"
            case doc.Quotation():
                yield from self._quotation(block)
            case doc.Disagreement():
                yield from self._disagreement(block)
            case doc.Table():
                yield from self._table(block)
            case doc.Unread():
                yield f"<li>Not read: <code>{text(block.path)}</code>. {text(block.reason)}</li>\n"
            case doc.Note():
                yield self._note(block)

    def _title(self, block: doc.Title) -> Iterator[str]:
        named = f"{block.title}: {block.part}" if block.part else block.title
        yield shell.head(named, self._view.edited(), "page" if self._beside else "record", holds(self._view))
        yield f"<header>\n<h1>{text(block.title)}</h1>\n"
        yield f"<p><b>A part of the briefing:</b> {text(block.part)}</p>\n" if block.part else ""
        yield f'<p class="dateline">{text(block.dateline)}</p>\n'

    def _end(self) -> str:
        """The end of the section that is open, as another begins."""
        ends, self._inside = "</section>\n" if self._inside else "", True
        return ends

    def _section(self, block: doc.Heading) -> str:
        name = f"section-{next(self._numbers)}"
        kind = f' class="{block.kind}"' if block.kind else ""
        return f'{self._end()}<section{kind} aria-labelledby="{name}">\n<h2 id="{name}">{text(block.text)}</h2>\n'

    def _quotation(self, line: doc.Quotation) -> Iterator[str]:
        gloss = f' <span class="gloss">[{text("; ".join(line.gloss))}]</span>' if line.gloss else ""
        marks = [f'<span class="mark">{text(mark)}</span>' if mark == "disputed" else text(mark) for mark in line.marks]
        told = " · ".join([_who(line.who), *marks])
        comment = f'<span class="comment">{_lines(line.comment)}</span>' if line.comment else ""
        refs = self._refs(line.notes, line.who.outlet)
        folded = "".join(self._folded(line)) if line.wordings or line.near else ""
        yield f'<li>{_quote(line.row, line.row.likely)}{refs}{gloss} <span class="who">— {told}</span>{comment}{folded}</li>\n'

    def _folded(self, line: doc.Quotation) -> Iterator[str]:
        """The other wordings of a line and what may say the same, which are opened where one wants them."""
        others = len(line.wordings) + line.more
        told = f"{others} other wording{'' if others == 1 else 's'}" if others else ""
        near = f"{len(line.near)} that may say the same" if line.near else ""
        yield f"\n<details><summary>{' · '.join(filter(None, (told, near)))}</summary>\n"
        if line.wordings:
            yield f"<ul>\n{''.join(map(self._said, line.wordings))}</ul>\n"
            yield f"<p>and {line.more} more</p>\n" if line.more else ""
        if line.near:
            yield f"<p>May say the same, and {'is' if len(line.near) == 1 else 'are'} not counted:</p>\n"
            yield f"<ul>\n{''.join(map(self._said, line.near))}</ul>\n"
        yield "</details>"

    def _said(self, saying: doc.Said, spans: Sequence[Span] = ()) -> str:
        said = f'<span class="who">— {_who(saying.who)}</span>'
        return f"<li>{_quote(saying.row, spans, 'mark')}{self._refs((saying.ref,), saying.who.outlet)} {said}</li>\n"

    def _refs(self, notes: Sequence[doc.NoteNumber], outlet: doc.Name) -> str:
        """The markers of a line: on a page one, that opens the source; the others are for its print, which has nothing to open."""
        if not self._beside:
            links = " ".join(f'<a href="#note-{one.id}">[{one.ordinal}]</a>' for one in notes)
            return f"<sup>{links}</sup>"
        first, *others = notes
        name = "" if first.id in self._opened else f' id="m-{first.id}"'
        self._opened.add(first.id)
        shown, called = (str(first.ordinal), f"{first.ordinal}, read it") if first.ordinal else ("read", "read it")
        also = f'<sup class="also"> {" ".join(str(one.ordinal) for one in others)}</sup>' if others else ""
        return f'<a class="open"{name} href="#p-{first.id}" aria-label="{called} in {text(outlet.text)}">{shown}</a>{also}'

    def _disagreement(self, block: doc.Disagreement) -> Iterator[str]:
        spans = _differing(block)
        yield f'<div class="dispute">\n<h3>{text(block.heading)}</h3>\n<div class="positions">\n'
        for one in block.positions:
            heading = f"<h4>{text(one.value)}</h4>\n" if one.value else ""
            yield f"<div>\n{heading}<ul>\n"
            for said in one.said:
                if said.quoted:
                    yield self._said(said, spans.get(said.row.id, ()))
                else:
                    yield f'<li><span class="who">{_who(said.who)}</span>{self._refs((said.ref,), said.who.outlet)}</li>\n'
            yield f"</ul>\n{f'<p>and {one.more} more</p>' if one.more else ''}</div>\n"
        yield "</div>\n</div>\n"

    def _table(self, table: doc.Table) -> Iterator[str]:
        head = "".join(f'<th scope="col">{text(one)}</th>' for one in table.head)
        yield f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n"
        for row in table.rows:
            yield f"<tr>{''.join(f'<td>{self._cell(one)}</td>' for one in row)}</tr>\n"
        yield "</tbody>\n</table>\n"

    def _cell(self, cell: doc.Cell) -> str:
        if cell.source and self._beside:
            return f'<a href="#{anchor("source", cell.source)}">{text(cell.text)}</a>'
        if cell.link:
            return link(cell.link, cell.text)
        return f"<code>{text(cell.text)}</code>" if cell.path else text(cell.text)

    def _note(self, note: doc.Note) -> str:
        words = f"{_quote(note.row, note.row.likely)} — {_speaker(note.who)}" if note.who else ""
        title = ""
        if note.title:
            title = f", <i>{text(note.title.text)}</i>" if note.title.own else f", “{text(note.title.text)}”"
        where = (
            f", {link(address_in(note.link, note.row.text), note.link)}" if note.link else f", {text(note.address)}" if note.address else ""
        )
        page = f", page {note.page}" if note.page else ""
        place = f"characters {note.row.start + 1}–{note.row.end}"
        if self._beside:
            place = f'<a href="#p-{note.ref.id}">{place}</a>'
        file = f", <code>{text(note.row.source_path)}</code>{page}, {place}"
        return f'<li id="note-{note.ref.id}">{words}{text(note.outlet)}{title}, {text(note.when)}{where}{file}.</li>\n'


def _lines(words: str) -> str:
    """A text whose lines are kept."""
    return "\n".join(map(text, safe(words).split("\n")))


def _quote(row: StatementRow, spans: Sequence[Span], tag: str = "em") -> str:
    place = f'data-source="{text(row.source_path)}" data-start="{row.start}" data-end="{row.end}"'
    return f"<q {place}>{marked(row.text, spans, tag)}</q>"


def _who(who: doc.Who) -> str:
    return f"{_speaker(who)}{_outlet(who.outlet)}"


@lru_cache(maxsize=1024)
def _outlet(name: doc.Name) -> str:
    """The outlet of a line, for which a record asks a hundred thousand times."""
    return f'<span class="outlet">{text(name.text) if name.own else f"“{text(name.text)}”"}</span>'


def _speaker(who: doc.Who) -> str:
    """Who says it, up to the outlet; nothing where the outlet does."""
    if not who.has_speaker:
        return ""
    return f"{f'<b>{text(who.voice)}</b>' if who.voice else who.speaker}{who.up_to_outlet(text)}"


def _differing(block: doc.Disagreement) -> dict[str, Sequence[Span]]:
    """The words in which the first statements of two positions differ, by the ids of these statements."""
    if len(block.positions) != 2 or not all(one.in_words for one in block.positions):
        return {}
    from briefing.assembly.disputes.differing_words import differing_spans  # reads lists of words

    left, right = (one.said[0].row for one in block.positions)
    ours, theirs = differing_spans(left.text, right.text)
    return {left.id: ours, right.id: theirs}
