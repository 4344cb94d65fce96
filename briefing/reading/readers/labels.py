"""Lines on top of a text that say what it is: `Title: …`, `Source: …`, `Date: …`, as people write them and programs for notes do."""

from __future__ import annotations

import re

from briefing.model import Metadata, Span
from briefing.reading.layout import FURNITURE
from briefing.reading.readers import articles

FIELD = re.compile(
    r"(?:[-*+] )?(?:\*\*|__)?(?P<name>[^\W\d_][^\W\d_ -]*(?:[ -][^\W\d_]+){0,3})\s*(?:\*\*|__)?:(?:\*\*|__)?\s+(?P<value>\S.*)"
)
NAMES = {
    **dict.fromkeys(("title", "headline", "subject", "titel", "titre", "título", "titulo", "titolo", "überschrift"), "title"),
    **dict.fromkeys(
        (
            "source",
            "outlet",
            "publication",
            "publisher",
            "newspaper",
            "quelle",
            "zeitung",
            "medium",
            "fuente",
            "medio",
            "fonte",
            "source name",
            "journal",
        ),
        "outlet",
    ),
    **dict.fromkeys(
        (
            "date",
            "published",
            "publication date",
            "date published",
            "posted",
            "datum",
            "fecha",
            "data",
            "date de publication",
            "erschienen",
        ),
        "date",
    ),
    **dict.fromkeys(("updated", "modified"), "updated"),
    **dict.fromkeys(("author", "authors", "byline", "by", "autor", "autoren", "auteur", "autores", "autore", "autora", "von"), "author"),
    **dict.fromkeys(("url", "link", "address", "source url", "adresse", "enlace", "web address", "original url"), "url"),
    **dict.fromkeys(
        ("accessed", "retrieved", "fetched", "created", "created time", "clipped", "saved", "date added", "abgerufen"), "accessed"
    ),
    **dict.fromkeys(("language", "lang", "sprache", "langue", "idioma", "lingua"), "language"),
    **dict.fromkeys(("agency", "agentur", "agence", "agencia", "agenzia"), "agency"),
}
"""What the names of such lines mean, in English and in the languages next to it."""
HEAD = 4000
"""Code points in which the lines are looked for."""
LONGEST_TITLE = 30
FEWEST = 2
"""Lines with a known name from which on they are no chance."""


def find(text: str) -> tuple[Metadata, tuple[tuple[Span, int], ...]]:
    """What the lines at the top, or right below a headline, say of an article, and their spans; nothing for less than two of them."""
    fields: dict[str, str] = {}
    spans: list[tuple[Span, int]] = []
    title = ""
    position = 0
    for line in text[:HEAD].splitlines(keepends=True):
        stripped = line.strip()
        found = FIELD.fullmatch(stripped)
        if stripped and not found:
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
