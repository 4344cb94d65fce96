"""The table of formats: what each is recognised by, and the module that reads it. Content decides before the suffix does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Protocol, cast

from briefing.model import Problem, Record
from briefing.reading.document import Document
from briefing.reading.draft import Draft
from briefing.reading.files import ReadError


class Reader(Protocol):
    """A module of `readers`: what it gives for a document, one draft or problem at a time. May raise `ReadError`."""

    def read(self, document: Document) -> Iterator[Draft | Problem]:
        """Yield the articles of a document."""


class Format(Record, frozen=True):
    """One format: its name in messages, its module, its suffixes, and a look at the first bytes."""

    name: str
    module: str
    suffixes: tuple[str, ...]
    fits: Callable[[bytes], bool]


HTML_START = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h1|section|main)\b",
    re.IGNORECASE | re.DOTALL,
)
MARKDOWN = re.compile(rb"^(?:\xef\xbb\xbf)?---\s*\n(?:[^\n]*\n){1,60}?---\s*\n|^#{1,3} \S[^\n]*\n|^\S[^\n]*\n={3,}\s*\n")


def _never(_: bytes) -> bool:
    """Recognised by its suffix alone."""
    return False


FORMATS = (
    Format(
        name="HTML", module="html", suffixes=(".html", ".htm", ".xhtml", ".shtml"), fits=lambda head: bool(HTML_START.match(head[:4096]))
    ),
    Format(name="Markdown", module="markdown", suffixes=(".md", ".markdown", ".mdown", ".mkd"), fits=_never),
    Format(name="plain text", module="text", suffixes=(".txt", ".text", ".asc", ""), fits=_never),
)
"""In the order in which content is looked at."""

NOT_ARTICLES = {
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".ico", ".avif", ".heic"), "a picture"),
    **dict.fromkeys((".mp3", ".mp4", ".wav", ".ogg", ".webm", ".mov", ".avi", ".m4a", ".mkv"), "sound or video"),
    **dict.fromkeys((".css", ".js", ".woff", ".woff2", ".ttf", ".map"), "a resource of a web page"),
    **dict.fromkeys((".exe", ".dll", ".so", ".bin", ".iso", ".dmg", ".db", ".sqlite"), "a program or a database"),
}
"""Suffixes of files that lie beside articles and are none."""


def find(document: Document) -> Format:
    """The format of a document. Raises `ReadError` for what is no article."""
    for form in FORMATS:
        if form.fits(document.head):
            return form
    suffix = suffix_of(document.name)
    for form in FORMATS:
        if suffix in form.suffixes:
            return form
    if suffix in NOT_ARTICLES:
        raise ReadError(
            f"this is {NOT_ARTICLES[suffix]}, not an article", "Nothing to do, unless an article was meant: then save it as text."
        )
    return FORMATS[-1]


def suffix_of(name: str) -> str:
    """The suffix of a file's name in lower case, with its dot; '' without one."""
    stem, dot, suffix = name.rsplit("/", 1)[-1].rpartition(".")
    return f".{suffix.lower()}" if dot and stem else ""


def reader(form: Format) -> Reader:
    """The module that reads a format, imported now."""
    return cast(Reader, import_module(f"briefing.reading.readers.{form.module}"))
