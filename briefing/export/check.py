"""Hold an export against its sources: every quoted line is found again, character by character, or named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefing.export.quotes import Failure, NotAnExportError, Quote, read_back
from briefing.model import Problem, Record, Source
from briefing.reading.limits import DEFAULT, Limits
from briefing.workspace import running
from briefing.workspace.corpus import File, files_below
from briefing.workspace.safe_text import one_line, safe
from briefing.workspace.wording import plural


class Result(Record, frozen=True):
    """How many quotes were looked for, and what does not hold."""

    quotes: int
    failures: tuple[Failure, ...]
    problems: tuple[Problem, ...] = ()
    """Why sources that are quoted could not be read."""


def check(file: Path, paths: Sequence[Path], limits: Limits = DEFAULT, follow_links: bool = False) -> Result:
    """Find every quote of `file` in the sources under `paths`, read within `limits`. Raises OSError, `NotAnExportError`."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAnExportError(f"{file} is not UTF-8, so it is no export of ours.") from error
    found = list(read_back(text, file))
    quotes = [one for one in found if isinstance(one, Quote)]
    sources = Sources(paths, limits, follow_links)
    failures = [one for one in found if isinstance(one, Failure)]
    missing = {quote.path for quote in quotes if not sources.texts(quote.path)}
    for path in sorted(missing):
        lines = [quote.line for quote in quotes if quote.path == path]
        failures.append(Failure(line=lines[0], what=f"there is no source {safe(path)} to hold its {plural(len(lines), 'quote')} against"))
    failures += [Failure(line=quote.line, what=what) for quote in quotes if quote.path not in missing and (what := _wrong(quote, sources))]
    return Result(quotes=len(quotes), failures=tuple(sorted(failures, key=lambda one: one.line)), problems=tuple(sources.problems))


class Sources:
    """The sources by the path that an export names, read when first asked for."""

    def __init__(self, paths: Sequence[Path], limits: Limits, follow_links: bool = False) -> None:
        self._files: dict[str, list[File]] = {}
        for found in files_below(paths, follow_links):
            # An export holds the name of a file as it can be shown.
            self._files.setdefault(one_line(found.name), []).append(found)
        self._texts: dict[str, list[str]] = {}
        self._limits = limits
        self.problems: list[Problem] = []

    def texts(self, name: str) -> list[str]:
        """The texts of the sources that go by `name`: none where there is no such source."""
        name = one_line(name)
        if name not in self._texts:
            self._read(_file_of(name, self._files))
        return self._texts.setdefault(name, [])

    def _read(self, file: str) -> None:
        """Read every article of a file, which is many for an archive."""
        for one in self._files.get(file, ()):
            for found in running.sources(one, self._limits):
                if isinstance(found, Source):
                    self._texts.setdefault(one_line(found.path), []).append(found.text)
                else:
                    self.problems.append(found)


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
