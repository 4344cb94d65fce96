"""Exports of ProQuest: documents between ruled lines, with fields in words (`Publication title:`, `Full text:`)."""

# ruff: noqa: E501 (patterns read better whole)
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.reading.clippings.clipping import Clipping, Line, lines_of, metadata_of, spans_of

RULE = re.compile(r"[_=—-]{20,}")
COUNT = re.compile(r"document \d{1,6} of \d{1,6}", re.IGNORECASE)
NAMES = (
    "abstract|accession number|author|bad words|business indexing term|caption|chapter number|column name|company|company / organization|contact us at|copyright|"
    "correspondence author|country of publication|credit|database|dateline|document feature|document type|document url|ethnicity|first page|full text|"
    "headline|identifier / keyword|identifier|issn|issue|language|language of publication|last updated|links|location|number of pages|pages|people|place of publication|"
    "proquest document id|publication date|publication info|publication subject|publication title|publication year|publisher|section|source type|"
    "subject|subtitle|title|volume|word count"
)
FIELD = re.compile(rf"(?P<name>{NAMES})\s?:(?:\s+(?P<value>\S.*))?", re.IGNORECASE)
SURE = {"publication title", "publication info", "proquest document id", "source type"}
"""Names of fields that only such an export has."""
MISSING = re.compile(r"(?:full text )?(?:is )?not available\b|none available", re.IGNORECASE)


def find(text: str) -> list[Clipping] | None:
    """The articles of an export; None for any other text."""
    found = [clipping for group in _groups(lines_of(text)) if (clipping := _clipping(group))]
    return found or None


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if RULE.fullmatch(line.text) or COUNT.match(line.text):
            if group:
                yield group
            group = []
        else:
            group.append(line)
    if group:
        yield group


def _clipping(group: Sequence[Line]) -> Clipping | None:
    places = [(place, found["name"].lower()) for place, line in enumerate(group) if (found := FIELD.fullmatch(line.text))]
    if len(SURE & {name for _, name in places}) < 2:
        return None
    values: dict[str, str] = {}
    texts: list[Line] = []
    label: tuple[tuple[int, int], ...] = ()
    stops = [place for place, _ in places] + [len(group)]
    for (place, name), stop in zip(places, stops[1:], strict=True):
        first = FIELD.fullmatch(group[place].text)
        value = (first["value"] if first else None) or ""
        whole = " ".join([value, *(line.text for line in group[place + 1 : stop])]).strip()
        if name == "full text" and whole and not MISSING.match(whole):
            texts = list(group[place + (not value) : stop])
            label = ((group[place].start, group[place].end - len(value)),) if value else ()
        values.setdefault(name, whole)
    heading = group[0] if places[0][0] > 0 else None
    outlet = values.get("publication title") or values.get("publication info", "")
    metadata = metadata_of(
        "ProQuest",
        {
            "title": values.get("title") or (heading.text if heading else ""),
            "outlet": outlet.partition(";")[0].strip(),
            "published": values.get("publication date") or values.get("publication info", ""),
            "authors": values.get("author", ""),
            "language": values.get("language of publication") or values.get("language", ""),
        },
    )
    title = spans_of([heading]) if heading else ()
    others = [line for line in group if line not in texts and line is not heading]
    return Clipping(group[0].start, group[-1].end, metadata, title, (*spans_of(others), *label), bool(texts))
