"""The quotes of an export read back, each with the place that it names: markdown, HTML or JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec

from briefing.export.escaping import next_code, unescape
from briefing.model import Record
from briefing.workspace.safe_text import safe


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


class Failure(Record, frozen=True):
    """What does not hold: on which line of the export, and why, in words."""

    line: int
    what: str


class NotAnExportError(Exception):
    """The file is no export of ours; the message says what was expected."""


def read_back(text: str, file: Path) -> Iterator[Quote | Failure]:
    """Every quote of an export, and what of the export itself is amiss. Raises `NotAnExportError`."""
    begin = text.lstrip()[:1]
    if begin == "{":
        return _json(text, file)
    return _html(text, file) if begin == "<" else _markdown(text, file)


# --- markdown ------------------------------------------------------------------------------------

_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]: (.*)")
_REFERENCES = re.compile(r"(?:\[\^[^\]\s]+\])+")
_PLACE = re.compile(r"(?:, page \d+)?, characters (\d+)–(\d+)\.\s*\Z")
_COUNT = re.compile(r"quotes: (\d+)\s*\Z")
_OURS = "briefing: brief/"


def _markdown(text: str, file: Path) -> Iterator[Quote | Failure]:
    lines = text.split("\n")
    if not any(line.startswith(_OURS) for line in lines[:20]):
        raise NotAnExportError(f"{file} is no export of ours: its front matter lacks `{_OURS}…`.")
    notes: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(lines, 1):
        if found := _FOOTNOTE.match(line):
            notes[found[1]] = (number, found[2])
    count, used = 0, set()
    for number, line in enumerate(lines, 1):
        if line.startswith("- ") and (quoted := _quoted(line[2:])):
            count += 1
            used.update(quoted[1])
            yield _quote(number, quoted[0], quoted[1][0], notes)
            yield from (_unknown(number, label) for label in quoted[1] if label not in notes)
    for label, (number, note) in notes.items():
        if note.startswith("“"):
            end = note.rfind("” — ")
            yield _quote(number, note[1:end], label, notes)
        if label not in used:
            yield Failure(line=number, what=f"no line refers to the footnote {label}")
    said = next((int(found[1]) for line in lines[:20] if (found := _COUNT.match(line))), count)
    if said != count:
        yield Failure(line=1, what=f"the front matter names {said} quoted lines, there are {count}")


def _quoted(line: str) -> tuple[str, list[str]] | None:
    """The quoted part of a list item and the labels of its footnotes; None for an item without any."""
    at = 0
    while at < len(line):
        if line[at] == "\\":
            at += 2
        elif line[at] == "`" and (inside := next_code(line, at)) and inside[0] == at:
            at = inside[1]
        elif found := _REFERENCES.match(line, at):
            return line[:at], re.findall(r"\[\^([^\]\s]+)\]", found.group())
        else:
            at += 1
    return None


def _quote(line: int, markdown: str, label: str, notes: dict[str, tuple[int, str]]) -> Quote | Failure:
    if label not in notes:
        return _unknown(line, label)
    number, note = notes[label]
    place = _PLACE.search(note)
    path = _last_code(note[: place.start()]) if place else None
    if place is None or path is None:
        return Failure(line=number, what=f"the footnote {label} names no place in a source")
    return Quote(line=line, text=unescape(markdown), path=path, start=int(place[1]) - 1, end=int(place[2]))


def _last_code(markdown: str) -> str | None:
    """What is in the code span that ends the text: a source's path."""
    fence = len(markdown) - len(markdown.rstrip("`"))
    opening = [found for found in re.finditer("`+", markdown[: len(markdown) - fence]) if len(found.group()) == fence]
    return unescape(markdown[opening[-1].start() :]) if fence and opening else None


def _unknown(line: int, label: str) -> Failure:
    return Failure(line=line, what=f"there is no footnote {label}")


# --- JSON ----------------------------------------------------------------------------------------


def _json(text: str, file: Path) -> Iterator[Quote | Failure]:
    try:
        brief: Any = msgspec.json.decode(text)
        if not str(brief["schema"]).startswith("briefing/"):
            raise NotAnExportError(f"{file} is no export of ours: its schema is {safe(str(brief['schema']))}.")
        paths = {source["id"]: source["path"] for source in brief["sources"]}
        lines = _lines(text)
        for one in brief["statements"]:
            line = lines.get(one["id"], 1)
            if one["source"] not in paths:
                yield Failure(line=line, what=f"there is no source {safe(str(one['source']))} in the export")
            else:
                yield Quote(line=line, text=one["text"], path=paths[one["source"]], start=one["start"], end=one["end"], exact=True)
    except (msgspec.DecodeError, KeyError, TypeError) as error:
        raise NotAnExportError(f"{file} is no export of ours: {error}.") from error


def _lines(text: str) -> dict[str, int]:
    """The line on which each record with an id and a source stands, as we write them: one record a line."""
    pattern = re.compile(r'\{"id":\s*"([^"]+)",\s*"source"')
    return {found[1]: number for number, line in enumerate(text.split("\n"), 1) if (found := pattern.search(line))}


# --- HTML ----------------------------------------------------------------------------------------

_OURS_HTML = re.compile(r"\s*<!DOCTYPE html>\s*<!-- briefing: brief/\d+, (\d+) quotes -->")


class _Quotes(HTMLParser):
    """Collects the `q` elements that name a source."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Quote] = []
        self._open: tuple[int, dict[str, str | None]] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "q" and "data-source" in dict(attrs):
            self._open, self._text = (self.getpos()[0], dict(attrs)), []

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "q" and self._open:
            line, said = self._open
            start, end = (int(value) if (value := said.get(key) or "").isdigit() else 0 for key in ("data-start", "data-end"))
            self.found.append(Quote(line=line, text="".join(self._text), path=said["data-source"] or "", start=start, end=end))
            self._open = None


def _html(text: str, file: Path) -> Iterator[Quote | Failure]:
    ours = _OURS_HTML.match(text)
    if ours is None:
        raise NotAnExportError(f"{file} is no export of ours: its second line does not say so.")
    parser = _Quotes()
    parser.feed(text)
    parser.close()
    yield from parser.found
    if int(ours[1]) != len(parser.found):
        yield Failure(line=2, what=f"the second line names {ours[1]} quotes, there are {len(parser.found)}")
