"""What lists of addresses are recognised by: bookmarks, OPML, links saved as files, and texts of nothing but addresses."""

from __future__ import annotations

import re

from briefing.reading.document import Document

LINE = re.compile(r"(?:[-*•]\s+|\d{1,4}[.)]\s+)?<?(?P<address>https?://[^\s<>\"'“”]+)>?(?:\s+#.*)?", re.IGNORECASE)
BOOKMARKS = re.compile(rb"<!DOCTYPE NETSCAPE-Bookmark|<title>\s*(?:Pocket Export|Instapaper: Export)\s*</title>", re.IGNORECASE)
OPML = re.compile(rb"<opml\b", re.IGNORECASE)
ROW = re.compile(r"\d[\d-]{5,30}\t(?:[^\t\n]*\t){4,80}[^\t\n]*")
"""A row of a table of events (GDELT), which has no names of columns and begins with a number."""
CELL = re.compile(r"\t(https?://[^\s<>\"']+)(?=\t|$)")
LEAST_OF_LINES = 0.8
"""Share of the lines of a text that are addresses where it is a list of them."""


def is_list(document: Document) -> bool:
    """Whether the first bytes of a document are those of a list of addresses."""
    head = document.head
    if BOOKMARKS.search(head[:1024]) or OPML.search(head[:1024]) or head.lstrip().lower().startswith(b"[internetshortcut]"):
        return True
    if document.name.lower().endswith((".url", ".webloc", ".opml")):
        return True
    return _is_lines(head)


def _is_lines(head: bytes) -> bool:
    """Whether most lines of a text are addresses, of which each stands alone."""
    if b"://" not in head or b"\x00" in head:
        return False
    lines = [line.strip() for line in head.decode("utf-8", "replace").splitlines()]
    told = [line for line in (lines[:-1] if len(head) >= 8192 else lines) if line and not line.startswith("#")]
    listed = sum(bool(LINE.fullmatch(line) or (ROW.fullmatch(line) and CELL.search(line))) for line in told)
    return bool(told) and listed >= LEAST_OF_LINES * len(told)
