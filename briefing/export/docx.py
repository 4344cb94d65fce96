"""A page or a record as a Word document: headings, quoted lines with footnotes of Word's own, tables, live links.

Body and footnotes are written piece by piece, so that a record of any size needs no more memory than its notes. `docx_read` reads a
document back, also after somebody worked on it in Word.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO
from xml.sax.saxutils import escape as _escape
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from briefing.export import document as doc
from briefing.export import docx_package as package
from briefing.export.contents import address_of
from briefing.export.docx_read import read_back, seal_of, shown, shown_path
from briefing.export.part import contents_of, holds
from briefing.export.quotes import VERSION
from briefing.export.record import blocks_of
from briefing.workspace.view import View

__all__ = ["read_back", "write"]

_IN_MEMORY = 1_000_000
_CHUNK = 1 << 20
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every part, so that the same brief gives the same bytes."""


def write(view: View, reference: Path | None = None) -> Iterator[bytes]:
    """The document; `reference` is a document whose styles, page and header are taken. Raises `TemplateError`."""
    addresses = dict.fromkeys(address for source in view.each_source() if (address := address_of(source)))
    title = f"{view.title}: {part}" if (part := contents_of(view).part) and not _is_page(view) else view.title
    skeleton = package.Skeleton(reference, shown(title), _language(view), list(addresses))
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        _fill(file, skeleton, view)
        file.seek(0)
        while data := file.read(_CHUNK):
            yield data


def _is_page(view: View) -> bool:
    from briefing.export.part import Part

    return isinstance(view, Part) and view.selection.page


def _language(view: View) -> str:
    """The language of most sources; British English, in which our own words are, where it is English or unknown."""
    known = [source.metadata.language.value for source in view.each_source() if source.metadata.language]
    most = max(sorted(set(known)), key=known.count, default="en")
    return "en-GB" if most == "en" else most


def _fill(file: IO[bytes], skeleton: package.Skeleton, view: View) -> None:
    from io import BytesIO

    with ZipFile(BytesIO(skeleton.data)) as empty:
        with ZipFile(file, "w", ZIP_DEFLATED) as full:
            for name in empty.namelist():
                if name not in (package.BODY, package.NOTES, package.SEAL):
                    full.writestr(_entry(name), empty.read(name))
            writer = _Writer(skeleton)
            _put(full, package.BODY, _around(empty.read(package.BODY), writer.body(blocks_of(view))))
            _put(full, package.NOTES, chain([_NOTES_BEGIN], writer.footnotes(), [b"</w:footnotes>"]))
            del writer  # and all that it knows of notes, before the document is read for its seal
        file.seek(0)
        seal = seal_of(file, holds(view))
        with ZipFile(file, "a", ZIP_DEFLATED) as full:
            held = f"holds={quoteattr(holds(view))}"
            data = f'<briefing xmlns="{package.MARKER}" version="{VERSION}" {held} total="{seal.total}">{seal.digits}</briefing>'
            full.writestr(_entry(package.SEAL), data)


def _entry(name: str) -> ZipInfo:
    info = ZipInfo(name, _EPOCH)
    info.compress_type = ZIP_DEFLATED
    return info


def _put(archive: ZipFile, name: str, pieces: Iterable[bytes]) -> None:
    with archive.open(_entry(name), "w", force_zip64=True) as stream:
        for piece in pieces:
            stream.write(piece)


def _around(empty: bytes, body: Iterator[str]) -> Iterator[bytes]:
    """The body in the place that was left for it."""
    place = empty.index(package.PLACE.encode())
    begin, end = empty.rindex(b"<w:p>", 0, place), empty.index(b"</w:p>", place) + len(b"</w:p>")
    yield empty[:begin]
    yield from (piece.encode("utf-8", "replace") for piece in body)
    yield empty[end:]


_NOTES_BEGIN = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes xmlns:w="{package.W}" xmlns:r="{package.R}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
).encode()


class _Writer:
    """Makes XML of blocks. Word has a footnote for each place that refers to it.

    `_first` are the ids of the first of each note, in the order of the notes, `_again` those of further ones: most notes have none.
    """

    def __init__(self, skeleton: package.Skeleton) -> None:
        self._ids, self._links = skeleton.ids, skeleton.links
        self._first = array("q")
        self._again: dict[int, list[int]] = {}
        self._count = self._headings = 0
        self._notes: Iterator[doc.Block] = iter(())

    def body(self, blocks: Iterator[doc.Block]) -> Iterator[str]:
        """The body, up to the first note."""
        disputes = False
        for block in blocks:
            if isinstance(block, doc.Disagreement) != disputes:
                disputes = not disputes
                yield self._table_begins(("What is said", "Who says it"), _DISPUTE_WIDTHS) if disputes else "</w:tbl>"
            if isinstance(block, doc.Note):
                self._notes = chain([block], blocks)
                return
            yield from self._block(block)

    def footnotes(self) -> Iterator[bytes]:
        """The footnotes, once the body is written."""
        for note in self._notes:
            if isinstance(note, doc.Note):
                for number, use in enumerate(self._uses(note.ref.ordinal)):
                    yield self._footnote(note, use, again=number > 0).encode("utf-8", "replace")

    def _block(self, block: doc.Block) -> Iterator[str]:
        match block:
            case doc.Title():
                yield self._paragraph("Title", _run(block.title))
                if block.part:
                    yield self._paragraph("Normal", _run("A part of the briefing: ", bold=True) + _run(block.part))
                yield self._paragraph("Subtitle", _run(block.dateline))
            case doc.ContentsList():
                yield from self._contents(block)
            case doc.Heading():
                yield self._heading(block)
            case doc.Text():
                yield self._paragraph("Normal", _run(block.text), _BELOW_A_TABLE)
            case doc.Quotation():
                yield self._quotation(block)
            case doc.Disagreement():
                about = self._paragraph(package.CELL, _run(block.heading, bold=True), "<w:keepNext/>")
                yield f'<w:tr>{_WHOLE}<w:tc><w:tcPr><w:tcW w:w="{LINE}" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr>{about}</w:tc></w:tr>'
                for one in block.positions:
                    yield _row([self._cell(self._value(one)), self._cell(self._said(one))], _shares(_DISPUTE_WIDTHS))
            case doc.Table():
                rows = ([self._cell(self._words(one)) for one in row] for row in block.rows)
                yield self._table_begins(block.head, block.widths)
                yield from (_row(row, _shares(block.widths)) for row in rows)
                yield "</w:tbl>"
            case doc.Unread():
                yield self._paragraph(package.LIST, _run(f"Not read: {shown_path(block.path)}. {block.reason}"))
            case doc.NotesBegin():
                yield self._paragraph("Normal", _run(block.text, self._ids[package.SPEAKER]), _BELOW_A_TABLE)
            case doc.Note():
                pass

    def _paragraph(self, style: str, runs: str, more: str = "") -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{self._ids.get(style, package.style_id(style))}"/>{more}</w:pPr>{runs}</w:p>'

    def _heading(self, block: doc.Heading) -> str:
        """A heading; one that the table of contents names is marked, so that its line leads there."""
        words = _run(block.text)
        if block.level == 2:
            self._headings += 1
            mark = f'w:id="{self._headings}"'
            words = f'<w:bookmarkStart {mark} w:name="{_bookmark(self._headings)}"/>{words}<w:bookmarkEnd {mark}/>'
        return self._paragraph(f"Heading {block.level - 1}", words)

    def _quotation(self, line: doc.Quotation) -> str:
        grey = self._ids[package.SPEAKER]
        gloss = _run(f" [{'; '.join(line.gloss)}]", self._ids[package.GLOSS]) if line.gloss else ""
        marks = "".join(f" · {mark}" for mark in line.marks)
        runs = [_run(line.row.text), self._references(line.notes), gloss, _run(" — ", grey), self._who(line.who), _run(marks, grey)]
        comment = self._paragraph(package.COMMENT, _run(f"Note: {line.comment}")) if line.comment else ""
        return self._paragraph(package.QUOTATION, "".join(runs)) + comment

    def _who(self, who: doc.Who) -> str:
        return self._speaker(who) + _run(_name(who.outlet), self._ids[package.SPEAKER])

    def _speaker(self, who: doc.Who) -> str:
        grey = self._ids[package.SPEAKER]
        if not who.has_speaker:
            return ""
        return _run(who.speaker, grey, bold=bool(who.voice)) + _run(who.up_to_outlet(), grey)

    def _value(self, position: doc.Position) -> str:
        """What a position says: its value, or the words of the first who says so, with their note."""
        first = position.in_words
        return _run(f"“{first.row.text}”") + self._references((first.ref,)) if first else _run(position.value or "—")

    def _said(self, position: doc.Position) -> str:
        parts = [self._who(one.who) + ("" if one.quoted else self._references((one.ref,))) for one in position.said]
        if position.more:
            parts.append(_run(f"and {position.more} more", self._ids[package.SPEAKER]))
        return _run("; ").join(parts)

    def _references(self, notes: Sequence[doc.NoteNumber]) -> str:
        return _run(",", vertical="superscript").join(map(self._reference, notes))

    def _reference(self, note: doc.NoteNumber) -> str:
        self._count += 1
        if note.ordinal == len(self._first) + 1:
            self._first.append(self._count)
        else:
            self._again.setdefault(note.ordinal, []).append(self._count)
        style = self._ids["footnote reference"]
        return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:footnoteReference w:id="{self._count}"/></w:r>'

    def _uses(self, note: int) -> list[int]:
        return [*self._first[note - 1 : note], *self._again.get(note, ())]

    def _footnote(self, note: doc.Note, use: int, again: bool) -> str:
        style = self._ids["footnote reference"]
        mark = f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:footnoteRef/></w:r>'
        words = _run(f" “{note.row.text}” — ") + self._speaker(note.who) if note.who and not again else _run(" ")
        title = link = ""
        if note.title and not again:
            title = _run(", ") + (_run(note.title.text, italic=True) if note.title.own else _run(f"“{note.title.text}”"))
        if note.address and not again:
            link = _run(", ") + (self._link(note.link, note.link) if note.link else _run(note.address))
        page = f", page {note.page}" if note.page else ""
        place = f", file {shown_path(note.row.source_path)}{page}, characters {note.row.start + 1}–{note.row.end}."
        # Words in quotation marks at the beginning of a note would be the statement's.
        outlet = f"In {note.outlet}" if again and note.outlet.startswith("“") else note.outlet
        runs = f"{mark}{words}{_run(outlet)}{title}{_run(f', {note.when}')}{link}{_run(place)}"
        return f'<w:footnote w:id="{use}">{self._paragraph("footnote text", runs)}</w:footnote>'

    def _link(self, address: str, text: str) -> str:
        return f'<w:hyperlink r:id="{self._links[address]}" w:history="1">{_run(text, self._ids["Hyperlink"])}</w:hyperlink>'

    def _words(self, cell: doc.Cell) -> str:
        if cell.link in self._links:
            return self._link(cell.link, cell.text)
        return _run(shown_path(cell.text) if cell.path else cell.text)

    def _cell(self, runs: str) -> str:
        return self._paragraph(package.CELL, runs)

    def _table_begins(self, head: Sequence[str], widths: Sequence[int]) -> str:
        shares = _shares(widths)
        grid = "".join(f'<w:gridCol w:w="{share}"/>' for share in shares)
        first = _row([self._cell(_run(one, bold=True)) for one in head], shares, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
        look = '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        style = f'<w:tblStyle w:val="{self._ids[package.TABLE]}"/><w:tblW w:w="5000" w:type="pct"/>{look}'
        return f"<w:tbl><w:tblPr>{style}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{first}"

    def _contents(self, block: doc.ContentsList) -> Iterator[str]:
        """A table of contents: a field, which Word fills with the numbers of pages when it is asked to."""
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
            '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\h \\z \\u </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        for number, heading in enumerate(block.headings, 1):
            end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if number == len(block.headings) else ""
            line = f'<w:hyperlink w:anchor="{_bookmark(number)}" w:history="1">{_run(heading)}</w:hyperlink>'
            yield self._paragraph("toc 1", f"{begin if number == 1 else ''}{line}{end}")


def _bookmark(ordinal: int) -> str:
    """How Word calls the place of a heading that its table of contents names."""
    return f"_Toc{ordinal:09d}"


LINE = 9400
"""The width of a table, in twentieths of a point."""
_DISPUTE_WIDTHS = (1, 2)
_BELOW_A_TABLE = '<w:spacing w:before="120"/>'
"""Room above words of ours, which mostly stand below a table."""
_WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"
"""A row that is not broken over two pages."""


def _shares(widths: Sequence[int]) -> list[int]:
    return [LINE * width // sum(widths) for width in widths]


def _row(cells: Sequence[str], shares: Sequence[int], properties: str = _WHOLE) -> str:
    found = (f'<w:tc><w:tcPr><w:tcW w:w="{share}" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for cell, share in zip(cells, shares, strict=True))
    return f"<w:tr>{properties}{''.join(found)}</w:tr>"


def _run(text: str, style: str = "", bold: bool = False, italic: bool = False, vertical: str = "") -> str:
    if not text:
        return ""
    look = f'<w:rStyle w:val="{style}"/>' if style else ""
    look += ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "") + (f'<w:vertAlign w:val="{vertical}"/>' if vertical else "")
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{_escape(shown(text))}</w:t></w:r>'


def _name(name: doc.Name) -> str:
    return name.text if name.own else f"“{name.text}”"
