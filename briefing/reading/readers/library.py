"""BibTeX and CSL-JSON as Zotero exports them: no articles, but what is known about the articles beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.model import Known, Metadata, Problem, Reference
from briefing.reading import calendar
from briefing.reading.document import Document
from briefing.reading.encoding import decode
from briefing.reading.files import ReadError
from briefing.reading.limits import Limits
from briefing.reading.metadata.language_tags import tag
from briefing.reading.readers import articles

CSL_FIELDS = {"issued", "container-title", "URL", "accessed"}
CSL = re.compile(rb'"(?:container-title|issued|citation-key|URL)"\s*:')
FIELD = re.compile(r"^\s*(?P<name>[\w-]+)\s*=\s*(?P<value>.*?)\s*,?\s*$")
ENTRY = re.compile(r"@(?P<kind>\w{1,40})\s{0,40}\{\s{0,40}(?P<key>[^,\s{}]{0,300})\s{0,40},")
NEXT = re.compile(r"\n\s{0,8}@\w{1,40}\s{0,40}\{")
"""Where an entry begins at the latest that has not found its end: the brace of the one before is missing."""
MARK = re.compile(r"[{},]")
LATEX = ((re.compile(r"\\[a-zA-Z]+\s*\{([^{}]*)\}"), r"\1"), (re.compile(r"\\([&%$#_{}])"), r"\1"), (re.compile(r"[{}]"), ""))
LIBRARIES = (".bib", ".bibtex", ".json")
"""How the names of files end that may hold a library; of JSON files those that are one."""
LONGEST = 2000
LONGEST_ENTRY = 100_000
MOST = 100_000
"""Entries of one library."""


def read(document: Document) -> Iterator[Problem]:
    """A library holds no articles; one that can't be parsed is a problem."""
    if not entries(document):
        yield Problem(path=document.name, error="there is no entry in the library", advice="Export it again as BibTeX or CSL-JSON.")


def may_be(document: Document) -> bool:
    """Whether the first bytes, or the name, are those of a library: most JSON files beside articles are articles."""
    head = document.head.lstrip()
    return document.name.lower().endswith((".bib", ".bibtex")) or (head.startswith(b"[") and b'"type"' in head and bool(CSL.search(head)))


def references(file: Path, name: str, limits: Limits) -> list[Reference]:
    """What a file that held no articles knows of those in other files; nothing where it is no library."""
    if not name.lower().endswith(LIBRARIES):
        return []
    try:
        document = Document(name, file=file, limits=limits)
        return entries(document) if may_be(document) else []
    except (ReadError, OSError):
        return []  # reading the file has said so already


def entries(document: Document) -> list[Reference]:
    """The entries of a library. Raises `ReadError` for a broken one."""
    text = decode(document.read()).text
    try:
        if text.lstrip().startswith(("[", "{")):
            data: Any = json.loads(text)
            return [_from_csl(item) for item in data[:MOST]] if is_csl(data) else []
        return list(_from_bibtex(text))
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise ReadError(f"the library is broken ({type(error).__name__})", "Export it again as BibTeX or CSL-JSON.") from error


def is_csl(data: Any) -> bool:
    """Whether parsed JSON is a CSL library: items of a type, with fields of that format, and none with a text."""
    items = data[:MOST] if isinstance(data, list) else []
    if not items or not all(isinstance(item, dict) and isinstance(item.get("type"), str) for item in items):
        return False
    if any(articles.has_text(item) for item in items):
        return False
    return any("title" in item and CSL_FIELDS & item.keys() for item in items)


def _from_csl(item: dict[str, Any]) -> Reference:
    people = [
        " ".join(filter(None, (str(name.get("given", "")), str(name.get("family", "") or name.get("literal", "")))))
        for name in item.get("author") or ()
        if isinstance(name, dict)
    ]
    values = {
        "title": item.get("title"),
        "outlet": item.get("container-title") or item.get("publisher"),
        "language": tag(str(item.get("language") or "")),
        "address": item.get("URL"),
    }
    return _entry(values, _csl_date(item.get("issued")), _csl_date(item.get("accessed")), people, ())


def _csl_date(value: Any) -> str:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    if parts and isinstance(parts[0], list):
        numbers = [int(part) for part in parts[0] if str(part).isdigit()]
        return "-".join(f"{number:02}" for number in numbers) if len(numbers) == 3 else ""
    return str(value.get("raw", "")) if isinstance(value, dict) else ""


def _from_bibtex(text: str) -> Iterator[Reference]:
    """Entries between `@kind{key,` and the brace that closes it."""
    place = 0
    for _ in range(MOST):
        match = ENTRY.search(text, place)
        if match is None:
            return
        stop = NEXT.search(text, match.end(), match.end() + LONGEST_ENTRY)
        found, place = _fields(text, match.end(), stop.start() if stop else min(len(text), match.end() + LONGEST_ENTRY))
        if match["kind"].lower() in ("comment", "string", "preamble"):
            continue
        fields = dict(found)
        people = [" ".join(reversed(name.split(", ", 1))) for name in re.split(r"\s+and\s+", fields.get("author", "")) if name]
        values = {
            "title": fields.get("title"),
            "outlet": fields.get("journal") or fields.get("journaltitle") or fields.get("publisher") or fields.get("howpublished"),
            "language": tag(fields.get("langid") or fields.get("language") or ""),
            "address": fields.get("url"),
        }
        files = tuple(part for part in re.split(r"[;:]", fields.get("file", "")) if "." in part)
        yield _entry(values, fields.get("date") or _year_month_day(fields), fields.get("urldate", ""), people, files)


def _fields(text: str, start: int, stop: int) -> tuple[list[tuple[str, str]], int]:
    """`name = {value}` pairs, and where the entry ends: its braces may nest, and it ends where its own closes."""
    depth, begun, found = 1, start, list[tuple[str, str]]()
    for mark in MARK.finditer(text, start, stop):
        place = mark.start()
        depth += (mark[0] == "{") - (mark[0] == "}")
        if depth == 0 or (mark[0] == "," and depth == 1):
            if field := FIELD.match(" ".join(text[begun:place].split())):
                found.append((field["name"].lower(), _plain(field["value"])))
            begun = place + 1
        if depth == 0:
            return found, begun
    return found, stop


def _plain(value: str) -> str:
    text = value.strip().strip('"')
    for pattern, plain in LATEX:
        text = pattern.sub(plain, text)
    return text.strip()[:LONGEST]


def _year_month_day(fields: dict[str, str]) -> str:
    return f"{fields.get('day', '')} {fields.get('month', '')} {fields.get('year', '')}"


def _entry(values: dict[str, Any], published: str, fetched: str, people: list[str], files: tuple[str, ...]) -> Reference:
    known: dict[str, Any] = {
        name: Known(value=" ".join(str(value).split())[:LONGEST], certainty="sure", origin="library")
        for name, value in values.items()
        if value
    }
    for name, date in (("published", published), ("fetched", fetched)):
        moment = calendar.find(date)
        if moment:
            known[name] = Known(value=moment.iso, certainty="sure", origin="library")
    authors = tuple(Known(value=name[:200], certainty="sure", origin="library") for name in people if name.strip())
    return Reference(metadata=Metadata(**known, authors=authors), files=files)
