"""The table of formats: what each is recognised by, and the module that reads it. Content decides before the suffix does."""

# ruff: noqa: E501 (patterns and lists read better whole)
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Protocol, cast

from briefing.model import Problem, Record, Source
from briefing.reading.document import Document
from briefing.reading.draft import Draft
from briefing.reading.files import ReadError
from briefing.reading.link_lists import is_list


class Reader(Protocol):
    """A module of `readers`: what it gives for a document, one at a time; archives give whole sources. May raise `ReadError`."""

    def read(self, document: Document) -> Iterator[Draft | Source | Problem]:
        """Yield the articles of a document."""


class Format(Record, frozen=True):
    """One format: its name in messages, its module, its suffixes, and a look at the first bytes."""

    name: str
    module: str
    suffixes: tuple[str, ...] = ()
    fits: Callable[[Document], bool] = lambda _: False


START = rb"^(?:\xef\xbb\xbf)?\s*"
HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|h1|section|main|meta|title)\b", re.IGNORECASE)
FEED = re.compile(rb"(?:<!DOCTYPE[^>\[]*>\s*)?<(?:rss|feed|rdf:RDF)\b")
SPACE = re.compile(rb"\s*")
BEFORE_XML = ((b"<?", b"?>"), (b"<!--", b"-->"))
"""How what may stand before the first element of XML or HTML begins and ends."""
JSON = re.compile(START + rb"(?:\{\s*\"[^\"\n]{1,80}\"\s*:|\[\s*\{\s*\")")
RIS = re.compile(START + rb"TY  ?- \w{2,10}\s")
HEADERS = re.compile(
    rb"^(?:(?:received|return-path|delivered-to|from|to|subject|date|message-id|mime-version|content-type|x-[\w-]+|dkim-signature|reply-to|list-[\w-]+|sender|cc|"
    rb"authentication-results|arc-[\w-]+|in-reply-to|references|user-agent|thread-[\w-]+|importance|priority|errors-to|organi[sz]ation|bcc|precedence|content-[\w-]+|resent-[\w-]+|snapshot-content-location|content-transfer-encoding|received-spf)[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*){3}",
    re.IGNORECASE,
)
MAIL_ONLY = re.compile(rb"^(?:message-id|mime-version|received|content-type|return-path)[ \t]*:", re.IGNORECASE | re.MULTILINE)
MAILBOX = re.compile(
    rb"From \S+[ \t]+(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?[ \t]+(?:\d{1,2}[ \t]+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ \t]"
    rb"[^\n]{0,20}\d\d:\d\d[^\n]{0,20}$",
    re.MULTILINE,
)
"""The line above each message of a mailbox: an address and a time. A sentence may begin with From and end in a year too."""
SUBTITLES = re.compile(START + rb"(?:WEBVTT\b|\d{1,6}[ \t]*\r?\n(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{1,3}[ \t]*-->)")
PARTS = (
    b"[Content_Types].xml",
    b"_rels/",
    b"docProps/",
    b"word/",
    b"xl/",
    b"mimetype",
    b"customXml/",
    b"META-INF/",
    b"content.xml",
    b"meta.xml",
    b"settings.xml",
    b"styles.xml",
    b"Thumbnails/",
)
"""How the first file in a document of an office program may be called."""
PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")


def _is_epub(document: Document) -> bool:
    return document.head.startswith(b"PK\x03\x04") and b"application/epub+zip" in document.head[:200]


def _is_office(document: Document) -> bool:
    head = document.head
    marks = (
        b"opendocument.text" in head[:200] or b"word/" in head or (b"[Content_Types].xml" in head and suffix_of(document.name) == ".docx")
    )
    return _first_member(head).startswith(PARTS) and marks


def _is_spreadsheet(document: Document) -> bool:
    head = document.head
    marks = b"xl/" in head or (b"[Content_Types].xml" in head and suffix_of(document.name) in (".xlsx", ".xlsm"))
    return _first_member(head).startswith(PARTS) and marks


def _first_member(head: bytes) -> bytes:
    """The name of the first file in a ZIP: an archive may hold documents that are not packed, with all that these begin with."""
    return head[30 : 30 + int.from_bytes(head[26:28], "little")] if head.startswith(b"PK\x03\x04") else b""


def _is_webarchive(document: Document) -> bool:
    head = document.head
    return (head.startswith(b"bplist00") or b"<plist" in head[:1024]) and (
        b"WebMainResource" in head or suffix_of(document.name) == ".webarchive"
    )


def _is_warc(document: Document) -> bool:
    head, name = document.head, document.name.lower()
    return head.startswith((b"WARC/", b"filedesc://")) or (
        head.startswith(PACKED[0]) and name.endswith((".warc", ".warc.gz", ".arc", ".arc.gz"))
    )


def _is_archive(document: Document) -> bool:
    return document.head.startswith((b"PK\x03\x04", b"PK\x05\x06", *PACKED)) or document.head[257:262] == b"ustar"


def _is_mail(document: Document) -> bool:
    head = document.head
    return bool(MAILBOX.match(head)) or (bool(HEADERS.match(head)) and bool(MAIL_ONLY.search(head)))


def _matches(pattern: re.Pattern[bytes]) -> Callable[[Document], bool]:
    return lambda document: bool(pattern.match(document.head[:4096]))


def _begins(pattern: re.Pattern[bytes]) -> Callable[[Document], bool]:
    return lambda document: bool(pattern.match(document.head, _first_element(document.head)))


def _first_element(head: bytes) -> int:
    """Where the first element of XML or HTML may stand: behind a mark of the encoding, spaces, comments and instructions.

    Found step by step, as an expression of it would go back over each comment again and again.
    """
    place = len(b"\xef\xbb\xbf") if head.startswith(b"\xef\xbb\xbf") else 0
    while True:
        place = SPACE.match(head, place).end()  # type: ignore[union-attr]
        end = next((head.find(close, place + len(start)) + len(close) for start, close in BEFORE_XML if head.startswith(start, place)), 0)
        if end <= place:
            return place
        place = end


FORMATS = (
    Format(name="PDF", module="pdf", suffixes=(".pdf",), fits=lambda document: b"%PDF-" in document.head[:1024]),
    Format(name="EPUB", module="epub", suffixes=(".epub",), fits=_is_epub),
    Format(name="text document", module="office", suffixes=(".docx", ".docm", ".odt", ".ott"), fits=_is_office),
    Format(name="table of Excel", module="spreadsheet", suffixes=(".xlsx", ".xlsm"), fits=_is_spreadsheet),
    Format(name="RTF", module="rtf", suffixes=(".rtf",), fits=lambda document: document.head.lstrip().startswith(b"{\\rtf")),
    Format(name="WARC", module="warc", suffixes=(".warc", ".arc"), fits=_is_warc),
    Format(name="archive", module="archive", suffixes=(".zip", ".wacz", ".jex", ".tar", ".gz", ".tgz", ".bz2", ".xz"), fits=_is_archive),
    Format(name="web archive of Safari", module="webarchive", suffixes=(".webarchive",), fits=_is_webarchive),
    Format(name="notes", module="notes", suffixes=(".enex",), fits=lambda document: b"<en-export" in document.head[:1024]),
    Format(name="subtitles", module="transcripts", suffixes=(".srt", ".vtt"), fits=_matches(SUBTITLES)),
    Format(name="list of addresses", module="addresses", suffixes=(".url", ".webloc", ".opml"), fits=is_list),
    Format(name="mail", module="mail", suffixes=(".eml", ".emlx", ".mbox", ".mht", ".mhtml"), fits=_is_mail),
    Format(name="feed", module="feed", suffixes=(".rss", ".atom", ".rdf", ".xml"), fits=_begins(FEED)),
    Format(name="HTML", module="html", suffixes=(".html", ".htm", ".xhtml", ".shtml"), fits=_begins(HTML)),
    Format(name="XML", module="feed", fits=lambda document: document.head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<?xml")),
    Format(name="JSON", module="json_articles", suffixes=(".json", ".jsonl", ".ndjson", ".jl"), fits=_matches(JSON)),
    Format(name="table", module="table", suffixes=(".csv", ".tsv", ".tab")),
    Format(name="Markdown", module="markdown", suffixes=(".md", ".markdown", ".mdown", ".mkd")),
    Format(name="library", module="library", suffixes=(".bib", ".bibtex", ".ris"), fits=_matches(RIS)),
    Format(name="plain text", module="text", suffixes=(".txt", ".text", ".asc", "")),
)
"""In the order in which content is looked at."""

NOT_ARTICLES = {
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".ico", ".avif", ".heic"), "a picture"),
    **dict.fromkeys((".mp3", ".mp4", ".wav", ".ogg", ".webm", ".mov", ".avi", ".m4a", ".mkv"), "sound or video"),
    **dict.fromkeys((".css", ".js", ".woff", ".woff2", ".ttf", ".map"), "a resource of a web page"),
    **dict.fromkeys((".exe", ".dll", ".so", ".bin", ".iso", ".dmg", ".db", ".sqlite"), "a program or a database"),
    **dict.fromkeys((".ics", ".vcf"), "an entry of a calendar or an address book"),
    **dict.fromkeys((".xls", ".ods", ".pptx", ".ppt", ".odp"), "a table or slides"),
}
"""Suffixes of files that lie beside articles and are none."""

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How documents of old Word begin, and tables, slides, and mails of Outlook too."""
OTHERS = {
    **dict.fromkeys((".enw", ".nbib"), ("this is a list of references", "Export it as BibTeX, RIS or CSL-JSON to have its metadata used.")),
}
"""Suffixes of files that stand for articles and hold none: what is said of them, and what to do."""

UNREADABLE = {
    OLD_OFFICE: ("a document of old Word", "Save it as .docx."),
    b"Rar!": ("a RAR archive", "Unpack it, or pack it as .zip."),
    b"7z\xbc\xaf": ("a 7-Zip archive", "Unpack it, or pack it as .zip."),
    b"\x89PNG": ("a picture", "If it shows an article, recognise its text first."),
    b"\xff\xd8\xff": ("a picture", "If it shows an article, recognise its text first."),
    b"GIF8": ("a picture", "If it shows an article, recognise its text first."),
    b"bplist00": ("a file of settings", "If it is a web archive of Safari, call it .webarchive."),
    b"\x3a\xa2eroots": ("an archive of Bluesky posts (CAR)", "Fetch the feed as JSON, or save the posts as pages."),
    b"SQLite format 3": ("a database", "Export its articles as JSON or CSV."),
}
"""Content that we know and can't read, with what to do about it."""


def find(document: Document) -> Format:
    """The format of a document. Raises `ReadError` for what is no article."""
    suffix = suffix_of(document.name)
    if suffix == ".msg" and document.head.startswith(OLD_OFFICE):
        raise ReadError("this is a mail of Outlook", "Save it as .eml or .txt.")
    for magic, (what, advice) in UNREADABLE.items():
        if (
            document.head.startswith(magic)
            and suffix not in NOT_ARTICLES
            and not (document.head.startswith(b"bplist00") and (suffix == ".webloc" or _is_webarchive(document)))
        ):
            raise ReadError(f"this is {what}", advice)
    if suffix in OTHERS:
        raise ReadError(*OTHERS[suffix])
    if suffix in NOT_ARTICLES:
        raise ReadError(
            f"this is {NOT_ARTICLES[suffix]}, not an article", "Nothing to do, unless an article was meant: then save it as text."
        )
    for form in FORMATS:
        if form.fits(document):
            return form
    return next((form for form in FORMATS if suffix in form.suffixes), FORMATS[-1])


def suffix_of(name: str) -> str:
    """The suffix of a file's name in lower case, with its dot; '' without one."""
    stem, dot, suffix = name.rsplit("/", 1)[-1].rpartition(".")
    return f".{suffix.lower()}" if dot and stem else ""


def reader(form: Format) -> Reader:
    """The module that reads a format, imported now."""
    return cast(Reader, import_module(f"briefing.reading.readers.{form.module}"))
