"""Pages that Safari saved as a web archive: a property list with the page and what belongs to it."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from typing import Any
from xml.parsers.expat import ExpatError

from msgspec.structs import replace

from briefing.reading.document import Document, megabytes
from briefing.reading.draft import Draft
from briefing.reading.encoding import decode
from briefing.reading.files import ReadError
from briefing.reading.readers import html

BROKEN = (
    plistlib.InvalidFileException,
    ExpatError,
    ValueError,
    RecursionError,
    OverflowError,
    IndexError,
    TypeError,
    KeyError,
    AttributeError,
)


def read(document: Document) -> Iterator[Draft]:
    """The article of the page. Raises `ReadError` where there is none."""
    page = _main(document.read())
    data = page.get("WebResourceData")
    kind = str(page.get("WebResourceMIMEType") or "text/html")
    if not isinstance(data, bytes) or not kind.startswith(("text/", "application/xhtml")):
        raise ReadError("there is no page in the web archive", "Open it in Safari, and save the page as page source (HTML) or PDF.")
    if len(data) > document.limits.html_bytes:
        raise ReadError(f"the page is larger than {megabytes(document.limits.html_bytes)}", "Copy the article into a .txt file.")
    named, address = page.get("WebResourceTextEncodingName"), page.get("WebResourceURL")
    text = decode(data, named if isinstance(named, str) else None).text
    draft = html.draft_of(text, address if isinstance(address, str) else None, document.limits)
    yield replace(draft, format="webarchive")


def _main(data: bytes) -> dict[str, Any]:
    try:
        found = plistlib.loads(data)
        page = found["WebMainResource"]
        return page if isinstance(page, dict) else {}
    except BROKEN as error:
        raise ReadError(
            "this is no web archive of Safari, or a broken one", "Open it, and save the page as page source (HTML) or PDF."
        ) from error
