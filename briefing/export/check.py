"""Hold an export against its sources: every quoted line is found again, character by character, or named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from briefing.export.escaping import next_code, unescape
from briefing.model import Record, Source
from briefing.workspace.safe_text import one_line, safe
from briefing.workspace.wording import plural


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


class Result(Record, frozen=True):
    """How many quotes were looked for, and what does not hold."""

    quotes: int
    failures: tuple[Failure, ...]


class NotAnExportError(Exception):
    """The file is no export of ours; the message says what was expected."""


def check(file: Path, paths: Sequence[Path]) -> Result:
    """Find every quote of `file` in the sources under `paths`. Raises OSError, `NotAnExportError`."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAnExportError(f"{file} is not UTF-8, so it is no export of ours.") from error
    found = list(_json(text, file) if text.lstrip().startswith("{") else _markdown(text, file))
    quotes = [one for one in found if isinstance(one, Quote)]
    sources = Sources(paths)
    failures = [one for one in found if isinstance(one, Failure)]
    missing = {quote.path for quote in quotes if not sources.texts(quote.path)}
    for path in sorted(missing):
        lines = [quote.line for quote in quotes if quote.path == path]
        failures.append(Failure(line=lines[0], what=f"there is no source {safe(path)} to hold its {plural(len(lines), 'quote')} against"))
    failures += [Failure(line=quote.line, what=what) for quote in quotes if quote.path not in missing and (what := _wrong(quote, sources))]
    return Result(quotes=len(quotes), failures=tuple(sorted(failures, key=lambda one: one.line)))


class Sources:
    """The sources by the path that an export names, read when first asked for."""

    def __init__(self, paths: Sequence[Path]) -> None:
        from briefing.reading import walk

        self._files: dict[str, list[Path]] = {}
        for path, name in walk(paths):
            self._files.setdefault(name, []).append(path)
        self._texts: dict[str, list[str]] = {}

    def texts(self, name: str) -> list[str]:
        """The texts of the sources that go by `name`: none where there is no such source."""
        if name not in self._texts:
            self._read(_file_of(name, self._files))
        return self._texts.setdefault(name, [])

    def _read(self, file: str) -> None:
        """Read every article of a file, which is many for an archive."""
        from briefing.reading import read_path

        for path in self._files.get(file, ()):
            for found in read_path(path, file):
                if isinstance(found, Source):
                    self._texts.setdefault(found.path, []).append(found.text)


def _file_of(name: str, files: Mapping[str, object]) -> str:
    """The file that holds the source `name`: the longest one that the name begins with (`box.zip#3`, `box.zip/a.txt`)."""
    stem = name
    while stem and stem not in files:
        stem = stem[: max(stem.rfind("#"), stem.rfind("/"), 0)]
    return stem


def _wrong(quote: Quote, sources: Sources) -> str | None:
    """What is wrong with a quote, None where it holds."""
    texts = sources.texts(quote.path)
    if any(_stands(quote, text) for text in texts):
        return None
    return f"not in {safe(quote.path)}: {_short(quote.text)}{_nearest(quote, texts[0])}"


def _stands(quote: Quote, text: str) -> bool:
    """Whether the quote is the passage it names, or, the source having changed around it, another of the same length."""
    passage = text[quote.start : quote.end]
    if (passage if quote.exact else one_line(passage)) == quote.text:
        return True
    words = r"\s+".join(map(re.escape, quote.text.split(" "))) if not quote.exact else re.escape(quote.text)
    length = quote.end - quote.start
    return any(len(found.group()) == length for found in re.finditer(words, text if quote.exact else safe(text)))


def _nearest(quote: Quote, text: str) -> str:
    """What the source has instead, and where it first differs."""
    from rapidfuzz import fuzz

    passage = one_line(text[quote.start : quote.end])
    if fuzz.ratio(passage, quote.text) < 60:
        plain = one_line(text)
        found = fuzz.partial_ratio_alignment(quote.text, plain, score_cutoff=60)
        if found is None:
            return ""
        passage = plain[found.dest_start : found.dest_end]
    pairs = enumerate(zip(quote.text, passage, strict=False))
    at = next((number for number, (ours, theirs) in pairs if ours != theirs), min(len(quote.text), len(passage)))
    here, there = (f"“{one_line(part[max(0, at - 20) : at + 20])}”" for part in (quote.text, passage))
    return f" (at character {at + 1} {here}, but the source has {there})"


def _short(text: str) -> str:
    line = one_line(text)
    return f"“{line}”" if len(line) <= 90 else f"“{line[:87]}…”"


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
