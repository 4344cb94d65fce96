"""PDF: lines put together again as paragraphs, running headers and footers left out, the start of every page kept for citations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple, Self

from msgspec.structs import replace

from briefing.model import Known, Metadata, Problem, Span
from briefing.reading import calendar
from briefing.reading.document import Document
from briefing.reading.draft import Draft
from briefing.reading.files import ReadError
from briefing.reading.layout.blocks import is_terminated
from briefing.reading.publishers.people import people
from briefing.reading.readers import pdf_prints

HYPHENATED = re.compile(r"[^\W\d_]{2,}[-\u00ad\ufffe\u2010]$")
SOFT_BREAK = re.compile("[\x02\ufffe]")
"""What the library puts where it has joined a word that was hyphenated at the end of a line."""
DIGITS = re.compile(r"\d+")
EDGE_LINES = 2
"""Lines at the top and at the foot of a page among which running headers are looked for."""
NO_TITLE = re.compile(r"microsoft word|untitled|document ?\d*$|print(?:ed)?\b|about:|https?:|.{0,8}$|.*\.\w{2,4}$", re.IGNORECASE)
"""Titles that programs give to what they print."""
OTHER_SIZE = 0.1
"""Share by which the letters of another kind of line differ: a heading, a caption."""
HEADING_SIZE, TITLE_SIZE = 1.15, 1.3
"""How many times as large as those of the text the letters of headings and titles are at least."""
INDENT = (0.5, 4.0)
"""Widths of a letter by which a paragraph may begin further in than the line before."""
WIDE_GAP = 1.5
"""Distances of lines from which on there is a space between two of them."""
LEADING = 1.2
"""The distance of lines, in sizes of their letters, where little is printed in that size."""
FIRST_BLOCKS = 6
"""Blocks among which the title is."""


class Line(NamedTuple):
    """One line of a page: where its first letter stands and how large it is, in points; `rows`: how many lines it was joined of."""

    text: str
    left: float = 0.0
    base: float = 0.0
    size: float = 0.0
    rows: int = 1


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
                kind="notice",
            )
        pages = [_lines(pdf, number) for number in range(min(count, document.limits.pages))]
        metadata = _metadata(pdf)
    finally:
        pdf.close()
    if not any(line.text for lines in pages for line in lines):
        raise ReadError("there is no text in the PDF: its pages are pictures", "Recognise their text first, for example with ocrmypdf.")
    if printed := pdf_prints.find([[line.text for line in lines] for lines in pages]):
        metadata = _of_print(metadata, printed.metadata)
        around = zip(pages, printed.places, strict=True)
        pages = [[line for place, line in enumerate(lines) if place not in places] for lines, places in around]
    text, starts, given = _joined(_without_running(pages))
    title = next((Known(value=text[slice(*span)], certainty="likely", origin="largest line") for span, level in given if level == 1), None)
    yield Draft(text=text, format="pdf", metadata=replace(metadata, title=title or metadata.title), pages=tuple(starts), given=given)


def _of_print(metadata: Metadata, printed: Metadata) -> Metadata:
    """The properties of a PDF with what a browser has printed around its pages. Its last change is the printing."""
    return replace(
        metadata,
        title=printed.title or metadata.title,
        outlet=printed.outlet,
        address=printed.address,
        fetched=printed.fetched or metadata.modified,
        modified=None,
    )


def _lines(pdf: Any, index: int) -> list[Line]:
    """The lines of a page in reading order; a page that can't be read has none."""
    import pypdfium2

    try:
        page = pdf[index].get_textpage()
        text = page.get_text_range()
    except pypdfium2.PdfiumError:
        return []
    found, start = [], 0
    for printed in text.split("\r\n"):
        words = " ".join(SOFT_BREAK.sub("", printed.replace("\x00", "")).split())
        found.append(Line(words, *_place(page, start, printed), len(SOFT_BREAK.findall(printed)) + 1) if words else Line(""))
        start += len(printed) + 2
    return found


def _place(page: Any, start: int, printed: str) -> tuple[float, float, float]:
    """Where a line stands, and the size of its letters; zeros where the library counts its characters otherwise than we do."""
    from ctypes import byref, c_double

    import pypdfium2.raw as pdfium

    first = start + len(printed) - len(printed.lstrip())
    if pdfium.FPDFText_GetUnicode(page, first) != ord(printed.lstrip()[0]):
        return 0.0, 0.0, 0.0
    left, base = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(page, first, byref(left), byref(base))
    return left.value, base.value, pdfium.FPDFText_GetFontSize(page, first)


def _without_running(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without lines that stand at the edge of most of them, their numbers aside, and without page numbers."""
    edges: Counter[str] = Counter()
    for lines in pages:
        printed = [line.text for line in lines if line.text]
        edges.update({DIGITS.sub("#", line) for line in [*printed[:EDGE_LINES], *printed[-EDGE_LINES:]]})
    least = max(2, 0.5 * len(pages))
    running = {line for line, count in edges.items() if len(pages) > 1 and count >= least}
    return [list(_body(lines, running)) for lines in pages]


def _body(lines: list[Line], running: set[str]) -> Iterator[Line]:
    printed = [place for place, line in enumerate(lines) if line.text]
    edge = {*printed[:EDGE_LINES], *printed[-EDGE_LINES:]}
    for place, line in enumerate(lines):
        form = DIGITS.sub("#", line.text)
        if place in edge and (form in running or re.fullmatch(r"(?:[Pp]age )?[-–— ]*#[-–— ]*(?:(?:/|of) ?#)?", form)):
            continue
        yield line


def _joined(pages: list[list[Line]]) -> tuple[str, list[int], tuple[tuple[Span, int], ...]]:
    """One text of paragraphs, where in it each page begins, and its headings by the size of their letters."""
    form = _Form.of([line for lines in pages for line in lines if line.text])
    parts: list[str] = []
    length, before = 0, Line("")
    starts: list[int] = []
    blocks: list[tuple[int, float]] = []
    for lines in pages:
        starts.append(length)
        for line in lines:
            glue = form.between(before, line)
            if glue is None:  # the hyphen at the end of the line is cut off
                parts[-1] = parts[-1][:-1]
                length -= 1
                glue = ""
            if line.text:
                if glue == "\n\n" or not parts:
                    blocks.append((length + (2 if parts else 0), line.size))
                parts.append(glue + line.text if parts else line.text)
                length += len(parts[-1])
            before = line
    text = "".join(parts)
    return text, starts, tuple(form.headings(text, blocks))


class _Form(NamedTuple):
    """How the lines of a document are set: their median length in letters, their distance and the size of their letters in points."""

    width: float
    spacing: float
    size: float

    @classmethod
    def of(cls, lines: list[Line]) -> Self:
        lengths = [len(line.text) for line in lines if len(line.text) > 20]
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
        falls = [(one.base - two.base) / one.rows for one, two in pairwise(lines) if one.base > two.base > 0]
        return cls(median(lengths) if lengths else 0, median(falls) if falls else 0, sizes.most_common(1)[0][0] if sizes else 0)

    def between(self, before: Line, line: Line) -> str | None:
        """What stands between two lines: a space, the end of a paragraph, or None where a hyphenated word goes on."""
        if not before.text or not line.text:
            return "\n\n"
        if before.size and line.size and abs(before.size - line.size) > OTHER_SIZE * max(before.size, line.size):
            return "\n\n"
        if HYPHENATED.search(before.text) and line.text[0].islower():
            return None
        if self._is_apart(before, line):
            return "\n\n"
        if self.size and before.size >= HEADING_SIZE * self.size and line.base < before.base:
            return " "  # a title of several lines
        if is_terminated(before.text) and len(before.text) < 0.8 * self.width:
            return "\n\n"
        if len(before.text) < 0.6 * self.width and (line.text[0].isupper() or not line.text[0].isalnum()):
            return "\n\n"
        return " "

    def _is_apart(self, before: Line, line: Line) -> bool:
        """Whether a line begins a paragraph by its place: further in than the line before it, or further below it than lines are."""
        if not before.size or not line.size or line.base >= before.base:
            return False
        least, most = (count * line.size for count in INDENT)
        indented = least <= line.left - before.left <= most and is_terminated(before.text)
        usual = max(self.spacing, LEADING * line.size) * before.rows
        return indented or (self.spacing > 0 and before.base - line.base > WIDE_GAP * usual)

    def headings(self, text: str, blocks: list[tuple[int, float]]) -> Iterator[tuple[Span, int]]:
        """The spans of the blocks in larger letters: 1 for the title, which is the largest of the first few, 2 for the others."""
        first = max((size for _, size in blocks[:FIRST_BLOCKS]), default=0)
        titled = False
        for (start, size), (end, _) in pairwise([*blocks, (len(text) + 2, 0.0)]):
            if size < HEADING_SIZE * self.size or not self.size:
                continue
            is_title = not titled and size == first and size >= TITLE_SIZE * self.size
            titled = titled or is_title
            yield (start, end - 2), 1 if is_title else 2


def _metadata(pdf: Any) -> Metadata:
    about = pdf.get_metadata_dict(skip_empty=True)
    title, author = " ".join(about.get("Title", "").split()), " ".join(about.get("Author", "").split())
    return Metadata(
        title=Known(value=title, certainty="likely", origin="properties of the PDF") if not NO_TITLE.match(title) else None,
        modified=_date(about.get("ModDate", ""), "last change of the PDF"),
        authors=people([author], "properties of the PDF", None, "doubtful"),
    )


def _date(value: str, origin: str) -> Known | None:
    """A date of the PDF's own kind, `D:20230912120000Z`; it is that of the file, so only a hint for the article."""
    found = re.match(r"D:(\d{4})(\d\d)(\d\d)", value)
    moment = calendar.find("-".join(found.groups())) if found else None
    return Known(value=moment.iso, certainty="doubtful", origin=origin) if moment else None
