"""Lines on top of a text that say what it is: `Title: …`, `Source: …`, `Date: …`, as people write them and programs for notes do."""

from __future__ import annotations

import re

from msgspec.structs import replace

from briefing.model import Metadata, Span
from briefing.reading.draft import Draft
from briefing.reading.label_names import NAMES
from briefing.reading.layout import FURNITURE
from briefing.reading.readers import articles

FIELD = re.compile(
    r"(?:[-*+] )?(?:\*\*|__)?(?P<name>[^\W\d_][^\W\d_ -]*(?:[ -][^\W\d_]+){0,3})\s*(?:\*\*|__)?:(?:\*\*|__)?\s+(?P<value>\S.*)"
)
PASSED_OVER = re.compile(r"!\[[^\[\]\n]*\]\([^()\s]*\)|#{1,6} (?:metadata|properties|info)", re.IGNORECASE)
"""A picture, or a heading, that a program for notes puts above such lines."""
HEAD = 4000
"""Code points in which the lines are looked for."""
LONGEST_TITLE = 30
LONGEST_VALUE = 12
"""Words of a value above which a line with an unknown name, apart from the others, is text."""
FEWEST = 2
"""Lines with a known name from which on they are no chance."""


def labelled(draft: Draft) -> Draft:
    """A clipping with what the lines on top of it say, where nothing else has told its outlet or its day."""
    if draft.metadata.outlet or draft.metadata.published:
        return draft
    metadata, spans = find(draft.text)
    language = metadata.language or draft.metadata.language
    return replace(draft, metadata=replace(metadata, language=language), given=(*draft.given, *spans)) if spans else draft


def find(text: str) -> tuple[Metadata, tuple[tuple[Span, int], ...]]:
    """What the lines at the top, or right below a headline, say of an article, and their spans; nothing for less than two of them."""
    fields: dict[str, str] = {}
    spans: list[tuple[Span, int]] = []
    title = ""
    position, apart = 0, False
    for line in text[:HEAD].splitlines(keepends=True):
        stripped = line.strip()
        found = FIELD.fullmatch(stripped)
        if found and _is_text(found, apart):
            break
        apart = not stripped
        if stripped and not found and not (title and PASSED_OVER.fullmatch(stripped)):
            if title or fields or len(stripped.split()) > LONGEST_TITLE:
                break
            title = stripped
        if found:
            fields.setdefault(found["name"].lower(), found["value"])
            start = position + line.index(stripped[0])
            spans.append(((start, start + len(stripped)), FURNITURE))
        position += len(line)
    if len({NAMES[name] for name in fields if name in NAMES}) < FEWEST:
        return Metadata(), ()
    record = {NAMES[name]: value for name, value in fields.items() if name in NAMES}
    if str(record.get("outlet", "")).startswith(("http://", "https://")):
        record.setdefault("url", record.pop("outlet"))
    return articles.metadata_of(record, "header line"), tuple(spans)


def _is_text(line: re.Match[str], apart: bool) -> bool:
    """Whether a line with a colon begins the text: "NAIROBI: Police said …" or "Herald: What happened?" below the empty line."""
    name, value = line["name"], line["value"]
    if name.lower() in NAMES or not (apart or name.isupper()):
        return False
    return len(value.split()) > LONGEST_VALUE or value.rstrip('"”’»').endswith((".", "?", "!"))
