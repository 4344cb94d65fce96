"""The quotes of an export read back, each with the place that it names: markdown, HTML or JSON.

The file may be anybody's: whatever is in it, this gives quotes and failures, or raises `NotAnExportError`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Annotated

import msgspec

from briefing.export.escaping import code_spans, unescape
from briefing.model import Record
from briefing.workspace.safe_text import one_line


class Quote(Record, frozen=True):
    """A line that an export quotes: on which line of the export, what it says, and where that is said to stand.

    `exact` is true where white space and control characters are as in the source (JSON), false where they are made harmless (markdown).
    """

    line: int
    text: str
    path: str
    start: int
    end: int
    exact: bool = False


class Checksum(Record, frozen=True):
    """What an export says of the whole text of a source (JSON)."""

    line: int
    path: str
    sha256: str


class Failure(Record, frozen=True):
    """What does not hold: on which line of the export, and why, in words."""

    line: int
    what: str


Found = Quote | Checksum | Failure

LONGEST_NAME = 60
"""Characters of a name or label that are repeated in a failure: a longer one could fill the screen with words of its own."""


class NotAnExportError(Exception):
    """The file is no export of ours; the message says what was expected."""


def read_back(text: str, file: Path) -> Iterator[Found]:
    """Every quote of an export, and what of the export itself is amiss. Raises `NotAnExportError`."""
    begin = text.lstrip()[:1]
    if begin == "{":
        return _json(text, file)
    return _html(text, file) if begin == "<" else _markdown(text, file)


def named(text: str) -> str:
    """A name or label of an export as a failure repeats it."""
    line = one_line(text)
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1]}…"


def _place(start: str, end: str, first: int) -> tuple[int, int] | None:
    """A passage from how it is written, counted from `first`; None where it is none."""
    if not (_NUMBER.fullmatch(start) and _NUMBER.fullmatch(end)):
        return None
    passage = int(start) - first, int(end)
    return passage if 0 <= passage[0] < passage[1] else None


_NUMBER = re.compile("[0-9]{1,12}")

# --- markdown ------------------------------------------------------------------------------------

_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]: (.*)")
_REFERENCES = re.compile(r"(?:\[\^[^\]\s]+\])+")
_LABEL = re.compile(r"\[\^([^\]\s]+)\]")
_MARK = re.compile(r"\\.|\[\^")
_PLACE = re.compile(r"(?:, page [0-9]{1,9})?, characters ([0-9]{1,12})–([0-9]{1,12})\.\s*\Z")
_COUNT = re.compile(r"quotes: ([0-9]{1,12})\s*\Z")
_OURS = "briefing: brief/"
_END_OF_WORDING = "” — "

Notes = dict[str, tuple[int, str]]
"""The line of each footnote and what it says."""


def _markdown(text: str, file: Path) -> Iterator[Found]:
    lines = text.split("\n")
    if not any(line.startswith(_OURS) for line in lines[:20]):
        raise NotAnExportError(f"{file} is no export of ours: its front matter lacks `{_OURS}…`.")
    notes, count, used = Notes(), 0, set[str]()
    for number, line in enumerate(lines, 1):
        if found := _FOOTNOTE.match(line):
            if found[1] in notes:
                yield Failure(line=number, what=f"there is a second footnote {named(found[1])}")
            notes.setdefault(found[1], (number, found[2]))
    for number, line in enumerate(lines, 1):
        note = _FOOTNOTE.match(line)
        quoted = _quoted(note[2] if note else line)
        if quoted and (note or not line.startswith("- ")):
            yield Failure(line=number, what="a footnote stands where no quoted line is")
        elif quoted:
            count += 1
            used.update(quoted[1])
            yield _quote(number, quoted[0].removeprefix("- "), quoted[1][0], notes)
            yield from (_unknown(number, label) for label in quoted[1] if label not in notes)
    yield from _wordings(notes, used)
    said = next((int(found[1]) for line in lines[:20] if (found := _COUNT.match(line))), None)
    if said != count:
        yield Failure(line=1, what=f"the front matter names {'no' if said is None else said} quoted lines, there are {count}")


def _wordings(notes: Notes, used: set[str]) -> Iterator[Found]:
    """The wordings that stand in footnotes, because no line of the brief has them."""
    for label, (number, note) in notes.items():
        if note.startswith("“"):
            yield _quote(number, None, label, notes)
        if label not in used:
            yield Failure(line=number, what=f"no line refers to the footnote {named(label)}")


def _quoted(line: str) -> tuple[str, list[str]] | None:
    """The part of a line before its first footnotes, and their labels; None for a line without any."""
    inside = {place for start, end, _ in code_spans(line) for place in range(start, end)} if "`" in line else ()
    for mark in _MARK.finditer(line):
        if mark.group() == "[^" and mark.start() not in inside and (found := _REFERENCES.match(line, mark.start())):
            return line[: mark.start()], _LABEL.findall(found.group())
    return None


def _quote(line: int, markdown: str | None, label: str, notes: Notes) -> Quote | Failure:
    """The quote with the place that its footnote names; its words are those of the footnote where the line has none."""
    if label not in notes:
        return _unknown(line, label)
    number, note = notes[label]
    written = _PLACE.search(note)
    place = _place(written[1], written[2], 1) if written else None
    path = _last_code(note[: written.start()]) if written else None
    if place is None or path is None:
        return Failure(line=number, what=f"the footnote {named(label)} names no place in a source")
    words = _wording(note, place[1] - place[0]) if markdown is None else unescape(markdown)
    return Quote(line=line, text=words, path=path, start=place[0], end=place[1])


def _wording(note: str, length: int) -> str:
    """What a footnote quotes: its words end with a sign that may stand in them too, and in a title behind them; their length decides."""
    ends = [found.start() for found in re.finditer(_END_OF_WORDING, note)][:20]
    fitting = [words for end in ends if len(words := unescape(note[1:end])) <= length]
    return fitting[-1] if fitting else unescape(note[1 : ends[0]] if ends else note[1:])


def _last_code(markdown: str) -> str | None:
    """What is in the code span that ends the text: a source's path."""
    last = next(reversed(code_spans(markdown)), None)
    return last[2] if last and last[1] == len(markdown) else None


def _unknown(line: int, label: str) -> Failure:
    return Failure(line=line, what=f"there is no footnote {named(label)}")


# --- JSON ----------------------------------------------------------------------------------------

_Offset = Annotated[int, msgspec.Meta(ge=0, le=10**12)]


class _Head(Record, frozen=True):
    schema: str = ""


class _JsonSource(Record, frozen=True):
    id: str
    path: str
    sha256: str


class _JsonStatement(Record, frozen=True):
    id: str
    source: str
    start: _Offset
    end: _Offset
    text: str


class _Json(Record, frozen=True):
    sources: list[_JsonSource]
    statements: list[_JsonStatement]


def _json(text: str, file: Path) -> Iterator[Found]:
    try:
        schema = msgspec.json.decode(text, type=_Head).schema
        if not schema.startswith("briefing/"):
            raise NotAnExportError(f"{file} is no export of ours: its schema is {named(schema) or 'not named'}.")
        brief = msgspec.json.decode(text, type=_Json)
    except (msgspec.DecodeError, RecursionError) as error:
        raise NotAnExportError(f"{file} is no export of ours: {error}.") from error
    lines = _lines(text)
    paths: dict[str, str] = {}
    for source in brief.sources:
        if source.id in paths:
            yield Failure(line=lines.get(source.id, 1), what=f"there are two sources {named(source.id)}")
        paths[source.id] = source.path
        yield Checksum(line=lines.get(source.id, 1), path=source.path, sha256=source.sha256)
    for one in brief.statements:
        line = lines.get(one.id, 1)
        if one.source not in paths:
            yield Failure(line=line, what=f"there is no source {named(one.source)} in the export")
        elif one.start >= one.end:
            yield Failure(line=line, what=f"the statement {named(one.id)} names no place in its source")
        else:
            yield Quote(line=line, text=one.text, path=paths[one.source], start=one.start, end=one.end, exact=True)


def _lines(text: str) -> dict[str, int]:
    """The line on which each source and each statement stands, as we write them: one record a line."""
    pattern = re.compile(r'\{"id":\s*"([^"]+)",\s*"(?:source|path)"')
    return {found[1]: number for number, line in enumerate(text.split("\n"), 1) if (found := pattern.search(line))}


# --- HTML ----------------------------------------------------------------------------------------

_OURS_HTML = re.compile(r"\s*<!DOCTYPE html>\s*<!-- briefing: brief/[0-9]{1,9}, ([0-9]{1,12}) quotes -->")


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
        place = _place(said.get("data-start") or "", said.get("data-end") or "", 0)
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


def _html(text: str, file: Path) -> Iterator[Found]:
    ours = _OURS_HTML.match(text)
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
    count = sum(isinstance(one, Quote) for one in parser.found)
    if int(ours[1]) != count:
        yield Failure(line=2, what=f"the second line names {ours[1]} quotes, there are {count}")
