"""Hold an export against its sources: every quoted line is found again, character by character, or named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import IO

from briefing.export.escaping import plain_path
from briefing.export.formats import read_back
from briefing.export.quotes import Altered, Checksum, Failure, NotAnExportError, Quote, Sealed, named
from briefing.model import Problem, Record, Source
from briefing.reading.limits import DEFAULT, Limits
from briefing.workspace import workers
from briefing.workspace.corpus import File, files_below
from briefing.workspace.safe_text import one_line, safe
from briefing.workspace.wording import plural

LARGEST = 1_000_000_000
"""Bytes of a file that are read: the export of a million statements has half as many."""
MOST_COMPARED = 200
"""Failures for which the source is searched for what it has instead."""
LONGEST_COMPARED = 4000
LONGEST_PASSAGE = 20_000
"""Characters. A passage that is longer than this and fifty times its quote was never read as one sentence."""


class Result(Record, frozen=True):
    """How many quotes were looked for and how many stand, how many checksums were compared, and what does not hold."""

    quotes: int
    held: int
    checksums: int
    failures: tuple[Failure, ...]
    problems: tuple[Problem, ...] = ()
    """Why sources that are quoted could not be read."""
    sources: int = 0
    """How many of the sources that the export names were there to be compared."""
    altered: tuple[Altered, ...] = ()
    """What is not as the export was written, though every quotation may stand."""
    sealed: Sealed | None = None
    """What its seal says of all its lines; None for an export of an earlier version, which has none."""

    @property
    def checked(self) -> bool:
        """Whether there was anything to hold and anything to hold it against; else the answer is neither yes nor no."""
        return (self.quotes > 0 and self.sources > 0) or (not self.quotes and not self.failures and self.sealed is not None)


def check(file: Path, paths: Sequence[Path], limits: Limits = DEFAULT, follow_links: bool = False) -> Result:
    """Find every quote of `file` in the sources under `paths`, read within `limits`. Raises OSError, `NotAnExportError`."""
    with file.open("rb") as stream:
        return check_bytes(bytes_of(stream, str(file)), file, paths, limits, follow_links)


def check_bytes(data: bytes, file: Path, paths: Sequence[Path], limits: Limits = DEFAULT, follow_links: bool = False) -> Result:
    """The same of what was read of a file, or came another way. Raises `NotAnExportError`."""
    found = list(read_back(data, file))
    quotes = [one for one in found if isinstance(one, Quote)]
    checksums = [one for one in found if isinstance(one, Checksum)]
    sources = Sources(paths, limits, follow_links)
    asked = list(dict.fromkeys([one.path for one in quotes] + [one.path for one in checksums]))
    missing = {path for path in asked if not sources.texts(path)}
    failures = [one for one in found if isinstance(one, Failure) and not isinstance(one, Altered)]
    failures += _missing(missing, quotes, checksums)
    failures += [failure for one in checksums if one.path not in missing and (failure := _changed(one, sources))]
    there = [one for one in quotes if one.path not in missing]
    wrong = list(_wrong(there, sources))
    told = {one.line for one in (*failures, *wrong)}
    altered = sorted((one for one in found if isinstance(one, Altered) and one.line not in told), key=lambda one: one.line)
    return Result(
        quotes=len(quotes),
        held=len(there) - len(wrong),
        checksums=len(checksums),
        failures=tuple(sorted([*failures, *wrong], key=lambda one: one.line)),
        problems=tuple(sources.problems),
        sources=len(asked) - len(missing),
        altered=tuple(altered),
        sealed=next((one for one in found if isinstance(one, Sealed)), None),
    )


def bytes_of(stream: IO[bytes], name: str) -> bytes:
    """What is in an export. Raises OSError, `NotAnExportError`."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise NotAnExportError(f"{name} is larger than {LARGEST // 1_000_000} MB, so it is no export of ours.")
    return data


class Text:
    """One text that goes by a name, and what comparing needs of it."""

    def __init__(self, source: Source) -> None:
        self.raw, self.sha256 = source.text, source.sha256

    @cached_property
    def safe(self) -> str:
        """As it can be shown, with the same length."""
        return safe(self.raw)

    @cached_property
    def line(self) -> str:
        """As it can be shown, on one line."""
        return one_line(self.raw)


class Sources:
    """The sources by the path that an export names, read when first asked for."""

    def __init__(self, paths: Sequence[Path], limits: Limits, follow_links: bool = False) -> None:
        self._files: dict[str, list[File]] = {}
        for found in files_below(paths, follow_links):
            # An export holds the name of a file as it can be shown.
            self._files.setdefault(plain_path(found.name), []).append(found)
        self._texts: dict[str, list[Text]] = {}
        self._limits = limits
        self.problems: list[Problem] = []

    def texts(self, name: str) -> list[Text]:
        """The texts of the sources that go by `name`: none where there is no such source."""
        name = plain_path(name)
        if name not in self._texts:
            self._read(_file_of(name, self._files))
        return self._texts.setdefault(name, [])

    def _read(self, file: str) -> None:
        """Read every article of a file, which is many for an archive."""
        for one in self._files.pop(file, ()):
            for found in workers.sources(one, self._limits):
                if isinstance(found, Source):
                    self._texts.setdefault(plain_path(found.path), []).append(Text(found))
                else:
                    self.problems.append(found)


def _file_of(name: str, files: Mapping[str, object]) -> str:
    """The file that holds the source `name`: the longest one that the name begins with (`box.zip#3`, `box.zip/a.txt`)."""
    stem = name
    while stem and stem not in files:
        stem = stem[: max(stem.rfind("#"), stem.rfind("/"), 0)]
    return stem


def _missing(paths: Iterable[str], quotes: Sequence[Quote], checksums: Sequence[Checksum]) -> Iterator[Failure]:
    """A failure for each source that is not there, with how many quotes could not be held against it."""
    lines: dict[str, list[int]] = {}
    for one in quotes:
        lines.setdefault(one.path, []).append(one.line)
    first = {one.path: one.line for one in checksums}
    for path in sorted(paths):
        held = lines.get(path, [])
        against = f" to hold its {plural(len(held), 'quote')} against" if held else ""
        yield Failure(line=held[0] if held else first[path], what=f"there is no source {named(path)}{against}")


def _changed(checksum: Checksum, sources: Sources) -> Failure | None:
    """A source that is not the text that the export was made from, though all its quotes may stand in it."""
    if any(text.sha256 == checksum.sha256 for text in sources.texts(checksum.path)):
        return None
    return Failure(line=checksum.line, what=f"{named(checksum.path)} is not the text that the export names: its checksum is another")


def _wrong(quotes: Sequence[Quote], sources: Sources) -> Iterator[Failure]:
    """The quotes that do not hold, each with what the source has instead."""
    count = 0
    for quote in quotes:
        texts = sources.texts(quote.path)
        if any(_stands(quote, text) for text in texts):
            continue
        count += 1
        instead = _nearest(quote, texts[0]) if count <= MOST_COMPARED else ""
        yield Failure(line=quote.line, what=f"not in {named(quote.path)}: {_short(quote.text)}{instead}")


def _stands(quote: Quote, text: Text) -> bool:
    """Whether the quote is the passage it names, or, the source having changed around it, another of the same length."""
    length = quote.end - quote.start
    if not quote.text or length > max(LONGEST_PASSAGE, 50 * len(quote.text)):
        return False
    passage = text.raw[quote.start : quote.end]
    if (passage if quote.exact else one_line(passage)) == quote.text:
        return True
    if quote.text not in (text.raw if quote.exact else text.line):
        return False
    words = re.escape(quote.text) if quote.exact else r"\s+".join(map(re.escape, quote.text.split(" ")))
    return any(len(found.group()) == length for found in re.finditer(words, text.raw if quote.exact else text.safe))


def _nearest(quote: Quote, text: Text) -> str:
    """What the source has instead, and where it first differs."""
    from rapidfuzz import fuzz

    wanted = one_line(quote.text)
    if len(wanted) > LONGEST_COMPARED:
        return ""
    passage = one_line(text.raw[quote.start : min(quote.end, quote.start + LONGEST_COMPARED)])
    if fuzz.ratio(passage, wanted) < 60:
        found = fuzz.partial_ratio_alignment(wanted, text.line, score_cutoff=60)
        if found is None:
            return ""
        passage = one_line(text.line[found.dest_start : found.dest_end])
    pairs = enumerate(zip(wanted, passage, strict=False))
    at = next((number for number, (ours, theirs) in pairs if ours != theirs), min(len(wanted), len(passage)))
    if at == len(wanted) == len(passage):
        return " (the same words stand there, with other white space or signs that are not seen)"
    here, there = (f"“{one_line(part[max(0, at - 20) : at + 20])}”" for part in (wanted, passage))
    return f" (at character {at + 1} {here}, but the source has {there})"


def _short(text: str) -> str:
    line = one_line(text)
    return f"“{line}”" if len(line) <= 90 else f"“{line[:87]}…”"
