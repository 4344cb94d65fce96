"""Word processor documents: DOCX and ODT.

Both are XML in a ZIP; they are read with the same guarded unpacking as archives, for which the libraries of the field have no limits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from msgspec.structs import replace

from briefing.model import Known, Metadata
from briefing.reading import calendar
from briefing.reading.document import Document
from briefing.reading.draft import Draft
from briefing.reading.files import ReadError
from briefing.reading.layout.blocks import is_terminated
from briefing.reading.normalize import normalize
from briefing.reading.packed import local, named, open_zip, xml
from briefing.reading.publishers.people import people
from briefing.reading.readers import labels
from briefing.reading.readers.blocks import joined

NOBODY = re.compile(
    r"(?:microsoft office )?user|admin(?:istrator)?|author|unknown|owner|python-docx|un-named|apache poi|libreoffice.*", re.IGNORECASE
)
"""What programs write where the author should stand."""
SHORT_CELL = 12
"""Words up to which the cells of a row are put on one line; longer ones are paragraphs in a table that only gives the page its form."""
LONGEST_BY_HAND = 25
"""Words of a headline that is one by its letters alone."""
FEWEST_BELOW = 8
"""Words of the paragraph below it, at least."""
LARGE = 28
"""Half points of letters that are larger than those of a text."""
HEADING = re.compile(r"(?:heading|berschrift|titre|titulo|título|titolo|kop|rubrik)\s*(\d)?", re.IGNORECASE)


def read(document: Document) -> Iterator[Draft]:
    """The text of the document with its headings, lists and tables."""
    with open_zip(document) as archive:
        word = named(archive, "word/document.xml", document)
        if word is not None:
            tree = xml(word)
            pieces = _with_headline(list(_word(tree)), tree)
            about = named(archive, "docProps/core.xml", document)
            form = "docx"
        else:
            content = named(archive, "content.xml", document)
            if content is None:
                raise ReadError("there is no text document in it", "Save it as .docx, .odt or .txt.")
            pieces = list(_open_document(xml(content)))
            about = named(archive, "meta.xml", document)
            form = "odt"
    title = next((text for text, kind in pieces if kind == TITLE), None)
    text, given = joined((text, 1 if kind == TITLE else kind) for text, kind in pieces)
    said, lines = labels.find(text)
    metadata = _metadata(xml(about) if about else None, title, text[:TOP])
    yield Draft(text=text, given=(*given, *lines), format=form, metadata=_over(metadata, said))


TOP = 1000
"""Characters of a text in which its headline is."""
TITLE = -1
"""Marks the paragraph that the document styles as its title."""


SHOWN_ELSEWHERE = ("Fallback", "moveFrom", "del")
"""What Word keeps beside what it shows: a text box again for old programs, text that was moved away, and text that was deleted."""


def _word(tree: Any) -> Iterator[tuple[str, int | None]]:
    rows: set[Any] = set()
    for paragraph in tree.iter("{*}p"):
        if any(local(above) in SHOWN_ELSEWHERE for above in paragraph.iterancestors()):
            continue
        if (row := next(paragraph.iterancestors("{*}tr"), None)) is not None and (line := _row(row, "tc", _word_text)):
            if row not in rows:
                rows.add(row)
                yield line, 0
            continue
        style, listed = "", False
        for element in paragraph.iter("{*}pStyle", "{*}numPr"):
            if local(element) == "numPr":
                listed = True
            else:
                style = next((value for key, value in element.attrib.items() if key.endswith("}val")), "")
        text = "".join(_word_text(paragraph)).strip()
        if not text:
            continue
        in_table = any(local(parent) == "tc" for parent in paragraph.iterancestors("{*}tc"))
        yield text, _kind(style, listed or in_table)


def _with_headline(pieces: list[tuple[str, int | None]], tree: Any) -> list[tuple[str, int | None]]:
    """The paragraphs with a short first one, above running text, as the headline that somebody made by bold or large letters."""
    if len(pieces) < 2 or pieces[0][1] is not None or len(pieces[0][0].split()) > LONGEST_BY_HAND or is_terminated(pieces[0][0]):
        return pieces
    (headline, _), (text, _) = pieces[:2]
    shown = next(paragraph for paragraph in tree.iter("{*}p") if "".join(_word_text(paragraph)).strip() == headline)
    runs = [run for run in shown.iter("{*}r") if any(part.text for part in run.iter("{*}t"))]
    by_hand = bool(runs) and all(_is_emphasised(run) for run in runs)
    return [(headline, 1), *pieces[1:]] if by_hand and is_terminated(text) and len(text.split()) >= FEWEST_BELOW else pieces


def _is_emphasised(run: Any) -> bool:
    """Whether the letters of a run are bold or large."""
    for mark in run.iterfind("{*}rPr/{*}b"):
        return _is_on(mark)
    sizes = [value for mark in run.iterfind("{*}rPr/{*}sz") for key, value in mark.attrib.items() if key.endswith("}val")]
    return any(value.isdecimal() and int(value) >= LARGE for value in sizes)


def _is_on(mark: Any) -> bool:
    """Whether a mark of Word holds: it is there, and not switched off."""
    return next((value for key, value in mark.attrib.items() if key.endswith("}val")), "1").lower() not in ("0", "false", "off", "")


def _row(row: Any, cell: str, text_of: Callable[[Any], Iterator[str]]) -> str:
    """A row of a table as one line; empty where its cells hold paragraphs, or are only one."""
    cells = [[" ".join("".join(text_of(paragraph)).split()) for paragraph in found.iter("{*}p")] for found in row.iter(f"{{*}}{cell}")]
    if len(cells) < 2 or any(len(list(filter(None, texts))) > 1 or len(" ".join(texts).split()) > SHORT_CELL for texts in cells):
        return ""
    return " | ".join(" ".join(texts).strip() for texts in cells)


def _word_text(paragraph: Any) -> Iterator[str]:
    """The runs of a paragraph that are shown; deleted text of tracked changes is in other elements and stays out."""
    for element in paragraph.iter("{*}t", "{*}tab", "{*}br", "{*}cr"):
        if next(element.iterancestors("{*}p"), None) is not paragraph or _is_unseen(element, paragraph):
            continue
        yield (element.text or "") if local(element) == "t" else "\n" if local(element) in ("br", "cr") else " "


def _is_unseen(element: Any, paragraph: Any) -> bool:
    """Whether an element of a paragraph is hidden text, or was moved away or deleted."""
    for above in element.iterancestors():
        if above is paragraph:
            return False
        if local(above) in SHOWN_ELSEWHERE:
            return True
        if local(above) == "r":
            mark = next(above.iter("{*}vanish", "{*}webHidden"), None)
            if mark is not None and _is_on(mark):
                return True
    return False


def _kind(style: str, item: bool) -> int | None:
    if style.lower() in ("title", "titel", "titre"):
        return TITLE
    found = HEADING.match(style)
    return int(found[1] or 2) if found else 0 if item or style.lower().startswith("list") else None


def _open_document(tree: Any) -> Iterator[tuple[str, int | None]]:
    rows: set[Any] = set()
    for element in tree.iter("{*}h", "{*}p"):
        if (row := next(element.iterancestors("{*}table-row"), None)) is not None and (line := _row(row, "table-cell", _odt_text)):
            if row not in rows:
                rows.add(row)
                yield line, 0
            continue
        if any(local(parent) in ("tracked-changes", "note", "annotation") for parent in element.iterancestors()):
            continue
        text = "".join(_odt_text(element)).strip()
        if not text:
            continue
        attributes = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
        if local(element) == "h":
            level = attributes.get("outline-level", "2")
            yield text, int(level) if level.isdigit() and 0 < int(level) < 10 else 2
        else:
            item = any(local(parent) in ("list-item", "table-cell") for parent in element.iterancestors())
            yield text, _kind(attributes.get("style-name", ""), item)


def _odt_text(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local(child)
        if name in ("s", "tab"):
            yield " "
        elif name == "line-break":
            yield "\n"
        elif name not in ("note", "annotation", "bookmark"):
            yield from _odt_text(child)
        yield child.tail or ""


def _over(metadata: Metadata, said: Metadata) -> Metadata:
    """The metadata of a document with what a person has written on top of its text."""
    known = {name: value for name in said.__struct_fields__ if (value := getattr(said, name))}
    return replace(metadata, **known)


def _metadata(about: Any, title: str | None, top: str) -> Metadata:
    """What the properties of a file say; its title is doubtful where the first lines of the text, `top`, do not print it."""
    values: dict[str, str] = {}
    for element in about.iter() if about is not None else ():
        if element.text and element.text.strip():
            values.setdefault(local(element), " ".join(element.text.split())[:400])
    changed = calendar.find(values.get("modified") or values.get("date") or "")
    author = values.get("creator") or values.get("initial-creator")
    named = " ".join(values.get("title", "").split())
    printed = normalize(named) in normalize(top)
    name = title or (named if printed else "")
    doubtful = Known(value=named, certainty="doubtful", origin="properties of the document") if named else None
    # A file is made when somebody saves a clipping, which says nothing of when the article was published.
    return Metadata(
        title=Known(value=" ".join(name.split()), certainty="likely", origin="title of the document") if name else doubtful,
        modified=Known(value=changed.iso, certainty="doubtful", origin="last change of the document") if changed else None,
        authors=people([author], "properties of the document", None, "doubtful") if author and not NOBODY.fullmatch(author) else (),
    )
