"""PDF: lines put together again as paragraphs, running headers and footers left out, the start of every page kept for citations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from statistics import median
from typing import Any

from briefing.model import Known, Metadata, Problem
from briefing.reading.document import Document
from briefing.reading.draft import Draft
from briefing.reading.files import ReadError
from briefing.reading.layout.blocks import is_terminated
from briefing.reading.metadata import calendar

HYPHENATED = re.compile(r"[^\W\d_]{2,}[-\u00ad\ufffe\u2010]$")
SOFT_BREAK = "\x02"
"""What the library puts where it has joined a word that was hyphenated at the end of a line."""
DIGITS = re.compile(r"\d+")
EDGE_LINES = 2
"""Lines at the top and at the foot of a page among which running headers are looked for."""


def read(document: Document) -> Iterator[Draft | Problem]:
    """The text of all pages. Raises `ReadError` for a scan, for an encrypted and for a broken file."""
    import pypdfium2  # 40 ms, and only for PDFs

    try:
        pdf = pypdfium2.PdfDocument(document.read())
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise ReadError("the PDF is encrypted", "Save it without a password.") from error
        raise ReadError(f"the PDF is broken ({str(error)[:80]})", "Save or print it again.") from error
    try:
        count = len(pdf)
        if count > document.limits.pages:
            yield Problem(
                path=document.name,
                error=f"only the first {document.limits.pages:,} of its {count:,} pages were read",
                advice="Split it, or raise the limit in the settings.",
            )
        pages = [_lines(pdf, number) for number in range(min(count, document.limits.pages))]
        metadata = _metadata(pdf)
    finally:
        pdf.close()
    if not any(pages):
        raise ReadError("there is no text in the PDF: its pages are pictures", "Recognise their text first, for example with ocrmypdf.")
    text, starts = _joined(_without_running(pages))
    yield Draft(text=text, format="pdf", metadata=metadata, pages=tuple(starts))


def _lines(pdf: Any, number: int) -> list[str]:
    """The lines of a page in reading order; a page that can't be read has none."""
    import pypdfium2

    try:
        page = pdf[number]
        text = page.get_textpage().get_text_bounded()
    except pypdfium2.PdfiumError:
        return []
    return [" ".join(line.split()) for line in text.replace("\x00", "").replace(SOFT_BREAK, "").splitlines()]


def _without_running(pages: list[list[str]]) -> list[list[str]]:
    """The pages without lines that stand at the edge of most of them, their numbers aside, and without page numbers."""
    edges: Counter[str] = Counter()
    for lines in pages:
        printed = [line for line in lines if line]
        edges.update({DIGITS.sub("#", line) for line in [*printed[:EDGE_LINES], *printed[-EDGE_LINES:]]})
    least = max(2, 0.5 * len(pages))
    running = {line for line, count in edges.items() if len(pages) > 1 and count >= least}
    return [list(_body(lines, running)) for lines in pages]


def _body(lines: list[str], running: set[str]) -> Iterator[str]:
    printed = [place for place, line in enumerate(lines) if line]
    edge = {*printed[:EDGE_LINES], *printed[-EDGE_LINES:]}
    for place, line in enumerate(lines):
        form = DIGITS.sub("#", line)
        if place in edge and (form in running or re.fullmatch(r"(?:[Pp]age )?[-–— ]*#[-–— ]*(?:(?:/|of) ?#)?", form)):
            continue
        yield line


def _joined(pages: list[list[str]]) -> tuple[str, list[int]]:
    """One text of paragraphs, and where in it each page begins."""
    lengths = [len(line) for lines in pages for line in lines if len(line) > 20]
    width = median(lengths) if lengths else 0
    parts: list[str] = []
    length, open_line = 0, ""
    starts = []
    for lines in pages:
        starts.append(length)
        for line in lines:
            glue = _between(open_line, line, width)
            if glue is None:  # the hyphen at the end of the line is cut off
                parts[-1] = parts[-1][:-1]
                length -= 1
                glue = ""
            if line:
                parts.append(glue + line if parts else line)
                length += len(parts[-1])
            open_line = line
    return "".join(parts), starts


def _between(before: str, line: str, width: float) -> str | None:
    """What stands between two lines: a space, the end of a paragraph, or None where a hyphenated word goes on."""
    if not before or not line:
        return "\n\n"
    if HYPHENATED.search(before) and line[0].islower():
        return None
    if is_terminated(before) and len(before) < 0.8 * width:
        return "\n\n"
    if len(before) < 0.6 * width and (line[0].isupper() or not line[0].isalnum()):
        return "\n\n"
    return " "


def _metadata(pdf: Any) -> Metadata:
    about = pdf.get_metadata_dict(skip_empty=True)
    title, author = " ".join(about.get("Title", "").split()), " ".join(about.get("Author", "").split())
    return Metadata(
        title=Known(value=title, certainty="likely", origin="properties of the PDF") if len(title) > 8 and "." not in title[-5:] else None,
        published=_date(about.get("CreationDate", ""), "creation of the PDF"),
        modified=_date(about.get("ModDate", ""), "last change of the PDF"),
        authors=(Known(value=author, certainty="doubtful", origin="properties of the PDF"),) if author else (),
    )


def _date(value: str, origin: str) -> Known | None:
    """A date of the PDF's own kind, `D:20230912120000Z`; it is that of the file, so only a hint for the article."""
    found = re.match(r"D:(\d{4})(\d\d)(\d\d)", value)
    moment = calendar.find("-".join(found.groups())) if found else None
    return Known(value=moment.iso, certainty="doubtful", origin=origin) if moment else None
