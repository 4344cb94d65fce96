"""The way from one draft to those of the articles in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from briefing.model import Metadata, Problem
from briefing.reading.clippings import factiva, nexis, plain, proquest
from briefing.reading.clippings.clipping import FEWEST_WORDS, Clipping, Line, lines_of, words_in
from briefing.reading.draft import Draft
from briefing.reading.layout import FURNITURE
from briefing.reading.layout.blocks import is_terminated
from briefing.reading.layout.headings import LONGEST_LINE
from briefing.reading.layout.lines import around
from briefing.reading.publishers.outlets import COPYRIGHT
from briefing.reading.publishers.registry import name_key

DATABASES = (nexis.find, factiva.find, proquest.find)
EXPORTED = ("text", "docx", "odt", "rtf", "markdown", "html", "pdf", "mail")
"""Formats in which press databases give their articles."""
COLLECTED = ("text", "docx", "odt", "rtf", "markdown", "pdf")
"""Formats in which people collect clippings."""
COUNT = re.compile(
    r"(?:document|dokument|article)\s+\d{1,6}\s+(?:of|von|/)\s+\d{1,6}|\d{1,6} (?:of|von) \d{1,6} (?:documents|dokumenten?)", re.IGNORECASE
)
LONGEST_BYLINE = 80
FULL_TEXT = re.compile(r"full text\s?:?(?:\s|$)", re.IGNORECASE)
"""What a database writes above the text of each article."""
ADVICE = (
    "Save each article as a file of its own, or put a line of dashes (-----) above each headline and a line such as "
    "“The Coast Daily, 4 March 2026” below it."
)


def divide(draft: Draft, name: str) -> Iterator[Draft | Problem]:
    """The articles of a draft of the file `name`: most have one, which is the draft itself."""
    found = _clippings(draft)
    if found is None:
        if several := _looks_like_several(draft):
            yield Problem(
                path=_path(name, draft.part),
                error=f"it looks like several articles ({several}), which could not be told apart",
                advice=ADVICE,
            )
        else:
            yield draft
        return
    for number, clipping in enumerate(found, 1):
        part = _part(draft.part, number) if len(found) > 1 else draft.part
        if clipping.has_text:
            yield _cut(draft, clipping, part)
        else:
            yield Problem(
                path=_path(name, part),
                error="the database gives no text of this article",
                advice="Export it again with its full text.",
            )


def _clippings(draft: Draft) -> list[Clipping] | None:
    if draft.format not in EXPORTED:
        return None
    for find in DATABASES:
        if found := find(draft.text):
            return found
    if draft.format not in COLLECTED:
        return None
    found = plain.find(draft.text, dict(draft.given), _is_headed(draft))
    return [replace(found[0], metadata=draft.metadata), *found[1:]] if found and _is_headed(draft) else found


def _is_headed(draft: Draft) -> bool:
    """Whether a draft says for sure what article it is, in labels on top or in the properties of its file."""
    known = draft.metadata
    return any(value and value.certainty == "sure" for value in (known.title, known.outlet, known.published))


def _cut(draft: Draft, clipping: Clipping, part: str) -> Draft:
    """The draft of one clipping, whose spans count from its own beginning."""
    start, end = clipping.start, clipping.end
    kept = {span: kind for span, kind in draft.given if start <= span[0] and span[1] <= end}
    kept.update(dict.fromkeys(clipping.furniture, FURNITURE))
    for span in clipping.title:
        kept.setdefault(span, 1 if len(clipping.title) == 1 else FURNITURE)
    return replace(
        draft,
        text=draft.text[start:end],
        metadata=replace(clipping.metadata, language=clipping.metadata.language or draft.metadata.language),
        given=tuple(((low - start, high - start), kind) for (low, high), kind in kept.items()),
        pages=(),
        turns=(),
        part=part,
        extracted=False,
    )


def _looks_like_several(draft: Draft) -> str:
    """Why a text that could not be divided looks like several articles, or an empty string."""
    if draft.format not in COLLECTED or (draft.metadata != Metadata() and draft.format == "markdown"):
        return ""
    lines = lines_of(draft.text)
    counts = [line.text for line in lines if COUNT.fullmatch(line.text)]
    if len(counts) > 1:
        return f"“{counts[0]}”, “{counts[1]}”"
    whole = sum(bool(FULL_TEXT.match(line.text)) for line in lines)
    if whole > 1:
        return f"“Full text” stands in it {whole} times"
    named = list(_owners(lines))
    if len(named) > 1:
        return f"it names {named[0]} and {named[1]} as owners"
    signed = list(_bylines(lines))
    return f"“{signed[0]}”, “{signed[1]}”" if len(signed) > 1 else ""


def _bylines(lines: list[Line]) -> Iterator[str]:
    """The bylines that stand alone with the text of an article below each, every name once."""
    places = [place for place, line in enumerate(lines) if len(line.text) < LONGEST_BYLINE and around(line.text, True) == "byline"]
    seen: set[str] = set()
    for place, stop in pairwise([*places, len(lines)]):
        key = name_key(lines[place].text)
        if key not in seen and words_in([line for line in lines[place + 1 : stop] if is_terminated(line.text)]) >= 2 * FEWEST_WORDS:
            seen.add(key)
            yield lines[place].text


def _owners(lines: list[Line]) -> Iterator[str]:
    """The outlets that own the text above them, as their copyright lines say, each once."""
    seen: set[str] = set()
    above = 0
    for line in lines:
        found = COPYRIGHT.match(line.text) if len(line.text) < LONGEST_LINE else None
        if found is None:
            above += words_in([line])
            continue
        key = name_key(found["name"])
        if key and key not in seen and above >= 2 * FEWEST_WORDS and re.search(r"\d{4}", line.text):
            seen.add(key)
            above = 0
            yield found["name"].strip()


def _part(part: str, ordinal: int) -> str:
    return f"{part}/{ordinal}" if part else str(ordinal)


def _path(name: str, part: str) -> str:
    return f"{name}#{part}" if part else name
