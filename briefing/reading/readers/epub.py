"""EPUB books and clippings: each part of the spine that holds an article's worth of text."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from msgspec.structs import replace

from briefing.model import Known, Metadata, Problem
from briefing.reading import calendar
from briefing.reading.document import Document
from briefing.reading.draft import Draft
from briefing.reading.encoding import decode
from briefing.reading.files import ReadError
from briefing.reading.packed import local, named, open_zip, xml
from briefing.reading.readers import html

FEWEST = 200
"""Code points below which a part is a cover, a title page or a list."""


def read(document: Document) -> Iterator[Draft | Problem]:
    """The parts in reading order."""
    with open_zip(document) as archive:
        container = named(archive, "META-INF/container.xml", document)
        rootfile = next((element.get("full-path") for element in xml(container).iter("{*}rootfile")), None) if container else None
        package = named(archive, rootfile, document) if rootfile else None
        if package is None or rootfile is None:
            raise ReadError("the book has no list of its parts", "Save it again, or export it as text.")
        tree = xml(package)
        metadata = _metadata(tree)
        places = {item.get("id"): item.get("href") for item in tree.iter("{*}item")}
        found = 0
        for entry in tree.iter("{*}itemref"):
            href = places.get(entry.get("idref"))
            name = posixpath.normpath(posixpath.join(posixpath.dirname(rootfile), unquote(href))) if href else None
            try:
                page = named(archive, name, document) if name else None
                text, given = html.text_of_fragment(decode(page).text) if page else ("", ())
            except ReadError as error:
                yield error.problem(f"{document.name}#{name}")
                continue
            if len(text) < FEWEST:
                continue
            found += 1
            heading = next((text[span[0] : span[1]] for span, level in given if level), None)
            title = Known(value=heading, certainty="likely", origin="first heading") if heading else metadata.title
            yield Draft(text=text, given=given, format="epub", metadata=replace(metadata, title=title), part=name or "")
    if not found:
        raise ReadError("there is no text in the book", "If its pages are pictures, recognise their text first.")


def _metadata(tree: object) -> Metadata:
    values: dict[str, str] = {}
    for element in tree.iter():  # type: ignore[attr-defined]
        if element.text and element.text.strip():
            values.setdefault(local(element), " ".join(element.text.split())[:400])
    date = calendar.find(values.get("date", ""))
    known: dict[str, Any] = {
        name: Known(value=values[key], certainty="sure", origin="metadata of the book")
        for name, key in (("title", "title"), ("outlet", "publisher"), ("language", "language"))
        if values.get(key)
    }
    author = values.get("creator")
    return Metadata(
        **known,
        published=Known(value=date.iso, certainty="likely", origin="metadata of the book") if date else None,
        authors=(Known(value=author, certainty="sure", origin="metadata of the book"),) if author else (),
    )
