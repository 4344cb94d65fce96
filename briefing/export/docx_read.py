"""A Word document of ours read back: its quotations with their notes, and every line that a reader of it sees, held against its seal.

A line is a paragraph of the body, of a table, a note, a header, a footer or a comment: its words as they are shown, with the addresses of
its links, and a sign for what hides or shows other than words. How words look otherwise (fonts, sizes, styles) is not held, so that a
house may set it in its own.
"""

from __future__ import annotations

import lzma
import posixpath
import re
import zlib
from array import array
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import IO, Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from briefing.export import seal
from briefing.export.docx_look import STYLES, look
from briefing.export.docx_look import hidden as hidden_styles
from briefing.export.docx_package import MARKER, R, W
from briefing.export.escaping import plain_path
from briefing.export.quotes import Failure, Holds, NotAnExportError, Quote, ReadBack, passage
from briefing.export.seal import Seal
from briefing.workspace.safe_text import one_line, safe

MOST_UNPACKED, MOST_SIGNS = 100, 4
"""How many bytes all parts unpack to, and how many signs "<" they hold, for each byte of the document; ours have a third of either."""
SPARE_BYTES, SPARE_SIGNS = 2_000_000, 300_000
"""What a document of any size may have besides: Word's own styles are large, and pack well."""
DEEPEST = 100
"""Elements within each other in a paragraph."""
MOST_SEAL = 64_000_000
DAMAGED = (BadZipFile, ValueError, OSError, RuntimeError, EOFError, NotImplementedError, zlib.error, lzma.LZMAError)
"""What unpacking raises: each way of packing has an error of its own."""
_INVALID = re.compile("[\ufffe\uffff]")
"""What XML can't hold."""
_BLANKS = re.compile(r"\s+")
_REFERENCE = "\x00"
"""Stands in a line where a note is referred to."""
_PLACE = re.compile(r", file (.*?)(?:, page [0-9]{1,9})?, characters ([0-9]{1,12})–([0-9]{1,12})\.\s*\Z", re.DOTALL)
_CONTENTS = ("toc", "contents")
"""How the ids of the styles of a table of contents begin in Word and in LibreOffice."""
_FICKLE = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|DATE|TIME|SAVEDATE|PRINTDATE|FILENAME)\b")
"""Fields whose words change by themselves."""


def shown(text: str) -> str:
    """Text of a document as a Word document can hold it, on one line; a blank at either end stays."""
    return _INVALID.sub("\ufffd", _BLANKS.sub(" ", safe(text)))


def shown_path(path: str) -> str:
    """The name of a file, so that what stands before it in a note is told from it."""
    return shown(plain_path(path)).replace(", file ", ",\xa0file ")


class Line(NamedTuple):
    """A paragraph: its ordinal, its words, the ids of the notes that it refers to, its cell in the row of a table from 1, and its style."""

    ordinal: int
    text: str
    notes: tuple[str, ...]
    cell: int
    """0 outside tables."""
    style: str


def seal_of(file: IO[bytes], holds: str) -> Seal:
    """The seal of a document that was written just now, and of what it is said to hold."""
    sealer = seal.Sealer()
    with ZipFile(file) as archive:
        for _, text in _sealed_lines(_Document(archive), holds):
            sealer.add(text)
    return sealer.seal()


def read_back(data: bytes, file: Path) -> Iterator[ReadBack]:
    """Every quotation of a document of ours, and what of the document itself is amiss. Raises `NotAnExportError`."""
    from lxml import etree

    try:
        with ZipFile(BytesIO(data)) as archive:
            document = _Document(archive)
            marked = document.seal()
            if marked is None:
                raise NotAnExportError(
                    f"{file} is no export of ours, or its seal was taken out: no part of it says that briefing wrote it."
                )
            found, holds = marked
            yield Holds(what=holds)
            yield from _quotations(document)
            lines = list(_sealed_lines(document, holds))
            yield from seal.differences(found, lines)
    except (etree.XMLSyntaxError, KeyError, *DAMAGED) as error:
        raise NotAnExportError(f"{file} is no Word document that could be read: {one_line(str(error))[:200]}.") from error


def _sealed_lines(document: _Document, holds: str) -> Iterator[seal.Line]:
    """What it holds, then every line as it is read: the body, the notes as it refers to them, then what stands around."""
    yield 1, f"holds: {holds}"
    places, names = array("q"), list[str]()
    for line in document.lines(document.body):
        # Word puts the numbers of pages into a table of contents.
        text = re.sub(r"\t[0-9]+\Z", "", line.text) if line.style.lower().startswith(_CONTENTS) else line.text
        yield line.ordinal, text.replace(_REFERENCE, "[note]").strip()
        places.extend(line.ordinal for _ in line.notes)
        names.extend(line.notes)
    # We write notes as they are referred to, so that hardly any has to wait for its place.
    notes, waiting = document.each_note(), dict[str, list[str]]()
    for number, name in zip(places, names, strict=True):
        while name not in waiting and (note := next(notes, None)):
            waiting[note[0]] = note[1]
        yield from ((number, _note_line(text)) for text in waiting.pop(name, ["[no note]"]))
    for left in chain(waiting.values(), (texts for _, texts in notes)):
        yield from ((1, _note_line(text)) for text in left)
    for name, kind in document.around():
        yield from ((1, f"{kind}: {line.text}") for line in document.lines(name) if line.text.strip())


def _note_line(text: str) -> str:
    return f"note: {text.replace(_REFERENCE, '').strip()}"


def _quotations(document: _Document) -> Iterator[ReadBack]:
    notes = document.notes()
    for line in document.lines(document.body):
        for name in line.notes:
            text = " ".join(notes.get(name, ())).replace(_REFERENCE, "").strip()
            if text.startswith("“"):
                yield _quote(line.ordinal, None, text)
        words = line.text.partition(_REFERENCE)[0]
        if line.cell == 1:
            words = words.removeprefix("“").removesuffix("”")  # what the position of a dispute says
        if line.notes and line.cell < 2:
            yield _quote(line.ordinal, words, " ".join(notes.get(line.notes[0], ())).replace(_REFERENCE, "").strip())


def _quote(line: int, words: str | None, note: str) -> Quote | Failure:
    """A quotation with the place that its note names; its words are those of the note where the line has none."""
    found = _PLACE.search(note)
    place = passage(found[2], found[3], 1) if found else None
    if found is None or place is None:
        return Failure(line=line, what="a note of this line names no place in a source")
    # A title may hold what stands before the name of a file: the last is it.
    path = found[1].rsplit(", file ", 1)[-1].replace(",\xa0file ", ", file ")
    if words is None:
        length = place[1] - place[0]
        ends = [end.start() for end in re.finditer("” — ", note)][:20]
        fitting = [note[1:end] for end in ends if end - 1 <= length]
        words = fitting[-1] if fitting else note[1 : ends[0]] if ends else note[1:]
    return Quote(line=line, text=one_line(words), path=path, start=place[0], end=place[1])


class _Document:
    """The parts of a document that are read. Raises `ValueError` for one that unpacks to more than a document does."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._names = set(archive.namelist())
        if len(self._names) < len(archive.namelist()):
            raise ValueError("it has two parts of one name")
        members = archive.infolist()
        packed = sum(member.compress_size for member in members)
        if sum(member.file_size for member in members) > SPARE_BYTES + MOST_UNPACKED * packed:
            raise ValueError(f"it unpacks to more than {MOST_UNPACKED} times its size")
        self._most_signs = SPARE_SIGNS + MOST_SIGNS * packed
        self._signs: dict[str, int] = {}
        self._hidden: frozenset[str] | None = None
        body = self._related("", "officeDocument")
        if len(body) != 1:
            raise ValueError("it doesn't say which part is its body")
        [self.body] = body

    def seal(self) -> tuple[Seal, str] | None:
        """Its seal and what it holds, wherever a program that saved it again has put them; None where there is none."""
        for name in sorted(self._names):
            if not re.match(r"customXml/[^/]+\.xml\Z", name) or self._archive.getinfo(name).file_size > MOST_SEAL:
                continue
            root = next(self._elements(name, f"{{{MARKER}}}briefing"), None)
            if root is not None:
                total, digits = root.get("total") or "", "".join((root.text or "").split())
                good = re.fullmatch("[0-9a-f]{32}", total) and re.fullmatch("(?:[0-9a-f]{4})*", digits)
                return (Seal(total=total, digits=digits) if good else Seal(total="", digits="")), root.get("holds") or "part"
        return None

    def around(self) -> list[tuple[str, str]]:
        """What stands around the body, each with its kind: headers, footers, comments, endnotes."""
        return sorted(self._related(self.body, "header", "footer", "comments", "endnotes").items())

    def notes(self) -> dict[str, list[str]]:
        """The lines of each footnote by its id."""
        return dict(self.each_note())

    def each_note(self) -> Iterator[tuple[str, list[str]]]:
        """The id and the lines of each footnote, the lines above notes left out."""
        for part in self._related(self.body, "footnotes"):
            links = self._links(part)
            for note in self._elements(part, f"{{{W}}}footnote"):
                if note.get(f"{{{W}}}type") in (None, "normal"):
                    texts = (_text(one, links, self.hidden)[0] for one in note.iter(*_SHOWN))
                    yield note.get(f"{{{W}}}id") or "", [text for text in texts if text.strip()] or [""]
                note.clear()

    def lines(self, part: str) -> Iterator[Line]:
        """The paragraphs of a part that are not empty."""
        links = self._links(part)
        number = 0
        for paragraph in self._elements(part, *_SHOWN):
            if any(one.tag == f"{{{W}}}p" for one in paragraph.iterancestors()):
                continue  # in a text box, which its paragraph shows
            text, notes = _text(paragraph, links, self.hidden, around=part != self.body)
            cells = [one for one in paragraph.iterancestors() if one.tag in (f"{{{W}}}tc", f"{{{W}}}tr")]
            if any(one.find(f"{{{W}}}trPr/{{{W}}}{name}") is not None for one in cells for name in ("hidden", "del")):
                text = f"[hidden] {text}"
            style = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle")
            paragraph.clear()
            if text.strip():
                number += 1
                yield Line(number, text, notes, _cell(cells), style.get(f"{{{W}}}val") or "" if style is not None else "")

    @property
    def hidden(self) -> frozenset[str]:
        """The ids of styles whose words are not shown."""
        if self._hidden is None:
            styles = chain.from_iterable(self._elements(part, *STYLES) for part in self._related(self.body, "styles"))
            self._hidden = frozenset(hidden_styles(styles))
        return self._hidden

    def _links(self, part: str) -> dict[str, str]:
        """The addresses that the part's links lead to, by the id of their relationship."""
        return {one.get("Id") or "": one.get("Target") or "" for one in self._relationships(part) if one.get("TargetMode") == "External"}

    def _related(self, part: str, *kinds: str) -> dict[str, str]:
        """The parts that a part shows, with their kind: programs find them by relationship, whatever their names are."""
        folder = posixpath.dirname(part)
        inner = (one for one in self._relationships(part) if one.get("TargetMode") != "External")
        named = ((posixpath.join("/", folder, one.get("Target") or ""), (one.get("Type") or "").rpartition("/")[2]) for one in inner)
        return {posixpath.normpath(name).lstrip("/"): kind for name, kind in named if kind in kinds}

    def _relationships(self, part: str) -> Iterator[Any]:
        """What a part is tied to; of the document itself where it has no name."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        package = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
        return self._elements(rels, package) if rels in self._names else iter(())

    def _elements(self, part: str, *tags: str) -> Iterator[Any]:
        """Every element of a part, as it ends; what was read is let go of."""
        from lxml import etree

        with self._archive.open(part) as stream:
            counted = _Counted(stream, self._most_signs - sum(self._signs.values()) + self._signs.get(part, 0))
            # Without `huge_tree`, what lies too deep is refused.
            for _, element in etree.iterparse(counted, tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False):
                yield element
                parent = element.getparent()
                if parent is not None and parent.tag in _EMPTIED:
                    while element.getprevious() is not None:
                        del parent[0]
            self._signs[part] = counted.signs


def _cell(around: Sequence[Any]) -> int:
    """Which cell of its row a paragraph stands in, from 1, by the cells and rows around it; 0 outside tables."""
    cell = next((one for one in around if one.tag == f"{{{W}}}tc"), None)
    return 1 + sum(1 for _ in cell.itersiblings(f"{{{W}}}tc", preceding=True)) if cell is not None else 0


class _Counted:
    """A stream that counts the signs that open an element, and ends at `most`: an element takes forty times the memory of its sign."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        self._stream, self._most = stream, most
        self.signs = 0

    def read(self, size: int = -1) -> bytes:
        """As a stream does. Raises `ValueError` where there are more signs than may be."""
        data = self._stream.read(size)
        self.signs += data.count(b"<")
        if self.signs > self._most:
            raise ValueError("it has more elements than a document of its size")
        return data


_SHOWN = (f"{{{W}}}p", f"{{{W}}}altChunk")
"""What stands in a line of its own: a paragraph, or another document."""
_EMPTIED = (f"{{{W}}}body", f"{{{W}}}footnotes", f"{{{W}}}comments")
_CHOICE, _FALLBACK = (f"{{http://schemas.openxmlformats.org/markup-compatibility/2006}}{name}" for name in ("Choice", "Fallback"))
_SKIPPED = {f"{{{W}}}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "delText", "sectPr", "tblPr", "trPr", "tcPr")} | {_FALLBACK}
_BREAKS = {f"{{{W}}}tab": "\t", f"{{{W}}}br": " ", f"{{{W}}}cr": " ", f"{{{W}}}noBreakHyphen": "-", f"{{{W}}}softHyphen": ""}
_PICTURES = {f"{{{W}}}{name}" for name in ("drawing", "pict", "object", "sym", "contentPart", "altChunk", "subDoc")} | {
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
}
"""What shows something that is not read: pictures, other documents, formulas."""


def _text(paragraph: Any, links: dict[str, str], hidden: frozenset[str], around: bool = False) -> tuple[str, tuple[str, ...]]:
    """The words of a paragraph as they are shown, and the ids of the notes that it refers to.

    Around the body, fields may have words that change by themselves; in it none of ours has.
    """
    parts = ["[picture] "] if paragraph.tag in _PICTURES else []
    notes: list[str] = []
    fields: list[list[str]] = []
    """The instructions of the fields that are open; None behind them once their result begins."""
    style = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle")
    named = style.get(f"{{{W}}}val") or "" if style is not None else ""
    if named in hidden:
        parts.append("[hidden] ")
    for element in _walk(paragraph, around):
        name = element.tag.removeprefix(f"{{{W}}}")
        if name == "t":
            if not around or not any(_FICKLE.match("".join(field)) for field in fields):
                parts.append(element.text or "")
        elif name == "instrText" and fields:
            fields[-1].append(element.text or "")
        elif name == "fldChar":
            _field(element.get(f"{{{W}}}fldCharType"), fields, parts)
        elif name == "footnoteReference":
            notes.append(element.get(f"{{{W}}}id") or "")
            parts.append(_REFERENCE)
        elif name == "hyperlink":
            target = links.get(element.get(f"{{{R}}}id") or "")
            parts.append(f"<{target}> " if target else "")
        elif name == "r":
            parts.append(look(element, hidden, contents=named.lower().startswith(_CONTENTS)))
        elif element.tag == _CHOICE and not _is_chosen(element):
            parts.append("[hidden] ")
        elif element.tag in _PICTURES:
            parts.append("[picture] ")
        else:
            parts.append(_BREAKS.get(element.tag, ""))
    return "".join(parts), tuple(notes)


def _walk(element: Any, around: bool) -> Iterator[Any]:
    """Elements within, in order, without those whose words are not shown. Raises `ValueError` for what lies too deep."""
    within = [iter(element)]
    while within:
        child = next(within[-1], None)
        if child is None:
            within.pop()
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED and not (around and _FICKLE.match(child.get(f"{{{W}}}instr") or "")):
            yield child
            within.append(iter(child))
            if len(within) > DEEPEST:
                raise ValueError("its elements lie within each other too deep")


def _is_chosen(choice: Any) -> bool:
    """Whether Word knows what a choice requires, so that it shows it and not what stands in its place."""
    needs = (choice.get("Requires") or "").split()
    known = ("http://schemas.microsoft.com/office/", "urn:schemas-microsoft-com:")
    return all((choice.nsmap.get(one) or "").startswith(known) for one in needs)


def _field(kind: str | None, fields: list[list[str]], parts: list[str]) -> None:
    if kind == "begin":
        fields.append([])
    elif kind == "separate" and fields:
        instruction = "".join(fields[-1]).strip()
        if instruction.startswith(("HYPERLINK", "INCLUDE")) and "\\l" not in instruction:
            parts.append(f"<{instruction}> ")
    elif kind == "end" and fields:
        fields.pop()
