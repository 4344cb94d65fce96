"""Lists of addresses: bookmarks, read-later exports, feeds that one follows, links saved as files. They name articles and hold none."""

from __future__ import annotations

import csv
import io
import json
import plistlib
import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.parsers.expat import ExpatError

from briefing.model import Problem
from briefing.reading.document import Document
from briefing.reading.encoding import decode
from briefing.reading.files import ReadError
from briefing.reading.link_lists import CELL, ROW
from briefing.reading.readers import feed
from briefing.reading.readers.mail_bodies import bodies

ADDRESS = re.compile(r"https?://[^\s<>\"'“”]+", re.IGNORECASE)
LINKED = re.compile(r"<a\s[^<>]{0,2000}?href\s*=\s*[\"']?(?P<address>https?://[^\s\"'<>]+)", re.IGNORECASE)
OUTLINED = re.compile(r"<outline\s(?P<inside>[^<>]{0,8000})>", re.IGNORECASE)
NAMED = re.compile(r"\b(?P<name>url|htmlUrl|xmlUrl)\s*=\s*[\"'](?P<address>https?://[^\"'<>\s]+)", re.IGNORECASE)
FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b")
SHORTCUT = re.compile(r"^URL=(?P<address>https?://\S+)", re.IGNORECASE | re.MULTILINE)
COLUMNS = ("url", "link", "address", "href", "source_url", "webpage", "permalink", "uri", "page_url")
MOST = 100_000
"""Addresses of one list."""
ALERT = re.compile(r"\bgooglealerts-noreply@google\.com\b", re.IGNORECASE)
REDIRECT = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/(?:url|alerts/share)\?[^\s\"'<>]+", re.IGNORECASE)


def read(document: Document) -> Iterator[Problem]:
    """No article: one problem that says how many addresses there are, and how to fetch them."""
    found = listed(document)
    if not found:
        raise ReadError("there is no address in it", "Remove it, or save the article itself.")
    yield problem(document.name, found)


def problem(name: str, addresses: list[str]) -> Problem:
    """What is said of a list of addresses."""
    count = "1 address" if len(addresses) == 1 else f"{len(addresses):,} addresses"
    return Problem(
        path=name,
        error=f"this is a list of {count}, and no article",
        advice=f"Fetch the pages with: briefing add --from {shlex.quote(name)}",
    )


def listed(document: Document) -> list[str]:
    """The addresses that a document lists, each once; all that stand in it where it is a text. Raises `ReadError`."""
    data = document.read()
    if data.startswith(b"bplist00") or b"<plist" in data[:400]:
        return _each(_in_plist(data))
    text = decode(data).text
    start = text.lstrip()[:400].lower()
    if start.startswith("[internetshortcut]") or SHORTCUT.match(text):
        return _each(found["address"] for found in SHORTCUT.finditer(text))
    if "<opml" in text[:2000].lower():
        return _each(_in_outline(text))
    if FEED.search(text[:2000]):
        return _each(feed.addresses(document))
    if start.startswith(("{", "[")) and (found := _each(_in_json(text))):
        return found
    if document.name.lower().endswith((".csv", ".tsv")) or ROW.match(text) or _has_column(text):
        return _each(_in_table(text))
    if ALERT.search(text):
        return in_alert(_body(data))
    if LINKED.search(text):
        return _each(unescape(found["address"]) for found in LINKED.finditer(text))
    return _each(found[0].rstrip(".,;:)") for found in ADDRESS.finditer(text))


def _each(addresses: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(address for address in addresses if ADDRESS.fullmatch(address)))[:MOST]


def _in_plist(data: bytes) -> Iterator[str]:
    try:
        found = plistlib.loads(data)
    except (plistlib.InvalidFileException, ExpatError, ValueError, RecursionError, OverflowError, IndexError, TypeError) as error:
        raise ReadError("the link is broken", "Open it, and save the page itself.") from error
    if isinstance(found, dict) and isinstance(found.get("URL"), str):
        yield found["URL"]


def _in_outline(text: str) -> Iterator[str]:
    """The pages and feeds of an OPML file; of a feed with its page, the page."""
    for outline in OUTLINED.finditer(text):
        names = {found["name"].lower(): unescape(found["address"]) for found in NAMED.finditer(outline["inside"])}
        yield names.get("url") or names.get("htmlurl") or names.get("xmlurl") or ""


def _in_json(text: str) -> Iterator[str]:
    try:
        data = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        data = list(_lines(text))
    yield from in_records(data)


def _lines(text: str) -> Iterator[Any]:
    for line in text.splitlines():
        try:
            yield json.loads(line, strict=False)
        except (ValueError, RecursionError):
            continue  # another line may hold a record


def in_records(data: Any, depth: int = 0) -> Iterator[str]:
    """The addresses of records: those under the names of columns, in lists and in what records hold."""
    if isinstance(data, Mapping):
        own = address_of(data)
        if own:
            yield own
        elif depth < 6:
            for value in data.values():
                yield from in_records(value, depth + 1)
    elif isinstance(data, list) and depth < 6:
        for item in data[:MOST]:
            yield from in_records(item, depth + 1)


def address_of(record: Mapping[str, Any]) -> str:
    """The address of a record, or an empty string."""
    fields = {str(key).strip().lower().replace(" ", "_"): value for key, value in record.items()}
    return next((value.strip() for name in COLUMNS if isinstance(value := fields.get(name), str) and ADDRESS.fullmatch(value.strip())), "")


def _has_column(text: str) -> bool:
    names = {name.strip().strip('"\ufeff').lower().replace(" ", "_") for name in re.split(r"[,;\t]", text.split("\n", 1)[0])}
    return len(names) > 1 and bool(names & set(COLUMNS))


def _in_table(text: str) -> Iterator[str]:
    first = text.split("\n", 1)[0]
    delimiter = max("\t,;|", key=first.count)
    try:
        if ROW.match(first):
            yield from (found[1] for line in text.splitlines() if (found := CELL.search(line)))
            return
        for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield address_of({key: value for key, value in row.items() if key})
    except csv.Error as error:
        raise ReadError(f"the table is broken ({error})", "Export it again.") from error


def _body(data: bytes) -> str:
    message = message_from_bytes(data, policy=default)
    pages, texts = bodies(message) if isinstance(message, EmailMessage) else ([], [])
    return "\n".join((*pages, *texts))


def in_alert(page: str) -> list[str]:
    """The pages that a mail of an alert leads to by way of its service."""
    found = (parse_qs(urlsplit(unescape(link[0])).query) for link in REDIRECT.finditer(page))
    return _each((query.get("url") or query.get("q") or [""])[0] for query in found)
