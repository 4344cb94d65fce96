"""JSON and JSON Lines: an article, a list of them, or one a line; the fields of news-please, of common crawlers, and our own export."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from briefing.model import Problem
from briefing.reading.document import Document, megabytes
from briefing.reading.draft import Draft
from briefing.reading.encoding import decode
from briefing.reading.files import ReadError
from briefing.reading.readers import addresses, articles, library, posts

LISTS = (
    "articles",
    "items",
    "results",
    "data",
    "documents",
    "docs",
    "entries",
    "stories",
    "hits",
    "news",
    "response",
    "records",
    "sources",
    "entities",
)
NEXT_RECORD = re.compile(rb"\}\s*\n\s*\{")
SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
DEEPEST = 4


def read(document: Document) -> Iterator[Draft | Problem]:
    """Every record that has a text."""
    if NEXT_RECORD.search(document.head) or document.name.lower().endswith((".jsonl", ".ndjson", ".jl")):
        yield from _lines(document)
        return
    text = decode(document.read()).text
    try:
        data = _loaded(text)
    except (ValueError, RecursionError) as error:
        if NEXT_RECORD.search(text.encode("utf-8", "surrogatepass")):
            yield from _lines(document)
            return
        raise ReadError(
            f"this is not valid JSON ({str(error)[:100]})", "Export the articles again, or save their text as .txt files."
        ) from error
    if isinstance(data, dict) and str(data.get("schema", "")).startswith("briefing/"):
        yield from _own_export(data)
        return
    if library.is_csl(data):
        return
    if posted := posts.drafts(data):
        yield from posted
        return
    records = list(_records(data, 0))
    found = [
        draft
        for number, record in enumerate(records, 1)
        if (draft := articles.draft_of(record, "json", str(number) if len(records) > 1 else ""))
    ]
    if not found and (listed := list(dict.fromkeys(addresses.in_records(data)))):
        yield addresses.problem(document.name, listed)
        return
    if not found:
        raise ReadError(
            "none of its records has the text of an article", f"The text is looked for under {', '.join(articles.TEXT[:5])} and the like."
        )
    yield from found
    if cut := sum(articles.is_cut(record) for record in records):
        yield Problem(
            path=document.name,
            error=f"{cut} of its {len(records)} articles are cut off after a few lines (“[+… chars]”)",
            advice="Services such as NewsAPI give no more: fetch the pages with briefing add ADDRESS.",
            kind="notice",
        )


def _loaded(text: str) -> Any:
    """The value of a JSON text. Half a surrogate pair, which is no character and has no bytes, becomes U+FFFD. Raises as `json.loads`."""
    value = json.loads(text, strict=False)
    if not SURROGATE.search(text):
        return value
    whole = json.dumps(value, ensure_ascii=False)
    return json.loads(whole.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), strict=False)


def _records(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The records in a list, or under one of the names that lists of articles go by."""
    if isinstance(data, list):
        for item in (posts.flattened(item) for item in data if isinstance(item, dict)):
            yield from _records(item, depth + 1) if not articles.has_text(item) and depth < DEEPEST else iter((item,))
    elif isinstance(data, dict):
        data = posts.flattened(data)
        if articles.has_text(data):
            yield data
        elif depth < DEEPEST:
            for name in LISTS:
                yield from _records(data.get(name), depth + 1)


def _lines(document: Document) -> Iterator[Draft | Problem]:
    """One record a line; a broken line is a problem of its own."""
    most = document.limits.record_bytes
    with document.open() as stream:
        number = 0
        while line := stream.readline(most + 1):
            number += 1
            path = f"{document.name}#{number}"
            if len(line) > most:
                yield Problem(
                    path=path,
                    error=f"the line is longer than {megabytes(most)}",
                    advice="Split the record, or raise the limit in the settings.",
                )
                while line and not line.endswith(b"\n"):
                    line = stream.readline(most)
                continue
            if not line.strip():
                continue
            try:
                record = _loaded(decode(line).text)
            except (ValueError, RecursionError, ReadError) as error:
                yield Problem(path=path, error=f"the line is not valid JSON ({str(error)[:80]})", advice="Export the articles again.")
                continue
            draft = articles.draft_of(posts.flattened(record), "json", str(number)) if isinstance(record, dict) else None
            if draft:
                yield draft
            else:
                yield Problem(path=path, error="the record has no text", advice="Export the articles with their text.")
    document.check_unchanged()


def _own_export(data: dict[str, Any]) -> Iterator[Draft]:
    """The statements of our own export, source by source: as much of the articles as it holds."""
    by_source: dict[str, list[str]] = {}
    for statement in _listed(data, "statements"):
        if isinstance(statement, dict) and isinstance(statement.get("text"), str):
            by_source.setdefault(str(statement.get("source")), []).append(statement["text"])
    for source in _listed(data, "sources"):
        texts = by_source.get(str(source.get("id"))) if isinstance(source, dict) else None
        draft = (
            articles.draft_of({**_values(source), "text": texts}, "json", str(source.get("path") or source.get("id"))) if texts else None
        )
        if draft:
            yield draft


def _values(source: dict[str, Any]) -> dict[str, Any]:
    """A source of our own export with the values of its metadata under their names."""
    known = source.get("metadata")
    values = known if isinstance(known, dict) else {}
    named = {name: value.get("value") for name, value in values.items() if isinstance(value, dict)}
    authors = values.get("authors")
    people = [author.get("value") for author in authors if isinstance(author, dict)] if isinstance(authors, list) else []
    return {**named, "authors": people, **{name: value for name, value in source.items() if name != "metadata"}}


def _listed(data: dict[str, Any], name: str) -> list[Any]:
    """What stands under a name that should hold a list; nothing where it is no list."""
    value = data.get(name)
    return value if isinstance(value, list) else []
